import type { Group } from '../../domain/group.js';
import { A_MEMBER, type Person } from '../../domain/person.js';
import { card, facts, text, type Button, type Card } from '../card.js';
import { cited } from '../clauses.js';
import { day, say, type Markup } from '../markup.js';
import { groupTitle, listed } from '../words.js';

type Answered = Pick<Person, 'consent' | 'consentAt'>;

/** Whether somebody may be named outside Discord, and since when. */
export const consentWord = ({ consent, consentAt }: Answered): Markup =>
  consentAt === null
    ? say`not answered yet, so no`
    : consent === 'given'
      ? say`yes, since ${day(consentAt)}`
      : say`no, since ${day(consentAt)}`;

const give: Button = { label: 'Publish my name', look: 'primary', action: 'consent-give', argument: '' };
const withhold: Button = { label: 'Keep it in Discord', look: 'secondary', action: 'consent-withhold', argument: '' };

/** X8: one's consent to be named outside Discord, with the other answer as a button. */
export const consentPage = (answered: Answered): Card =>
  card(say`Your name outside Discord`, {
    tone: answered.consent === 'given' ? 'good' : 'neutral',
    blocks: [
      facts(['Published', consentWord(answered)]),
      text(
        say`This is about exports of the record, GitHub and public pages. Without your consent you are “${A_MEMBER}” there. You can change it at any time; what was published before is not called back (${cited('X8')}).`,
      ),
    ],
    buttons: answered.consentAt === null ? [give, withhold] : answered.consent === 'given' ? [withhold] : [give],
  });

/** P7: said before a "no" that ends WG Membership. */
export const withholdingEndsPage = (groups: readonly Group[]): Card =>
  card(say`This ends your WG Membership`, {
    tone: 'bad',
    blocks: [
      text(
        say`WG Members are listed by name. If your name is to stay in Discord, you are no longer WG Member of ${listed(groups.map(groupTitle))}; you stay Participant (${cited('P7')}).`,
      ),
      text(say`What you lead you go on leading. To become WG Member again you would have to be nominated again.`),
    ],
    buttons: [
      { label: 'Keep it in Discord all the same', look: 'bad', action: 'consent-withhold-anyway', argument: '' },
      give,
    ],
  });

/** X8: the answer to somebody's first act, with the question that is asked once. */
export const asking = (isAsked: boolean, answer: Card): Card =>
  isAsked
    ? {
        ...answer,
        blocks: [
          ...answer.blocks,
          text(
            say`**One question, asked once:** may your name appear outside Discord, in exports, on GitHub and on public pages? Without an answer you are “${A_MEMBER}” there. Change it with \`/privacy consent\` (${cited('X8')}).`,
          ),
        ],
        buttons: [...answer.buttons, give, withhold],
      }
    : answer;
