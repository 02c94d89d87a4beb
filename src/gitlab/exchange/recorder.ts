// Watches every request of a connection and notes what is written, with what stood there before: the one door of `undo`.
// It asks the server nothing: what stood there is what this process has read of it last.
import * as z from 'zod';
import type { IssueFields, KeptStep, WriteJournal, WrittenStep } from '#growth/forge/written.ts';
import type { Watch } from '../wire/connection.ts';
import type { Outgoing } from '../wire/outgoing.ts';
import { readStoredText } from '../words/marks.ts';
import { issueSchema, type IssueRow, noteSchema, selfSchema } from '../words/schemas.ts';
import { normalised } from '../words/user-text.ts';

const bodySchema = z.object({
  title: z.string().optional(),
  description: z.string().optional(),
  due_date: z.string().optional(),
  milestone_id: z.number().optional(),
  confidential: z.boolean().optional(),
  state_event: z.string().optional(),
  add_labels: z.string().optional(),
  remove_labels: z.string().optional(),
  assignee_ids: z.array(z.number()).optional(),
  body: z.string().optional(),
  target_project_id: z.union([z.string(), z.number()]).optional(),
  target_issue_iid: z.union([z.string(), z.number()]).optional(),
});
type Sent = z.output<typeof bodySchema>;

/** Where a request goes, below a project. */
interface Place {
  readonly projectId: number;
  /** `['issues', '4', 'notes', '9']` */
  readonly parts: readonly string[];
}

const rowSchema = issueSchema.extend({ project_id: z.number().optional() });

export function recorder(base: string, host: string, journal: WriteJournal): Watch {
  const issues = new Map<string, IssueRow>();
  const comments = new Map<string, string>();
  let accountId: number | null = null;

  function placeOf(url: string): Place | null {
    const path = url.slice(`${base}/api/v4/`.length).replace(/[?#].*$/, '');
    const [projects, id, ...parts] = path.split('/');
    return projects === 'projects' && /^\d+$/.test(id ?? '') ? { projectId: Number(id), parts } : null;
  }

  function see({ projectId, parts }: Place, body: unknown): void {
    const [kind, iid, below] = parts;
    if (kind !== 'issues') return;
    for (const row of Array.isArray(body) ? (body as unknown[]) : [body]) {
      if (below === 'notes') {
        const note = noteSchema.safeParse(row);
        if (note.success) comments.set(`${projectId} ${iid} ${note.data.id}`, note.data.body);
      } else if (below === undefined) {
        const issue = rowSchema.safeParse(row);
        if (issue.success) issues.set(`${issue.data.project_id ?? projectId} ${issue.data.iid}`, issue.data);
      }
    }
  }

  function stepOf({ method, body }: Outgoing, { projectId, parts }: Place, doing: string): WrittenStep {
    const [kind, iid, below, id] = parts;
    const other = { what: 'other', doing } as const;
    if (kind !== 'issues') return other;
    const sent = sentIn(body);
    if (iid === undefined) return method === 'POST' ? openedBy(sent) : other;
    const number = Number(iid);
    const row = issues.get(`${projectId} ${iid}`);
    if (below === undefined && method === 'PUT') {
      const before = row === undefined ? null : touched(sent, fieldsOf(row));
      const title = row?.title ?? null;
      return { what: 'issue-changed', iid: number, title, before, after: asAsked(sent, row) };
    }
    if (below === undefined && method === 'DELETE') {
      return { what: 'issue-removed', iid: number, title: row?.title ?? null };
    }
    if (below === 'links' && method === 'POST') {
      const to = { project: String(sent.target_project_id), iid: Number(sent.target_issue_iid) };
      return { what: 'linked', iid: number, to };
    }
    if (below !== 'notes') return other;
    if (method === 'POST') {
      const text = sent.body ?? '';
      return { what: 'comment-added', iid: number, id: null, key: readStoredText(text).mark?.key ?? null, text };
    }
    const comment = { iid: number, id: Number(id) };
    if (method === 'DELETE') return { what: 'comment-removed', ...comment };
    const before = comments.get(`${projectId} ${iid} ${id}`) ?? null;
    return { what: 'comment-changed', ...comment, before, after: sent.body ?? '' };
  }

  return {
    async sending(request, doing) {
      const place = placeOf(request.url);
      if (place === null) return null;
      const step = stepOf(request, place, doing);
      const kept = await journal.begin({ host, accountId, projectId: place.projectId }, step);
      return { ...kept, answered: (body: unknown) => answered(kept, step, place, body) };
    },
    saw(url, body) {
      if (url === `${base}/api/v4/user`) accountId = selfSchema.safeParse(body).data?.id ?? accountId;
      const place = placeOf(url);
      if (place !== null) see(place, body);
    },
  };

  function answered(kept: KeptStep, step: WrittenStep, place: Place, body: unknown): void {
    see(place, body);
    const issue = rowSchema.safeParse(body);
    const note = noteSchema.safeParse(body);
    if (step.what === 'issue-opened' && issue.success) {
      const { iid } = issue.data;
      issues.set(`${place.projectId} ${iid}`, issue.data);
      kept.now({ ...step, iid, after: fieldsOf(issue.data) });
    }
    if (step.what === 'issue-changed' && issue.success) {
      const sent = Object.keys(step.after) as (keyof IssueFields)[];
      const all = fieldsOf(issue.data);
      const names = new Set([...(step.before?.labels ?? []), ...(step.after.labels ?? [])]);
      const labels = issue.data.labels.filter((name) => names.has(name));
      kept.now({ ...step, after: only(sent, { ...all, labels }) });
    }
    if (step.what === 'comment-added' && note.success) {
      comments.set(`${place.projectId} ${step.iid} ${note.data.id}`, note.data.body);
      kept.now({ ...step, id: note.data.id, text: note.data.body });
    }
    if (step.what === 'comment-changed' && note.success) kept.now({ ...step, after: note.data.body });
  }
}

function sentIn(body: Outgoing['body']): Sent {
  if (typeof body !== 'string') return {};
  const read = bodySchema.safeParse(JSON.parse(body));
  return read.success ? read.data : {};
}

function openedBy({ title = '', description = '' }: Sent): WrittenStep {
  const key = readStoredText(description).mark?.key ?? null;
  return { what: 'issue-opened', iid: null, key, title, after: null };
}

export function fieldsOf(row: IssueRow): Required<IssueFields> {
  return {
    title: row.title,
    text: row.description,
    due: row.due_date,
    milestone: row.milestone,
    confidential: row.confidential,
    state: row.state,
    labels: row.labels,
    assignees: row.assignees.map(({ id, username }) => ({ id, username })),
  };
}

const fieldOf = {
  title: 'title',
  description: 'text',
  due_date: 'due',
  milestone_id: 'milestone',
  confidential: 'confidential',
  state_event: 'state',
  add_labels: 'labels',
  remove_labels: 'labels',
  assignee_ids: 'assignees',
} as const satisfies Partial<Record<keyof Sent, keyof IssueFields>>;

function only(names: readonly (keyof IssueFields)[], fields: IssueFields): IssueFields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name as keyof IssueFields)));
}

const namesIn = (list: string | undefined): string[] => (list ?? '').split(',').filter(Boolean);

/** Of what was there, the part that is about to be written. */
function touched(sent: Sent, before: Required<IssueFields>): IssueFields {
  const names = (Object.keys(fieldOf) as (keyof typeof fieldOf)[])
    .filter((name) => sent[name] !== undefined)
    .map((name) => fieldOf[name]);
  const changed = new Set([...namesIn(sent.add_labels), ...namesIn(sent.remove_labels)]);
  return only(names, { ...before, labels: (before.labels ?? []).filter((name) => changed.has(name)) });
}

/** What will be there, should nobody hear the answer. */
function asAsked(sent: Sent, row: IssueRow | undefined): IssueFields {
  const off = namesIn(sent.remove_labels);
  const changed = [...namesIn(sent.add_labels), ...off];
  const kept = (row?.labels ?? []).filter((name) => changed.includes(name) && !off.includes(name));
  const { milestone_id: milestone, assignee_ids: assignees } = sent;
  return {
    ...(sent.title === undefined ? {} : { title: sent.title.trim() }),
    ...(sent.description === undefined ? {} : { text: normalised(sent.description) }),
    ...(sent.due_date === undefined ? {} : { due: sent.due_date || null }),
    ...(milestone === undefined ? {} : { milestone: milestone === 0 ? null : { id: milestone, title: '' } }),
    ...(sent.confidential === undefined ? {} : { confidential: sent.confidential }),
    ...(sent.state_event === undefined ? {} : { state: sent.state_event === 'close' ? 'closed' : 'opened' }),
    ...(changed.length === 0 ? {} : { labels: [...new Set([...kept, ...namesIn(sent.add_labels)])] }),
    ...(assignees === undefined ? {} : { assignees: assignees.map((id) => ({ id, username: '' })) }),
  };
}
