// What an answer to a probe says of the token: a refusal that is not GitLab's own says nothing of it.
import { expect, test } from 'vitest';
import { DevgrowthError } from '#errors.ts';
import { failureOf } from '#gitlab/wire/failures.ts';
import type { Tab } from '#growth/forge/permissions.ts';
import { probePermission } from '#gitlab/stores/permission-probes.ts';
import { createRedact } from '#gitlab/wire/redaction.ts';
import { readServerWords } from '#gitlab/wire/server-words.ts';

const base = 'https://gitlab.example.com';
const probe = (status: number, text: string, type = 'application/json') => {
  const words = readServerWords(text, type, createRedact([]));
  const failure = failureOf({ status, words, doing: 'trying', base, isWrite: false, waitMs: null, waitEnds: null });
  return probePermission({ get: () => Promise.reject(failure) }, { tab: 'Group and project', name: 'Label: Read' }, 1);
};

test.each([
  ['the role is too low', 403, '{"message":"403 Forbidden"}', 'granted'],
  ['the thing is missing', 404, '{"message":"404 Not found"}', 'granted'],
  ['the token lacks it', 403, '{"error":"insufficient_granular_scope","error_description":"x"}', 'missing'],
  ['a rule with words of its own', 403, '{"message":"Your address is not allowed"}', 'not-told'],
])('%s', async (_name, status, body, state) => {
  expect(await probe(status, body)).toMatchObject({ state });
});

test('a proxy refuses', async () => {
  expect(await probe(403, '<html>Blocked</html>', 'text/html')).toMatchObject({ state: 'not-told' });
  await expect(probe(404, '<html>Nothing</html>', 'text/html')).rejects.toMatchObject({ kind: 'not-gitlab' });
});

const asking = async (tab: Tab, name: string, projectId: number | null) => {
  const asked: [string, string][] = [];
  const get = (path: string, { doing }: { readonly doing: string }) => {
    asked.push([path, doing]);
    return Promise.resolve({ status: 200, headers: new Headers(), body: [], bytes: 0, requests: 1 });
  };
  return { answer: await probePermission({ get }, { tab, name }, projectId), asked };
};

test.each<[Tab, string, string]>([
  ['Group and project', 'Project: Read', 'projects/7'],
  ['Group and project', 'Work Item: Read', 'projects/7/issues?per_page=1'],
  ['User', 'User: Read', 'user'],
  ['User', 'Todo: Read', 'todos?per_page=1'],
  ['Global', 'User: Read', 'users?username=root&per_page=1'],
])('%s %s is granted where %s is answered, whatever it says', async (tab, name, path) => {
  const { answer, asked } = await asking(tab, name, 7);
  expect(answer).toEqual({ state: 'granted', says: null });
  expect(asked).toEqual([[path, expect.stringMatching(/^trying .*Read$/)]]);
});

test.each<[Tab, string, number | null]>([
  ['Group and project', 'Work Item: Create', 7],
  ['Group and project', 'Work Item: Read', null],
  ['User', 'Work Item: Write', 7],
  ['Global', 'Label: Read', 7],
])('%s %s shows when it is used: nothing is asked (project %s)', async (tab, name, projectId) => {
  const { answer, asked } = await asking(tab, name, projectId);
  expect(answer).toEqual({ state: 'not-told', says: 'shows when it is used' });
  expect(asked).toEqual([]);
});

test('what is said of a refusal: the role, or the words of whoever refused', async () => {
  expect((await probe(403, '{"message":"403 Forbidden"}')).says).toBe('your role there is too low');
  expect((await probe(404, '{"message":"404 Not found"}')).says).toBeNull();
  expect((await probe(403, '{"message":"Your address is not allowed"}')).says).toContain('Your address is not allowed');
});

test('what is no answer of the server says nothing of the token', async () => {
  const own = new DevgrowthError('not-found', 'No such file', { hint: 'Look.' });
  const permission = { tab: 'Group and project', name: 'Label: Read' } as const;
  await expect(probePermission({ get: () => Promise.reject(own) }, permission, 1)).rejects.toBe(own);
  await expect(probe(500, '{}')).rejects.toMatchObject({ kind: 'server' });
});
