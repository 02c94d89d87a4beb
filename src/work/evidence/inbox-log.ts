// The log of the inbox: read whole, and written to by one comment for each sitting, on a confidential issue that is opened once.
import { DevgrowthError } from '#errors.ts';
import type { InboxIssue } from '#growth/forge/inboxes.ts';
import { inboxLabel } from '#growth/forge/layout.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import {
  formatLog,
  type LogEntry,
  type LogStanding,
  type LogTold,
  readLog,
  standingOf,
} from '#growth/candidates/inbox-log.ts';
import { ownComments } from '#growth/goals/notes.ts';
import { ascending, inTurn, oldestFirst } from '#growth/words/order.ts';
import type { Draft } from '#settings/drafts.ts';
import { onceOnly } from '../once-only.ts';
import type { Session } from '../session.ts';
import { whole } from '../whole.ts';

export interface InboxLog {
  /** To which the next sitting is written; null: none was opened yet. */
  readonly issue: InboxIssue | null;
  readonly standing: LogStanding;
}

const title = 'Evidence inbox';
const description = `What I decided of the work that was found on GitLab, a comment for each sitting: its number and what became of it, never a title.

Only comments of mine count, and the newest about a number. Nothing here needs an answer.`;

/** All that there are, should two machines have opened one at the same moment. */
export async function readInboxLog({ project, settings }: Pick<Session, 'project' | 'settings'>): Promise<InboxLog> {
  const issues = await project.inboxes(settings.person);
  const notes = await Promise.all(issues.map(async ({ iid }) => whole(await project.notes(iid), `the inbox #${iid}`)));
  const entries = ownComments(notes.flat())
    .toSorted(
      inTurn(
        oldestFirst,
        ascending(({ id }) => id),
      ),
    )
    .flatMap(({ body }) => readLog(body) ?? []);
  return { issue: issues[0] ?? null, standing: standingOf(entries) };
}

/** @returns what the server kept differently */
export async function writeLog(
  entry: LogEntry,
  told: LogTold,
  draft: Draft,
  session: Pick<Session, 'project' | 'settings'>,
): Promise<readonly Dropped[]> {
  const { project } = session;
  const { issue, warnings } = await theInbox(draft, session);
  if (!issue.confidential) throw notHidden(issue);
  const mayExist = draft.tried('log');
  const key = await draft.key('log');
  const written = await project.comment(issue.iid, { key, mayExist, type: 'inbox', body: formatLog(entry, told) });
  return [...warnings, ...written.warnings];
}

async function theInbox(
  draft: Draft,
  { project, settings }: Pick<Session, 'project' | 'settings'>,
): Promise<{ readonly issue: InboxIssue; readonly warnings: readonly Dropped[] }> {
  const [there] = await project.inboxes(settings.person);
  if (there !== undefined) return { issue: there, warnings: [] };
  const mayExist = draft.tried('inbox');
  const key = await draft.key('inbox');
  await project.ensureLabel(inboxLabel);
  const opened = await onceOnly(project, {
    what: 'evidence inbox',
    look: async () => (await project.inboxes(settings.person))[0] ?? null,
    create: () => project.openInbox({ key, mayExist, title, description }),
    all: async () => (await project.inboxes(settings.person)).map(({ url }) => url),
  });
  if (opened.made === null) return { issue: opened.there, warnings: [] };
  return { issue: opened.made.value, warnings: [...opened.made.warnings, ...opened.twice] };
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
