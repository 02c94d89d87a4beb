// Goals and their activity for tests, short to write: everything has a plain default.
import { gitlab } from '../../support/company.ts';
import type { SourceRead } from '#growth/words/completeness.ts';
import type { GoalEvent, Note } from '#growth/goals/notes.ts';
import type { OneOnOne } from '#growth/meetings/one-on-one.ts';
import { windowOf } from '#growth/time/window.ts';
import type { GoalRecord, HealthLevel, Instant, Person } from '#growth/words/goal.ts';
import { type Reader, goalsFor, meetingsFor, owner, planFor, storiesFor } from '#reports/audience.ts';
import type { Shown } from '#growth/forge/exposure.ts';
import type { GoalStory } from '#reports/listed-goal.ts';
import type { PlanIssue } from '#reports/review.ts';
import { type ProgressReport, buildProgressReport } from '#reports/progress-report.ts';
import type { ReportInput } from '#reports/report-input.ts';
import { comment as commentWithId, goal } from '../growth/goals.ts';

export const alex: Person = { id: 1, username: 'alex', name: 'Alex Rivera' };
export const sam: Person = { id: 2, username: 'sam', name: 'Sam Okafor' };

export const now = { at: '2026-11-23T08:00:00.000Z', today: '2026-11-23', zone: 'Europe/Berlin' };

const week = windowOf('2026-11-16', '2026-11-23', now.zone, 'since 7 days ago: no 1:1 before today is closed');

export function at(day: string, time = '10:00'): Instant {
  return `${day}T${time}:00.000Z`;
}

export function record(given: Partial<GoalRecord> & Pick<GoalRecord, 'iid' | 'title'>): GoalRecord {
  const createdAt = given.createdAt ?? at('2026-09-01');
  const url = `https://gitlab.example/alex/goals/-/issues/${given.iid}`;
  return goal({ stages: ['doing'], url, author: alex, createdAt, updatedAt: createdAt, ...given });
}

export function source(name: string, seen: number, more: Partial<SourceRead> = {}): SourceRead {
  return { name, requests: 1, seen, total: null, failed: null, ...more };
}

export function failure(name: string, message = 'the server answered 502 (Bad Gateway)', seen = 0): SourceRead {
  return source(name, seen, { failed: { kind: 'server', message } });
}

/** Newest first, as a forge gives them. */
export function story(
  about: GoalRecord,
  read: {
    readonly notes?: readonly Note[] | null;
    readonly labelEvents?: readonly GoalEvent[];
    readonly notesSource?: SourceRead;
  } = {},
): GoalStory {
  const notes = read.notes === undefined ? [] : read.notes;
  const sorted = [...(notes ?? [])].sort((a, b) => (a.at < b.at ? 1 : -1));
  const comments = sorted.filter(({ type }) => type === 'comment').length;
  return {
    record: { ...about, commentCount: Math.max(about.commentCount, comments) },
    activity: {
      notes:
        notes === null
          ? null
          : { items: sorted, source: read.notesSource ?? source(`comments of #${about.iid}`, sorted.length) },
      labelEvents: { items: read.labelEvents ?? [], source: source(`label events of #${about.iid}`, 0) },
      stateEvents: { items: [], source: source(`state events of #${about.iid}`, 0) },
    },
  };
}

/** A 1:1, open unless it says otherwise. */
export function meeting(given: Partial<OneOnOne> & Pick<OneOnOne, 'iid'> & { readonly day: string }): OneOnOne {
  const { day, ...own } = given;
  const createdAt = own.createdAt ?? at(day);
  return {
    title: `1:1 ${day}`,
    description: '',
    state: 'opened',
    due: day,
    confidential: false,
    url: `https://gitlab.example/alex/goals/-/issues/${own.iid}`,
    author: alex,
    assignees: [alex],
    createdAt,
    updatedAt: own.updatedAt ?? createdAt,
    closedAt: own.state === 'closed' ? at(day, '16:00') : null,
    commentCount: 0,
    mark: null,
    ...own,
  };
}

let lastId = 0;

export function comment(when: Instant, body: string, by: Person | null = alex): Note {
  lastId += 1;
  return commentWithId(when, body, by, lastId);
}

export function tick(when: Instant, item: string, done = true): Note {
  return { type: 'tick', by: alex, at: when, item, done };
}

export function due(when: Instant, day: string | null): Note {
  return { type: 'due', by: alex, at: when, due: day };
}

export function described(when: Instant): Note {
  return { type: 'description', by: alex, at: when };
}

export function healthLabel(when: Instant, value: HealthLevel): GoalEvent {
  return { type: 'label', by: alex, at: when, action: 'add', word: { group: 'health', value } };
}

/** A description whose checklist has these actions, the first `done` of them ticked. */
export function actions(texts: readonly string[], done = 0): string {
  return texts.map((text, index) => `- [${index < done ? 'x' : ' '}] ${text}`).join('\n');
}

/** A year plan that its person wrote. */
export function yearPlan(description: string, given: Partial<PlanIssue & Shown> = {}): PlanIssue & Shown {
  const place = { iid: 14, title: 'Year plan of Alex Rivera', url: 'https://gitlab.example/alex/goals/-/issues/14' };
  return { ...place, description, confidential: false, author: alex, assignees: [], ...given };
}

/** What was read, before anybody asked for whom. */
export interface AllRead extends Omit<ReportInput, 'goals' | 'earlier' | 'meetings' | 'plan' | 'company'> {
  /** GitLab where nobody says. */
  readonly company?: ReportInput['company'];
  readonly goals: readonly GoalStory[];
  readonly earlier?: readonly GoalRecord[];
  readonly meetings?: readonly OneOnOne[];
  readonly plan?: PlanIssue & Shown;
}

export function reportFrom(
  { goals, earlier = [], meetings = [], plan, company = gitlab, ...rest }: AllRead,
  reader: Reader = owner,
): ProgressReport {
  return buildProgressReport({
    ...rest,
    company,
    goals: storiesFor(reader, goals),
    earlier: goalsFor(reader, earlier).shown,
    meetings: meetingsFor(reader, meetings, []),
    plan: planFor(reader, plan ?? null, []),
  });
}

/** Over the last seven days, everything read. */
export function reportOfWeek(goals: readonly GoalStory[], more: Partial<AllRead> = {}): ProgressReport {
  const sources = [source('goals', goals.length)];
  return reportFrom({ person: alex, at: now.at, today: now.today, window: week, goals, sources, ...more });
}
