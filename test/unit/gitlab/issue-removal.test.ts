// An issue is deleted once: gone is gone, a role that may not is told as such, and all else stays a failure.
import { expect, test } from 'vitest';
import { type Answering, facts, failureOf, fakeGitLab, html, issue, json } from './fake-gitlab.ts';

const gone = () => json({ message: '404 Not found' }, { status: 404 });
const deleted = () => new Response(null, { status: 204 });
const refused = (body: object) => () => json(body, { status: 403 });
const broken = () => html(502);
const there = () => json(issue());

function removing(deletions: readonly Answering[], look: Answering = there) {
  let count = 0;
  const fake = fakeGitLab((asked) => {
    if (asked.method !== 'DELETE') return look(asked);
    count += 1;
    return (deletions[count - 1] ?? broken)(asked);
  });
  const became = fake.forge.open(facts, {}).removeIssue(4);
  return { became, deletions: () => fake.asked.filter(({ method }) => method === 'DELETE').map(({ path }) => path) };
}

test.each<[string, Answering[], Answering, string, number]>([
  ['deleted', [deleted], there, 'removed', 1],
  ['deleted, after an answer that was lost', [broken, deleted], there, 'removed', 2],
  ['deleted by the one whose answer was lost', [broken, gone], gone, 'gone', 2],
  ['gone before', [gone], gone, 'gone', 1],
  ['of a project whose owner alone may', [refused({ message: '403 Forbidden' })], there, 'refused', 1],
])('%s', async (_name, answers, look, state, count) => {
  const { became, deletions } = removing(answers, look);
  expect(await became).toBe(state);
  expect(deletions()).toEqual(Array.from({ length: count }, () => '/projects/1/issues/4'));
});

test.each<[string, Answering[], string, number]>([
  ['who stands between says that it is missing, and it is there', [gone], 'not-found', 1],
  ['the token may less than its person', [refused({ error: 'insufficient_granular_scope' })], 'forbidden', 1],
  ['a word that GitLab does not take', [() => json({ message: '400 Bad request' }, { status: 400 })], 'rejected', 1],
  ['no answer, twice', [broken, broken], 'server', 2],
])('%s: that is a failure', async (_name, answers, kind, count) => {
  const { became, deletions } = removing(answers);
  expect(await failureOf(became)).toMatchObject({ kind });
  expect(deletions()).toHaveLength(count);
});

test('whether it is there: only a 404 says that it is not', async () => {
  const isGone = (answer: Answering) => fakeGitLab(answer).forge.open(facts, {}).isGone(4);
  expect([await isGone(there), await isGone(gone)]).toEqual([false, true]);
  await expect(isGone(broken)).rejects.toMatchObject({ kind: 'server' });
});
