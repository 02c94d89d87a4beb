// Posts the checklist of the inbox: one comment of the person's own, renewed while it waits, where nobody else reads its titles.
import { DevgrowthError } from '#errors.ts';
import type { WorkKey } from '#growth/candidates/found-work.ts';
import { withoutTitles, withPieces, withUnread } from '#growth/candidates/inbox-checklist.ts';
import type { Dropped, Written } from '#growth/forge/writes.ts';
import { addDays, weekdayOf } from '#growth/time/calendar.ts';
import type { Day } from '#growth/words/goal.ts';
import { ascending } from '#growth/words/order.ts';
import { inline } from '#render/markdown/escape.ts';
import { checklistText, listedPiece } from '#render/markdown/inbox-checklist.ts';
import { liveNaming, quietly } from '#render/markdown/references.ts';
import type { DraftWorld } from '#settings/drafts.ts';
import { said, step } from '#wording.ts';
import { whoElseReads } from '../copied-title.ts';
import type { Desk } from '../desk.ts';
import { draftedWrite } from '../drafting.ts';
import { onceOnly } from '../once-only.ts';
import { openGoals } from '../open-goals-page.ts';
import type { Session } from '../session.ts';
import type { InboxWords } from './inbox.ts';
import { type InboxLog, listMark, type PostedList, readInboxLog, theInbox } from './inbox-log.ts';
import type { LookedAt } from './looking.ts';

/** A longer list is ticked by nobody. */
const mostPieces = 50;

export interface PlannedList {
  /** Pieces that come to what stands there. */
  readonly added: number;
  /** null: nothing stands there, and nothing is to decide. */
  readonly body: string | null;
  /** Of the list that waits; null: a new one. */
  readonly standing: PostedList | null;
  readonly edit: (text: string) => string;
}

/** Writes nothing. @throws `refused` where others would read titles, unless it is agreed to leave them out */
export async function planList(looked: LookedAt, session: Session, { yes }: Pick<Desk, 'yes'>): Promise<PlannedList> {
  const { log, window, records, sources, record } = looked;
  const isBare = await refuseReaders(log, session, yes);
  const listed = new Set(log.lists.flatMap(({ pieces }) => pieces.flatMap(({ keys }): readonly WorkKey[] => keys)));
  // What evidence could not be read may be of these: they are kept by what their list says.
  const isKept = (key: WorkKey) => record.length > 0 && log.ticked.has(key);
  const open = looked.candidates.filter(
    ({ key, with: others }) => ![key, ...others].some((one) => listed.has(one) || isKept(one)),
  );
  const standing = waitingIn(log);
  const room = Math.max(0, mostPieces - (standing?.pieces.length ?? 0));
  const shown = open.slice(0, room);
  const live = liveNaming(shown.flatMap(({ matches: [best] }) => best?.goal ?? []));
  const titles = new Map(records.map(({ iid, title }) => [iid, title]));
  const name = standing === null ? live.name : quietly;
  const words = { name, titleOf: (goal: number) => titles.get(goal) ?? null, today: session.now.today, isBare };
  const pieces = shown.map((candidate) => listedPiece(candidate, words));
  const partly = [...sources.filter(({ state }) => state === 'partial' || state === 'unknown'), ...record];
  // `comments of #2` would leave a mention of the inbox on that goal.
  const unread = partly.map(({ name: one }) => inline(one));
  const edit = (text: string) => {
    const grown = withUnread(withPieces(text, pieces, window), unread);
    return isBare ? withoutTitles(grown) : grown;
  };
  const further = open.length - shown.length;
  const facts = {
    week: mondayOf(session.now.today),
    window,
    pieces,
    further,
    unread,
  };
  const isAsked = live.isCut || shown.some(({ matches }) => matches.length === 0);
  const goals = isAsked && standing === null ? `[list](${openGoals(session.project)})` : null;
  const fresh = pieces.length === 0 ? null : checklistText({ ...facts, goals });
  return { added: pieces.length, body: standing === null ? fresh : edit(standing.body), standing, edit };
}

const waitingIn = ({ lists }: Pick<InboxLog, 'lists'>): PostedList | null =>
  lists.findLast(({ isFinished }) => !isFinished) ?? null;

const mondayOf = (day: Day): Day => addDays(day, 1 - weekdayOf(day));

/** @returns whether titles are left out */
async function refuseReaders(
  { issue }: InboxLog,
  { project, me }: Pick<Session, 'project' | 'me'>,
  yes: boolean,
): Promise<boolean> {
  const place = issue ?? { confidential: true, author: me, assignees: [] };
  const who = await whoElseReads(place, true, { project, me });
  if (who === null || yes) return who !== null;
  throw new DevgrowthError('refused', `${who} can read the inbox, and would read the titles of your work there`, {
    hint: said`Nothing was posted. \`${step('evidence inbox', { post: true, yes: true })}\` posts keys and kinds alone; \`${step('evidence inbox')}\` decides here.`,
  });
}

export interface PostedChecklist extends Written<{ readonly id: number; readonly url: string }> {
  readonly how: 'new' | 'renewed' | 'unchanged';
}

/** A list that waits is renewed, on whichever machine that is: two are never there, and no tick is taken off. */
export function postList(
  { body, edit }: PlannedList & { readonly body: string },
  words: InboxWords,
  session: Session,
  desk: DraftWorld,
): Promise<PostedChecklist> {
  const { project, now } = session;
  const week = mondayOf(now.today);
  return draftedWrite('evidence inbox', { ...words }, session, desk, async (draft) => {
    const { value: inbox, warnings } = await theInbox(draft, session);
    const at = (id: number) => ({ id, url: `${inbox.url}#note_${id}` });
    let key = week;
    const posted = await onceOnly<PostedChecklist, Written<{ readonly id: number }>>(project, {
      what: 'evidence checklist',
      async look() {
        const log = await readInboxLog(session);
        key = freeKey(week, log.listKeys);
        const standing = waitingIn(log);
        if (standing === null) return null;
        const edited = await project.editComment(standing.iid, standing.id, edit);
        if (edited === null) return null;
        const how = edited.value.text === standing.body ? 'unchanged' : 'renewed';
        return { how, value: { id: standing.id, url: standing.url }, warnings: edited.warnings };
      },
      create: () => project.comment(inbox.iid, { key, type: listMark, body }),
      all: async () =>
        (await readInboxLog(session)).lists
          .filter(({ isFinished }) => !isFinished)
          .toSorted(ascending(({ id }) => id))
          .map(({ url }) => url),
    });
    if (posted.made === null) return { ...posted.there, warnings: [...warnings, ...posted.there.warnings] };
    const all: readonly Dropped[] = [...warnings, ...posted.made.warnings, ...posted.twice];
    return { how: 'new', value: at(posted.made.value.id), warnings: all };
  });
}

/** A week's second list follows one that was taken up. */
function freeKey(week: Day, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? week : `${week}.${number}`;
    if (!taken.has(key)) return key;
  }
}
