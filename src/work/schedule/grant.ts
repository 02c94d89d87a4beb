// Whether a fine-grained token is right for the scheduled job: all that it needs, and nothing that writes when it only reads.
import type { Forge } from '#growth/forge/forge.ts';
import {
  type Grant,
  grantKey,
  isGranted,
  type Permission,
  permissions,
  permissionsFor,
  titleOf,
} from '#growth/forge/permissions.ts';
import type { ProjectFacts } from '#growth/forge/project.ts';
import type { Person } from '#growth/words/goal.ts';
import type { TokenFacts } from '#growth/forge/token.ts';
import type { JobDoes } from '#templates/ci-file.ts';
import { oneLine } from '#render/text.ts';

/** A report that was posted before for the same days is replaced. */
const toPost = new Set(['Work Item: Create', 'Work Item: Update']);

/** https://docs.gitlab.com/auth/tokens/fine_grained_access_tokens_rest/: actions that change nothing */
const reads = /^(?:read|use)_/;

const toRemind = new Set(['Todo: Create']);

export function jobPermissions({ posts, reminds }: JobDoes): readonly Permission[] {
  const named = (names: ReadonlySet<string>) =>
    permissions.filter(({ tab, name }) => tab === 'Group and project' && names.has(name));
  return [...permissionsFor('report', 'needed'), ...(posts ? named(toPost) : []), ...(reminds ? named(toRemind) : [])];
}

interface JobGrant {
  readonly facts: TokenFacts;
  /** Opened with the job's token. */
  readonly forge: Forge;
  readonly who: Person;
  /** null: it does not exist yet. */
  readonly project: ProjectFacts | null;
  readonly does: JobDoes;
}

/** What is wrong with it, as the end of a sentence about the token; null: nothing that is told or can be tried. */
export async function grantFault({ facts, forge, who, project, does }: JobGrant): Promise<string | null> {
  const needed = jobPermissions(does);
  const writes = does.posts || does.reminds ? [] : (facts.grants ?? []).flatMap((grant) => writesOf(grant));
  if (writes.length > 0) return `can write (${[...new Set(writes)].join(', ')}), and the job only reads`;
  const missing = facts.grants === null ? await tried(needed, forge, project) : told(facts.grants);
  return missing.length === 0 ? null : `lacks ${missing.map(titleOf).join(', ')}`;

  function told(grants: readonly Grant[]): readonly Permission[] {
    const place = project && { projectId: project.id, isPersonal: project.owner?.id === who.id };
    return needed.filter((permission) => isGranted(permission, grants, place) === 'missing');
  }
}

function writesOf({ permissions: words }: Grant): string[] {
  const known = new Map(permissions.map(({ name }) => [grantKey(name), name]));
  return words.filter((word) => !reads.test(word)).map((word) => known.get(word) ?? oneLine(word));
}

async function tried(
  needed: readonly Permission[],
  forge: Forge,
  project: ProjectFacts | null,
): Promise<readonly Permission[]> {
  const answers = await Promise.all(needed.map((permission) => forge.tryPermission(permission, project?.id ?? null)));
  return needed.filter((_, index) => answers[index]?.state === 'missing');
}
