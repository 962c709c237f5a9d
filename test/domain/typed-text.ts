import fc from 'fast-check';

/** Any text, of all of Unicode, halves of surrogate pairs included. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: 0x20, max: 0x7e }) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 0x3ff }) },
      { weight: 1, arbitrary: fc.integer({ min: 0x2000, max: 0x206f }) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 0x10ffff }) },
    ),
    { maxLength: 60 },
  )
  .map((points) => String.fromCodePoint(...points));
