// Goals as a YAML file that `goal add --import` reads.
import { Document } from 'yaml';
import type { Day, Outcome, Stage } from '#growth/words/goal.ts';
import { yamlText } from './yaml-text.ts';

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

/** @param comment lines above the goals, without `#` */
export function exportText(goals: readonly ExportedGoal[], comment: readonly string[]): string {
  const head = comment.map((line) => `# ${line}\n`).join('');
  return `${head}${yamlText(new Document({ goals }, { aliasDuplicateObjects: false }))}`;
}
