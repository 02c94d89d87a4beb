// The issue of wins: work that belongs to no goal is kept there; opened once, with the first of it.
import { DevgrowthError } from '#errors.ts';
import type { Shown } from '#growth/forge/exposure.ts';
import { winsLabel } from '#growth/forge/layout.ts';
import type { WinsIssue } from '#growth/forge/wins.ts';
import type { Written } from '#growth/forge/writes.ts';
import type { Person } from '#growth/words/goal.ts';
import { isNamed } from '#growth/words/username.ts';
import { oneLine } from '#render/text.ts';
import type { DraftKeys } from '#settings/drafts.ts';
import { said, step } from '#wording.ts';
import { oneIssue } from '../once-only.ts';
import type { Session } from '../session.ts';

export const winsTitle = 'Wins';
const description = `What I did that belongs to no goal of mine, a comment for each piece: where it can be seen, and what came of it.

Reports and reviews tell of it beside the goals. It is none itself: nothing here is planned or due, and closing this issue says nothing.`;

/** Who reads what is kept there, be it that it is opened with it: then it has no number yet. */
export function readOfWins(there: WinsIssue | null, me: Person): Shown & { readonly iid: number } {
  return there ?? { iid: 0, confidential: false, author: me, assignees: [] };
}

/** @throws `refused` where somebody else would open it: what they wrote there would count for nothing */
export function refuseOthersWins({ me, settings: { person } }: Pick<Session, 'me' | 'settings'>): void {
  if (isNamed(me, person)) return;
  throw new DevgrowthError('refused', `the issue of wins is for @${oneLine(person)} to open`, {
    hint: said`Keep a piece of your own with a goal: \`${step('evidence add', 7, '"..."')}\`.`,
  });
}

/** Opened where there is none. */
export function theWins(draft: DraftKeys, { project }: Pick<Session, 'project'>): Promise<Written<WinsIssue>> {
  return oneIssue(project, {
    what: 'issue of wins',
    all: () => project.winsIssues(),
    async open() {
      const mayExist = draft.tried('wins');
      const key = await draft.key('wins');
      await project.ensureLabel(winsLabel);
      return project.openWins({ key, mayExist, title: winsTitle, description });
    },
  });
}
