// What a goal is for beside its person: its line `Serves: ...`, an epic, an objective or words, wherever in the text it stands.
import { readInline, wordsIn } from '../text/inline.ts';
import { withoutQuestions } from '../text/outline.ts';
import { type SaidLine, saidLines, sayingLabel, sayingOn, withoutSaid, withSaidOnTop } from '../text/said-line.ts';

const label = sayingLabel('serves');

interface ServesLine extends SaidLine {
  /** null: nothing stands behind the label, or a question of a template. */
  readonly words: string | null;
}

/** One line, without marks; null where the text does not say. The first that says something counts. */
export function servesIn(description: string): string | null {
  return servesLines(description).find(({ words }) => words !== null)?.words ?? null;
}

/** Whether the line is one of these, said or not. */
export const isServesLine = (line: string): boolean => label.test(line);

/** As a page shows a line of Markdown. */
export function plainServes(markdown: string): string | null {
  const words = wordsIn(readInline(withoutQuestions(markdown)))
    .replace(/\s+/g, ' ')
    .trim();
  return words === '' ? null : words;
}

/**
 * Every other line keeps its bytes, and so does a text that says so already. Without such a line it stands above all else.
 * @param markdown one line; null takes away what is said
 */
export function withServes(description: string, markdown: string | null): string {
  const wanted = markdown === null ? null : plainServes(markdown);
  if (servesIn(description) === wanted) return description;
  const lines = servesLines(description);
  const says = lines.filter(({ words }) => words !== null);
  if (wanted === null) return withoutSaid(description, says);
  const there = says[0] ?? lines[0];
  return there === undefined
    ? withSaidOnTop(description, `Serves: ${markdown}`)
    : sayingOn(description, label, there.at, () => `${markdown}`);
}

function servesLines(description: string): ServesLine[] {
  // Most goals say nothing of it, and a report reads many.
  if (!/serves/i.test(description)) return [];
  return saidLines(description, label).map((line) => ({ ...line, words: plainServes(line.value) }));
}
