// For how long a young project's refusals are waited out: its rights may still be on their way.
import { Issues } from '@gitbeaker/rest';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { type Scope, read, readAll, write } from '#gitlab/exchange/scope.ts';
import type { Task } from '#gitlab/wire/requester.ts';

const now = '2026-11-23T09:00:00.000Z';
const at = (ms: number) => new Date(Date.parse(now) + ms).toISOString();

function young(projectSince: string | null) {
  const tasks: Task[] = [];
  const answer = { status: 200, headers: new Headers(), body: [], bytes: 0, requests: 1 };
  const connection = {
    serverNow: () => now,
    call: (_resource: unknown, _use: unknown, task: Task) => {
      tasks.push(task);
      return Promise.resolve(answer);
    },
  };
  return { scope: { connection, projectSince } as unknown as Scope, tasks };
}
const list = { name: 'goals', doing: 'reading', schema: z.object({ id: z.number() }), keyOf: () => 1 };
const nothing = () => Promise.resolve();

test.each([
  ['just made', at(0), true],
  ['a minute ago, less a moment', at(-59_999), true],
  ['a minute ago', at(-60_000), false],
  ['by a clock that is a minute ahead', at(60_000), true],
  ['by a clock that is further ahead', at(60_001), false],
  ['at a time that nobody told', null, false],
])('a project that was made %s: %s, %s', async (_name, since, isSettling) => {
  const { scope, tasks } = young(since);
  await write(scope, Issues, nothing, 'writing');
  await readAll(scope, Issues, nothing, list);
  await readAll(scope, Issues, nothing, { ...list, mayBeMissing: true });
  await read(scope, Issues, nothing, 'reading');
  expect(tasks).toEqual([
    { doing: 'writing', isSettling },
    { doing: 'reading', isSettling },
    // What may be missing is not waited for, nor is what a store asks for by itself.
    { doing: 'reading', isSettling: false },
    { doing: 'reading' },
  ]);
});

test('a page of a list is asked for with its size and its place', async () => {
  const asked: unknown[] = [];
  const { scope } = young(null);
  const connection = {
    ...scope.connection,
    call: async (_resource: unknown, use: (resource: unknown) => Promise<unknown>) => {
      await use(null);
      return { status: 200, headers: new Headers(), body: [], bytes: 0, requests: 1 };
    },
  };
  const own = { ...scope, connection } as unknown as Scope;
  await readAll(own, Issues, (_api, page) => Promise.resolve(asked.push(page)), list);
  expect(asked).toEqual([{ perPage: 100, page: 1 }]);
});
