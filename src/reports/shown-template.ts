// What is shown of templates: each with where it comes from, one with its questions and its text, those that take no part.
export interface ShownTemplate {
  readonly type: 'goal' | 'promotion' | 'plan';
  readonly name: string;
  readonly label: string;
  readonly version: number;
  readonly about: string;
  readonly source: string | null;
  readonly checked: string | null;
  /** null: a document, which asks in its text. */
  readonly questions: number | null;
  readonly bucket: 70 | 20 | 10 | null;
  readonly sensitive: boolean;
  readonly origin: 'built-in' | 'project' | 'local';
  readonly path: string;
}

export interface BrokenFile {
  readonly path: string;
  readonly origin: ShownTemplate['origin'];
  readonly problems: readonly string[];
}

export interface ShownQuestion {
  readonly id: string;
  readonly type: string;
  readonly ask: string;
  readonly help: string | null;
  readonly required: boolean;
  readonly default: string | number | readonly string[] | null;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onlyIf: { readonly question: string; readonly is: readonly string[] } | null;
}

export interface ShownText {
  readonly template: ShownTemplate;
  readonly questions: readonly ShownQuestion[];
  readonly text: string;
}
