// A 1:1 is opened, moved and closed once; what is no 1:1 is not touched; of what the server keeps otherwise all is said.
import { beforeEach, describe, expect, test } from 'vitest';
import type { GoalsProject } from '#growth/forge/forge.ts';
import { hintOf } from '../../support/hint.ts';
import { failureOf } from './fake-gitlab.ts';
import { type OnSandbox, onSandbox } from './on-sandbox.ts';

let at: OnSandbox;
let project: GoalsProject;
beforeEach(async () => {
  at = onSandbox();
  project = await at.project();
});

const meeting = { key: 'm', title: '1:1', description: '- [ ] one', day: '2026-11-30', assignees: [] };
const opened = async () => (await project.createOneOnOne(meeting)).value.iid;
const rowOf = async (iid: number) => (await at.json(`projects/1/issues/${iid}`)) as Record<string, unknown>;
const puts = () => at.asked.splice(0).filter((request) => request.startsWith('PUT ')).length;
const change = (iid: number, body: object) => at.api(`projects/1/issues/${iid}`, { method: 'PUT', body });

/** The first write is answered by what nobody can read, whether it landed or not. */
function unreadable(landed: object | null, iid: number): void {
  let count = 0;
  at.onRequest = async (request) => {
    if (!request.startsWith('PUT ') || (count += 1) > 1) return null;
    if (landed !== null) await change(iid, landed);
    return Response.json({});
  };
}

describe('moved', () => {
  test('it has the day and the title, and that is one write', async () => {
    const iid = await opened();
    puts();
    const { value, warnings } = await project.moveOneOnOne(iid, { title: '1:1 later', day: '2026-12-07' });
    expect([value.title, value.due, warnings]).toEqual(['1:1 later', '2026-12-07', []]);
    expect(puts()).toBe(1);
    expect(await rowOf(iid)).toMatchObject({ title: '1:1 later', due_date: '2026-12-07' });
  });

  test('to where it is, nothing is written', async () => {
    const iid = await opened();
    puts();
    const { value, warnings } = await project.moveOneOnOne(iid, { title: '1:1', day: '2026-11-30' });
    expect([value.iid, value.due, warnings, puts()]).toEqual([iid, '2026-11-30', [], 0]);
  });

  test.each([
    ['title', { title: 'Other', day: '2026-11-30' }],
    ['day', { title: '1:1', day: '2026-12-07' }],
  ])('by its %s alone it is written', async (_name, to) => {
    const iid = await opened();
    puts();
    await project.moveOneOnOne(iid, to);
    expect(puts()).toBe(1);
    expect(await rowOf(iid)).toMatchObject({ title: to.title, due_date: to.day });
  });

  test.each([
    ['landed is not sent again', { title: 'B', due_date: '2026-12-07' }, 1],
    ['landed in half is sent again', { title: 'B' }, 2],
    ['did not land is sent again', null, 2],
  ])('with an answer that nobody can read: what %s', async (_name, landed, count) => {
    const iid = await opened();
    puts();
    unreadable(landed, iid);
    await project.moveOneOnOne(iid, { title: 'B', day: '2026-12-07' });
    expect(puts()).toBe(count);
    expect(await rowOf(iid)).toMatchObject({ title: 'B', due_date: '2026-12-07' });
  });

  test('what the server keeps otherwise is said', async () => {
    const iid = await opened();
    const row = await rowOf(iid);
    at.onRequest = (request) => (request.startsWith('PUT ') ? Response.json({ ...row, due_date: null }) : null);
    const { warnings } = await project.moveOneOnOne(iid, { title: '1:1', day: '2026-12-07' });
    expect(warnings).toEqual([{ field: 'due date', asked: '2026-12-07', kept: 'nothing' }]);
  });
});

describe('closed', () => {
  test('it is closed once', async () => {
    const iid = await opened();
    puts();
    const { value, warnings } = await project.closeOneOnOne(iid);
    expect([value.state, warnings, puts()]).toEqual(['closed', [], 1]);
    expect((await project.closeOneOnOne(iid)).value.closedAt).toBe(at.now());
    expect(puts()).toBe(0);
  });

  test.each([
    ['landed is not sent again', { state_event: 'close' }, 1],
    ['did not land is sent again', null, 2],
  ])('with an answer that nobody can read: what %s', async (_name, landed, count) => {
    const iid = await opened();
    puts();
    unreadable(landed, iid);
    expect((await project.closeOneOnOne(iid)).value.state).toBe('closed');
    expect(puts()).toBe(count);
  });

  test('where the server leaves it open that is said', async () => {
    const iid = await opened();
    const row = await rowOf(iid);
    at.onRequest = (request) => (request.startsWith('PUT ') ? Response.json(row) : null);
    expect((await project.closeOneOnOne(iid)).warnings).toEqual([{ field: 'state', asked: 'closed', kept: 'opened' }]);
  });
});

test('an issue without the label is no 1:1, whatever is to be done with it', async () => {
  await at.api('projects/1/issues', { method: 'POST', body: { title: 'Other' } });
  const works = [
    () => project.moveOneOnOne(1, { title: 'x', day: '2026-12-07' }),
    () => project.closeOneOnOne(1),
    () => project.editAgenda(1, (text) => `${text}x`),
  ];
  puts();
  for (const work of works) {
    const failure = await failureOf(work());
    expect(failure).toMatchObject({
      kind: 'not-found',
      message: 'issue #1 of alex/goals is not a 1:1: it has no label "one-on-one"',
    });
    expect(hintOf(failure)).toContain('1on1 prepare');
  }
  expect(puts()).toBe(0);
});

describe('opened by an earlier run', () => {
  test('and changed since, it is what it is by now, and nothing of that is said', async () => {
    const iid = await opened();
    at.pass(60_000);
    await change(iid, { title: 'Theirs', due_date: '2026-12-24' });
    const { value, warnings } = await project.createOneOnOne({ ...meeting, mayExist: true });
    expect([value.iid, value.title, value.due, warnings]).toEqual([iid, 'Theirs', '2026-12-24', []]);
  });

  test('and closed since, it makes room for the next', async () => {
    const iid = await opened();
    await project.closeOneOnOne(iid);
    const { value } = await project.createOneOnOne({ ...meeting, mayExist: true });
    expect([value.iid, value.state]).toEqual([iid + 1, 'opened']);
  });

  test.each([{}, { mayExist: true }])(
    'or not (%j): what the server kept otherwise of a new one is said',
    async (more) => {
      at.onRequest = async (request) => {
        if (!request.startsWith('POST ')) return null;
        at.onRequest = null;
        const body = { title: 'Kept', labels: 'one-on-one' };
        return at.api('projects/1/issues', { method: 'POST', body });
      };
      const { warnings } = await project.createOneOnOne({ ...meeting, ...more });
      expect(warnings).toEqual([
        { field: 'title', asked: '1:1', kept: 'Kept' },
        { field: 'due date', asked: '2026-11-30', kept: 'nothing' },
      ]);
    },
  );
});

test('a 1:1 is open to all who read the project, and stands under its day', async () => {
  const iid = await opened();
  expect(await rowOf(iid)).toMatchObject({
    title: '1:1',
    due_date: '2026-11-30',
    confidential: false,
    labels: ['one-on-one'],
    assignees: [],
  });
});
