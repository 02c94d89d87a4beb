// What is wrong with a seed: each problem with its line, its path, what is expected, and which names there are.

/** Keys and places in lists, from the top: `['projects', 'alex/goals', 'issues', 0, 'title']`. */
export type Path = readonly (string | number)[];

export interface SeedProblem {
  /** null where a seed was given as an object. */
  readonly line: number | null;
  /** `projects."alex/goals".issues[0].title`; empty for the seed itself. */
  readonly path: string;
  readonly text: string;
}

/** The seed cannot be read, contradicts itself, or asks for what GitLab refuses; all problems that could be found. */
export class SeedError extends Error {
  override readonly name = 'SeedError';
  readonly problems: readonly SeedProblem[];

  constructor(problems: readonly SeedProblem[]) {
    const lines = problems.map((problem) => `\n  ${problemLine(problem)}`);
    super(`The seed has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:${lines.join('')}`);
    this.problems = problems;
  }
}

function problemLine({ line, path, text }: SeedProblem): string {
  return [...(line === null ? [] : [`line ${line}`]), ...(path === '' ? [] : [path]), text].join(': ');
}

export const pathText = (path: Path): string =>
  path
    .map((step) =>
      typeof step === 'number' ? `[${step}]` : /^\w+$/.test(step) ? `.${step}` : `.${JSON.stringify(step)}`,
    )
    .join('')
    .replace(/^\./, '');

const MOST_NAMES = 12;

/** `there is no label "x"; there are: a, b` */
export function unknown(what: string, name: string, names: readonly string[]): string {
  if (names.length === 0) return `there is no ${what} "${name}", nor any other`;
  const more = names.length > MOST_NAMES ? `, and ${names.length - MOST_NAMES} more` : '';
  return `there is no ${what} "${name}"; there are: ${names.slice(0, MOST_NAMES).join(', ')}${more}`;
}
