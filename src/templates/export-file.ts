// Goals as a YAML file that `goal add --import` reads.
import { Document, visit } from 'yaml';
import type { Day, Outcome, Stage } from '#growth/words/goal.ts';

/** The keys of an import entry; those without a value are left out. */
export interface ExportedGoal {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  /** A day, or `none`: without the key the kind's own default would count. */
  readonly due: string;
  readonly description?: string;
  readonly stage?: Stage;
  readonly confidential?: true;
  readonly closed?: { readonly outcome?: Outcome; readonly learned?: string; readonly day?: Day };
}

/** What a terminal might obey where the file is printed: C1, reading direction, line ends of Unicode, C0 but tab and line feed. */
const UNSAFE = /[^\P{Cc}\n\t]|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/gu;

/**
 * Exact when read again, harmless when printed: words with such a character are quoted, and the character is escaped.
 * @param comment lines above the goals, without `#`
 */
export function exportText(goals: readonly ExportedGoal[], comment: readonly string[]): string {
  const document = new Document({ goals }, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (_key, node) => {
      if (typeof node.value === 'string' && node.value.search(UNSAFE) >= 0) node.type = 'QUOTE_DOUBLE';
    },
  });
  const head = comment.map((line) => `# ${line}\n`).join('');
  const yaml = document.toString({ lineWidth: 0, blockQuote: 'literal' });
  return `${head}${yaml.replace(UNSAFE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}`;
}
