// How a promotion document is built: what each part needs before it is read by others.
import type { ShownOfLevels } from '../levels/coverage.ts';
import { type PromotionDocument, readPromotionDocument } from '../promotion/document.ts';
import { type Frame, readFrame } from '../promotion/frame.ts';
import type { LinkOpens } from '../promotion/link-opens.ts';
import { type Pages, pagesOf } from '../promotion/pages.ts';
import { type Asked, valuesMissing } from '../promotion/standing.ts';
import { addMonths, daysBetween } from '../time/calendar.ts';
import type { Company } from '../words/company.ts';
import { type PromotionState, type Section, valueNamed } from '../words/promotion-words.ts';
import type { Check } from './lint.ts';
import type { Block, Readable } from './readable.ts';
import { isHandedIn } from './places.ts';
import type { Hit, Place } from './rule.ts';
import { countWords, mostWords, sentencesOf } from './sentences.ts';

/** What is asked of a summary, whatever the company. */
const sentences = { least: 3, most: 5 } as const;

export interface PromotionFacts {
  readonly document: PromotionDocument;
  readonly frame: Frame | null;
  readonly pages: Pages;
  /** One that nobody named asks for nothing: its limits are hints. */
  readonly company: Asked & Pick<Company, 'name'>;
  readonly names: readonly string[];
  /** null: not known. */
  readonly state: PromotionState | null;
  readonly today: string;
  /** Address of the goals project, which few may open; null: not known. */
  readonly home: string | null;
  /** What was asked of its addresses; null: nothing was. */
  readonly opens: ReadonlyMap<string, LinkOpens> | null;
  /** The words of gaps that do not stand in it; null: all of them do, or they are not for whoever asks. */
  readonly gapsApart: string | null;
  /** null: it names no levels, or what was shown of them is not known. */
  readonly criteria: ShownOfLevels | null;
}

/** As long as most are. */
const title = 'Promotion document';

export function factsOf(
  text: string,
  read: Pick<Readable, 'printed'>,
  known: Pick<PromotionFacts, 'company' | 'names' | 'state' | 'today' | 'home' | 'opens' | 'gapsApart' | 'criteria'>,
): PromotionFacts {
  const document = readPromotionDocument(text, known.company.values);
  return { ...known, document, frame: readFrame(text), pages: pagesOf({ title, blocks: read.printed }) };
}

type PromotionCheck = Check<PromotionFacts>;

export const structureChecks: Readonly<Record<string, PromotionCheck>> = {
  'summary-length': (text) => {
    const count = text.blocks
      .filter(({ place, kind }) => place.section === 'summary' && kind !== 'heading')
      .reduce((sum, { kind, text: words }) => sum + (isOnePoint(kind, words) ? 1 : sentencesOf(words).length), 0);
    const { least, most } = sentences;
    if (count >= least && count <= most) return [];
    const found = count === 1 ? '1 sentence' : `${count} sentences`;
    return [hitAt(text, 'summary', { count: found, least: String(least), most: String(most) })];
  },
  'result-count': (text, { document: { results }, company }) => {
    const wanted = company.promotion.results;
    const holes = { count: results.length === 1 ? '1 result' : `${results.length} results`, wanted: String(wanted) };
    return results.length === wanted ? [] : [{ ...hitAt(text, 'results', holes), ...asHint(company) }];
  },
  'field-empty': (text, { document: { results } }) =>
    results.flatMap(({ missing, isFilled }, index) =>
      isFilled
        ? []
        : [
            hitAt(text, index + 1, {
              result: String(index + 1),
              fields: missing.map((one) => fieldWords[one]).join(', ') || 'words',
            }),
          ],
    ),
  'value-missing': (text, { document, company }) => {
    const missing = new Set(valuesMissing(document, company));
    return company.values.filter(({ id }) => missing.has(id)).map(({ name }) => hitAt(text, 'values', { value: name }));
  },
  'justification-empty': (text, { document, state }) =>
    document.justification === null
      ? [{ ...hitAt(text, 'justification'), ...(state === 'nominated' ? { severity: 'error' as const } : {}) }]
      : [],
  placeholder: (text, facts) => [...placeholders(text), ...questionsLeft(text, facts)],
  pages: (_, { pages: { low, high }, company }) => {
    const limit = company.promotion.pages;
    if ((low + high) / 2 <= limit + 0.5) return [];
    return [
      {
        start: 0,
        end: 0,
        holes: { low: low.toFixed(1), high: high.toFixed(1), limit: String(limit) },
        ...asHint(company),
      },
    ];
  },
  'name-missing': (text, { document: { summary }, names }) => {
    if (summary === null || names.length === 0) return [];
    const words = new Set(
      summary
        .toLowerCase()
        .split(/[^\p{L}\p{N}'’-]+/u)
        .flatMap((word) => [word, word.replace(/['’]s?$/, '')]),
    );
    return names.some((name) => words.has(name.toLowerCase())) ? [] : [hitAt(text, 'summary')];
  },
  'gap-leak': gapLeaks,
  'in-role-short': (text, { frame, today }) => {
    const { since = null, at = 0 } = frame?.role ?? {};
    if (since === null || since > today || addMonths(since, 12) <= today) return [];
    const months = Math.floor(daysBetween(since, today) / 30.4);
    return [{ ...lineAt(text, at), holes: { months: months === 1 ? '1 month' : `${months} months` } }];
  },
  deadline: (text, { frame, state, today }) => {
    const { nominateBy = null, at = 0 } = frame?.cycle ?? {};
    if (nominateBy === null || isHandedInBy(state) || nominateBy >= today) return [];
    return [{ ...lineAt(text, at), holes: { day: nominateBy } }];
  },
};

const isHandedInBy = (state: PromotionState | null) =>
  state === 'nominated' || state === 'approved' || state === 'not-this-cycle';

/** "Deploys: 40 to 12 minutes. Confirmed by Kim." is one of five things to read. */
const isOnePoint = (kind: Block['kind'], words: string) => kind === 'item' && countWords(words) <= mostWords;

function asHint({ name }: PromotionFacts['company']): Pick<Hit, 'severity'> {
  return name === null ? { severity: 'hint' } : {};
}

const fieldWords = {
  impact: 'impact',
  result: 'business result',
  relevance: 'business relevance',
  contribution: 'direct contribution',
  values: 'values shown',
} as const;

/** The heading of a section, or of a result by its number; the section of results, else the top, where it has none. */
export function hitAt({ places, lines, text }: Readable, where: Section | number, holes: Hit['holes'] = {}): Hit {
  const isThere = (place: Place) => (typeof where === 'number' ? place.result === where : place.section === where);
  const line = places.at.findIndex(isThere);
  if (line === -1 && typeof where === 'number') return hitAt({ places, lines, text } as Readable, 'results', holes);
  const start = lines.start(Math.max(line, 0));
  const end = text.indexOf('\n', start);
  return { start, end: line === -1 ? start : end === -1 ? text.length : end, holes };
}

const placeholder = /(?<![\p{L}\p{N}_-])(?:TBD|TBA|TODO|FIXME|XXX{0,9}|\?\?\?)(?![\p{L}\p{N}_-])|\blorem ipsum\b/gu;

function placeholders({ blocks }: Readable): readonly Hit[] {
  return blocks.filter(isHandedIn).flatMap((block) =>
    Array.from(block.text.matchAll(placeholder), ({ index, 0: found }) => ({
      start: block.start + index,
      end: block.start + index + found.length,
      holes: { what: `"${found}"` },
    })),
  );
}

/** Those of one part together: an untouched template has thirty. */
function questionsLeft({ questions }: Readable, facts: PromotionFacts): readonly Hit[] {
  const parts = new Map<string, { hit: Hit; count: number }>();
  for (const { start, end, place } of questions) {
    if (!isHandedIn({ place }) || isAnsweredElsewhere(place, facts)) continue;
    const key = `${place.section} ${place.heading} ${place.result}`;
    const part = parts.get(key);
    parts.set(key, { hit: part?.hit ?? { start, end }, count: (part?.count ?? 0) + 1 });
  }
  return [...parts.values()].map(({ hit, count }) => ({
    ...hit,
    holes: { what: count === 1 ? 'a guiding question' : `${count} guiding questions` },
  }));
}

/** Until it is handed in, an empty part of the manager's is told once, as empty; a value that a result shows needs no example. */
function isAnsweredElsewhere({ section, heading }: Place, { document, company, state }: PromotionFacts): boolean {
  if (section === 'justification') return document.justification === null && !isHandedInBy(state);
  const value = section === 'values' ? valueNamed(heading, company.values) : null;
  return value !== null && document.values.includes(value) && document.examples[value] === undefined;
}

const inARow = 8;

function gapLeaks({ blocks }: Readable, { gapsApart }: PromotionFacts): readonly Hit[] {
  const known = new Set<string>();
  for (const line of gapsApart?.split('\n') ?? []) for (const { key } of rows(line)) known.add(key);
  for (const { place, text } of blocks) {
    if (place.section === 'gaps') for (const { key } of rows(text)) known.add(key);
  }
  if (known.size === 0) return [];
  return blocks.filter(isHandedIn).flatMap((block) => {
    const found = rows(block.text).find(({ key }) => known.has(key));
    return found === undefined ? [] : [{ start: block.start + found.start, end: block.start + found.end }];
  });
}

function rows(text: string): readonly { readonly key: string; readonly start: number; readonly end: number }[] {
  const words = [...text.matchAll(/[\p{L}\p{N}]{1,40}/gu)];
  return words.slice(0, Math.max(0, words.length - inARow + 1)).map((first, index) => {
    const row = words.slice(index, index + inARow);
    const last = row.at(-1) ?? first;
    return {
      key: row.map(([word]) => word.toLowerCase()).join(' '),
      start: first.index,
      end: last.index + last[0].length,
    };
  });
}

export function lineAt({ lines, text }: Readable, line: number): Pick<Hit, 'start' | 'end'> {
  const start = lines.start(line);
  const [words = ''] = /^[^\r\n]*/.exec(text.slice(start)) ?? [];
  return { start, end: start + words.trimEnd().length };
}
