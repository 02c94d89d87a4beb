// An issue, merge request or epic somewhere on the same forge, as evidence and new goals refer to it.
import type { ItemPlace, ItemType } from '../text/item-address.ts';
import type { Instant } from '../words/goal.ts';

export interface ForeignItem extends ItemPlace {
  readonly title: string;
  readonly url: string;
  readonly state: 'opened' | 'closed' | 'merged';
  readonly createdAt: Instant;
  /** When it was merged or closed. */
  readonly endedAt: Instant | null;
  /** Not everybody can read it: its project or group is not public, or it is confidential. */
  readonly isPrivate: boolean;
  /** Everybody who signs in at this GitLab can. */
  readonly isInternal: boolean;
  /** Not even everybody in its project can. */
  readonly confidential: boolean;
  /** Usernames; absent where nobody asked. */
  readonly people?: {
    readonly author: string | null;
    readonly assignees: readonly string[];
    readonly reviewers: readonly string[];
  };
}

export const itemWords: Readonly<Record<ItemType, string>> = {
  issue: 'issue',
  'merge-request': 'merge request',
  epic: 'epic',
};

const signs: Readonly<Record<ItemType, string>> = { issue: '#', 'merge-request': '!', epic: '&' };

/** `group/project#4`, `group/project!5`, `group&3`; a reference to GitLab, so it belongs into a code span. */
export function itemReference({ type, home, iid }: ItemPlace): string {
  return `${home}${signs[type]}${iid}`;
}

/** To compare by: GitLab tells the letter case of paths not apart. */
export const comparedReference = (place: ItemPlace): string => itemReference(place).toLowerCase();

/** Numbers of the issues that a text names: `#3`, `alex/goals#3`, or an address. One of another project passes for one of ours. */
export function issuesNamed(text: string): ReadonlySet<number> {
  return new Set(
    Array.from(text.matchAll(/(?:#|\/-\/(?:issues|work_items)\/)(\d{1,9})(?!\d)/g), ([, iid]) => Number(iid)),
  );
}

/** The same for every address of one thing: `issues` and `work_items`, with and without a query. */
export function itemKey(place: ItemPlace): string {
  return `${comparedReference(place)} ${place.anchor}`.trim();
}

/** Whatever they say of a place in it. */
export function isSameItem(one: ItemPlace, other: ItemPlace): boolean {
  return comparedReference(one) === comparedReference(other);
}

/** When the work it stands for was done, as far as it tells. */
export function itemAt({ endedAt, createdAt }: ForeignItem): Instant {
  return endedAt ?? createdAt;
}

/** An issue that a goal is linked with, as GitLab shows it to whoever asks. */
export interface LinkedIssue {
  /** `team/web#3` */
  readonly reference: string;
  readonly title: string;
  readonly state: 'opened' | 'closed';
  readonly url: string;
}
