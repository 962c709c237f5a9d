/** Something that must not be. `lost`: told as done and is not. `doubled`: there more than once. `wrong`: all else. */
export interface Finding {
  readonly type: 'lost' | 'doubled' | 'wrong';
  readonly what: string;
}

export const lost = (what: string): Finding => ({ type: 'lost', what });
export const doubled = (what: string): Finding => ({ type: 'doubled', what });
export const wrong = (what: string): Finding => ({ type: 'wrong', what });
