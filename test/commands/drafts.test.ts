// `drafts list`, `resume`, `discard`: every command that writes a person's words leaves a draft when it fails, and finishes from it.
import { beforeEach, describe, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes } from '../support/world.ts';

useSandboxes();

let world: TestWorld;
const withGoal = scene(
  {},
  'init --yes --no-input',
  'goal add "Read a book" --kind reading --due none --set actions=One;Two',
);
beforeEach(async () => {
  world = await withGoal();
});

interface DraftJson {
  readonly id: string;
  readonly command: string;
  readonly host: string;
  readonly project: string;
  readonly input: Record<string, unknown>;
}
const get = async <T>(path: string) => (await (await world.api(path)).json()) as T;
const drafts = async () =>
  (JSON.parse((await world.run('drafts list --format json')).stdout) as { drafts: DraftJson[] }).drafts;
const issue = () => get<Record<string, unknown>>('projects/1/issues/2');
const comments = async () =>
  (await get<{ body: string; system: boolean }[]>('projects/1/issues/2/notes?sort=asc'))
    .filter(({ system }) => !system)
    .map(({ body }) => body);
const folder = () => [...world.disk.keys()].filter((path) => path.includes('/drafts/'));

/** Where each command's first write goes, and what tells that its words arrived, once. */
const writers: readonly (readonly [command: string, words: string[], broken: string, arrived: () => Promise<void>])[] =
  [
    [
      'goal add',
      ['goal', 'add', 'Another', '--kind', 'general', '--due', '+6w', '--set', 'purpose=Because'],
      '/projects/1/issues',
      async () => {
        const goals = await get<{ title: string; due_date: string; description: string }[]>(
          'projects/1/issues?labels=goal',
        );
        expect(goals.filter(({ title }) => title === 'Another')).toMatchObject([
          { due_date: '2027-01-04', description: expect.stringContaining('Because') },
        ]);
      },
    ],
    [
      'goal log',
      ['goal', 'log', '2', 'Half of it', '--progress', '50', '--tick', '1', '--value', 'results'],
      '/issues/2/notes',
      async () => {
        expect(await comments()).toEqual([
          expect.stringMatching(/^\*\*Check-in 2026-11-23\*\* · 50% · results\n\nHalf of it\n/),
        ]);
        expect(await issue()).toMatchObject({
          description: expect.stringContaining('- [x] One'),
          labels: expect.arrayContaining(['value:results']),
        });
      },
    ],
    [
      'goal check',
      ['goal', 'check', '2', 'One'],
      '/issues/2',
      async () => expect(await issue()).toMatchObject({ description: expect.stringContaining('- [x] One\n- [ ] Two') }),
    ],
    [
      'goal close',
      ['goal', 'close', '2', '--outcome', 'changed', '--learned', 'Less is more'],
      '/issues/2/notes',
      async () => {
        expect(await comments()).toEqual([
          expect.stringMatching(/^\*\*Closed 2026-11-23\*\* · changed\n\nWhat I learned: Less/),
        ]);
        expect(await issue()).toMatchObject({ state: 'closed', labels: expect.arrayContaining(['outcome::changed']) });
      },
    ],
    [
      'goal edit',
      ['goal', 'edit', '2', '--title', 'Read half', '--due', '+6w'],
      '/issues/2',
      async () => expect(await issue()).toMatchObject({ title: 'Read half', due_date: '2027-01-04' }),
    ],
    [
      'evidence add',
      ['evidence', 'add', '2', 'Wrote it down', '--value', 'results'],
      '/issues/2/notes',
      async () =>
        expect(await comments()).toEqual([
          expect.stringMatching(/^\*\*Evidence 2026-11-23\*\* · results\n\nWrote it down\n/),
        ]),
    ],
  ];

describe.each(writers)('%s', (command, words, broken, arrived) => {
  /** Reads work, the first write does not. */
  async function failed(): Promise<DraftJson> {
    world.breakWrites(broken, 403);
    const { exitCode, stderr } = await world.run(words);
    world.mendRoutes();
    expect(exitCode).toBe(1);
    const [draft, ...others] = await drafts();
    expect(others).toEqual([]);
    expect(stderr).toContain(
      `What you typed is kept: once that is settled, \`devgrowth drafts resume ${draft?.id}\` writes it`,
    );
    return draft ?? expect.unreachable();
  }

  test('a failure leaves a draft; resumed a month later, the words are as they were meant', async () => {
    const draft = await failed();
    expect(draft).toMatchObject({ command, host: world.base, project: 'alex/goals' });
    world.setNow('2026-12-24T09:00:00.000Z');
    expect(await world.run(`drafts resume ${draft.id}`)).toMatchObject({ exitCode: 0 });
    await arrived();
    expect(folder()).toEqual([]);
  });

  test('the same words typed again finish the same draft', async () => {
    await failed();
    expect(await world.run(words)).toMatchObject({ exitCode: 0 });
    await arrived();
    expect(folder()).toEqual([]);
  });

  test('discarded, the words are shown once more and nothing is written', async () => {
    const before = JSON.stringify(world.sandbox.state);
    const draft = await failed();
    const { exitCode, stdout, stderr } = await world.run(`drafts discard ${draft.id} --yes`);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: `Discarded ${draft.id}.\n` });
    expect(stderr).toMatch(/^devgrowth [a-z0-9 ]+:\n/);
    expect(folder()).toEqual([]);
    expect(JSON.stringify(world.sandbox.state)).toBe(before);
  });
});

test('list shows what there is, oldest first, and says when there is nothing', async () => {
  expect(await world.run('drafts list')).toMatchObject({ stdout: expect.stringMatching(/^No drafts/) });
  world.breakWrites('/issues/2/notes', 403);
  await world.run('goal log 2 "One thing"');
  world.setNow('2026-11-24T09:00:00.000Z');
  await world.run('evidence add 2 "Another"');
  const { stdout } = await world.run('drafts list');
  expect(stdout.match(/devgrowth (?:goal log|evidence add) +\S+ \S+ UTC/g)).toEqual([
    'devgrowth goal log      2026-11-23 09:00 UTC',
    'devgrowth evidence add  2026-11-24 09:00 UTC',
  ]);
});

test('a draft is for one host and one project: resumed elsewhere, it goes where it was meant', async () => {
  world.breakWrites('/issues/2/notes', 403);
  await world.run('goal log 2 "Here"');
  world.mendRoutes();
  const [draft] = await drafts();
  const resumed = await world.run(`drafts resume ${draft?.id} --project sam/other`);
  expect(resumed).toMatchObject({ exitCode: 0 });
  expect(await comments()).toEqual([expect.stringContaining('Here')]);
});

describe('words are a draft before the first request', () => {
  const cases: [string, string[]][] = [
    ['goal log', ['goal', 'log', '2', 'An hour of words']],
    ['goal add', ['goal', 'add', 'An hour of words', '--kind', 'general']],
    ['goal close', ['goal', 'close', '2', '--outcome', 'achieved', '--learned', 'An hour of words']],
    ['evidence add', ['evidence', 'add', '2', 'An hour of words']],
    ['1on1 add', ['1on1', 'add', 'DISCUSS An hour of words']],
    ['plan start', ['plan', 'start', '--focus', 'An hour of words']],
  ];
  test.each(cases)('%s: with a mistyped project they are kept, and go to the right one later', async (_name, words) => {
    const failed = await world.run([...words, '--project', 'sam/nosuch']);
    expect(failed).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('What you typed is kept') });
    const [draft, ...others] = await drafts();
    expect(others).toEqual([]);
    expect(JSON.stringify(draft)).toContain('An hour of words');
    expect(await world.run(`drafts resume ${draft?.id} --project alex/goals`)).toMatchObject({ exitCode: 0 });
    expect(await drafts()).toEqual([]);
  });

  test('a request that is never answered finds them on disk', async () => {
    let seen: readonly unknown[] = [];
    world.breakRoute('/user', 500);
    await world.run('goal log 2 "An hour of words"');
    seen = await drafts();
    world.mendRoutes();
    expect(JSON.stringify(seen)).toContain('An hour of words');
  });

  test('a wrong flag beside them, and a goal that says no, leave none behind without a word', async () => {
    expect(await world.run('goal log 2 "Words" --health nonsense')).toMatchObject({ exitCode: 2 });
    expect(await world.run('goal check 2 nonsense')).toMatchObject({ exitCode: 2 });
    expect(await drafts()).toEqual([]);
    expect(await world.run('goal log 999 "Words"')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('What you typed is kept'),
    });
    expect(await drafts()).toHaveLength(1);
  });
});

test('discarding takes the text in the editor along, and asks in a terminal', async () => {
  world.whileEditing(() => Promise.reject(new Error('killed')));
  await world.run('goal edit 2', { isTTY: true, edits: [() => 'An hour of words'] });
  world.whileEditing(null);
  expect(folder()).toHaveLength(2);
  const [draft] = await drafts();
  const kept = await world.run(`drafts discard ${draft?.id}`, { isTTY: true, answers: { yes: false } });
  expect(kept).toMatchObject({ exitCode: 130, stderr: expect.stringContaining('An hour of words') });
  expect(folder()).toHaveLength(2);
  expect(await world.run(`drafts discard ${draft?.id}`)).toMatchObject({ exitCode: 2 });
  await world.run(`drafts discard ${draft?.id} --yes`);
  expect(folder()).toEqual([]);
});

test('a process killed while the editor was open: the next run opens what was written there', async () => {
  world.whileEditing(() => Promise.reject(new Error('killed')));
  await world.run('goal edit 2', { isTTY: true, edits: [() => 'An hour of words'] });
  world.whileEditing(null);
  const seen: string[] = [];
  const look = (text: string) => {
    seen.push(text);
    return `${text}, and more`;
  };
  expect(await world.run('goal edit 2', { isTTY: true, edits: [look] })).toMatchObject({ exitCode: 0 });
  expect(seen).toEqual(['An hour of words']);
  expect(await issue()).toMatchObject({ description: expect.stringMatching(/^An hour of words, and more\n/) });
  expect(folder()).toEqual([]);
});

test.each([
  ['resume', 'drafts resume abc123', 'there is no draft abc123'],
  ['discard', 'drafts discard abc123 --yes', 'there is no draft abc123'],
  ['resume of no id', 'drafts resume what?', 'is no draft id'],
])('%s of a draft that is not there', async (_name, command, message) => {
  expect(await world.run(command)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(message) });
});

describe('what a draft needs may be given anew', () => {
  test('another item, where the one that was typed fits none or several', async () => {
    const failed = await world.run('goal log 2 "An hour of words" --tick nonsense');
    expect(failed).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('drafts resume') });
    expect(failed.stderr).toContain('--tick 2');
    const again = await world.run('drafts resume');
    expect(again).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--tick 2` ticks the second item') });
    expect(await world.run('drafts resume --tick 2')).toMatchObject({ exitCode: 0 });
    expect(await issue()).toMatchObject({ description: expect.stringContaining('- [ ] One\n- [x] Two') });
    expect(await comments()).toEqual([expect.stringContaining('An hour of words')]);
    expect(await drafts()).toEqual([]);
  });

  test('another goal, where the number was wrong; and only while nothing was sent', async () => {
    expect((await world.run('goal log 999 "An hour of words"')).stderr).toContain('--to 7');
    expect((await world.run('drafts resume')).stderr).toContain('--to 7` sends it to #7 instead');
    expect((await world.run('drafts list')).stdout).toContain('cannot be written as it is');
    expect(await world.run('drafts resume --to 2')).toMatchObject({ exitCode: 0 });
    expect(await comments()).toEqual([expect.stringContaining('An hour of words')]);
    world.breakWrites('/issues/2/notes', 500);
    await world.run('goal log 2 "More words"');
    world.mendRoutes();
    expect(await world.run('drafts resume --to 3')).toMatchObject({ exitCode: 1 });
    expect(await world.run('drafts resume')).toMatchObject({ exitCode: 0 });
    expect(await comments()).toHaveLength(2);
  });

  test('a draft of no goal takes none, and several drafts want to be named', async () => {
    await world.run('1on1 add "DISCUSS words" --project sam/nosuch');
    expect(await world.run('drafts resume --to 2')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('takes no --to'),
    });
    await world.run('goal log 2 "Words" --project sam/nosuch');
    expect(await world.run('drafts resume')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('there are 2 drafts'),
    });
    expect(await world.run('drafts resume --all --to 2')).toMatchObject({ exitCode: 2 });
  });
});

describe('all of them', () => {
  test('are written in order; one that fails stops no other, and is said once', async () => {
    expect(await world.run('drafts resume --all')).toMatchObject({
      exitCode: 0,
      stdout: 'No drafts: all that was typed is written.\n',
    });
    world.breakWrites('/issues/2/notes', 403);
    await world.run('goal log 2 "First words"');
    world.setNow('2026-11-23T09:01:00.000Z');
    await world.run('goal log 999 "Lost words"');
    world.setNow('2026-11-23T09:02:00.000Z');
    await world.run('goal log 2 "Last words"');
    world.mendRoutes();
    const all = await world.run('drafts resume --all');
    expect(all).toMatchObject({ exitCode: 1, stdout: expect.stringContaining('2 of 3 drafts are written') });
    expect(all.stderr).toContain('(goal log) could not be written');
    expect(await comments()).toEqual([expect.stringContaining('First words'), expect.stringContaining('Last words')]);
    world.requests();
    const again = await world.run('drafts resume --all --format json');
    expect(JSON.parse(again.stdout)).toMatchObject({ drafts: [{ command: 'goal log', outcome: 'left' }] });
    expect(world.requests()).toEqual([]);
    expect((await world.run('drafts list')).stdout).toContain('#999 Lost words');
  });

  test('a server that does not answer is asked for one of them', async () => {
    for (const words of ['One', 'Two', 'Three'])
      await world.run(['goal', 'log', '2', words, '--project', 'sam/nosuch']);
    const [first] = await drafts();
    for (const [path, text] of world.disk) {
      if (path.includes('/drafts/')) world.disk.set(path, text.replaceAll(first?.host ?? '', 'https://nowhere.test'));
    }
    const all = await world.run('drafts resume --all', {});
    expect(all.exitCode).toBe(1);
    expect(all.stderr.match(/its server does not answer|could not be written/g)).toHaveLength(3);
    expect(await drafts()).toHaveLength(3);
  });
});
