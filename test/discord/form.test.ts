import fc from 'fast-check';
import { ComponentType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { modal } from '../../src/discord/form.js';
import type { Field, Form } from '../../src/text/form.js';

const field = (changes: Partial<Field> = {}): Field => ({
  name: 'reason',
  label: 'Reason',
  kind: 'paragraph',
  required: true,
  ...changes,
});
const choices = (count: number) =>
  Array.from({ length: count }, (_none, at) => ({ value: `v${at}`, label: `Choice ${at}` }));
const componentOf = (form: Form, kept = {}) => {
  const [first] = modal('block', 'p1', form, kept).components;
  if (first?.type !== ComponentType.Label) throw new Error('no label');
  return first.component;
};

describe('the modal of a form', () => {
  it('carries the form and its argument', () => {
    expect(modal('block', 'p1', { title: 'Block D-1', fields: [field()] }, {})).toMatchObject({
      custom_id: 'v1:block:p1',
      title: 'Block D-1',
    });
  });

  it('shows two to ten choices as radio buttons, others as a list', () => {
    const typeFor = (count: number) =>
      componentOf({ title: 't', fields: [field({ kind: { choices: choices(count) } })] }).type;
    expect(typeFor(1)).toBe(ComponentType.StringSelect);
    expect(typeFor(2)).toBe(ComponentType.RadioGroup);
    expect(typeFor(10)).toBe(ComponentType.RadioGroup);
    expect(typeFor(11)).toBe(ComponentType.StringSelect);
    expect(typeFor(25)).toBe(ComponentType.StringSelect);
    expect(() => typeFor(26)).toThrow();
  });

  it('X3: holds again what was typed and chosen', () => {
    expect(componentOf({ title: 't', fields: [field({ value: 'first' })] }, { reason: 'kept' })).toMatchObject({
      value: 'kept',
    });
    expect(
      componentOf({ title: 't', fields: [field({ kind: { choices: choices(3) } })] }, { reason: 'v1' }),
    ).toMatchObject({ options: [{ value: 'v0' }, { value: 'v1', default: true }, { value: 'v2' }] });
  });

  it('lets people be chosen, with those who are preset', () => {
    const preset = Array.from({ length: 12 }, (_none, at) => `9000000000000000${10 + at}`);
    const chosen = componentOf(
      { title: 't', fields: [field({ kind: 'people', required: false })] },
      { reason: `x ${preset.join(' ')}` },
    );
    expect(chosen).toMatchObject({ type: ComponentType.UserSelect, min_values: 0, max_values: 10 });
    expect(chosen.type === ComponentType.UserSelect && chosen.default_values?.map(({ id }) => id)).toEqual(
      preset.slice(0, 10),
    );
  });

  it('refuses no fields and more than five', () => {
    expect(() => modal('f', '', { title: 't', fields: [] }, {})).toThrow();
    expect(() => modal('f', '', { title: 't', fields: Array.from({ length: 6 }, () => field()) }, {})).toThrow();
  });

  it('never breaks a limit of Discord', () => {
    const long = fc.string({ unit: 'binary', maxLength: 6_000 });
    const anyForm = fc.record({
      title: long,
      fields: fc.array(
        fc.record({
          name: fc.constant('f'),
          label: long,
          hint: long,
          kind: fc.constant('line' as const),
          required: fc.boolean(),
          value: long,
        }),
        { minLength: 1, maxLength: 5 },
      ),
    });
    fc.assert(
      fc.property(anyForm, (form) => {
        const made = modal('form', 'x', form, {});
        expect(made.title.length).toBeLessThanOrEqual(45);
        expect(made.components.length).toBeLessThanOrEqual(5);
        for (const label of made.components) {
          if (label.type !== ComponentType.Label || label.component.type !== ComponentType.TextInput)
            throw new Error('other');
          expect(label.label.length >= 1 && label.label.length <= 45).toBe(true);
          expect(label.description?.length ?? 0).toBeLessThanOrEqual(100);
          expect(label.component.value?.length ?? 0).toBeLessThanOrEqual(label.component.max_length ?? 0);
          expect(label.component.value ?? 'x').not.toBe('');
        }
      }),
      { numRuns: 100 },
    );
  });
});
