// A goal as people name it: 7, #7, alex/goals#7, the address of its issue, or a part of its title. An address says more than a number:
// which host, which project; a title is looked up by `which-goal.ts`.
import { DevgrowthError } from '#errors.ts';
import { itemReference } from '#growth/goals/foreign-item.ts';
import type { Forge } from '#growth/forge/forge.ts';
import { type ItemPlace, type ReadAddress, readAddress, shortlyNamed } from '#growth/text/item-address.ts';
import type { ProjectFacts } from '#growth/forge/project.ts';
import { given, said, step } from '#wording.ts';

/** What whoever means a goal gives. */
export interface NamedGoal {
  readonly iid: number;
  /** As typed, where that says which project is meant. `openSession` refuses another one than is open. */
  readonly goalAt: string | null;
}

/** Stands in the place of a goal's number, for what belongs to none. */
export const winsWord = 'wins';

/** What evidence is kept with: a goal, or the issue of wins. */
export interface NamedPlace extends Pick<NamedGoal, 'goalAt'> {
  readonly iid: number | typeof winsWord;
}

/** Words about a goal or a place as they are typed: which one it is may be left to be found. */
export type Meant<Words extends NamedPlace> = Omit<Words, 'iid'> & {
  /** null: `titled` tells; where nothing does, the person is asked. */
  readonly iid: Words['iid'] | null;
  /** A part of its title. */
  readonly titled?: string;
};
export type MeantGoal = Meant<NamedGoal>;
export type MeantPlace = Meant<NamedPlace>;

/** The same where it may be missing: work without a goal, drafts of earlier versions. */
export type GoalClaim = { readonly [key in keyof NamedPlace]?: NamedPlace[key] | null };

/** @throws `usage` for what names no issue */
export function namedGoal(text: string): NamedGoal {
  const typed = text.trim();
  const short = shortlyNamed(typed);
  if (short !== null) return { iid: short.iid, goalAt: short.home === null ? null : typed };
  const address = readAddress(typed);
  if (address?.isList) {
    throw new DevgrowthError('usage', `${typed} is a list, and does not say which goal is meant`, {
      hint: 'Open the goal there and copy its own address, or give its number, such as 7.',
    });
  }
  const place = address === null ? null : theOneItem(address);
  if (place !== null && place.type !== 'merge-request') return { iid: place.iid, goalAt: typed };
  throw new DevgrowthError('usage', `"${typed}" is not the number of a goal`, {
    hint: said`Give its number, such as 7 (\`${step('goal list')}\` shows them), or its address, copied from the browser.`,
  });
}

/** By number, by address, or else by a part of its title. @param text undefined: nothing was typed */
export function meantGoal(text: string | undefined): MeantGoal {
  if (text === undefined) return { iid: null, goalAt: null };
  const typed = text.trim();
  return isTitlePart(typed) ? { iid: null, goalAt: null, titled: typed } : namedGoal(typed);
}

export function meantPlace(text: string | undefined): MeantPlace {
  return text?.trim().toLowerCase() === winsWord ? { iid: winsWord, goalAt: null } : meantGoal(text);
}

/** What was meant as a number or an address, and is none, is a mistake to be told, and no title to be looked for. */
function isTitlePart(typed: string): boolean {
  return /\p{L}/u.test(typed) && !/:\/\/|\/-\/|[#!]\d+$/.test(typed);
}

export function namedPlace(text: string): NamedPlace {
  return text.trim().toLowerCase() === winsWord ? { iid: winsWord, goalAt: null } : namedGoal(text);
}

function theOneItem({ open, beside }: ReadAddress): ItemPlace | null {
  if (open !== null && beside !== null && open.iid !== beside.iid) {
    throw new DevgrowthError(
      'usage',
      `the address names two issues: #${open.iid}, and #${beside.iid} in the drawer beside it`,
      { hint: 'Give the number of the one that you mean.' },
    );
  }
  return beside ?? open;
}

/** An issue named in any of these ways. The other answers are those of `Forge.placeOf`. */
export function issueNamed(typed: string, home: string, forge: Pick<Forge, 'placeOf'>): ReturnType<Forge['placeOf']> {
  const short = shortlyNamed(typed);
  return short === null
    ? forge.placeOf(typed)
    : { type: 'issue', home: short.home ?? home, iid: short.iid, anchor: '' };
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
      hint: said`Name that server with ${given('host')} and its project with ${given('project')}, or give the number of a goal here.`,
    });
  }
  if (place.type === 'issue' && place.iid === iid && (await isAt(place.home))) return;
  throw new DevgrowthError('usage', `${itemReference(place)} is no issue of ${path}`, {
    hint:
      place.type === 'issue'
        ? said`Give the number of a goal in ${path}, or name the other project with ${given('project', place.home)}.`
        : `Give the number of a goal in ${path}.`,
  });

  /** Paths differ in letter case alone, or the project had this one before it was renamed or moved: GitLab leads on from there. */
  async function isAt(home: string): Promise<boolean> {
    return home.toLowerCase() === path.toLowerCase() || (await forge.findProject(home))?.id === id;
  }
}
