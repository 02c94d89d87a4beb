// From a document's template and the person's words to the title and text of its issue.
import { render, type View } from './body.ts';
import type { DocumentTemplate } from './document-template.ts';
import { cleanBlock, cleanLine } from './inserted-text.ts';

/** What a document is filled with; a part that nobody has written yet is null, and its guiding question stays. */
export interface DocumentFacts {
  readonly person: string | null;
  readonly today: string;
  /** Of a plan: `FY27-Q4 (2026-11-01 to 2027-01-31)`, in order. */
  readonly quarters: readonly string[];
  readonly aspiration: string | null;
  readonly focus: string | null;
  readonly intention: string | null;
}

export const planParts = ['aspiration', 'focus', 'intention'] as const;
/** Put in last, so that a person's paragraphs stay exactly as they are. No text can hold one: control characters are refused. */
const standIn = '\u0002';
const standIns = new RegExp(`${standIn}(${planParts.join('|')})${standIn}`, 'gu');

export function fillDocument(
  { type, title, body }: DocumentTemplate,
  facts: DocumentFacts,
): { readonly title: string; readonly description: string } {
  const wordsOf = (part: (typeof planParts)[number]) => cleanBlock(facts[part] ?? '');
  const view: Record<string, View[string]> = {
    person: cleanLine(facts.person ?? ''),
    today: facts.today,
    'has-person': facts.person !== null,
  };
  if (type === 'plan') {
    view['quarters'] = facts.quarters;
    for (const part of planParts) {
      view[part] = standIn + part + standIn;
      view[`has-${part}`] = wordsOf(part) !== '';
    }
  }
  return {
    title: cleanLine(render(title, view)),
    description: render(body, view)
      .replace(/\n(?:[ \t]*\n){2,}/gu, '\n\n')
      .trim()
      .replace(standIns, (_, part) => wordsOf(part)),
  };
}
