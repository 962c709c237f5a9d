import type { ConductFacts, PrivatePlace } from '../domain/conduct.js';
import type { ConductNoticeFacts } from '../domain/post.js';
import { card, facts, text, type Button, type Card } from './card.js';
import { cited } from './clauses.js';
import { excerpt, link, quoted, say, when, type Markup } from './markup.js';
import { everyone, who } from './words.js';

/** How much of a report its card shows, in characters; the rest is in a file. */
const SHOWN = 2_000;
/** So that the names fit. */
const ALERTED_AT_MOST = 20;
const SECOND_MS = 1_000;

/** E2: a report of conduct, for those in a private channel. */
export function conductCard({ report, reporter, taker, alerted }: ConductFacts): Card {
  const { shown, whole } = excerpt(report.text, SHOWN);
  const called = alerted.slice(0, ALERTED_AT_MOST);
  return card(say`A report of conduct`, {
    tone: report.status === 'closed' ? 'neutral' : report.status === 'taken' ? 'waiting' : 'bad',
    blocks: [
      ...(called.length === 0 ? [] : [text(say`${everyone(called)}:`)]),
      text(quoted(shown)),
      facts(
        ['From', who(reporter)],
        ['Reported', when(report.at)],
        ['Status', status({ report, taker })],
        // The due time itself is too late, so the second before it is shown.
        ...(report.status === 'reported'
          ? [['Answer by', when(report.dueAt - SECOND_MS)] satisfies [string, Markup]]
          : []),
      ),
      text(
        say`It has no number and is in no record (${cited('E2')}). Talk to whoever sent it, and leave it in this channel.`,
      ),
    ],
    buttons: buttonsOf({ report }),
    files: whole ? [] : [{ name: 'report.md', content: `${report.text}\n` }],
    pings: called.flatMap(({ accounts }) => accounts.slice(0, 1)),
  });
}

function status({ report, taker }: Pick<ConductFacts, 'report' | 'taker'>): Markup {
  const by = taker === null ? say`somebody who is erased` : who(taker);
  switch (report.status) {
    case 'reported':
      return say`nobody takes care of it yet`;
    case 'taken':
      return report.takenAt === null
        ? say`${by} takes care of it`
        : say`${by} takes care of it since ${when(report.takenAt)}`;
    case 'closed': {
      const took = report.takenAt === null ? say`` : say`; ${by} took care of it`;
      return report.closedAt === null ? say`closed${took}` : say`closed on ${when(report.closedAt)}${took}`;
    }
  }
}

function buttonsOf({ report: { id, status: now } }: Pick<ConductFacts, 'report'>): Button[] {
  const takes: Button = { action: 'take-conduct', label: 'I take care of it', look: 'primary', argument: id };
  const closes: Button = { action: 'close-conduct', label: 'Closed', look: 'secondary', argument: id };
  return now === 'closed' ? [] : now === 'taken' ? [closes] : [takes, closes];
}

export const PRIVATE_PLACE: Record<PrivatePlace, string> = {
  'core-maintainers': 'Core Maintainers',
  moderators: 'moderators',
};

/** What is said once in a private channel. */
export function conductNotice(about: ConductNoticeFacts): Card {
  switch (about.type) {
    case 'conduct-waits': {
      const words = say`report of conduct`;
      return card(say`A report waits`, {
        tone: 'bad',
        blocks: [
          text(
            say`Nobody takes care of a ${about.card === null ? words : link(words, about.card)} yet. Whoever sent it was told to hear by ${when(about.dueAt - SECOND_MS)} (${cited('E6')}). Press **I take care of it** on its card.`,
          ),
        ],
      });
    }
    case 'private-channel-open':
      return card(say`The private channel of ${PRIVATE_PLACE[about.place]} is not private`, {
        tone: 'bad',
        blocks: [
          text(
            say`Everybody in the server can read this channel, so nothing confidential is posted here, and where no other private channel is set reports of conduct are refused (${cited('E2')}). Somebody who may manage the server takes **View Channel** from \`@everyone\` here, or sets another channel with \`/setup channels\`.`,
          ),
        ],
      });
  }
}
