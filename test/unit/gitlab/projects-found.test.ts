// A project behind a proxy that does not hand on its path, where the own projects cannot be read either.
import { expect, test } from 'vitest';
import { type Answering, fakeGitLab, html, json } from './fake-gitlab.ts';

const broken = () => json({ message: '500' }, { status: 500 });

test.each<[string, Answering, string]>([
  [
    'decodes %2F: told is why the own ones could not be read',
    () => json({ error: '404 Not Found' }, { status: 404 }),
    'server',
  ],
  ['refuses %2F itself: told is what it answers', () => html(404), 'not-gitlab'],
])('a proxy that %s', async (_name, answer, kind) => {
  await expect(fakeGitLab([answer, broken]).forge.findProject('alex/goals')).rejects.toMatchObject({ kind });
});

test('a number is no path: a proxy that answers for GitLab is told at once', async () => {
  const fake = fakeGitLab([() => html(404)]);
  await expect(fake.forge.findProject('17')).rejects.toMatchObject({ kind: 'not-gitlab' });
  expect(fake.asked).toHaveLength(1);
});
