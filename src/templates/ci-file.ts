// The `.gitlab-ci.yml` of a goals project: the job that makes the report on its schedule, and the one that posts it.
import { readStamp, splitAtStamp, stamped } from './generated-text.ts';
import { filled } from './project-text.ts';

export const ciFilePath = '.gitlab-ci.yml';

const names = { report: 'report@1', post: 'report-post@1' } as const;

export interface CiFileWords {
  /** Of devgrowth, pinned in the file. */
  readonly version: string;
  readonly posts: boolean;
}

/** templates/project/gitlab-ci.yml. The same words give the same text: a second `init` has nothing to write. */
export function fillCiFile(text: string, { version, posts }: CiFileWords): string {
  return stamped(filled('gitlab-ci.yml', text, { version, posts }), posts ? names.post : names.report, 'yaml');
}

/** null: somebody else's file. Ours stays ours, edited, when a job is added below its stamp. */
export function readCiFile(text: string): { readonly posts: boolean; readonly isEdited: boolean } | null {
  const parts = splitAtStamp(text);
  const stamp = parts === null ? null : readStamp(parts.generated);
  if (parts === null || stamp === null) return null;
  return { posts: stamp.template.startsWith('report-post@'), isEdited: stamp.isEdited || parts.below.trim() !== '' };
}
