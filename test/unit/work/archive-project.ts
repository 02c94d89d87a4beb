// A goals project in memory, as an archive reads it: what a test does not name is empty.
import type { WholeIssue, WholeNote } from '#growth/forge/everything.ts';
import { itemPlace } from '#growth/text/item-address.ts';
import { ListRead } from '#growth/words/completeness.ts';
import { english } from '#growth/words/typed-words.ts';
import { noArchiveRules } from '#templates/archive-rules.ts';
import { readArchive } from '#work/archive/reading.ts';

export const base = 'https://gitlab.example';
export const alex = { id: 1, username: 'alex', name: 'Alex' };
export const sam = { id: 2, username: 'sam', name: 'Sam' };
export const at = (day: string) => `2026-11-${day}T09:00:00.000Z`;
const text = { text: '', mark: null, isQuiet: false, origin: null };

export const issue = (iid: number, more: Partial<WholeIssue> = {}): WholeIssue => ({
  ...text,
  iid,
  title: `Goal ${iid}`,
  sort: 'goal',
  state: 'opened',
  confidential: false,
  author: alex,
  assignees: [alex],
  type: 'issue',
  url: `${base}/alex/goals/-/issues/${iid}`,
  labels: ['goal::reading', 'goal'],
  milestone: null,
  due: null,
  createdAt: at('02'),
  updatedAt: at('02'),
  closedAt: null,
  commentCount: 0,
  thumbsUp: 0,
  ...more,
});
export const note = (id: number, more: Partial<WholeNote> = {}): WholeNote => ({
  ...text,
  id,
  by: alex,
  at: at('03'),
  isSystem: false,
  internal: false,
  ...more,
});

export interface Held {
  readonly issues: readonly WholeIssue[];
  readonly notes?: readonly WholeNote[];
  readonly events?: readonly (readonly object[])[];
  readonly links?: readonly object[];
  readonly reactions?: readonly object[];
  readonly labels?: readonly object[];
  readonly milestones?: readonly object[];
  readonly boards?: readonly object[];
  readonly files?: Readonly<Record<string, string>>;
  readonly unread?: string;
  readonly withWork?: boolean;
  readonly isPrivate?: boolean;
  readonly words?: readonly string[];
}

export async function archive(held: Held) {
  const { issues, withWork = false, files = {} } = held;
  const asked: string[] = [];
  const steps: string[] = [];
  const list = (name: string, items: readonly object[] = []) => {
    asked.push(name);
    const failed = held.unread === name ? { kind: 'server', message: 'no answer' } : null;
    const source = { name, requests: 1, seen: items.length, total: null, failed };
    return Promise.resolve(new ListRead({ items, source }));
  };
  const project = {
    facts: { id: 5, path: 'alex/goals', name: 'Goals', description: 'd', url: `${base}/alex/goals` },
    wholeIssues: () => list('issues', issues),
    wholeNotes: (iid: number) => list('comments', iid === issues[0]?.iid ? held.notes : []),
    wholeEvents: async () => Promise.all((held.events ?? [[]]).map((one) => list('events', one))),
    wholeLinks: () => list('links', held.links),
    reactions: () => list('reactions', held.reactions),
    labels: () => list('labels', held.labels),
    milestones: () => list('milestones', held.milestones),
    boards: () => list('boards', held.boards),
    filePaths: async () => new ListRead({ items: Object.keys(files), source: (await list('files')).source }),
    readFile: (path: string) => Promise.resolve(files[path] ?? null),
    upload: () => Promise.reject(new Error('asked for a file')),
  };
  const item = () =>
    Promise.resolve({
      title: 'Engine',
      state: 'closed',
      createdAt: at('01'),
      endedAt: null,
      isPrivate: held.isPrivate === true,
    });
  const forge = { base, labelName: () => '', placeOf: (address: string) => itemPlace(base, address), item };
  const settings = { person: 'alex', company: { words: english }, labels: {} };
  const session = { project, forge, me: alex, settings, now: { zone: 'UTC' } };
  const rules = { ...noArchiveRules, words: held.words ?? [] };
  const read = await readArchive({ withWork, rules }, session as never, (step) => steps.push(step));
  return { ...read.project, asked, steps };
}
