/** What goes wrong with a request. `after` means: Discord did it, and the answer got lost. */
export type Mishap =
  | {
      readonly status: 429;
      readonly retryAfter: number;
      readonly global?: boolean;
      readonly scope?: 'user' | 'global' | 'shared';
    }
  | { readonly status: 500 | 502 | 503; readonly when: 'before' | 'after' }
  | { readonly hang: true; readonly when: 'before' | 'after' }
  | { readonly drop: true; readonly when: 'before' | 'after' };

export interface Fault {
  /** Any method when left out. */
  readonly method?: string;
  /** Tried on the path under `/api/v10`; any path when left out. */
  readonly route?: RegExp;
  /** How many requests it hits; one when left out. */
  readonly times?: number;
  readonly do: Mishap;
}

/** Mishaps waiting for the requests that they were made for. */
export class Faults {
  readonly #waiting: { fault: Fault; left: number }[] = [];

  /** The next request that fits meets this mishap. Faults are used up in the order in which they were given. */
  next(fault: Fault): void {
    this.#waiting.push({ fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.#waiting.length = 0;
  }

  /** How many mishaps have not happened yet. */
  get waiting(): number {
    return this.#waiting.reduce((sum, each) => sum + each.left, 0);
  }

  /** What happens to this request, which uses it up. */
  take(method: string, path: string): Mishap | null {
    const index = this.#waiting.findIndex(
      ({ fault }) => (fault.method ?? method) === method && (fault.route?.test(path) ?? true),
    );
    const found = this.#waiting[index];
    if (!found) return null;
    found.left -= 1;
    if (found.left <= 0) this.#waiting.splice(index, 1);
    return found.fault.do;
  }
}
