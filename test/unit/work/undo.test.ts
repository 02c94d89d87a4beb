// What this account wrote from this machine, and how a run of it is chosen, looked at and taken back.
import { describe, expect, test } from 'vitest';
import type { WayBack } from '#growth/forge/undoing.ts';
import type { WrittenStep } from '#growth/forge/written.ts';
import { runNames } from '#settings/written-files.ts';
import { journalOf } from '#work/undo/journal.ts';
import { writtenRuns } from '#work/undo/runs.ts';
import { planUndo, undoRun, undoTold } from '#work/undo/undoing.ts';
import { base, facts } from '../gitlab/fake-gitlab.ts';
import { alex, now, sam } from '../reports/story.ts';
import { answering, deskOn, sessionOn } from './a-session.ts';

const place = { host: base, accountId: alex.id, projectId: facts.id };
const comment: WrittenStep = { what: 'comment-added', iid: 4, id: 9, key: null, text: 'Half of it' };
const changed = (after: object): WrittenStep => ({ what: 'issue-changed', iid: 4, title: null, before: null, after });
const back: WayBack = {
  steps: [0],
  act: 'delete-comment',
  iid: 4,
  title: 'Search',
  isConfidential: false,
  changes: ['a comment'],
  obstacles: [],
};

/** Each list of steps is a run of its own. */
async function written(runs: readonly (readonly (WrittenStep | null)[])[], at: object = {}, more: object = {}) {
  const given = deskOn(more);
  for (const [index, steps] of runs.entries()) {
    const journal = journalOf(given.desk, ['goal', 'log', String(index), '', 'a b']);
    for (const step of steps) {
      const kept = await journal.begin({ ...place, ...at }, step ?? comment);
      if (step === null) kept.drop();
    }
    await journal.end();
  }
  return given;
}

function sessionWith(ways: readonly WayBack[] = [back], became: 'done' | 'closed' = 'done') {
  const taken: WayBack[] = [];
  const turns: string[] = [];
  const project = {
    waysBack: () => Promise.resolve(ways),
    takeBack: (way: WayBack) => {
      taken.push(way);
      return Promise.resolve({ became, warnings: [`of ${way.iid}`] });
    },
    inTurn: (turn: string, work: () => unknown) => {
      turns.push(turn);
      return work();
    },
  };
  return { session: sessionOn(project), taken, turns };
}

describe('what was written', () => {
  test('is told newest first, as it was typed', async () => {
    const { desk } = await written([[comment], [comment, changed({})]]);
    const runs = await writtenRuns(sessionOn({}), desk);
    expect(runs.map(({ run }) => [run.number, run.command, run.steps.length])).toEqual([
      [2, 'goal log 1 "" "a b"', 2],
      [1, 'goal log 0 "" "a b"', 1],
    ]);
    expect(runs[0]?.run.steps[0]).toEqual(comment);
  });

  test.each([
    ['by another account', {}, { me: sam }],
    ['in another project', { projectId: 4711 }, {}],
    ['on another host', { host: 'https://other.example' }, {}],
  ])('%s is not told', async (_name, at, more) => {
    const { desk } = await written([[comment]], at);
    expect(await writtenRuns(sessionOn({}, more), desk)).toEqual([]);
  });

  test('but refused is left out, and so is what cannot be read', async () => {
    const { desk, files } = await written([[comment, null], [comment]]);
    const [newest] = await runNames(desk, place).then((names) => names.toReversed());
    const path = [...files.disk.keys()].find((name) => name.includes(`.${newest?.key}.`)) ?? '';
    await files.write(path, 'not json');
    const runs = await writtenRuns(sessionOn({}), desk);
    expect(runs.map(({ run }) => [run.number, run.steps])).toEqual([[1, [comment]]]);
  });
});

describe('what is to be taken back', () => {
  const plan = async (number: number | null, ways?: readonly WayBack[], runs = [[comment], [comment]]) => {
    const { desk } = await written(runs);
    return planUndo({ number }, sessionWith(ways).session, desk);
  };

  test('is the last run, or the one that is named', async () => {
    expect(await plan(null)).toMatchObject({ run: { number: 2 }, ways: [back], isTakenBack: false });
    expect((await plan(1)).run.number).toBe(1);
  });

  test('is there, or it is said what is not', async () => {
    await expect(plan(3)).rejects.toMatchObject({
      kind: 'usage',
      message: expect.stringContaining('has the number 3'),
    });
    await expect(plan(2, [back], [[comment]])).rejects.toMatchObject({ kind: 'usage' });
    await expect(plan(1, [], [])).rejects.toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(/^nothing was written/),
    });
    await expect(plan(null, [], [])).rejects.toThrow('nothing was written in');
  });

  test('what somebody changed since is kept, with every reason', async () => {
    const mine = { ...back, obstacles: ['a  new title', 'a label'] };
    const elsewhere = { ...back, iid: 7, title: null, obstacles: ['closed'] };
    const error = plan(null, [back, mine, elsewhere]);
    await expect(error).rejects.toMatchObject({ kind: 'conflict' });
    await expect(error).rejects.toThrow('2 (goal log 1 "" "a b") cannot be taken back: it was changed since');
    await expect(error).rejects.toMatchObject({
      details: ['#4 Search: a new title', '#4 Search: a label', '#7: closed'],
    });
    await expect(plan(null, [back, elsewhere])).rejects.toMatchObject({ kind: 'conflict' });
  });

  test('where nothing takes it back, it says why; one thing that can be is enough', async () => {
    const stays: WayBack = { ...back, act: 'stays', changes: ['adding @jo'] };
    await expect(plan(null, [stays, stays])).rejects.toMatchObject({
      kind: 'refused',
      details: ['adding @jo', 'adding @jo'],
    });
    expect((await plan(null, [stays, back])).ways).toHaveLength(2);
  });

  test.each([
    [comment, true],
    [{ what: 'issue-opened', iid: 5, key: null, title: 'x', after: null }, true],
    [changed({ state: 'closed' }), true],
    [changed({ assignees: [] }), true],
    [changed({ title: 'x' }), false],
    [{ what: 'comment-changed', iid: 4, id: 9, before: null, after: 'x' }, false],
    [{ what: 'other', doing: 'x' }, false],
  ] as readonly (readonly [WrittenStep, boolean])[])('GitLab has mailed %j: %s', async (step, isMailed) => {
    expect(
      (await plan(null, [back], [[changed({ due: null }) as typeof comment, step as typeof comment]])).mayBeMailed,
    ).toBe(isMailed);
  });
});

describe('taking back', () => {
  test('each thing is taken back, and the run is told until its person has read it', async () => {
    const { desk } = await written([[comment], [changed({})]], {}, { yes: true });
    const other = { ...back, iid: null };
    const { session, taken, turns } = sessionWith([back, other], 'closed');
    const planned = await planUndo({ number: null }, session, desk);
    const done = await undoRun(planned, session, desk);
    expect(done).toMatchObject({ run: { number: 2 }, closed: [4], warnings: ['of 4', 'of null'] });
    expect(taken).toEqual([back, other]);
    expect(turns).toEqual(['undo']);

    const again = await planUndo({ number: null }, session, desk);
    expect(again).toMatchObject({
      run: { number: 2, undoneAt: now.at, isUndoneTold: false },
      ways: [],
      isTakenBack: true,
      mayBeMailed: false,
    });
    await undoTold(again, desk);
    expect((await planUndo({ number: 2 }, session, desk)).run).toMatchObject({ undoneAt: now.at, isUndoneTold: true });
    const before = await planUndo({ number: null }, session, desk);
    expect(before).toMatchObject({ run: { number: 1 }, isTakenBack: false, mayBeMailed: true });

    await undoRun(before, session, desk);
    await undoTold(before, desk);
    await expect(planUndo({ number: null }, session, desk)).rejects.toThrow(
      /^all that was written in .* is taken back already$/,
    );
    expect(await planUndo({ number: 1 }, session, desk)).toMatchObject({ isTakenBack: true, mayBeMailed: true });
  });

  test('what the server deleted is not called closed', async () => {
    const { desk } = await written([[comment]], {}, { yes: true });
    const { session } = sessionWith();
    const planned = await planUndo({ number: null }, session, desk);
    expect((await undoRun(planned, session, desk)).closed).toEqual([]);
    await undoTold(planned, desk);
    await expect(planUndo({ number: null }, session, desk)).rejects.toThrow(/^all that was written/);
  });

  test('needs a yes, which is no unless somebody says so', async () => {
    const { asked, ask } = answering({ yes: false });
    const { desk } = await written([[comment]], {}, { ask });
    const { session, taken } = sessionWith();
    const planned = await planUndo({ number: null }, session, desk);
    await expect(undoRun(planned, session, desk)).rejects.toThrow('Nothing was written.');
    expect(asked).toMatchObject([{ default: false }]);
    await expect(undoRun(planned, session, { ...desk, ask: null })).rejects.toThrow(
      'taking something back needs a yes',
    );
    expect(taken).toEqual([]);
  });

  test('is not done twice', async () => {
    const { desk, files } = await written([[comment]], {}, { yes: true });
    const { session, taken } = sessionWith();
    const planned = await planUndo({ number: null }, session, desk);
    await undoRun(planned, session, desk);
    await expect(undoRun(planned, session, desk)).rejects.toThrow('was taken back meanwhile');
    for (const path of files.disk.keys()) await files.remove(path);
    await expect(undoRun(planned, session, desk)).rejects.toMatchObject({ kind: 'refused' });
    expect(taken).toHaveLength(1);
  });
});
