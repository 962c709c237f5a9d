import { describe, expect, it } from 'vitest';
import { serverChannels } from '../../src/adapters/discord/server-channels.js';
import { filesIn } from '../import/real-files.js';
import { openPlace, type TestPlace } from './place.js';
import { WG, sendProposal } from './proposals.js';

const sample = (path: string): string => {
  const file = filesIn('samples').find((each) => each.path === path);
  if (!file) throw new Error(`there is no sample ${path}`);
  return file.content;
};

const TRACING = { name: 'tracing.mdx', content: sample('charters/working-groups/tracing.mdx') };

/** The sample's users with the accounts that the people of this place have. */
const usersOf = (place: TestPlace) => ({
  name: 'users.ts',
  content: `export const MEMBERS = [
    { github: 'alice-example', discord: '${place.people.alice.id}', memberOf: ['tracing-wg'] },
    { github: 'bob-sample', discord: '${place.people.bob.id}', memberOf: ['tracing-wg'] },
  ];`,
});

describe('I13: /setup import', () => {
  it('I13: shows a plan, changes nothing until Apply, and then the charter’s people have their rights', async () => {
    const place = await openPlace({ bare: true });
    const manager = place.people.grace.in('#general');
    const plan = await manager.command('/setup import', { file: TRACING });
    expect(plan.ephemeral).toBe(true);
    expect(plan.answer?.text).toContain('1 group new');
    expect(plan.answer?.attachments[0]?.content).toContain('**Tracing** (Working Group, `tracing.mdx`)');
    expect(place.people.dave.sees(WG).filter((message) => message.pinned)).toEqual([]);

    await place.restart();
    const done = await manager.click('Apply');
    expect(done.failed).toBeNull();
    await place.settle();
    expect(place.people.dave.sees(WG).find((message) => message.pinned)?.text).toContain('Tracing');

    await manager.command('/setup import', { file: usersOf(place) });
    await manager.click('Apply');
    await place.settle();
    await sendProposal(place.people.bob);
    await place.settle();
    expect(place.people.bob.sees(WG).some((message) => message.text.includes('Status: open'))).toBe(true);
  });

  it('I13: the same file again changes nothing and offers no Apply', async () => {
    const place = await openPlace({ bare: true });
    const manager = place.people.grace.in('#general');
    await manager.command('/setup import', { file: TRACING });
    await manager.click('Apply');
    const again = await manager.command('/setup import', { file: TRACING });
    expect(again.answer?.text).toContain('Nothing would change.');
    expect(again.answer?.buttons).toEqual([]);
  });

  it('I13: a file that is no charter is refused with the reason', async () => {
    const place = await openPlace({ bare: true });
    const file = { name: 'shopping.mdx', content: '- milk\n' };
    const refused = await place.people.grace.in('#general').command('/setup import', { file });
    expect(refused.answer?.text).toContain('None of the sections of a charter');
  });

  it('I13: a plan that no longer fits is not applied', async () => {
    const place = await openPlace({ bare: true });
    const manager = place.people.grace.in(WG);
    await manager.command('/setup import', { file: TRACING });
    await manager.command('/setup bind');
    const late = await manager.click('Apply', { on: 'Import plan' });
    await place.settle();
    expect(late.answer?.text).toContain('§I13');
    const group = await manager.command('/group show');
    expect(group.answer?.text).not.toContain('make one request visible');
  });

  it('C1: the command line asks Discord for the channels, and does without them when it gets none', async () => {
    const place = await openPlace({ bare: true });
    const { apiUrl, token } = place.sandbox;
    const channels = await serverChannels(apiUrl, token, place.serverId);
    expect(channels?.find(({ name }) => `#${name}` === WG)?.id).toBe(place.channel(WG).id);
    expect(await serverChannels(apiUrl, 'another.token', place.serverId)).toBeNull();
    expect(await serverChannels('http://127.0.0.1:1/api', token, place.serverId)).toBeNull();
  });
});
