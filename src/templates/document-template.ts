// Templates of the documents beside goals: the promotion document and the year plan.
import { DevgrowthError } from '#errors.ts';
import { suggestion } from '#growth/words/nearest.ts';

export const documentTypes = ['promotion', 'plan'] as const;
export type DocumentType = (typeof documentTypes)[number];

export interface DocumentTemplate {
  readonly type: DocumentType;
  readonly name: string;
  readonly label: string;
  readonly version: number;
  readonly about: string;
  readonly source: string | null;
  readonly checked: string | null;
  readonly title: string;
  readonly body: string;
  readonly path: string;
}

/** A later document of the same key replaces an earlier one. */
export function documentKey({ type, name }: DocumentTemplate): string {
  return `${type}/${name}`;
}

/** What a document's mark says about its origin: `general@1`. */
export function documentMark({ name, version }: DocumentTemplate): string {
  return `${name}@${version}`;
}

/** Throws `usage` for a name that no template has. */
export function documentOf(name: string, templates: readonly DocumentTemplate[]): DocumentTemplate {
  const found = templates.find((one) => one.name === name);
  if (found !== undefined) return found;
  const known = templates.map((one) => one.name);
  throw new DevgrowthError('usage', `there is no template "${name}"${suggestion(name, known)}`, {
    hint: `Templates: ${known.join(', ')}.`,
  });
}
