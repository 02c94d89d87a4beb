// A result while its lines are read, and as it is told once they are.
import type { ResultField } from '../words/promotion-words.ts';
import type { ResultLabel } from './label-lines.ts';

/** The fields of a result that tell it; the values shown may also stand elsewhere. */
const tellingFields = ['impact', 'result', 'relevance', 'contribution'] as const satisfies readonly ResultField[];

export interface PromotionResult {
  /** Of its heading or its line `Project:`; null where it has none of its own. */
  readonly title: string | null;
  readonly fields: Readonly<Partial<Record<ResultField, string>>>;
  /** Words under no label. */
  readonly text: string | null;
  /** What shows it, a line each. */
  readonly evidence: readonly string[];
  /** Labels that are there without words; empty for a result told in free text. */
  readonly missing: readonly ResultField[];
  readonly isFilled: boolean;
}

export interface OpenResult {
  title: string | null;
  readonly fields: Map<ResultField, string[]>;
  readonly text: string[];
  readonly evidence: string[];
}

export function finished({ title, fields, text, evidence }: OpenResult): PromotionResult {
  const said: Partial<Record<ResultField, string>> = {};
  for (const [field, lines] of fields) {
    const words = joined(lines);
    if (words !== null) said[field] = words;
  }
  const free = joined(text);
  const isLabelled = tellingFields.some((field) => fields.has(field));
  const missing = isLabelled ? tellingFields.filter((field) => said[field] === undefined) : [];
  const isFilled = isLabelled ? missing.length === 0 : free !== null;
  return { title, fields: said, text: free, evidence, missing, isFilled };
}

export function joined(lines: readonly string[]): string | null {
  return lines.length === 0 ? null : lines.join('\n');
}

/** Whether the label stands below this result already. */
export function hasSaid({ title, fields }: OpenResult, label: ResultLabel): boolean {
  if (label === 'project') return title !== null;
  return label !== 'evidence' && label !== 'aside' && fields.has(label);
}
