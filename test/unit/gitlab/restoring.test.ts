// The texts of an archive, written into a project: each once, as it was, and nothing over what somebody has changed since.
import { beforeEach, describe, expect, test } from 'vitest';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { RestoredIssue, RestoredText } from '#growth/forge/restoring.ts';
import { failureOf } from './fake-gitlab.ts';
import { type OnSandbox, onSandbox } from './on-sandbox.ts';

let at: OnSandbox;
let project: GoalsProject;
beforeEach(async () => {
  at = onSandbox();
  project = await at.project();
  at.asked.length = 0;
});

const text = (words: string, from = 'sam/goals#7'): RestoredText => ({
  text: words,
  mark: { type: 'goal', template: null, key: 'k1', from },
  origin: { by: 'sam', on: '2026-01-02', closed: null },
  ours: () => null,
});
const stored = (words: string, from = 'sam/goals#7') =>
  `${words}\n\n*Originally written by \`@sam\` on 2026-01-02*\n\n<!-- devgrowth:goal key=k1 from=${encodeURIComponent(from)} quiet=2 -->`;
const plain: RestoredIssue = {
  ...text('One'),
  title: 'Read',
  iid: 7,
  createdAt: '2026-01-02T08:00:00.000Z',
  labels: [],
  milestone: null,
  due: null,
  confidential: false,
  isAssigned: false,
};
interface Row {
  readonly iid: number;
  readonly title: string;
  readonly description: string;
  readonly body: string;
  readonly internal: boolean;
  readonly system: boolean;
}
const rowsOf = async (path: string) => (await at.json(`projects/1/${path}`)) as readonly Row[];
const writes = () => at.asked.filter((request) => !request.startsWith('GET'));
/** The next write is lost on its way. */
function failOnce(): void {
  at.onRequest = (request) => {
    if (!request.startsWith('POST')) return null;
    at.onRequest = null;
    return Response.json({ message: 'Bad gateway' }, { status: 502 });
  };
}
const comment = (words: string, from: string, internal: boolean) => ({
  ...text(words, from),
  createdAt: '2026-01-03T08:00:00.000Z',
  internal,
});
async function commentsOn(iid: number) {
  const rows = await rowsOf(`issues/${iid}/notes?sort=asc`);
  return rows.filter(({ system }) => !system);
}

describe('an issue', () => {
  test('is as it was, under its number and on its day', async () => {
    await project.ensureNamedMilestone({ title: 'FY27-Q4', start: null, due: null });
    const issue = {
      ...plain,
      title: ' Ask @sam ',
      labels: ['goal', 'mine'],
      milestone: 'FY27-Q4',
      due: '2027-01-31',
      confidential: true,
      isAssigned: true,
    };
    expect(await project.restoreIssue(issue)).toEqual({ iid: 7, warnings: [] });
    expect(await at.json('projects/1/issues/7')).toMatchObject({
      title: 'Ask @\u2060sam',
      description: stored('One'),
      created_at: '2026-01-02T08:00:00.000Z',
      labels: ['goal', 'mine'],
      milestone: { title: 'FY27-Q4' },
      due_date: '2027-01-31',
      confidential: true,
      assignees: [{ username: 'alex' }],
    });
  });

  test('of which little is told has no more than that', async () => {
    await project.restoreIssue(plain);
    expect(await at.json('projects/1/issues/7')).toMatchObject({
      labels: [],
      milestone: null,
      due_date: null,
      confidential: false,
      assignees: [],
    });
  });

  test('of which the server keeps less says so', async () => {
    at.onRequest = async (request) => {
      if (!request.startsWith('POST')) return null;
      at.onRequest = null;
      const body = { title: 'Other', description: stored('One') };
      return at.api('projects/1/issues', { method: 'POST', body });
    };
    const { warnings } = await project.restoreIssue({
      ...plain,
      labels: ['goal'],
      due: '2027-01-31',
      confidential: true,
    });
    expect(warnings.map(({ field }) => field)).toEqual(['title', 'due date', 'confidential', 'label']);
  });

  test.each([
    ['an error after it was written', () => Response.json({ message: 'Bad gateway' }, { status: 502 })],
    ['an answer that nobody can read', () => Response.json({}, { status: 201 })],
  ])('stands there once after %s, found by the mark that says where it is from', async (_name, answer) => {
    await project.restoreIssue({ ...plain, ...text('Another', 'sam/goals#70'), iid: 70 });
    at.onRequest = async (request) => {
      if (!request.startsWith('POST')) return null;
      at.onRequest = null;
      const body = { iid: 7, title: 'Read', description: stored('One') };
      expect((await at.api('projects/1/issues', { method: 'POST', body })).status).toBe(201);
      return answer();
    };
    expect(await project.restoreIssue(plain)).toEqual({ iid: 7, warnings: [] });
    expect((await rowsOf('issues?order_by=created_at&sort=asc')).map(({ iid }) => iid)).toEqual([70, 7]);
    expect(writes()).toHaveLength(2);
  });

  test('is sent again where the first did not land, whatever else an archive brought', async () => {
    await project.restoreIssue({ ...plain, ...text('Another', 'sam/goals#70'), iid: 70 });
    failOnce();
    expect(await project.restoreIssue(plain)).toEqual({ iid: 7, warnings: [] });
    expect(await at.json('projects/1/issues/7')).toMatchObject({ description: stored('One') });
  });

  test('is not sent a second time where nobody can tell whether it landed', async () => {
    at.onRequest = (request) =>
      request.startsWith('POST') || request.includes('state=all')
        ? Response.json({ message: 'Bad gateway' }, { status: 502 })
        : null;
    await failureOf(project.restoreIssue(plain));
    expect(writes()).toHaveLength(1);
  });
});

describe('its text is written again', () => {
  beforeEach(async () => {
    await project.restoreIssue(plain);
    at.asked.length = 0;
  });

  test('where it stands as it was sent', async () => {
    expect(await project.restoreText(7, text('One'), text('Two'))).toBe(true);
    expect(await at.json('projects/1/issues/7')).toMatchObject({ description: stored('Two') });
    expect(writes()).toEqual(['PUT /projects/1/issues/7']);
  });

  test('but not where it is so already', async () => {
    expect(await project.restoreText(7, text('Before'), text('One'))).toBe(true);
    expect(writes()).toEqual([]);
  });

  test('nor where somebody has changed it', async () => {
    expect(await project.restoreText(7, text('Before'), text('Two'))).toBe(false);
    expect(writes()).toEqual([]);
    expect(await at.json('projects/1/issues/7')).toMatchObject({ description: stored('One') });
  });
});

describe('a comment', () => {
  beforeEach(async () => {
    await project.restoreIssue(plain);
    at.asked.length = 0;
  });

  test('is as it was, on its day, and for members alone where it was', async () => {
    await project.restoreComment(7, comment('Half', 'sam/goals#7.1', false));
    await project.restoreComment(7, comment('Whole', 'sam/goals#7.2', true));
    expect(await commentsOn(7)).toMatchObject([
      { body: stored('Half', 'sam/goals#7.1'), created_at: '2026-01-03T08:00:00.000Z', internal: false },
      { body: stored('Whole', 'sam/goals#7.2'), internal: true },
    ]);
  });

  test.each([
    ['an error after it was written', () => Response.json({ message: 'Bad gateway' }, { status: 502 })],
    ['an answer that nobody can read', () => Response.json({}, { status: 201 })],
  ])('stands there once after %s', async (_name, answer) => {
    await project.restoreComment(7, comment('Another', 'sam/goals#7.1', false));
    at.onRequest = async (request) => {
      if (!request.startsWith('POST')) return null;
      at.onRequest = null;
      const body = { body: stored('Half', 'sam/goals#7.2') };
      expect((await at.api('projects/1/issues/7/notes', { method: 'POST', body })).status).toBe(201);
      return answer();
    };
    await project.restoreComment(7, comment('Half', 'sam/goals#7.2', false));
    expect(await commentsOn(7)).toHaveLength(2);
    expect(writes()).toHaveLength(2);
  });

  test('is sent again where the first did not land, whatever else an archive brought', async () => {
    await project.restoreComment(7, comment('Another', 'sam/goals#7.1', false));
    failOnce();
    await project.restoreComment(7, comment('Half', 'sam/goals#7.2', false));
    expect((await commentsOn(7)).map(({ body }) => body)).toEqual([
      stored('Another', 'sam/goals#7.1'),
      stored('Half', 'sam/goals#7.2'),
    ]);
  });
});

test('an issue is closed once', async () => {
  await project.restoreIssue(plain);
  at.asked.length = 0;
  await project.closeIssue(7);
  expect(await at.json('projects/1/issues/7')).toMatchObject({ state: 'closed' });
  await project.closeIssue(7);
  expect(writes()).toEqual(['PUT /projects/1/issues/7']);
});

test('a closing and a text whose answer nobody can read are asked for again', async () => {
  await project.restoreIssue(plain);
  at.asked.length = 0;
  let count = 0;
  at.onRequest = (request) => (request.startsWith('PUT') && (count += 1) % 2 === 1 ? Response.json({}) : null);
  await project.closeIssue(7);
  expect(await project.restoreText(7, text('One'), text('Two'))).toBe(true);
  expect(await at.json('projects/1/issues/7')).toMatchObject({ state: 'closed', description: stored('Two') });
  expect(writes()).toHaveLength(4);
});

test('a file has the address that texts link to; where no answer tells it, it may be there all the same', async () => {
  const content = new TextEncoder().encode('x');
  expect(await project.sendUpload('a.txt', content)).toMatch(/^\/uploads\/\w+\/a\.txt$/);
  at.onRequest = (request) => (request.startsWith('POST') ? Response.json({}, { status: 201 }) : null);
  const failure = await failureOf(project.sendUpload('a.txt', content));
  expect(failure).toMatchObject({
    message: expect.stringContaining("sending the file a.txt failed: GitLab's answer is not as expected (url)"),
    mayHaveHappened: true,
  });
});
