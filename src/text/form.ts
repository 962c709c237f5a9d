/** A form as people see it: src/discord/form makes Discord's modal of it. */
export interface Form {
  readonly title: string;
  /** One to five. */
  readonly fields: readonly Field[];
}

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly kind:
    | 'line'
    | 'paragraph'
    /** One text file; what is in it comes to the handler apart from what was typed. */
    | 'file'
    /** People of the server, ten at most: accounts joined by blanks. */
    | 'people'
    | { readonly choices: readonly { readonly value: string; readonly label: string; readonly hint?: string }[] };
  readonly required: boolean;
  /** Of a text, in characters. */
  readonly longest?: number;
  /** What stands in it when the form opens. */
  readonly value?: string;
}

/** What was typed and chosen, by field name; empty where nothing was. */
export interface Typed {
  readonly [field: string]: string;
}
