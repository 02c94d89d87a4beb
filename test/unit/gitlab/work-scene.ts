// What a scan found so far, and a server of a few answers, for the tests of single steps of a scan.
import type { WorkAsked } from '#growth/candidates/work-asked.ts';
import { workSources } from '#growth/candidates/found-work.ts';
import { windowOf } from '#growth/time/window.ts';
import { FoundSoFar } from '#gitlab/stores/work-found.ts';
import { workReader } from '#gitlab/stores/work-reading.ts';
import { GitLabFailure } from '#gitlab/wire/failures.ts';
import { eventRow, workRow } from '#gitlab/words/work-rows.ts';

export const day = (number: number) => `2026-11-${String(number).padStart(2, '0')}T08:00:00.000Z`;

export const wish = (more: Partial<WorkAsked> = {}): WorkAsked => ({
  person: { username: 'alex' },
  window: windowOf('2026-11-01', '2026-11-23', 'UTC', 'test'),
  sources: new Set(workSources),
  deep: false,
  maxRequests: 99,
  today: '2026-11-23',
  ...more,
});

/** A merge request of alex's in project 5, merged on the tenth. */
export const merged = (iid: number, more: object = {}) =>
  workRow.parse({
    id: 1000 + iid,
    iid,
    project_id: 5,
    title: 'Change',
    state: 'merged',
    created_at: day(2),
    updated_at: day(10),
    merged_at: day(10),
    author: { id: 1, username: 'alex' },
    references: { full: `shop/web!${iid}` },
    web_url: `https://gitlab.example.com/shop/web/-/merge_requests/${iid}`,
    ...more,
  });

export const sam = { id: 2, username: 'sam' };

/** alex's comment on it, which tells nothing else of it. */
export const commented = (on: string, iid: number, project = 5, id = iid) =>
  eventRow.parse({
    id,
    project_id: project,
    created_at: day(12),
    action_name: 'commented on',
    note: { id, body: 'Hi', noteable_type: on, noteable_iid: iid },
  });

/** @param answers by what the path begins with: rows, a status, or what tells them; `null` behind the rows: there is more */
export function scene(answers: Readonly<Record<string, unknown>> = {}, mostRequests: number | null = null) {
  const asked: string[] = [];
  const answerTo = async (path: string) => {
    asked.push(path);
    const [, answer] = Object.entries(answers).find(([start]) => path.startsWith(start)) ?? [];
    const told: unknown = typeof answer === 'function' ? (answer as (path: string) => unknown)(path) : answer;
    if (told === undefined) throw new Error(`nothing answers ${path}`);
    if (typeof told === 'number')
      throw new GitLabFailure(told === 401 ? 'authentication' : 'server', `a ${told}`, { status: told });
    const isMore = Array.isArray(told) && told.at(-1) === 'more';
    const number = Number(/&page=(\d+)/.exec(path)?.[1] ?? 1);
    const headers = new Headers({ 'x-page': `${number}`, 'x-next-page': isMore ? `${number + 1}` : '' });
    const body: unknown = isMore ? told.slice(0, -1) : told;
    return await Promise.resolve({ status: 200, headers, body, bytes: 1, requests: 1 });
  };
  const reader = workReader(
    {
      get: async (path, { mayGo }) => {
        mayGo?.();
        return await answerTo(path);
      },
      ask: async (path, question, { mayGo }) => {
        mayGo?.();
        return await answerTo(`${path} ${JSON.stringify(question)}`);
      },
    },
    mostRequests,
  );
  return { reader, asked, found: new FoundSoFar() };
}
