// Found work for the tests of candidates: what a forge would have told, a line each.
import { candidatesFrom } from '#growth/candidates/candidates.ts';
import type { Colleague, Deed, FoundWork, Mentioned, WorkItem, WorkKey } from '#growth/candidates/found-work.ts';
import { type GoalToMatch, goalToMatch } from '#growth/candidates/goal-to-match.ts';
import type { CandidateBasis } from '#growth/candidates/piece.ts';
import type { Note } from '#growth/goals/notes.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { windowOf } from '#growth/time/window.ts';

const base = 'https://gitlab.example';
const projects: Readonly<Record<string, number>> = { 'acme/web': 42, 'acme/docs': 43, 'acme/ops': 44, 'alex/goals': 1 };
const goalsProject = { id: 1, path: 'alex/goals' };

export function colleague(username: string, more: Partial<Colleague> = {}): Colleague {
  return { username, isBot: false, accountCreatedAt: null, ...more };
}

const keyOf = (place: string): WorkKey =>
  place.replace(/^(.*)([!#])/, (_, home: string, sign: string) => `p${projects[home] ?? 99}${sign}`);

/** `acme/web!412`, merged or closed on the day, by alex. */
export function item(place: string, day: string, more: Partial<WorkItem> = {}): WorkItem {
  const [, home = '', sign = '', iid = ''] = /^(.*)([!#])(\d+)$/.exec(place) ?? [];
  const isMerge = sign === '!';
  return {
    key: keyOf(place),
    kind: isMerge ? 'merge-request' : 'issue',
    home,
    iid: Number(iid),
    title: `Title of ${iid}`,
    text: '',
    url: `${base}/${home}/-/${isMerge ? 'merge_requests' : 'issues'}/${iid}`,
    labels: [],
    milestone: null,
    branch: null,
    author: colleague('alex'),
    state: isMerge ? 'merged' : 'closed',
    createdAt: `${day}T08:00:00.000Z`,
    endedAt: `${day}T12:00:00.000Z`,
    isPrivate: false,
    confidential: false,
    moved: null,
    toldBy: 'list',
    ...more,
  };
}

export function authored(place: string, day: string): Deed {
  return { type: 'authored', key: keyOf(place), at: `${day}T12:00:00.000Z` };
}

export function deed(type: 'reviewed' | 'asked' | 'wrote' | 'finished' | 'approved', place: string, day: string): Deed {
  const told = { key: keyOf(place), at: `${day}T12:00:00.000Z` };
  return type === 'approved' ? { type, ...told, isDayKnown: true } : { type, ...told };
}

export function comment(place: string, day: string, note = 1): Deed {
  return {
    type: 'commented',
    key: keyOf(place),
    at: `${day}T12:00:00.000Z`,
    note,
    body: 'See below.',
    internal: false,
  };
}

export function thanks(key: string, place: string, day: string, more: Partial<Mentioned> = {}): Mentioned {
  return {
    key,
    on: keyOf(place),
    at: `${day}T12:00:00.000Z`,
    by: colleague('sam'),
    body: '@alex thank you, this saved our release',
    emoji: null,
    url: `${base}/${place.replace('!', '/-/merge_requests/').replace('#', '/-/issues/')}#note_${key.slice(1)}`,
    internal: false,
    ...more,
  };
}

export function found(more: Partial<FoundWork> = {}): FoundWork {
  return {
    items: [],
    deeds: [],
    mentions: [],
    closes: new Map(),
    commits: new Map(),
    remarks: [],
    sources: [],
    requests: 0,
    ...more,
  };
}

/** Merge requests of alex, each merged on its day. */
export function merged(...items: readonly WorkItem[]): Pick<FoundWork, 'items' | 'deeds'> {
  return { items, deeds: items.map(({ key, endedAt }) => ({ type: 'authored', key, at: endedAt ?? '' })) };
}

export function basis(more: Partial<CandidateBasis> = {}): CandidateBasis {
  return {
    person: 'alex',
    emails: ['alex@gitlab.example'],
    base,
    goalsProject,
    window: windowOf('2026-06-01', '2026-11-30', 'UTC', 'test'),
    goals: [],
    rules: [],
    decided: { logged: new Map(), links: new Set(), marks: new Set() },
    ...more,
  };
}

export const candidates = (work: Partial<FoundWork>, more: Partial<CandidateBasis> = {}) =>
  candidatesFrom(found(work), basis(more)).candidates;

export function goal(
  iid: number,
  title: string,
  more: Partial<GoalRecord> & { readonly notes?: readonly Note[] } = {},
): GoalToMatch {
  const { notes = [], ...facts } = more;
  const record: GoalRecord = {
    iid,
    title,
    description: '',
    state: 'opened',
    kinds: ['general'],
    stages: [],
    outcomes: [],
    healths: [],
    values: [],
    hasAsk: false,
    labels: [],
    due: null,
    milestone: null,
    confidential: false,
    url: `${base}/alex/goals/-/issues/${iid}`,
    author: null,
    assignees: [],
    createdAt: '2026-01-01T08:00:00.000Z',
    updatedAt: '2026-01-01T08:00:00.000Z',
    closedAt: null,
    commentCount: notes.length,
    thumbsUp: 0,
    mark: null,
    ...facts,
  };
  return goalToMatch({ record, notes }, { base, path: goalsProject.path, zone: 'UTC', besides: ['alex', 'noor'] });
}

export function note(body: string, isOwn = true): Note {
  const by = { id: 7, username: 'alex', name: 'Alex' };
  return { type: 'comment', id: 5, by, at: '2026-02-01T08:00:00.000Z', body, internal: false, isOwn, mark: null };
}
