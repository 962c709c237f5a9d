/** One line of the results. */
export interface Row {
  readonly what: string;
  /** As people read it, with its unit. */
  readonly ours: string;
  /** What it is measured against; empty when there is nothing. */
  readonly against: string;
  /** Ours divided by what it is measured against; null when there is nothing. */
  readonly ratio: number | null;
  /** Empty when the line has none and is only there to be seen. */
  readonly target: string;
  /** Whether the target is met; null without one. */
  readonly held: boolean | null;
}

/** A line that compares two figures of the same unit. */
export function compared(
  what: string,
  figures: { readonly ours: number; readonly against: number },
  shown: (figure: number) => string,
  ratioAtMost: number | null = null,
): Row {
  const ratio = figures.ours / figures.against;
  return {
    what,
    ours: shown(figures.ours),
    against: shown(figures.against),
    ratio,
    target: ratioAtMost === null ? '' : `at most ${ratioAtMost} x`,
    held: ratioAtMost === null ? null : ratio <= ratioAtMost,
  };
}

export const ms = (figure: number): string => `${figure.toFixed(figure < 100 ? 2 : 0)} ms`;
export const perSecond = (figure: number): string => `${figure.toFixed(figure < 100 ? 1 : 0)} /s`;
export const megabytes = (figure: number): string => `${(figure / 1024 / 1024).toFixed(1)} MB`;
