// The error document; without zod, so that a failure is told without loading it. Its schema stands in document-shapes.ts.
import { type Ink, inkJson } from '../terminal/ink.ts';

export interface ErrorBody {
  /** One of the closed kinds of errors.ts. */
  readonly kind: string;
  readonly message: string;
  /** What to type or open next. */
  readonly hint: string | null;
  /** Every single problem, when there are several. */
  readonly details: readonly string[];
  readonly exitCode: number;
}

export function errorText({ kind, message, hint, details, exitCode }: ErrorBody): Ink {
  return inkJson({ schema: 'devgrowth/error/v1', kind, message, hint, details, exitCode });
}
