// A promotion document in which nothing is to be mended, and examples of rules put into it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CoverageFacts } from '#growth/levels/coverage.ts';
import type { Area, Levels } from '#growth/levels/levels.ts';
import { type KnownOfPromotion, lintPromotion, type PromotionLint } from '#growth/lint/promotion-lint.ts';
import type { Rule } from '#growth/lint/rule.ts';
import { gitlab } from './company.ts';
import { readRules } from '#templates/rules.ts';
import { root } from './source-tree.ts';

const folder = join(root, 'templates/rules');
export const shipped = readRules(
  readdirSync(folder).map((name) => ({ path: name, text: readFileSync(join(folder, name), 'utf8') })),
  { own: false },
);

const area = (id: string, at: readonly string[]): Area => {
  const name = `${id.charAt(0).toUpperCase()}${id.slice(1)}`;
  return { id, name, was: [], at: at.map((level) => ({ level, text: null, signs: [] })) };
};
const levels: Levels = {
  name: 'engineering',
  source: null,
  checked: null,
  levels: ['senior', 'staff', 'principal'].map((id) => ({ id, was: [] })),
  areas: [area('scope', ['senior', 'staff', 'principal']), area('hiring', ['staff']), area('design', ['principal'])],
};
const shown = (day: string, ...shows: string[]) => ({ day, shows, values: [], used: [] });
const facts: CoverageFacts = {
  examples: [
    shown('2026-01-10', 'senior/scope', 'staff/scope', 'principal/scope'),
    shown('2026-09-10', 'senior/scope', 'staff/scope', 'principal/scope', 'principal/design'),
  ],
  goals: [],
  notAsked: new Map(),
  today: '2026-11-29',
};

const known: KnownOfPromotion = {
  company: gitlab,
  names: ['Alex', 'Doe'],
  state: 'drafting',
  today: '2026-11-29',
  home: 'https://gitlab.example.com/alex/goals',
  gapsApart: null,
  criteria: { levels, facts },
  opens: new Map([
    ['https://gitlab.example.com/shop/lost/-/issues/4', 'not-for-me'],
    ['https://gitlab.example.com/shop/queue/-/issues/4', 'for-me'],
  ]),
};

const results = [
  `### Result 1: Jobs that nobody waits for

- **Impact:** Two other teams moved nine services to the queue; Kim confirms it. {here}
- **Business result:** The wait for a job went from 40 to 12 minutes between March and June 2026.
- **Business relevance:** The shop loses an order for each minute of waiting.
- **Direct contribution:** Alex wrote the design and decided the order of the moves. {contribution}
- **CREDIT values shown:** Collaboration, Results for Customers
- **Evidence:** \`#7 2026-06-30\` \`https://gitlab.example.com/shop/queue/-/merge_requests/12\``,
  `### Result 2: Reports that everybody can read

- **Impact:** Support answers 30 questions a week with the reports of the search team.
- **Business result:** The time for an answer went from 3 days to 1 since January 2026.
- **Business relevance:** Customers stay when somebody answers.
- **Direct contribution:** Alex chose the numbers and wrote the first two reports.
- **CREDIT values shown:** Efficiency
- **Evidence:** \`#8 2026-02-10\` \`https://gitlab.example.com/support/reports/-/issues/3\``,
  `### Result 3: A design that was read before it was built

- **Impact:** Three teams now write down a decision and its price.
- **Business result:** Two of nine moves were dropped early in 2026, before anybody had built them.
- **Business relevance:** A month of work for four people was saved.
- **Direct contribution:** Alex wrote the first four papers and read those of others.
- **CREDIT values shown:** Transparency
- **Evidence:** \`#9 2026-05-30\``,
];

const parts: Readonly<Record<string, string>> = {
  frame: '- **Role:** Senior Backend Engineer -> Staff Backend Engineer (since 2025-03-01)',
  summary:
    'Alex leads the design of the job queue for three teams. Nine services were moved to it in 2026. Support asks Alex first when jobs wait.',
  results: results.join('\n\n'),
  values: `- **Diversity, Inclusion & Belonging:** Alex moved the design talks to a time that suits three continents.
- **Iteration:** Alex shipped the queue in six steps, the first one after 9 days.`,
  justification:
    'From February 2027 on Alex decides the design of all background jobs, and the weekly triage moves to Sam.',
  gaps: '- [ ] What is missing is a second design that two teams outside of the group build on, until 2027-01-31',
};

const titles: Readonly<Record<string, string>> = {
  frame: 'Frame',
  summary: 'Promotion Summary',
  results: 'Business Results',
  values: 'Values Alignment',
  justification: 'Business Justification',
  gaps: 'Gaps (private)',
};

interface Changes {
  readonly parts?: Readonly<Record<string, string>>;
  /** At the end of the first result's impact, or of its contribution. */
  readonly here?: string;
  readonly contribution?: string;
}

export function promotionCase({ parts: own = {}, here = '', contribution = '' }: Changes = {}): string {
  const text = Object.entries({ ...parts, ...own })
    .map(([part, words]) => `## ${titles[part]}\n\n${words}\n`)
    .join('\n');
  return text
    .replace(/\{result ([123])\}/g, (_, number: string) => `${results[Number(number) - 1]}\n`)
    .replace('{here}', () => (here === '' ? '' : `\n\n  ${here}\n`))
    .replace('{contribution}', () => (contribution === '' ? '' : `\n\n  ${contribution}\n`))
    .replace(/\{here\}|\{contribution\}/g, '');
}

/** Where a rule is about a part, the example is that part; else it stands in a result. */
export function caseWith(rule: Rule, example: string): string {
  const [scope = 'document'] = rule.scope;
  if (rule.type === 'structure' && scope !== 'document') return promotionCase({ parts: { [scope]: example } });
  const [, times = '1', words = ''] = /^(?:\{(\d+) times\} )?([\s\S]*)$/.exec(example) ?? [];
  const here = Array.from({ length: Number(times) }, () => words).join('\n\n  ');
  return promotionCase(scope === 'contribution' ? { contribution: here } : { here });
}

export function linted(
  text: string,
  changed: Partial<KnownOfPromotion> = {},
  off: readonly string[] = [],
): PromotionLint {
  const ways = { off: new Set(off), severity: new Map(), acronyms: [] };
  return lintPromotion(text, shipped.rules, { ...known, ...changed }, ways);
}

export const foundIn = ({ findings }: PromotionLint) =>
  findings.map(({ rule, line, excerpt, say }) => `${rule} ${line} ${excerpt} | ${say}`);

const written = join(import.meta.dirname, 'promotions');

/** Documents in the styles of six people, written before the rules were read; by name. */
export const writtenPromotions: ReadonlyMap<string, string> = new Map(
  readdirSync(written)
    .toSorted()
    .map((name) => [name.replace(/\.md$/, ''), readFileSync(join(written, name), 'utf8')]),
);
