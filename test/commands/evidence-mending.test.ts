// Evidence that grows and goes: `evidence edit`, `evidence remove`, `evidence debt`.
import { beforeEach, describe, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

let world: TestWorld;
const withEvidence = scene(
  {},
  'init --yes --no-input',
  'goal add "Calm releases" --kind general --due none',
  'goal add "Read a book" --kind reading --due none',
  'evidence add 2 "Wrote the runbook" --date 2026-11-20 --value results',
  'evidence add 2 "Held the drill for @sam" --date 2026-11-10 --result "4 people came"',
);
beforeEach(async () => {
  world = await withEvidence();
});

const get = async <T>(path: string) => (await (await world.api(path)).json()) as T;
interface Row {
  id: number;
  body: string;
  system: boolean;
}
const rows = async (iid = 2) =>
  (await get<Row[]>(`projects/1/issues/${iid}/notes?sort=asc`)).filter(({ system }) => !system);
const bodies = async (iid?: number) => (await rows(iid)).map(({ body }) => body);
const drafts = async () => JSON.parse((await world.run('drafts list --format json')).stdout) as { drafts: unknown[] };

describe('evidence list', () => {
  test('counts the pieces of each goal in the order in which they were written', async () => {
    const { stdout } = await world.run('evidence list 2');
    expect(stdout).toContain('2026-11-20  #2  Calm releases, piece 1');
    expect(stdout).toContain('2026-11-10  #2  Calm releases, piece 2');
  });

  test('a copy for the manager counts none: a number that is missing would tell of what it leaves out', async () => {
    const { stdout } = await world.run('evidence list --for manager --format json');
    const { evidence } = JSON.parse(stdout) as { evidence: { number: unknown }[] };
    expect(evidence.map(({ number }) => number)).toEqual([null, null]);
  });
});

describe('evidence edit', () => {
  test('a result comes to its piece, under the same mark; nothing else changes', async () => {
    const [before = '', other] = await bodies();
    expect(await world.run('evidence edit 2 1 --result "2 pages at night, not 9"')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^Changed on #2 Calm releases: Wrote the runbook\n\S+\/work_items\/2#note_\d+\n$/),
    });
    const mark = /<!-- devgrowth:evidence key=\S+ quiet=2 -->$/.exec(before)?.[0] ?? expect.unreachable();
    const after = before.replace(mark, `Result: 2 pages at night, not 9\n\n${mark}`);
    expect(await bodies()).toEqual([after, other]);
    expect(await drafts()).toMatchObject({ drafts: [] });
    world.requests();
    expect(await world.run('evidence edit 2 1 --result "2 pages at night, not 9"')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('It says so already on #2'),
    });
    expect(world.requests().filter((request) => !request.startsWith('GET '))).toEqual([]);
  });

  test('names stay in their code spans, and nobody new is told', async () => {
    await world.run('evidence edit 2 2 --result "5 people came, @morgan too"');
    const [, body = ''] = await bodies();
    expect(body).toContain('Held the drill for `` @sam ``');
    expect(body).toContain('Result: 5 people came, `` @morgan `` too');
  });

  test('values are labels of the goal, too; the day is one that was', async () => {
    expect(await world.run('evidence edit 2 1 --value iteration --date 2026-11-19')).toMatchObject({ exitCode: 0 });
    expect((await bodies())[0]).toMatch(/^\*\*Evidence 2026-11-19\*\* · iteration\n/);
    const { labels } = await get<{ labels: string[] }>('projects/1/issues/2');
    expect(labels).toContain('value:iteration');
    expect(await world.run('evidence edit 2 1 --date 2027-01-19')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('lies ahead'),
    });
  });

  test('a value whose label did not land comes with the next try, though the comment says it already', async () => {
    world.breakWrites('/issues/2', 500);
    expect(await world.run('evidence edit 2 1 --value dib')).toMatchObject({ exitCode: 1 });
    world.mendRoutes();
    expect(await world.run('evidence edit 2 1 --value dib')).toMatchObject({ exitCode: 0 });
    const { labels } = await get<{ labels: string[] }>('projects/1/issues/2');
    expect(labels).toContain('value:dib');
    expect(await drafts()).toMatchObject({ drafts: [] });
  });

  test('a comment by its number is meant whatever the list counts by now', async () => {
    const [, second] = await rows();
    await world.run('evidence remove 2 1 --yes');
    expect(await world.run(`evidence edit 2 note_${second?.id} --did "Held two drills"`)).toMatchObject({
      exitCode: 0,
    });
    expect(await bodies()).toEqual([expect.stringContaining('Held two drills')]);
  });

  test('what was typed in a browser keeps its bytes', async () => {
    const typed = 'Evidence: fixed *it* for @sam, see #1';
    await world.api('projects/1/issues/3/notes', { method: 'POST', body: { body: typed } });
    expect(await world.run('evidence edit 3 1 --result "Closes @morgan\'s wish"')).toMatchObject({ exitCode: 0 });
    expect(await bodies(3)).toEqual([
      expect.stringMatching(/^Evidence: fixed \*it\* for @sam, see #1\n\nResult: Closes `+ @morgan `+'s wish$/),
    ]);
  });

  test.each([
    ['no such piece', 'evidence edit 2 3 --result One', 'has no evidence that is piece 3'],
    ['another comment', 'evidence edit 2 note_99 --result One', 'has no evidence that is comment 99'],
    ['nothing named, and nobody to ask', 'evidence edit 2 1', 'nothing to change'],
  ])('%s: refused, and no draft waits for it', async (_name, command, problem) => {
    const before = await bodies();
    expect(await world.run(command)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(problem) });
    expect(await bodies()).toEqual(before);
    expect(await drafts()).toMatchObject({ drafts: [] });
  });

  test('words that came by a pipe stay a draft, for they stand nowhere else', async () => {
    const { exitCode, stderr } = await world.run('evidence edit 2 3 --did -', { stdin: 'Many words' });
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('devgrowth drafts resume')]);
    expect(await drafts()).toMatchObject({ drafts: [expect.anything()] });
  });

  test('two pieces of one day stay apart, and a piece in an internal comment stays internal', async () => {
    await world.run('evidence add 2 "Held the drill again" --date 2026-11-10');
    const body = '**Evidence 2026-11-10**\n\nTold nobody';
    await world.api('projects/1/issues/2/notes', { method: 'POST', body: { body, internal: true } });
    const before = await bodies();
    await world.run('evidence edit 2 3 --result "5 came"');
    await world.run('evidence edit 2 4 --result "Kept"');
    const [one, two, three = '', four = ''] = before;
    expect(await bodies()).toEqual([
      one,
      two,
      three.replace('\n\n<!--', '\n\nResult: 5 came\n\n<!--'),
      `${four}\n\nResult: Kept`,
    ]);
    expect(
      (await get<{ internal: boolean }[]>('projects/1/issues/2/notes')).filter(({ internal }) => internal),
    ).toHaveLength(1);
  });

  test('what was added by hand, also a name, keeps its bytes in a comment of ours', async () => {
    const [{ id, body } = expect.unreachable()] = await rows();
    const byHand = body.replace('\n\n<!--', '\n\ncc @sam, see #1 *now*  \n```\n@sam\n```\n\n<!--');
    await world.api(`projects/1/issues/2/notes/${id}`, { method: 'PUT', body: { body: byHand } });
    expect(await world.run('evidence edit 2 1 --result "for @morgan"')).toMatchObject({ exitCode: 0 });
    expect((await bodies())[0]).toBe(byHand.replace('\n\n<!--', '\n\nResult: for `` @morgan ``\n\n<!--'));
  });

  describe('a comment that is edited in the browser between the look and the write', () => {
    const editedTo = (body: string, from = world) => {
      const { sandbox, disk } = from;
      let isDone = false;
      return worldOnSandbox({
        sandbox,
        disk,
        async onStep(step) {
          if (isDone || !/^before GET .*\/notes\/1$/.test(step)) return;
          isDone = true;
          await from.api('projects/1/issues/2/notes/1', { method: 'PUT', body: { body } });
        },
      });
    };

    test('keeps what was written there', async () => {
      const [body = ''] = await bodies();
      const edited = body.replace('runbook', 'runbook, and *more*');
      expect(await editedTo(edited).run('evidence edit 2 1 --result Two')).toMatchObject({ exitCode: 0 });
      expect((await bodies())[0]).toBe(edited.replace('\n\n<!--', '\n\nResult: Two\n\n<!--'));
    });

    test('is let alone where it is no evidence any more', async () => {
      expect(await editedTo('Never mind').run('evidence edit 2 1 --result Two')).toMatchObject({
        exitCode: 1,
        stderr: expect.stringContaining('is no evidence any more'),
      });
      expect((await bodies())[0]).toBe('Never mind');
    });
  });

  test('in a terminal the result is asked for', async () => {
    const { exitCode } = await world.run('evidence edit 2 1', { isTTY: true, answers: { result: '9 -> 2' } });
    expect(exitCode).toBe(0);
    expect((await bodies())[0]).toContain('Result: 9 -> 2');
  });

  test('a manager changes and deletes nothing of it, and is told so before anything is tried', async () => {
    await world.run('share @morgan --yes');
    const before = await bodies();
    const manager = worldOnSandbox({ sandbox: world.sandbox, as: 'morgan' });
    for (const command of ['edit 2 1 --result One', 'remove 2 1 --yes'])
      expect(await manager.run(`evidence ${command} --project @alex`)).toMatchObject({
        exitCode: 1,
        stderr: expect.stringContaining('is not yours to change'),
      });
    expect(await bodies()).toEqual(before);
    expect(manager.requests().filter((request) => !request.startsWith('GET '))).toEqual([]);
  });
});

describe('evidence remove', () => {
  test('shows what goes, asks, and deletes that comment alone', async () => {
    const { exitCode, stderr, stdout } = await world.run('evidence remove 2 1', {
      isTTY: true,
      answers: { yes: true },
    });
    expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/^Deleted from #2 Calm releases\n/)]);
    expect(stderr).toContain('  Wrote the runbook\n');
    expect(stderr).not.toContain('inbox');
    expect(await bodies()).toEqual([expect.stringContaining('Held the drill')]);
  });

  test('by its comment it can be asked for twice', async () => {
    const [first] = await rows();
    await world.run(`evidence remove 2 note_${first?.id} --yes`);
    expect(await world.run(`evidence remove 2 note_${first?.id} --yes --format json`)).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('"isRemoved": false'),
    });
    expect(await world.run('evidence remove 2 9 --yes')).toMatchObject({ exitCode: 2 });
    expect(await bodies()).toHaveLength(1);
  });

  test('what was added to it while the question stood is not deleted unseen', async () => {
    const { sandbox, disk } = world;
    const added = '**Evidence 2026-11-20**\n\nWrote the runbook, and more';
    let looks = 0;
    const slow = worldOnSandbox({
      sandbox,
      disk,
      async onStep(step) {
        if (!/^before GET .*\/issues\/2\/notes/.test(step) || (looks += 1) !== 2) return;
        await world.api('projects/1/issues/2/notes/1', { method: 'PUT', body: { body: added } });
      },
    });
    expect(await slow.run('evidence remove 2 1', { isTTY: true, answers: { yes: true } })).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('was changed meanwhile'),
    });
    expect((await bodies())[0]).toBe(added);
  });

  test.each([
    ['a no', { isTTY: true, answers: { yes: false } }, '', 130],
    ['nobody to ask', {}, '', 2],
    ['a dry run', {}, ' --dry-run', 0],
  ])('%s deletes nothing', async (_name, options, flag, exitCode) => {
    expect(await world.run(`evidence remove 2 1${flag}`, options)).toMatchObject({ exitCode });
    expect(await bodies()).toHaveLength(2);
  });
});

describe('evidence debt', () => {
  test('names each piece without a result with the command that mends it, and works as printed', async () => {
    const { exitCode, stdout } = await world.run('evidence debt');
    expect(exitCode).toBe(0);
    expect(stdout).toBe(`1 of 2 pieces lacks a result.

  2026-11-20  #2  Wrote the runbook (nothing else shows its value)
              devgrowth evidence edit 2 1 --result "..."

No evidence shows: collaboration, efficiency, dib, iteration, transparency
`);
    await world.run('evidence edit 2 1 --result "..."');
    expect((await world.run('evidence debt')).stdout).toMatch(/^Every piece has its result \(2\)\.\n/);
  });

  test('what the promotion document names comes first, by any form of its address', async () => {
    await world.run('evidence add 3 https://git.test/talk --date 2026-01-02');
    await world.run('promotion start --yes');
    const { iid, description } =
      (await get<{ iid: number; description: string; confidential: boolean }[]>('projects/1/issues')).find(
        ({ confidential }) => confidential,
      ) ?? expect.unreachable();
    await world.api(`projects/1/issues/${iid}`, {
      method: 'PUT',
      body: { description: `${description}\nSee https://git.test/talk/.` },
    });
    const { owed } = JSON.parse((await world.run('evidence debt --format json')).stdout) as {
      owed: { goal: { iid: number }; why: string | null; command: string }[];
    };
    expect(owed.map(({ goal, why }) => [goal.iid, why])).toEqual([
      [3, 'promotion'],
      [2, 'only-of-value'],
    ]);
  });

  test('with a part unread it is said, and no value is missed', async () => {
    world.breakRoute('/api/v4/projects/1/issues/2/notes', 500);
    const { exitCode, stdout } = await world.run('evidence debt');
    expect(exitCode).toBe(3);
    expect(stdout).toContain('INCOMPLETE');
    expect(stdout).not.toContain('No evidence shows');
  });
});
