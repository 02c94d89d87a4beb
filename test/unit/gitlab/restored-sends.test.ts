// What is sent for an issue and a comment of an archive: what it has, and nothing for what it has not.
import { expect, test } from 'vitest';
import type { RestoredIssue } from '#growth/forge/restoring.ts';
import { facts, failureOf, fakeGitLab, html, issue, json, note, page, person } from './fake-gitlab.ts';

const restored: RestoredIssue = {
  text: 'One',
  mark: { type: 'goal', template: null, key: 'k1', from: 'sam/goals#7' },
  origin: { by: 'sam', on: '2026-01-02', closed: null },
  ours: () => null,
  title: ' Read ',
  iid: 7,
  createdAt: '2026-01-02T08:00:00.000Z',
  labels: [],
  milestone: null,
  due: null,
  confidential: false,
  isAssigned: false,
};
const stored =
  'One\n\n*Originally written by `@sam` on 2026-01-02*\n\n<!-- devgrowth:goal key=k1 from=sam%2Fgoals%237 quiet=2 -->';
const least = { iid: 7, created_at: restored.createdAt, title: 'Read', description: stored };

test.each<[Partial<RestoredIssue>, object]>([
  [{}, {}],
  [{ labels: ['a'] }, { labels: 'a' }],
  [{ labels: ['a', 'b'] }, { labels: 'a,b' }],
  [{ due: '2027-01-31' }, { due_date: '2027-01-31' }],
  [{ confidential: true }, { confidential: true }],
  [{ isAssigned: true }, { assignee_ids: [7] }],
])('an issue with %j', async (more, sent) => {
  const kept = issue({
    iid: 7,
    title: 'Read',
    description: stored,
    due_date: '2027-01-31',
    confidential: true,
    labels: ['a', 'b'],
  });
  const fake = fakeGitLab(({ path }) =>
    json(path === '/user' ? person : { ...kept, ...(more.confidential === true ? {} : { confidential: false }) }, {
      status: 201,
    }),
  );
  await fake.forge.open(facts, {}).restoreIssue({ ...restored, ...more });
  expect(fake.asked.find(({ method }) => method === 'POST')?.body).toEqual({ ...least, ...sent });
  expect(fake.asked.some(({ path }) => path === '/user')).toBe(more.isAssigned === true);
});

test.each([
  [false, {}],
  [true, { internal: true }],
])('a comment that is internal: %s', async (internal, sent) => {
  const fake = fakeGitLab(() => json(note({ body: stored }), { status: 201 }));
  const { text, mark, origin, ours, createdAt } = restored;
  await fake.forge.open(facts, {}).restoreComment(7, { text, mark, origin, ours, createdAt, internal });
  expect(fake.asked.map(({ body }) => body)).toEqual([{ body: stored, created_at: createdAt, ...sent }]);
});

test('an issue or a comment is not sent again where nobody can tell whether it is there', async () => {
  const { text, mark, origin, ours, createdAt } = restored;
  const lost = () =>
    fakeGitLab(({ method, path }) => {
      if (method === 'POST') return html(502);
      return path.endsWith('page=1') ? page([], { pages: 2, total: 1 }) : json({ message: 'no' }, { status: 403 });
    });
  const issues = lost();
  await failureOf(issues.forge.open(facts, {}).restoreIssue(restored));
  const comments = lost();
  await failureOf(
    comments.forge.open(facts, {}).restoreComment(7, { text, mark, origin, ours, createdAt, internal: false }),
  );
  for (const { asked } of [issues, comments]) expect(asked.filter(({ method }) => method === 'POST')).toHaveLength(1);
});
