// A rule of the check of a text, as its file has it, and what it finds.
import type { ResultField, Section } from '../words/promotion-words.ts';

/**
 * `phrase`: words; `subject-phrase`: words right behind the person. The others have their program, found by the rule's id: how it is
 * counted (`metric`), what must have stood before (`occurrence`), what links lead to, how the document is built.
 */
export const ruleTypes = ['structure', 'phrase', 'subject-phrase', 'occurrence', 'metric', 'link'] as const;
export type RuleType = (typeof ruleTypes)[number];

export const severities = ['error', 'warning', 'hint'] as const;
export type Severity = (typeof severities)[number];

/** `document`: all that is read; `goal`: all of a goal, and nothing of a promotion document. */
export const scopes = [
  'document',
  'summary',
  'results',
  'values',
  'justification',
  'contribution',
  'frame',
  'goal',
] as const;
export type Scope = (typeof scopes)[number];

export interface Rule {
  readonly id: string;
  readonly type: RuleType;
  /** `any`: no words of one language are asked for. */
  readonly lang: 'any' | 'en';
  readonly severity: Severity;
  readonly scope: readonly Scope[];
  /** Phrases as `phrases.ts` reads them; for `occurrence` the words that are known to everybody. */
  readonly match: readonly string[];
  /** Phrases that only look like one of these. */
  readonly except: readonly string[];
  /** Phrases that make it right, somewhere in the same sentence. */
  readonly unless: readonly string[];
  /** Whether small and capital letters are told apart. */
  readonly exact: boolean;
  /** Titles are read as well: they stand for themselves, so most rules would ask too much of them. */
  readonly headings: boolean;
  /** What is found, in one line; `{found}` and a check's own holes are filled. */
  readonly say: string;
  readonly mend: string;
  /** Where it comes from; null: an own rule, or a page of another company. */
  readonly source: string | null;
  readonly fails: string;
  readonly passes: string;
}

/** Where in the document something stands. */
export interface Place {
  readonly section: Section | null;
  /** The heading above, as it is compared; empty before the first. */
  readonly heading: string;
  /** Of a result, from 1. */
  readonly result: number | null;
  readonly field: ResultField | null;
}

export interface Hit {
  /** In the text, from 0. */
  readonly start: number;
  readonly end: number;
  readonly holes?: Readonly<Record<string, string>>;
  /** Where it weighs otherwise than the rule says. */
  readonly severity?: Severity;
}

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly place: Place;
  /** From 1; columns in UTF-16 units, as editors count them. */
  readonly line: number;
  readonly column: number;
  readonly excerpt: string;
  readonly say: string;
  readonly mend: string;
  readonly source: string | null;
}
