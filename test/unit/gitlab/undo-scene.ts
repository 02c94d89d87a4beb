// An empty project on a sandbox, and what a run may have written there, for the tests of `undo`.
import { beforeEach, expect } from 'vitest';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { WayBack } from '#growth/forge/undoing.ts';
import type { IssueFields, WrittenStep } from '#growth/forge/written.ts';
import { type OnSandbox, onSandbox } from './on-sandbox.ts';

let at: OnSandbox;
let project: GoalsProject;

/** Call once at the top of a test file. */
export function useProject(): void {
  beforeEach(async () => {
    at = onSandbox();
    project = await at.project();
    const access = { user_id: 2, access_level: 40 };
    expect((await at.api('projects/1/members', { method: 'POST', body: access })).status).toBe(201);
  });
}

export async function made<T>(path: string, body: object, as = 'alex'): Promise<T> {
  const answer = await at.api(`projects/1/${path}`, { method: 'POST', body, as });
  expect(answer.status, path).toBe(201);
  return (await answer.json()) as T;
}
export const goal = async (more: object = {}) =>
  (await made<{ iid: number }>('issues', { title: 'Read', description: 'One\nTwo', ...more })).iid;
export const note = async (iid: number, body: string, as = 'alex', more: object = {}) =>
  (await made<{ id: number }>(`issues/${iid}/notes`, { body, ...more }, as)).id;
export async function put(path: string, body: object): Promise<void> {
  expect((await at.api(`projects/1/${path}`, { method: 'PUT', body })).status, path).toBe(200);
}
export async function gone(path: string): Promise<void> {
  expect((await at.api(`projects/1/${path}`, { method: 'DELETE' })).status, path).toBe(204);
}

export const rowOf = async (path: string) => (await at.json(`projects/1/${path}`)) as Record<string, unknown>;
/** What was written by the gateway, since the last call. */
export const written = (): readonly string[] => at.asked.splice(0).filter((request) => !request.startsWith('GET '));
/** Requests, since the last call. */
export const asked = (): readonly string[] => at.asked.splice(0);

/** What the server answers in place of its own answer. */
export function answering(answer: (request: string) => Response | null): void {
  at.onRequest = answer;
}

export const waysOf = (...steps: readonly WrittenStep[]): Promise<readonly WayBack[]> => project.waysBack(steps);

export const takeBack = (way: WayBack, ...steps: readonly WrittenStep[]) => project.takeBack(way, steps);

/** The one way back of these steps. */
export async function wayOf(...steps: readonly WrittenStep[]): Promise<WayBack> {
  const ways = await waysOf(...steps);
  expect(ways).toHaveLength(1);
  return ways[0] ?? expect.unreachable();
}

/** Looks for the one way back of these steps, and goes it; what was asked on the way there is not counted. */
export async function undone(...steps: readonly WrittenStep[]) {
  const way = await wayOf(...steps);
  asked();
  return takeBack(way, ...steps);
}

export const opened = (iid: number | null, more: { key?: string; after?: IssueFields | null } = {}): WrittenStep => ({
  what: 'issue-opened',
  iid,
  key: null,
  title: 'As sent',
  after: { title: 'Read', text: 'One\nTwo', state: 'opened' },
  ...more,
});
export const changed = (iid: number, before: IssueFields | null, after: IssueFields): WrittenStep => ({
  what: 'issue-changed',
  iid,
  title: 'Read by then',
  before,
  after,
});
export const added = (iid: number, id: number | null, text = 'Half', key: string | null = null): WrittenStep => ({
  what: 'comment-added',
  iid,
  id,
  key,
  text,
});
export const marked = (key: string) => `Half\n\n<!-- devgrowth:check-in key=${key} -->`;
