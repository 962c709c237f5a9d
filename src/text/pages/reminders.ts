import { COLLECTED_AT_HOUR } from '../../domain/collected-reminders.js';
import type { Instant } from '../../domain/ids.js';
import { zoneOf, type ReminderWish } from '../../domain/reminder-wish.js';
import { card, facts, text, type Button, type Card } from '../card.js';
import { cited } from '../clauses.js';
import type { Form, Typed } from '../form.js';
import { joined, say, when } from '../markup.js';

/** X6: how somebody is reminded, with everything that can be changed about it. */
export function remindersPage(about: {
  readonly wish: ReminderWish;
  readonly kinds: readonly { readonly kind: string; readonly about: string }[];
  readonly nextAt: Instant | null;
}): Card {
  const { wish, kinds, nextAt } = about;
  const isOff = (kind: string): boolean => wish.off.includes(kind);
  return card(say`How you are reminded`, {
    blocks: [
      text(
        say`You are reminded only of what waits for you: of what is urgent at once, of all else in at most one message a day, from ${COLLECTED_AT_HOUR}:00 in your zone (${cited('X6')}).`,
      ),
      text(
        joined(
          kinds.map((each) => say`${isOff(each.kind) ? '🔕 off' : '🔔 on'} · ${each.about}`),
          '\n',
        ),
      ),
      facts(
        [
          'Where',
          wish.direct
            ? say`direct messages; the group’s channel if you take none from members of this server`
            : say`in the group’s channel`,
        ],
        ['Quiet hours', wish.quiet === null ? say`none` : say`from ${wish.quiet.from}:00 to ${wish.quiet.to}:00`],
        ['Time zone', say`${zoneOf(wish)}`],
        ['Next collected message', nextAt === null ? say`nothing waits for you now` : when(nextAt)],
      ),
    ],
    buttons: [
      {
        action: 'remind-direct',
        argument: wish.direct ? 'off' : 'on',
        label: wish.direct ? 'No direct messages' : 'Direct messages',
        look: 'primary',
      },
      { action: 'remind-quiet', argument: '', label: 'Quiet hours', look: 'primary' },
      ...kinds.map(({ kind, about: words }): Button => ({
        action: 'remind-kind',
        argument: `${kind}:${isOff(kind) ? 'on' : 'off'}`,
        label: `${isOff(kind) ? 'Switch on' : 'Switch off'}: ${words}`,
        look: 'secondary',
      })),
    ],
  });
}

/** Asked after **Quiet hours**. */
export const quietHoursForm = (wish: ReminderWish, kept: Typed): Form => ({
  title: 'Quiet hours',
  fields: [
    {
      name: 'from',
      label: 'From which hour, 0 to 23?',
      hint: 'Empty for no quiet hours',
      kind: 'line',
      required: false,
      longest: 20,
      value: kept['from'] ?? (wish.quiet ? String(wish.quiet.from) : ''),
    },
    {
      name: 'to',
      label: 'To which hour? 22 to 7 goes over midnight',
      kind: 'line',
      required: false,
      longest: 20,
      value: kept['to'] ?? (wish.quiet ? String(wish.quiet.to) : ''),
    },
    {
      name: 'zone',
      label: 'Your time zone',
      hint: 'Europe/Berlin, America/New_York, UTC, or only the city',
      kind: 'line',
      required: false,
      longest: 60,
      value: kept['zone'] ?? zoneOf(wish),
    },
  ],
});
