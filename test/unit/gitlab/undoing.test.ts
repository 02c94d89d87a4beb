// What is written to take back what a run wrote, each thing once, and what is left alone because it is another by then.
import { describe, expect, test } from 'vitest';
import type { WrittenStep } from '#growth/forge/written.ts';
import { failureOf } from './fake-gitlab.ts';
import {
  added,
  answering,
  asked,
  changed,
  goal,
  made,
  marked,
  note,
  opened,
  put,
  rowOf,
  takeBack,
  undone,
  useProject,
  wayOf,
  written,
} from './undo-scene.ts';

useProject();

const done = { became: 'done', warnings: [] };
const refused = () => Response.json({ message: '403 Forbidden' }, { status: 403 });
const missing = () => Response.json({ message: '404 Not found' }, { status: 404 });

/** Looks, lets somebody else act, and then goes the way that was looked at. */
async function tooLate(steps: readonly WrittenStep[], act: () => Promise<void>) {
  const way = await wayOf(...steps);
  await act();
  asked();
  return failureOf(takeBack(way, ...steps));
}

describe('a comment', () => {
  test('that was written is deleted', async () => {
    const iid = await goal();
    const [own, other] = [await note(iid, 'Half'), await note(iid, 'More')];
    expect(await undone(added(iid, own))).toEqual(done);
    expect(written()).toEqual([`DELETE /projects/1/issues/${iid}/notes/${own}`]);
    expect(await rowOf(`issues/${iid}/notes/${other}`)).toMatchObject({ body: 'More' });
  });

  test('that is gone a moment later is not asked to go', async () => {
    const iid = await goal();
    const id = await note(iid, 'Half');
    const way = await wayOf(added(iid, id));
    asked();
    let looks = 0;
    answering((request) => (request.endsWith(`/notes/${id}`) && (looks += 1) > 1 ? missing() : null));
    expect(await takeBack(way, added(iid, id))).toEqual(done);
    expect(written()).toEqual([]);
  });

  test('that says something else since it was looked at stays', async () => {
    const iid = await goal();
    const id = await note(iid, 'Half');
    const failure = await tooLate([added(iid, id)], () => put(`issues/${iid}/notes/${id}`, { body: 'More' }));
    expect(failure).toMatchObject({
      kind: 'conflict',
      message: `#${iid} was changed while this was taken back`,
      details: ['comment, line 1: this run left "Half", and now it is "More"'],
    });
    expect(written()).toEqual([]);
  });

  const edited = (iid: number, id: number, before: string, after: string): WrittenStep => ({
    what: 'comment-changed',
    iid,
    id,
    before,
    after,
  });

  test('that was changed says again what it said, with the mark it had', async () => {
    const iid = await goal();
    const [before, after] = [`Stays\n${marked('k1')}`, `Stays\n${marked('k1')}`.replace('Half', 'All')];
    const id = await note(iid, `Theirs\n${after}`);
    expect(await undone(edited(iid, id, before, after))).toEqual(done);
    expect(await rowOf(`issues/${iid}/notes/${id}`)).toMatchObject({ body: `Theirs\n${before}` });
    expect(written()).toEqual([`PUT /projects/1/issues/${iid}/notes/${id}`]);
  });

  test('whose change is answered by what nobody can read is written again', async () => {
    const iid = await goal();
    const id = await note(iid, 'All');
    let puts = 0;
    answering((request) => (request.startsWith('PUT ') && (puts += 1) === 1 ? Response.json({}) : null));
    expect(await undone(edited(iid, id, 'Half', 'All'))).toEqual(done);
    expect(await rowOf(`issues/${iid}/notes/${id}`)).toMatchObject({ body: 'Half' });
  });

  test('that the server keeps otherwise is said', async () => {
    const iid = await goal();
    const id = await note(iid, 'All');
    answering((request) =>
      request.startsWith('PUT ')
        ? Response.json({ id, body: 'Kept', created_at: '2026-11-20T08:00:00Z', author: null })
        : null,
    );
    const { warnings } = await undone(edited(iid, id, 'Half', 'All'));
    expect(warnings).toEqual([{ field: 'comment', asked: 'Half', kept: 'Kept' }]);
  });

  test('that was changed again since it was looked at stays', async () => {
    const iid = await goal();
    const id = await note(iid, 'All');
    const steps = [edited(iid, id, 'Half', 'All')];
    const failure = await tooLate(steps, () => put(`issues/${iid}/notes/${id}`, { body: 'Theirs' }));
    expect(failure).toMatchObject({ kind: 'conflict', message: expect.stringContaining(`#${iid} was`) as string });
    expect(written()).toEqual([]);
  });

  test('that was changed between the last look and the write stays', async () => {
    const iid = await goal();
    const id = await note(iid, 'All');
    const way = await wayOf(edited(iid, id, 'Half', 'All'));
    asked();
    let looks = 0;
    answering((request) =>
      request.endsWith(`/notes/${id}`) && (looks += 1) > 1
        ? Response.json({ id, body: 'Theirs', created_at: '2026-11-20T08:00:00Z', author: null })
        : null,
    );
    const failure = await failureOf(takeBack(way, edited(iid, id, 'Half', 'All')));
    expect(failure).toMatchObject({ kind: 'conflict', details: [] });
    expect(written()).toEqual([]);
  });
});

describe('a link', () => {
  const linked = (iid: number, to: number): WrittenStep => ({
    what: 'linked',
    iid,
    to: { project: 'alex/goals', iid: to },
  });
  const link = async (iid: number, to: number) => {
    await made(`issues/${iid}/links`, { target_project_id: 1, target_issue_iid: to });
  };

  test('is taken away, and no other one', async () => {
    const [iid, to, kept] = [await goal(), await goal(), await goal()];
    await link(iid, to);
    await link(iid, kept);
    expect(await undone(linked(iid, to))).toEqual(done);
    expect(await rowOf(`issues/${iid}/links`)).toMatchObject([{ iid: kept }]);
  });

  test('that somebody else took away meanwhile needs nothing', async () => {
    const [iid, to] = [await goal(), await goal()];
    await link(iid, to);
    const way = await wayOf(linked(iid, to));
    answering((request) => (request.endsWith('/links') || request.includes('/links?') ? Response.json([]) : null));
    asked();
    expect(await takeBack(way, linked(iid, to))).toEqual(done);
    expect(written()).toEqual([]);
  });
});

describe('an issue that was opened', () => {
  test('is deleted, with all that was done to it since', async () => {
    const [iid, other] = [await goal({ title: 'B' }), await goal()];
    const steps = [opened(iid), changed(iid, { title: 'Read' }, { title: 'B' }), added(iid, await note(iid, 'Half'))];
    expect(await undone(...steps)).toEqual(done);
    expect(written()).toEqual([`DELETE /projects/1/issues/${iid}`]);
    expect(await rowOf(`issues/${other}`)).toMatchObject({ title: 'Read' });
  });

  test('whose number never came is deleted under the number that its key has', async () => {
    const iid = await goal({ description: 'One\n\n<!-- devgrowth:goal key=k1 -->' });
    expect(await undone(opened(null, { key: 'k1', after: null }))).toEqual(done);
    expect(written()).toEqual([`DELETE /projects/1/issues/${iid}`]);
  });

  test('that nobody may delete here is closed, once more where no answer came', async () => {
    const iid = await goal();
    let puts = 0;
    answering((request) => {
      if (request.startsWith('DELETE ')) return refused();
      return request.startsWith('PUT ') && (puts += 1) === 1 ? new Response('', { status: 502 }) : null;
    });
    expect(await undone(opened(iid))).toEqual({ became: 'closed', warnings: [] });
    expect(await rowOf(`issues/${iid}`)).toMatchObject({ state: 'closed' });
    const closing = `PUT /projects/1/issues/${iid}`;
    expect(written().filter((request) => request.startsWith('PUT '))).toEqual([closing, closing]);
  });

  test('and is gone a moment later is done with', async () => {
    const iid = await goal();
    const way = await wayOf(opened(iid));
    let isGone = false;
    answering((request) => {
      isGone ||= request.startsWith('DELETE ');
      return isGone ? missing() : null;
    });
    expect(await takeBack(way, opened(iid))).toEqual(done);
  });

  test('that somebody closed since it was looked at is left at that', async () => {
    const iid = await goal();
    const way = await wayOf(opened(iid));
    await put(`issues/${iid}`, { state_event: 'close' });
    asked();
    expect(await takeBack(way, opened(iid))).toEqual(done);
    expect(written()).toEqual([]);
  });

  test('that somebody changed since it was looked at stays', async () => {
    const iid = await goal();
    const failure = await tooLate([opened(iid)], () => put(`issues/${iid}`, { title: 'Theirs' }));
    expect(failure).toMatchObject({
      kind: 'conflict',
      details: ['title: this run left "Read", and now it is "Theirs"'],
    });
    expect(written()).toEqual([]);
  });
});
