// A text checked by rules: what is found, where, and what was switched off. It knows neither where rules come from nor how findings look.
import { ascending, inTurn } from '../words/order.ts';
import { type Language, Languages } from './english.ts';
import type { Readable } from './readable.ts';
import type { Finding, Hit, Rule, Severity } from './rule.ts';
import { isHandedIn } from './places.ts';
import { switchesIn } from './switched-off.ts';
import { wordingHits } from './wording.ts';

/** The program of a rule of type `structure` or `link`. */
export type Check<Facts> = (text: Readable, facts: Facts, rule: Rule) => readonly Hit[];

export interface LintWays {
  /** First and last names of whom the text is about. */
  readonly names: readonly string[];
  /** Rules that are not asked at all. */
  readonly off: ReadonlySet<string>;
  readonly severity: ReadonlyMap<string, Severity>;
  readonly acronyms: readonly string[];
}

export interface Lint {
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  /** What would have been found, were it not switched off: by rule, whoever did it. */
  readonly off: readonly { readonly rule: string; readonly findings: number }[];
  readonly languages: readonly Language[];
  /** Prose that was too long or too deep to be read. */
  readonly isUnread: boolean;
}

/** @param checks by the rule's id; a rule without one finds nothing */
export function lint<Facts>(
  text: Readable,
  rules: readonly Rule[],
  checks: Readonly<Record<string, Check<Facts>>>,
  facts: Facts,
  ways: LintWays,
): Lint {
  const languages = new Languages(text.blocks.filter(isHandedIn));
  const prose = { blocks: text.blocks, languages, names: ways.names, acronyms: ways.acronyms };
  const inWords = wordingHits(rules, prose);
  const switches = switchesIn(text);
  const off = new Map<string, number>();
  const findings: Finding[] = [];
  for (const rule of rules) {
    for (const hit of [...(inWords.get(rule) ?? []), ...(checks[rule.id]?.(text, facts, rule) ?? [])]) {
      const finding = findingOf(rule, hit, text, ways);
      const isOff =
        ways.off.has(rule.id) ||
        switches.some(
          ({ rules: ids, first, last }) => ids.has(rule.id) && finding.line > first && finding.line <= last + 1,
        );
      if (isOff) off.set(rule.id, (off.get(rule.id) ?? 0) + 1);
      else findings.push(finding);
    }
  }
  return {
    findings: findings.sort(
      inTurn(
        ascending(({ line }: Finding) => line),
        ascending(({ column }: Finding) => column),
      ),
    ),
    off: [...off].map(([rule, count]) => ({ rule, findings: count })),
    languages: languages.all,
    isUnread: text.isUnread,
  };
}

const longestExcerpt = 60;

function findingOf(rule: Rule, { start, end, holes = {}, severity }: Hit, text: Readable, ways: LintWays): Finding {
  const line = text.lines.at(start);
  const found = text.text.slice(start, end).replace(/\s+/g, ' ').trim();
  const excerpt =
    found.length > longestExcerpt ? `${found.slice(0, longestExcerpt - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : found;
  const filled = (words: string) =>
    words.replace(/\{([a-z]+)\}/g, (_, name: string) => (name === 'found' ? excerpt : (holes[name] ?? '')));
  return {
    rule: rule.id,
    severity: ways.severity.get(rule.id) ?? severity ?? rule.severity,
    place: text.places.at[line] ?? { section: null, heading: '', result: null, field: null },
    line: line + 1,
    column: start - text.lines.start(line) + 1,
    excerpt,
    say: filled(rule.say),
    mend: rule.mend,
    source: rule.source,
  };
}
