import { describe, expect, it } from 'vitest';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { changeChannel } from '../../src/sandbox/world/channels.js';
import { CORE, FIELD, MODERATORS, STORY, inside, openPrivate, report, reportCard, stored } from './conduct.js';
import { buttonsOf, roles, told } from './leads.js';
import { DAY, HOUR, SECOND, START, type Name, type TestPlace } from './place.js';
import { foundIn, foundInDatabase, foundInLog } from './privacy-search.js';
import { WG, shown } from './proposals.js';

/** The 5th business day after Monday, 2 March is Monday, 9 March: its last second. */
const ANSWER_BY = Date.UTC(2026, 2, 10) - SECOND;
const NAMES: readonly Name[] = ['alice', 'bob', 'carol', 'dave', 'erin', 'grace', 'mallory'];

/** Everything that somebody sees in the channels that are there for everybody. */
const publicly = (place: TestPlace): string =>
  NAMES.flatMap((name) =>
    ['#general', '#wg-ig-group-creation', WG, '#accessibility-ig'].flatMap((channel) =>
      place.people[name].sees(channel).filter(({ ephemeral }) => !ephemeral),
    ),
  )
    .map(({ raw, text }) => `${raw} ${text}`)
    .join('\n');

async function press(place: TestPlace, name: Name, label: string, channel = CORE): Promise<string> {
  const outcome = await place.people[name].in(channel).click(label);
  await place.settle();
  return told(outcome);
}

/** Everybody may read a channel from now on, or nobody but its roles. */
async function letRead(place: TestPlace, channel: string, everybody: boolean): Promise<void> {
  changeChannel(place.sandbox.world, place.channel(channel), (changed) => {
    for (const each of changed.overwrites) {
      if (each.id === place.serverId) each.deny = everybody ? 0n : PermissionFlagsBits.ViewChannel;
    }
  });
  await place.settleSoon();
}

describe('E2: conduct goes straight to the private channels', () => {
  it('E2: at once, with who reported, the words without a ping, and when an answer is due', async () => {
    const place = await openPrivate();
    const said = told(await report(place, 'bob', `${STORY} @everyone <@${place.people.mallory.id}>`));
    expect(said).toContain('Your report is with Core Maintainers and moderators');
    expect(said).toContain(shown(ANSWER_BY));
    for (const channel of [CORE, MODERATORS]) {
      const card = reportCard(place, channel);
      expect(card.text).toContain(STORY);
      expect(card.text).toContain('From: @bob');
      expect(card.text).toContain(`Answer by: ${shown(ANSWER_BY)}`);
      expect(card.text).toContain('nobody takes care of it yet');
      expect(card.pings).toEqual([]);
      expect(buttonsOf(card)).toEqual(['I take care of it', 'Closed']);
    }
  });

  it('E2: Core Maintainers whom the bot knows are pinged, and the reporter among them is not', async () => {
    const place = await openPrivate();
    await report(place);
    await press(place, 'carol', 'I take care of it');
    await report(place, 'bob', 'It happened again.');
    expect(reportCard(place).pings).toEqual(['carol']);
    await report(place, 'carol', 'A third thing.');
    expect(reportCard(place).pings).toEqual([]);
  });

  it('E2: it has no number, and is in no record, list, export, metric, log or channel but the private ones', async () => {
    const place = await openPrivate();
    const before = await place.bot.deps.store.read((tx) => tx.record.tip(place.serverId));
    await report(place);
    const words = ['shouted', 'newcomers', 'conduct'];
    expect(foundIn(publicly(place), ['shouted', 'newcomers', 'A report'])).toEqual([]);
    expect(await place.bot.deps.store.read((tx) => tx.record.tip(place.serverId))).toEqual(before);
    const rows = await foundInDatabase(place.env['DATABASE_URL'] ?? '', ['shouted']);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain('ConductReport');
    const { id } = await stored(place);
    for (const type of ['conduct', 'conduct-moderators'] as const) {
      const row = await place.bot.deps.store.read((tx) => tx.outbox.byKey(`card:${type}:${id}`));
      expect(row?.post).toEqual({ type, id });
    }
    expect(foundInLog(place, words)).toEqual([]);
    for (const path of ['metrics', 'healthz', 'readyz']) {
      const page = await (await fetch(`http://127.0.0.1:${place.bot.httpPort}/${path}`)).text();
      expect(foundIn(page, words)).toEqual([]);
    }
    const alice = place.people.alice.in(WG);
    for (const command of ['/record show', '/record export', '/proposal list', '/privacy show', '/privacy export']) {
      const { answer } = await alice.command(command);
      const files = answer?.attachments.map(({ content }) => content).join('\n') ?? '';
      expect(foundIn(`${answer?.text} ${answer?.raw} ${files}`, ['shouted', 'newcomers', id]), command).toEqual([]);
    }
  });

  it('E2: the metrics name neither the form nor its buttons, nor why it was refused', async () => {
    const place = await openPrivate({}, {});
    expect(told(await report(place))).toContain('no private channel');
    await place.people.grace.in('#general').command('/setup channels', { 'core-maintainers': CORE });
    await report(place);
    expect(await press(place, 'carol', 'I take care of it')).toContain('You take care of it');
    expect(await press(place, 'carol', 'Closed')).toContain('Closed');
    await place.pass(14 * DAY);
    const page = await (await fetch(`http://127.0.0.1:${place.bot.httpPort}/metrics`)).text();
    expect(page).toContain('name="escalation open"');
    expect(page).not.toMatch(/conduct|private-channel|report-/u);
  });

  it('E2: the one who reported finds it in their own data, and nobody else in theirs', async () => {
    const place = await openPrivate();
    await report(place);
    const own = await place.people.bob.in(WG).command('/privacy export');
    expect(own.answer?.attachments.map(({ content }) => content).join('\n')).toContain(STORY);
  });
});

describe('E2: who takes care of a report', () => {
  it('E2: a Core Maintainer or a moderator takes it, once, and both cards say who', async () => {
    const place = await openPrivate();
    await report(place);
    expect(await press(place, 'dave', 'I take care of it', MODERATORS)).toContain('You take care of it');
    for (const channel of [CORE, MODERATORS]) {
      expect(reportCard(place, channel).text).toContain('@dave takes care of it since');
      expect(buttonsOf(reportCard(place, channel))).toEqual(['Closed']);
    }
  });

  it('E2: two who press at the same instant: one takes it, the other is told so', async () => {
    const place = await openPrivate();
    await report(place);
    const both = await Promise.all([
      place.people.carol.in(CORE).click('I take care of it'),
      place.people.erin.in(CORE).click('I take care of it'),
    ]);
    const answers = both.map(told);
    expect(answers.filter((text) => text.includes('You take care of it'))).toHaveLength(1);
    expect(answers.filter((text) => text.includes('Somebody takes care of this report already'))).toHaveLength(1);
  });

  it('E2: who only sees the channel by another way takes nothing, nor does the reporter', async () => {
    const place = await openPrivate();
    await report(place, 'erin');
    expect(await press(place, 'erin', 'I take care of it')).toContain('You sent this report yourself');
    expect(await press(place, 'erin', 'Closed')).toContain('You sent this report yourself');
    await letRead(place, CORE, true);
    expect(await press(place, 'mallory', 'I take care of it')).toContain('neither Core Maintainer nor moderator');
    expect(reportCard(place).text).toContain('nobody takes care of it yet');
  });

  it('E2: closed by whoever took it or a Core Maintainer, not by another moderator', async () => {
    const place = await openPrivate();
    roles(place, 'alice', 'community moderators (synced)');
    await report(place);
    expect(await press(place, 'alice', 'Closed', MODERATORS)).toContain('or nobody yet');
    await press(place, 'dave', 'I take care of it', MODERATORS);
    expect(await press(place, 'alice', 'Closed', MODERATORS)).toContain('Somebody else takes care');
    expect(await press(place, 'dave', 'Closed', MODERATORS)).toContain('Closed');
    expect(reportCard(place).text).toContain('closed on');
    expect(buttonsOf(reportCard(place))).toEqual([]);
    await report(place, 'bob', 'Another one.');
    expect(await press(place, 'carol', 'Closed')).toContain('Closed');
  });
});

describe('E2: where no channel is private', () => {
  it('E2: none is set: refused before anything is typed, with whom to ask', async () => {
    const place = await openPrivate({}, {});
    const said = told(await report(place));
    expect(said).toContain('no private channel');
    expect(said).toContain('/setup channels');
    expect(said).not.toContain('Your report is with');
  });

  it('E2: a channel that opens while somebody types: refused, and what was typed is kept', async () => {
    const place = await openPrivate({}, { 'core-maintainers': CORE });
    const asked = await place.people.bob.in(WG).command('/escalation open', { class: 'conduct' });
    await letRead(place, CORE, true);
    const refused = await asked.form?.submit({ [FIELD]: STORY });
    await place.settle();
    expect(refused && told(refused)).toContain('everybody in the server can read it');
    expect(
      foundIn(
        inside(place)
          .map(({ text }) => text)
          .join('\n'),
        ['shouted'],
      ),
    ).toEqual([]);
    await letRead(place, CORE, false);
    const again = await place.people.bob.in(WG).click('Edit');
    expect(again.form?.fields.find(({ label }) => label === FIELD)?.value).toBe(STORY);
    await again.form?.submit({});
    await place.settle();
    expect(reportCard(place).text).toContain(STORY);
  });

  it('E2: with one private and one open channel it goes to the private one alone', async () => {
    const place = await openPrivate();
    await letRead(place, MODERATORS, true);
    expect(told(await report(place))).toContain('Your report is with Core Maintainers');
    expect(reportCard(place).text).toContain(STORY);
    const open = inside(place, MODERATORS).map(({ text }) => text);
    expect(foundIn(open.join('\n'), ['shouted', '@bob'])).toEqual([]);
  });

  it('E2: a channel that everybody can read says so, at once and each week, whether anybody reports or not', async () => {
    const place = await openPrivate();
    const alarms = () => inside(place).filter(({ text }) => text.includes('is not private'));
    expect(alarms()).toEqual([]);
    await letRead(place, CORE, true);
    expect(alarms()).toHaveLength(1);
    await report(place);
    expect(alarms()).toHaveLength(1);
    // Monday, 9 March, 00:00 UTC.
    await place.pass(7 * DAY - 12 * HOUR - SECOND);
    expect(alarms()).toHaveLength(1);
    await place.pass(SECOND);
    expect(alarms()).toHaveLength(2);
    expect(place.sandbox.clock.now()).toBe(START + 7 * DAY - 12 * HOUR);
  });
});
