// Rules about words: phrases, words right behind the person, numbers without a start, names nobody has spelled out.
import type { Languages } from './english.ts';
import { isHandedIn } from './places.ts';
import { phrasesIn, subjectLead } from './phrases.ts';
import type { Block } from './readable.ts';
import type { Hit, Rule, Scope } from './rule.ts';
import { countWords, mostWords, type Sentence, sentencesOf } from './sentences.ts';

export interface Prose {
  readonly blocks: readonly Block[];
  readonly languages: Languages;
  /** First and last names of whom the text is about; empty: not known. */
  readonly names: readonly string[];
  /** Short forms that need no spelling out here. */
  readonly acronyms: readonly string[];
}

interface ReadBlock {
  readonly block: Block;
  readonly isEnglish: boolean;
  readonly sentences: readonly Sentence[];
}

/** @throws for a rule of another type: the caller knows which ones are about words */
export function wordingHits(rules: readonly Rule[], prose: Prose): ReadonlyMap<Rule, readonly Hit[]> {
  const blocks = prose.blocks.map((block) => ({
    block,
    isEnglish: prose.languages.isEnglish(block),
    sentences: sentencesOf(block.text),
  }));
  return new Map(rules.map((rule) => [rule, hitsOf(rule, blocks, prose)]));
}

function hitsOf(rule: Rule, blocks: readonly ReadBlock[], prose: Prose): readonly Hit[] {
  const own = blocks.filter(
    ({ block, isEnglish }) =>
      isIn(rule.scope, block) && (rule.lang === 'any' || isEnglish) && (rule.headings || block.kind !== 'heading'),
  );
  const find = finderOf(rule, prose);
  return find === null ? [] : own.flatMap(find);
}

function isIn(scopes: readonly Scope[], { place }: Pick<Block, 'place'>): boolean {
  if (!isHandedIn({ place })) return false;
  return scopes.some((scope) =>
    scope === 'document' || scope === place.section ? true : scope === 'contribution' && place.field === 'contribution',
  );
}

type Finder = (block: ReadBlock) => readonly Hit[];

function finderOf(rule: Rule, prose: Prose): Finder | null {
  if (rule.type === 'phrase' || rule.type === 'subject-phrase') return phraseFinder(rule, prose);
  const finder = counted[rule.id];
  return finder === undefined ? null : finder(rule, prose);
}

function phraseFinder(rule: Rule, { names }: Prose): Finder | null {
  const { exact } = rule;
  const lead = rule.type === 'subject-phrase' ? subjectLead(names) : '';
  const wanted = phrasesIn(rule.match, { exact, lead });
  const spared = phrasesIn(rule.except);
  const right = phrasesIn(rule.unless);
  if (wanted === null) return null;
  return ({ block, sentences }) =>
    sentences.flatMap(({ at, text }) => {
      const found = spansOf(wanted, text);
      if (found.length === 0 || (right !== null && spansOf(right, text).length > 0)) return [];
      const except = spared === null ? [] : spansOf(spared, text);
      return found
        .filter(({ start, end }) => !except.some((one) => one.start < end && start < one.end))
        .map(({ start, end }) => ({ start: block.start + at + start, end: block.start + at + end }));
    });
}

function spansOf(pattern: RegExp, text: string): readonly { readonly start: number; readonly end: number }[] {
  return Array.from(text.matchAll(pattern), ({ index, 0: found }) => ({ start: index, end: index + found.length }));
}

/** By the rule's id. */
const counted: Readonly<Record<string, (rule: Rule, prose: Prose) => Finder>> = {
  'long-sentence': () => longSentences,
  'bare-percent': () => barePercents,
  'no-period': () => withoutPeriod,
  acronym: acronymFinder,
};

export const countedRules: readonly string[] = Object.keys(counted);

/** Their writing has no blanks, so that words cannot be counted by them. */
const withoutGaps =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/** A reader rests at a semicolon and a colon as at a full stop. */
const clause = /(?!\s)(?:[^;:]|[;:](?!\s))+/gu;

const longSentences: Finder = ({ block, sentences }) =>
  sentences.flatMap(({ at, text }) =>
    Array.from(text.matchAll(clause)).flatMap(({ index, 0: read }) => {
      const words = countWords(read);
      if (words <= mostWords || withoutGaps.test(read)) return [];
      const start = block.start + at + index;
      return [{ start, end: start + read.trimEnd().length, holes: { words: String(words) } }];
    }),
  );

const percent = /(?<![\p{L}\d.,])\d{1,6}(?:[.,]\d{1,4})?[  ]?(?:%|percent\b|per cent\b)/gu;
const isChange = anyOf(
  'faster slower less fewer more lower higher better cheaper smaller shorter quicker gain gained halved',
  'improved? improvements? improving reduced? reducing reduction increased? increasing decreased? decreasing lowered lowering',
  'cuts? cutting drops? dropped grew grows? growth rises? rose fell falls? saves? saved saving shortened',
  String.raw`(?:up|down)\s(?:by\s)?(?=\d)[\d.,]+`,
);
/** A part of something, and no change of it. */
const share = /(?<!\bby )\b\d{1,3}(?:[.,]\d{1,4})?[ \u00A0]?(?:%|percent|per cent) of\b/gu;
const hasStart = /\bfrom\b[^.]{0,60}\d|\binstead of\b|\bdown to\b|\bup to\b|\bbefore\b[^.]{0,40}\d|(?:->|→|=>)/i;
const year = /\b(?:19|20)\d\d\b/g;

/** A change in percent of which nobody knows the start. */
const barePercents: Finder = ({ block, sentences }) =>
  sentences.flatMap(({ at, text }) => {
    const shares = spansOf(share, text);
    const found = [...text.matchAll(percent)].filter(({ index }) => !shares.some(({ start }) => start === index));
    if (found.length === 0 || !isChange.test(text) || hasStart.test(text)) return [];
    const others = text
      .replace(percent, ' ')
      .replace(year, ' ')
      .replace(/\b(?:Q[1-4]|H[12]|FY\d\d)\b/g, ' ');
    if (found.length > 1 || /(?<![\p{L}\d#!])\d/u.test(others)) return [];
    return found.map(({ index, 0: shown }) => ({
      start: block.start + at + index,
      end: block.start + at + index + shown.length,
    }));
  });

const fromTo =
  /\bfrom (?:about |around |some )?[$€£]?\d[\d.,]{0,12}[^.;]{0,40}? to (?:about |around |some )?[$€£]?\d[\d.,]{0,12}/gi;
const period = anyOf(
  String.raw`(?:19|20)\d\d Q[1-4] FY\d\d(?:-Q\d)? H[12]`,
  'Jan(?:uary)? Feb(?:ruary)? March April May June? July? Aug(?:ust)? Sept?(?:ember)? Oct(?:ober)? Nov(?:ember)? Dec(?:ember)?',
  'quarters? months? years? weeks? sprints? milestones? spring summer autumn winter since today yesterday days? nights?',
);

/** The words of one block say when, wherever in it. What somebody set from 3 to 5 is a decision, and no measure. */
const withoutPeriod: Finder = ({ block }) =>
  block.place.field === 'contribution' || block.place.field === 'values' || period.test(block.text)
    ? []
    : Array.from(block.text.matchAll(fromTo), ({ index, 0: found }) => ({
        start: block.start + index,
        end: block.start + index + found.length,
      })).slice(0, 1);

/** With a number behind it, it is the name of something: RFC 1918. */
const shortForm = /(?<![\p{L}\p{N}_/@.#&-])(?![IVX]{3,8}\b)[A-Z][A-Z&]{1,7}[A-Z](?=s?(?![\p{L}\p{N}_/@-]))(?! \d)/gu;

/** At its first use in the document, where no brackets say what it is short for. */
function acronymFinder({ match }: Rule, { acronyms }: Prose): Finder {
  const seen = new Set([...match.flatMap((words) => words.split('|')), ...acronyms]);
  return ({ block }) => {
    const letters = block.text.match(/\p{L}/gu) ?? [];
    if (letters.filter((letter) => letter !== letter.toLowerCase()).length > letters.length / 2) return [];
    return Array.from(block.text.matchAll(shortForm)).flatMap(({ index, 0: found }) => {
      if (seen.has(found)) return [];
      seen.add(found);
      const around = [
        block.text.slice(Math.max(0, index - 2), index),
        block.text.slice(index + found.length).slice(0, 4),
      ];
      if (/\(\s?$/.test(around[0] ?? '') || /^s? ?\(/.test(around[1] ?? '')) return [];
      return [{ start: block.start + index, end: block.start + index + found.length }];
    });
  };
}

function anyOf(...words: readonly string[]): RegExp {
  return new RegExp(String.raw`\b(?:${words.join(' ').replaceAll(' ', '|')})\b`, 'i');
}
