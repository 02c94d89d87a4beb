// The promotion document as its text tells it: which parts have words, which values are shown, which gaps are open.
//
// Our templates make one, and people change it by hand: other headings, casing, order, labels without bold print, plain lists.
// Whatever is not understood is left alone; it is never taken for an empty document or for a part that has no words.
import { type CompanyValue, inCompanyOrder, type ValueId } from '../words/values.ts';
import { type OutlineLine, outlineOf, ownWords } from '../text/outline.ts';
import { type Gap, gapsIn } from './gaps.ts';
import { labelledLine, labelNamed, type ResultLabel } from './label-lines.ts';
import { finished, hasSaid, joined, type OpenResult, type PromotionResult } from './read-result.ts';
import {
  fieldNamed,
  isResultTitle,
  type ResultField,
  sectionNamed,
  type Section,
  valueNamed,
  valuesIn,
} from '../words/promotion-words.ts';

export interface PromotionDocument {
  readonly summary: string | null;
  readonly results: readonly PromotionResult[];
  /** Examples in their own part. */
  readonly examples: Readonly<Partial<Record<ValueId, string>>>;
  /** Values that a result or an example shows, in the company's order. */
  readonly values: readonly ValueId[];
  readonly justification: string | null;
  readonly gaps: readonly Gap[];
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
  /** In lines of a result that belong to no field. */
  #isAside = false;
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
        ({ title, text, missing, fields, evidence }) =>
          title !== null ||
          text !== null ||
          missing.length > 0 ||
          evidence.length > 0 ||
          Object.keys(fields).length > 0,
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
    const label = labelled === null ? null : labelNamed(labelled.label);
    if (labelled !== null && label !== null) {
      this.#labelledLine(label, ownWords(labelled.value));
      return;
    }
    if (line.trim() === '') this.#isAside = false;
    if (words === '' || this.#isAside) return;
    const numbered = !inFence && this.#resultLevel === 0 && /^ {0,3}\d{1,2}[.)]\s+\S/.test(line);
    if (this.#results.length === 0 || numbered) this.#openResult(null, 0);
    this.#words(words);
  }

  #labelledLine(label: ResultLabel, said: string): void {
    const current = this.#results.at(-1);
    // Results told one after the other without headings: the first label that comes again begins the next one.
    if (current === undefined || (this.#resultLevel === 0 && hasSaid(current, label))) this.#openResult(null, 0);
    if (label === 'project') this.#titleOf(said);
    else if (label === 'evidence' || label === 'aside') this.#openAside(label === 'evidence' ? said : '');
    else {
      this.#openField(label);
      this.#words(said);
    }
  }

  #titleOf(said: string): void {
    const result = this.#results.at(-1);
    this.#field = null;
    this.#isAside = false;
    if (result !== undefined && said !== '') result.title = said;
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
    this.#results.push({ title, fields: new Map(), text: [], evidence: [] });
    this.#resultLevel = level;
    this.#field = null;
    this.#isAside = false;
  }

  /** What shows or confirms a result tells none of its fields. */
  #openAside(evidence: string): void {
    this.#field = null;
    this.#isAside = true;
    if (evidence !== '') this.#results.at(-1)?.evidence.push(evidence);
  }

  #openField(field: ResultField): void {
    this.#field = field;
    this.#isAside = false;
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
