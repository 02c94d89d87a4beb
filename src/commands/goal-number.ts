// A goal as people name it: 7, #7, alex/goals#7, or the address of its issue. An address says more than a number: which host, which project.
import { DevgrowthError } from '#errors.ts';
import { drawerItem } from '#growth/text/drawer-address.ts';
import { itemReference } from '#growth/goals/foreign-item.ts';
import type { Forge } from '#growth/forge/forge.ts';
import { isListAddress } from '#growth/text/list-address.ts';
import type { ProjectFacts } from '#growth/forge/project.ts';

/** What a command that takes a goal holds. */
export interface NamedGoal {
  readonly iid: number;
  /** As typed, where that says which project is meant. `openSession` refuses another one than is open. */
  readonly goalAt: string | null;
}

/** The same where it may be missing: commands without a goal, drafts of earlier versions. */
export type GoalClaim = { readonly [key in keyof NamedGoal]?: NamedGoal[key] | null };

const largest = String.raw`\d{1,9}`;
const numberAlone = new RegExp(`^#?(${largest})$`);
/** As GitLab writes an issue of another project in a text. */
const reference = new RegExp(`^([^\\s#?]+/[^\\s#?/]+)#(${largest})$`);
const inPath = new RegExp(`/(?:issues|work_items)/(?:incident/)?(${largest})(?:/.*)?$`);

/** @throws `usage` for what names no issue */
export function namedGoal(text: string): NamedGoal {
  const typed = text.trim();
  const number = numberAlone.exec(typed)?.[1];
  const iid = number === undefined ? (reference.exec(typed)?.[2] ?? numberInAddress(typed)) : number;
  if (Number(iid) > 0) return { iid: Number(iid), goalAt: number === undefined ? typed : null };
  if (isListAddress(typed)) {
    throw new DevgrowthError('usage', `${typed} is a list, and does not say which goal is meant`, {
      hint: 'Open the goal there and copy its own address, or give its number, such as 7.',
    });
  }
  throw new DevgrowthError('usage', `"${typed}" is not the number of a goal`, {
    hint: 'Give its number, such as 7 (`devgrowth goal list` shows them), or its address, copied from the browser.',
  });
}

function numberInAddress(typed: string): string | number | null {
  if (!/^https?:\/\/\S+$/i.test(typed) || !URL.canParse(typed)) return null;
  const url = new URL(typed);
  const beside = drawerItem(url)?.iid ?? null;
  const open = inPath.exec(url.pathname)?.[1] ?? null;
  if (beside !== null && open !== null && beside !== Number(open)) {
    throw new DevgrowthError(
      'usage',
      `the address names two issues: #${open}, and #${beside} in the drawer beside it`,
      {
        hint: 'Give the number of the one that you mean.',
      },
    );
  }
  return beside ?? open;
}

/** An issue named in any of these ways. The other answers are those of `Forge.placeOf`. */
export function issueNamed(text: string, home: string, forge: Pick<Forge, 'placeOf'>): ReturnType<Forge['placeOf']> {
  const typed = text.trim();
  const own = numberAlone.exec(typed)?.[1];
  const [, other, iid = own] = reference.exec(typed) ?? [];
  return iid === undefined
    ? forge.placeOf(typed)
    : { type: 'issue', home: other ?? home, iid: Number(iid), anchor: '' };
}

/** @throws `usage` when what was typed means another host or project than the one that is open */
export async function requireOwnGoal(
  { iid, goalAt }: GoalClaim,
  { id, path }: Pick<ProjectFacts, 'id' | 'path'>,
  forge: Pick<Forge, 'base' | 'placeOf' | 'findProject'>,
): Promise<void> {
  if (goalAt === undefined || goalAt === null) return;
  const place = issueNamed(goalAt, path, forge);
  if (place === null || typeof place === 'string') {
    throw new DevgrowthError('usage', `${goalAt} is not on ${forge.base}, where ${path} is`, {
      hint: 'Name that server with --host and its project with --project, or give the number of a goal here.',
    });
  }
  if (place.type === 'issue' && place.iid === iid && (await isAt(place.home))) return;
  throw new DevgrowthError('usage', `${itemReference(place)} is no issue of ${path}`, {
    hint: `Give the number of a goal in ${path}, or name the other project with --project ${place.home}.`,
  });

  /** Paths differ in letter case alone, or the project had this one before it was renamed or moved: GitLab leads on from there. */
  async function isAt(home: string): Promise<boolean> {
    return home.toLowerCase() === path.toLowerCase() || (await forge.findProject(home))?.id === id;
  }
}
