// The promotion document as its text tells it: which parts have words, which values are shown, which gaps are open.
//
// Our templates make one, and people change it by hand: other headings, casing, order, labels without bold print, plain lists.
// Whatever is not understood is left alone; it is never taken for an empty document or for a part that has no words.
import { countChecklist, readChecklist } from '../text/checklist.ts';
import { type CompanyValue, inCompanyOrder, type ValueId } from '../words/values.ts';
import { type OutlineLine, outlineOf, ownWords, withoutQuestions } from '../text/outline.ts';
import {
  fieldNamed,
  isResultTitle,
  type ResultField,
  sectionNamed,
  type Section,
  valueNamed,
  valuesIn,
} from '../words/promotion-words.ts';

/** The fields of a result that tell it; the values shown may also stand elsewhere. */
const tellingFields = ['impact', 'result', 'relevance', 'contribution'] as const satisfies readonly ResultField[];

export interface PromotionResult {
  /** Of its heading or its line `Project:`; null where it has none of its own. */
  readonly title: string | null;
  readonly fields: Readonly<Partial<Record<ResultField, string>>>;
  /** Words under no label. */
  readonly text: string | null;
  /** Labels that are there without words; empty for a result told in free text. */
  readonly missing: readonly ResultField[];
  readonly isFilled: boolean;
}

export interface PromotionDocument {
  readonly summary: string | null;
  readonly results: readonly PromotionResult[];
  /** Examples in their own part. */
  readonly examples: Readonly<Partial<Record<ValueId, string>>>;
  /** Values that a result or an example shows, in the company's order. */
  readonly values: readonly ValueId[];
  readonly justification: string | null;
  readonly gaps: readonly { readonly text: string; readonly done: boolean }[];
}

interface OpenResult {
  title: string | null;
  readonly fields: Map<ResultField, string[]>;
  readonly text: string[];
}

/** @param values of the company: what a heading or a list may name */
export function readPromotionDocument(text: string, values: readonly CompanyValue[]): PromotionDocument {
  const reader = new DocumentReader(values);
  for (const line of outlineOf(text)) reader.take(line);
  return reader.document();
}

class DocumentReader {
  readonly #companyValues: readonly CompanyValue[];
  readonly #texts = new Map<Section, string[]>();
  readonly #gapLines: string[] = [];
  readonly #results: OpenResult[] = [];
  readonly #examples = new Map<ValueId, string[]>();
  #section: Section | null = null;
  #level = 0;
  /** Of the heading that opened the current result; 0: it has none. */
  #resultLevel = 0;
  #field: ResultField | null = null;
  #value: ValueId | null = null;

  constructor(values: readonly CompanyValue[]) {
    this.#companyValues = values;
  }

  take(line: OutlineLine): void {
    if (line.type === 'heading') this.#heading(line);
    else if (this.#section === 'results') this.#resultLine(line);
    else if (this.#section === 'values') this.#valueLine(line);
    else if (this.#section === 'gaps') this.#gapLines.push(line.line);
    else if (this.#section !== null) this.#add(this.#texts, this.#section, line.words);
  }

  document(): PromotionDocument {
    const results = this.#results
      .map(finished)
      .filter(
        ({ title, text, missing, fields }) =>
          title !== null || text !== null || missing.length > 0 || Object.keys(fields).length > 0,
      );
    const examples: Partial<Record<ValueId, string>> = {};
    for (const [value, lines] of this.#examples) {
      const words = joined(lines);
      if (words !== null) examples[value] = words;
    }
    const shown = new Set([
      ...results.flatMap(({ fields }) => valuesIn(fields.values ?? '', this.#companyValues)),
      ...Object.keys(examples),
    ]);
    return {
      summary: joined(this.#texts.get('summary') ?? []),
      results,
      examples,
      values: inCompanyOrder(shown, this.#companyValues),
      justification: joined(this.#texts.get('justification') ?? []),
      gaps: gapsIn(this.#gapLines.join('\n')),
    };
  }

  #heading({ level, title }: Extract<OutlineLine, { type: 'heading' }>): void {
    const isDeeper = level > this.#level;
    if (this.#section === 'results' && this.#resultHeading(level, title, isDeeper)) return;
    if (this.#section === 'values') {
      const value = isDeeper || sectionNamed(title) === null ? valueNamed(title, this.#companyValues) : null;
      if (value !== null) {
        this.#value = value;
        return;
      }
    }
    const section = sectionNamed(title);
    if (section !== null) {
      this.#section = section;
      this.#level = level;
      this.#field = this.#value = null;
      this.#resultLevel = 0;
    } else if (!isDeeper || this.#section === null) {
      // Somebody's own part; what stands in it is none of ours.
      this.#section = null;
      this.#level = level;
    } else if (this.#section === 'gaps') {
      this.#gapLines.push('');
    } else if (this.#section === 'values') {
      this.#value = null;
    } else {
      this.#add(this.#texts, this.#section, title);
    }
  }

  /** True when the heading belongs to the results: a result, or a field of one. */
  #resultHeading(level: number, title: string, isDeeper: boolean): boolean {
    const field = fieldNamed(title);
    const isOpen = this.#results.length > 0;
    if (field !== null && isOpen && (isDeeper || sectionNamed(title) === null)) {
      this.#openField(field);
      return true;
    }
    if (isResultTitle(title)) {
      this.#openResult(title.replace(/^.*?(?:\d{1,2}|one|two|three)\b\s*(?:[:–—-]\s*)?/i, '') || null, level);
      return true;
    }
    if (!isDeeper || (sectionNamed(title) !== null && sectionNamed(title) !== 'results')) return false;
    if (isOpen && this.#resultLevel > 0 && level > this.#resultLevel) this.#words(title);
    else this.#openResult(title === '' ? null : title, level);
    return true;
  }

  #resultLine({ line, words, inFence }: Extract<OutlineLine, { type: 'text' }>): void {
    const labelled = inFence ? null : labelledLine(line);
    const field = labelled === null ? null : fieldNamed(labelled.label);
    if (
      labelled !== null &&
      (field !== null || /^(?:project|accomplishment|initiative|title)$/i.test(labelled.label))
    ) {
      const isProject = field === null;
      const current = this.#results.at(-1);
      const isRepeated = isProject ? current?.title != null : field !== null && current?.fields.has(field) === true;
      // Results told one after the other without headings: the first label that comes again begins the next one.
      if (current === undefined || (isRepeated && this.#resultLevel === 0)) this.#openResult(null, 0);
      if (isProject) {
        const result = this.#results.at(-1);
        this.#field = null;
        const said = ownWords(labelled.value);
        if (result !== undefined && said !== '') result.title = said;
      } else {
        this.#openField(field);
        this.#words(ownWords(labelled.value));
      }
      return;
    }
    if (words === '') return;
    const numbered = !inFence && this.#resultLevel === 0 && /^ {0,3}\d{1,2}[.)]\s+\S/.test(line);
    if (this.#results.length === 0 || numbered) this.#openResult(null, 0);
    this.#words(words);
  }

  #valueLine({ line, words, inFence }: Extract<OutlineLine, { type: 'text' }>): void {
    const labelled = inFence ? null : labelledLine(line);
    const value = labelled === null ? null : valueNamed(labelled.label, this.#companyValues);
    if (labelled !== null && value !== null) {
      this.#value = value;
      this.#add(this.#examples, value, ownWords(labelled.value));
    } else if (this.#value !== null) {
      this.#add(this.#examples, this.#value, words);
    }
  }

  #openResult(title: string | null, level: number): void {
    this.#results.push({ title, fields: new Map(), text: [] });
    this.#resultLevel = level;
    this.#field = null;
  }

  #openField(field: ResultField): void {
    this.#field = field;
    const fields = this.#results.at(-1)?.fields;
    if (fields !== undefined && !fields.has(field)) fields.set(field, []);
  }

  #words(words: string): void {
    const result = this.#results.at(-1);
    if (result === undefined || words === '') return;
    if (this.#field === null) result.text.push(words);
    else this.#add(result.fields, this.#field, words);
  }

  #add<Key>(map: Map<Key, string[]>, key: Key, words: string): void {
    const lines = map.get(key) ?? [];
    map.set(key, lines);
    if (words !== '') lines.push(words);
  }
}

function finished({ title, fields, text }: OpenResult): PromotionResult {
  const said: Partial<Record<ResultField, string>> = {};
  for (const [field, lines] of fields) {
    const words = joined(lines);
    if (words !== null) said[field] = words;
  }
  const free = joined(text);
  const isLabelled = tellingFields.some((field) => fields.has(field));
  const missing = isLabelled ? tellingFields.filter((field) => said[field] === undefined) : [];
  return { title, fields: said, text: free, missing, isFilled: isLabelled ? missing.length === 0 : free !== null };
}

function joined(lines: readonly string[]): string | null {
  return lines.length === 0 ? null : lines.join('\n');
}

/** `- **Impact:** ...`, `Impact - ...`; bold print and bullets do not matter. */
function labelledLine(line: string): { readonly label: string; readonly value: string } | null {
  const bare = withoutQuestions(line.replace(/^\s*(?:>\s*)*(?:[-*+]\s+|\d{1,3}[.)]\s+)?/, ''));
  const [, label = '', value = ''] =
    /^(?:\*\*|__)?([\p{L}][\p{L}\p{N} /&,'’()-]{1,60}?)(?:\*\*|__)?\s*(?::|\s[-–—]\s)(?:\*\*|__)?\s*(.*)$/u.exec(
      bare,
    ) ?? [];
  return label === '' || label.trim().split(/\s+/).length > 6 ? null : { label: label.trim(), value };
}

/** Boxes count as the checklist does; where there is none, every bullet is a gap that is open. */
function gapsIn(text: string): PromotionDocument['gaps'] {
  if (countChecklist(text).total > 0) return readChecklist(text).map(({ text: gap, done }) => ({ text: gap, done }));
  return text
    .split('\n')
    .filter((line) => /^\s*(?:[-*+]|\d{1,3}[.)])\s+\S/.test(line))
    .map((line) => ownWords(line).replace(/\s+/g, ' '))
    .filter((gap) => gap !== '')
    .map((gap) => ({ text: gap, done: false }));
}
