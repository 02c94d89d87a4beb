// The `.gitlab-ci.yml` of a goals project: the job that makes the report on its schedule, and those that post it and remind of it.
import { readStamp, splitAtStamp, stamped } from './generated-text.ts';
import { filled } from './project-text.ts';

export const ciFilePath = '.gitlab-ci.yml';

/** What the job does besides its page. Either needs a token that can write. */
export interface JobDoes {
  /** A comment on the next 1:1. */
  readonly posts: boolean;
  /** The dashboard on the person's own to-do list. */
  readonly reminds: boolean;
}

export interface CiFileWords {
  /** Of devgrowth, pinned in the file. */
  readonly version: string;
  readonly does: JobDoes;
}

/** templates/project/gitlab-ci.yml. The same words give the same text: a second `init` has nothing to write. */
export function fillCiFile(text: string, { version, does }: CiFileWords): string {
  const name = ['report', ...(does.posts ? ['post'] : []), ...(does.reminds ? ['remind'] : [])].join('-');
  return stamped(filled('gitlab-ci.yml', text, { version, ...does }), `${name}@1`, 'yaml');
}

/** null: somebody else's file. Ours stays ours, edited, when a job is added below its stamp. */
export function readCiFile(text: string): (JobDoes & { readonly isEdited: boolean }) | null {
  const parts = splitAtStamp(text);
  const stamp = parts === null ? null : readStamp(parts.generated);
  if (parts === null || stamp === null) return null;
  const [does = ''] = stamp.template.split('@');
  const isEdited = stamp.isEdited || parts.below.trim() !== '';
  return { posts: does.includes('-post'), reminds: does.includes('-remind'), isEdited };
}
