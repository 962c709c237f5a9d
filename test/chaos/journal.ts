import type { Act, Deed } from './act.js';
import { answerOf } from './answers.js';
import type { Touch } from './hands.js';
import type { Ledger } from './ledger.js';
import type { Name } from './roster.js';
import type { TroubleKind } from './plan.js';

/** What happened, as those saw it who did it. */
export class Journal {
  readonly acts: Act[] = [];
  /** `madeAt` is by the machine's time, as the program's log is. */
  readonly troubles: {
    readonly kind: TroubleKind;
    readonly at: number;
    readonly madeAt: number;
    readonly what: string;
  }[] = [];
  /** Leaps of the clock, with whether the bot was connected and noted the time as such. */
  readonly leaps: { readonly from: number; readonly to: number; noted: boolean }[] = [];

  constructor(private readonly ledger: Ledger) {}

  /** Does one interaction and writes down what came of it. */
  async act(
    who: { readonly name: Name; readonly user: string },
    step: Act['step'],
    deed: Deed,
    touch: () => Promise<Touch>,
  ): Promise<Touch> {
    const before = await this.ledger.lengthBefore();
    const touched = await touch();
    const after = await this.ledger.lengthAfter();
    const seen = answerOf(touched.text, touched.form !== null);
    const answer = deed.kind === 'read' && seen.type === 'odd' ? ({ type: 'yes', said: seen.said } as const) : seen;
    const { id, at } = touched;
    if (id !== '0') this.acts.push({ who: who.name, user: who.user, deed, step, id, at, before, after, answer });
    return touched;
  }
}
