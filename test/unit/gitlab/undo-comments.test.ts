// How a comment, a link and all else that a run wrote stands now, what taking it back would change, and in which order.
import { describe, expect, test } from 'vitest';
import type { WrittenStep } from '#growth/forge/written.ts';
import {
  added,
  answering,
  changed,
  goal,
  gone,
  made,
  marked,
  note,
  put,
  useProject,
  wayOf,
  waysOf,
} from './undo-scene.ts';

useProject();

describe('a comment that was written', () => {
  test('is deleted, and shown as it stands, with the name of its issue where a step tells it', async () => {
    const iid = await goal();
    const id = await note(iid, 'Half\nof it');
    const way = { act: 'delete-comment', iid, isConfidential: false, changes: ['Half', 'of it'], obstacles: [] };
    expect(await wayOf(added(iid, id, 'Half\nof it'))).toEqual({ ...way, steps: [0], title: null });
    const ways = await waysOf(changed(iid, { title: 'A' }, { title: 'Read' }), added(iid, id, 'Half\nof it'));
    expect(ways).toMatchObject([
      { ...way, steps: [1], title: 'Read by then' },
      { act: 'restore-issue', steps: [0] },
    ]);
  });

  test.each([
    ['today', { internal: true }, true],
    ['before GitLab called it internal', { confidential: true }, true],
    ['for all', { internal: false }, false],
  ])('for members alone is told as such: %s', async (_name, said, isConfidential) => {
    const iid = await goal();
    const id = await note(iid, 'Half');
    answering((request) => {
      const told = { id, body: 'Half', created_at: '2026-11-20T08:00:00Z', ...said };
      return request.endsWith(`/notes/${id}`) ? Response.json(told) : null;
    });
    expect(await wayOf(added(iid, id))).toMatchObject({ act: 'delete-comment', isConfidential });
  });

  test('stays where its words are others by now', async () => {
    const iid = await goal();
    const id = await note(iid, 'Half');
    await put(`issues/${iid}/notes/${id}`, { body: 'More' });
    expect(await wayOf(added(iid, id))).toMatchObject({
      act: 'delete-comment',
      obstacles: ['comment, line 1: this run left "Half", and now it is "More"'],
    });
  });

  test('and is gone by now needs nothing', async () => {
    const iid = await goal();
    const id = await note(iid, 'Half');
    await gone(`issues/${iid}/notes/${id}`);
    expect(await wayOf(added(iid, id))).toMatchObject({ act: 'done', iid, changes: [], obstacles: [] });
  });

  test("whose number never came is found by its key, and nobody else's is", async () => {
    const iid = await goal();
    await note(iid, marked('k1'), 'morgan');
    expect(await wayOf(added(iid, null, marked('k1'), 'k1'))).toMatchObject({ act: 'done' });
    await note(iid, marked('k1'));
    expect(await wayOf(added(iid, null, marked('k1'), 'k1'))).toMatchObject({
      act: 'delete-comment',
      changes: ['Half'],
      obstacles: [],
    });
    expect(await wayOf(added(iid, null, 'Half'))).toMatchObject({ act: 'done' });
  });
});

describe('a comment that was changed', () => {
  const edited = (iid: number, id: number, before: string | null, after: string): WrittenStep => ({
    what: 'comment-changed',
    iid,
    id,
    before,
    after,
  });

  test('says again what it said, and keeps what somebody else added', async () => {
    const iid = await goal();
    const id = await note(iid, 'Theirs\nStays\nHalf of it');
    expect(await wayOf(edited(iid, id, 'Stays\nHalf', 'Stays\nHalf of it'))).toMatchObject({
      act: 'restore-comment',
      changes: ['Theirs', 'Stays', 'Half'],
      obstacles: [],
    });
  });

  test('and says it by now is done', async () => {
    const iid = await goal();
    const id = await note(iid, marked('k1'));
    const was = marked('k1');
    expect(await wayOf(edited(iid, id, was, was.replace('Half', 'All')))).toMatchObject({ act: 'done', obstacles: [] });
  });

  test.each([
    ['gone by now', 'Half', 'the comment is not there any more'],
    ['never read before', null, 'what the comment said before was not read, so nobody knows it'],
    ['another one by now', 'Half', 'comment, line 1: this run left "All", and now it is "Theirs"'],
  ])('and is %s is nothing that anybody brings back', async (name, before, obstacle) => {
    const iid = await goal();
    const id = await note(iid, 'Theirs');
    if (name === 'gone by now') await gone(`issues/${iid}/notes/${id}`);
    expect(await wayOf(edited(iid, id, before, 'All'))).toMatchObject({
      steps: [0],
      act: 'restore-comment',
      changes: [],
      obstacles: [obstacle],
    });
  });
});

test('a link is taken away where it is there, whatever the spelling; else it is done with', async () => {
  const [iid, other] = [await goal(), await goal({ title: 'Other' })];
  await made(`issues/${iid}/links`, { target_project_id: 1, target_issue_iid: other });
  const linked = (to: number, path = 'Alex/Goals'): WrittenStep => ({
    what: 'linked',
    iid,
    to: { project: path, iid: to },
  });
  expect(await wayOf(linked(other))).toEqual({
    steps: [0],
    act: 'unlink',
    iid,
    title: null,
    isConfidential: false,
    changes: [`Alex/Goals#${other}`],
    obstacles: [],
  });
  expect(await wayOf(linked(9))).toMatchObject({ act: 'done' });
  expect(await wayOf(linked(other, 'alex/others'))).toMatchObject({ act: 'done' });
  const row = {
    iid: other,
    issue_link_id: 1,
    references: { full: `Alex/Goals#${other}` },
    title: 'Other',
    web_url: 'u',
  };
  answering((request) => (request.includes('/links') ? Response.json([{ ...row, state: 'opened' }]) : null));
  expect(await wayOf(linked(other, 'alex/goals'))).toMatchObject({ act: 'unlink' });
});

test.each([
  [{ what: 'other', doing: 'adding @jo' }, 'adding @jo'],
  [{ what: 'comment-removed', iid: 4, id: 9 }, 'deleting a comment on #4'],
  [{ what: 'issue-removed', iid: 4, title: 'Read' }, 'deleting #4'],
] satisfies [WrittenStep, string][])('%j stays, and is said', async (step, told) => {
  expect(await wayOf(step)).toEqual({
    steps: [0],
    act: 'stays',
    iid: null,
    title: null,
    isConfidential: false,
    changes: [told],
    obstacles: [],
  });
});

test('the newest comes first, and what is one issue is one way', async () => {
  const [first, second] = [await goal({ title: 'B' }), await goal({ title: 'B' })];
  const write = (iid: number) => changed(iid, { title: 'A' }, { title: 'B' });
  const ways = await waysOf(write(first), { what: 'other', doing: 'x' }, write(second), write(first));
  expect(ways.map(({ steps, iid }) => [iid, steps])).toEqual([
    [first, [0, 3]],
    [second, [2]],
    [null, [1]],
  ]);
});
