// Is a GitLab there? Asked without the token, so that no secret is typed for, or sent to, something else.
import { expect, test } from 'vitest';
import { failureOf, fakeGitLab, json } from './fake-gitlab.ts';
import { onSandbox } from './on-sandbox.ts';

test('a GitLab, which refuses strangers in its own words; the token stays here', async () => {
  const at = onSandbox();
  await at.open({ token: 'glpat-unknown', authHeader: 'private-token' }).greet();
  expect(at.asked).toEqual(['GET /version']);
  const fake = fakeGitLab([() => json({ version: '19.5.0' })], { authHeader: 'private-token' });
  await fake.forge.greet();
  expect([...(fake.asked[0]?.headers.keys() ?? [])].sort()).toEqual(['accept', 'user-agent']);
});

test.each<[string, () => Response, string, RegExp]>([
  ['basic', () => new Response('no', { status: 401 }), 'not-gitlab', /asks for a password of its own/],
  ['another 401', () => json({ message: 'Bad credentials' }, { status: 401 }), 'not-gitlab', /a password of its own/],
  [
    '404',
    () => json({ message: 'Not Found' }, { status: 404 }),
    'not-gitlab',
    /^https:\S+ answers, but not as a GitLab/,
  ],
  ['a page', () => new Response('<html>', { headers: { 'content-type': 'text/html' } }), 'not-gitlab', /page instead/],
  ['503', () => new Response('', { status: 503 }), 'server', /503/],
])('%s', async (_name, answer, kind, message) => {
  const failure = await failureOf(fakeGitLab(answer).forge.greet());
  expect([failure.kind, failure.message]).toEqual([kind, expect.stringMatching(message)]);
});
