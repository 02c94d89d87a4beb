// The log of the inbox: read whole, and written to by one comment for each sitting, on a confidential issue that is opened once.
import { DevgrowthError } from '#errors.ts';
import type { InboxIssue } from '#growth/forge/inboxes.ts';
import { inboxLabel } from '#growth/forge/layout.ts';
import type { Dropped, Written } from '#growth/forge/writes.ts';
import {
  formatLog,
  type LogEntry,
  type LogStanding,
  type LogTold,
  readLog,
  standingOf,
} from '#growth/candidates/inbox-log.ts';
import type { WorkKey } from '#growth/candidates/found-work.ts';
import { type InboxChecklist, readInboxChecklist, tickedIn } from '#growth/candidates/inbox-checklist.ts';
import { type Comment, ownComments } from '#growth/goals/notes.ts';
import { ascending, inTurn } from '#growth/words/order.ts';
import type { DraftKeys } from '#settings/drafts.ts';
import { oneIssue } from '../once-only.ts';
import type { Session } from '../session.ts';
import { whole } from '../whole.ts';

export interface InboxLog {
  /** To which the next sitting is written; null: none was opened yet. */
  readonly issue: InboxIssue | null;
  readonly standing: LogStanding;
  /** Checklists that wait to be ticked or taken up, the oldest first. */
  readonly lists: readonly PostedList[];
  /** They are taken up, and their titles stand there still. */
  readonly uncleared: readonly PostedList[];
  /** Of what was ticked in those that were taken up: kept, also where the evidence itself cannot be read. */
  readonly ticked: ReadonlySet<WorkKey>;
  /** Of all that were ever posted, be it that only what became of one is left. */
  readonly listKeys: ReadonlySet<string>;
}

/** A checklist as its comment says it. */
export interface PostedList extends InboxChecklist {
  /** Of its issue. */
  readonly iid: number;
  /** Of its comment. */
  readonly id: number;
  readonly key: string;
  readonly url: string;
  readonly body: string;
}

/** Type in the mark of a checklist. */
export const listMark = 'inbox-list';

/** Of the log's comment that a checklist became. */
export const logKeyOf = ({ key }: Pick<PostedList, 'key'>): string => `${listLog}${key}`;
const listLog = 'list-';
const listKeyIn = (key: string) => (key.startsWith(listLog) ? [key.slice(listLog.length)] : []);

const title = 'Evidence inbox';
const description = `What I decided of the work that was found on GitLab, a comment for each sitting: its number and what became of it, never a title.

Only comments of mine count, and the newest about a number. Nothing here needs an answer.`;

/** All that there are, should two machines have opened one at the same moment. */
export async function readInboxLog({ project, settings }: Pick<Session, 'project' | 'settings'>): Promise<InboxLog> {
  const issues = await project.inboxes(settings.person);
  const read = await Promise.all(
    issues.map(async (issue) =>
      ownComments(whole(await project.notes(issue.iid), `the inbox #${issue.iid}`)).map((note) => ({ note, issue })),
    ),
  );
  const told = read.flat().toSorted(
    inTurn(
      ascending(({ note }) => note.at),
      ascending(({ note }) => note.id),
    ),
  );
  const entries = told.flatMap(({ note }) => readLog(note.body) ?? []);
  const marks = told.flatMap(({ note: { mark } }) => mark ?? []);
  const taken = new Set(marks.flatMap(({ type, key }) => (type === 'inbox' && key !== null ? [key] : [])));
  const posted = marks.flatMap(({ type, key }) => (type === listMark && key !== null ? [key] : []));
  const lists = told.flatMap(({ note, issue }) => listIn(note, issue) ?? []);
  return {
    issue: issues[0] ?? null,
    standing: standingOf(entries),
    lists: lists.filter((list) => !taken.has(logKeyOf(list))),
    uncleared: lists.filter((list) => taken.has(logKeyOf(list))),
    ticked: new Set(told.flatMap(({ note }) => tickedIn(note.body))),
    listKeys: new Set([...posted, ...[...taken].flatMap(listKeyIn)]),
  };
}

function listIn({ id, body, mark }: Comment, { iid, url }: InboxIssue): PostedList | null {
  const list = readInboxChecklist(body);
  const key = (mark?.type === listMark ? mark.key : null) ?? `comment-${id}`;
  return list === null ? null : { ...list, iid, id, key, url: `${url}#note_${id}`, body };
}

/** @returns what the server kept differently */
export async function writeLog(
  entry: LogEntry,
  told: LogTold,
  draft: DraftKeys,
  session: Pick<Session, 'project' | 'settings'>,
): Promise<readonly Dropped[]> {
  const { project } = session;
  const { value: inbox, warnings } = await theInbox(draft, session);
  const mayExist = draft.tried('log');
  const key = await draft.key('log');
  const written = await project.comment(inbox.iid, { key, mayExist, type: 'inbox', body: formatLog(entry, told) });
  return [...warnings, ...written.warnings];
}

/** Opened where there is none. @throws `refused` where it is not confidential */
export async function theInbox(
  draft: DraftKeys,
  { project, settings }: Pick<Session, 'project' | 'settings'>,
): Promise<Written<InboxIssue>> {
  const inbox = await oneIssue(project, {
    what: 'evidence inbox',
    all: () => project.inboxes(settings.person),
    async open() {
      const mayExist = draft.tried('inbox');
      const key = await draft.key('inbox');
      await project.ensureLabel(inboxLabel);
      return project.openInbox({ key, mayExist, title, description });
    },
  });
  if (inbox.value.confidential) return inbox;
  throw notHidden(inbox.value);
}

/** Keys tell nobody what they are of, but how much there is of it. */
function notHidden({ iid, url }: InboxIssue): DevgrowthError {
  return new DevgrowthError(
    'refused',
    `the inbox #${iid} is not confidential: every member reads how much you dropped`,
    {
      hint: `Make it confidential in the browser, then run this again: ${url}`,
    },
  );
}
