/** What a rule answers: a value, or a refusal with its reason code and the facts that explain it (X3). */
export type Decision<T, R> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: R };

export const yes = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });
export const no = <R>(refusal: R): { readonly ok: false; readonly refusal: R } => ({ ok: false, refusal });
