// What an answer to a probe says of the token: a refusal that is not GitLab's own says nothing of it.
import { expect, test } from 'vitest';
import { failureOf } from '#gitlab/wire/failures.ts';
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
