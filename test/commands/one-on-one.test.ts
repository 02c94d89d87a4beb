// `devgrowth 1on1`: opened once, nothing lost on the way to the next one, closed last.
import { beforeEach, describe, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, type WorldOptions, useSandboxes } from '../support/world.ts';

useSandboxes();

interface Issue {
  readonly iid: number;
  readonly title: string;
  readonly description: string;
  readonly state: string;
  readonly due_date: string | null;
  readonly labels: readonly string[];
  readonly assignees: readonly { readonly username: string }[];
}

let world: TestWorld;
const withManager = scene({ now: '2026-11-09T09:00:00.000Z' }, 'init --yes --no-input --manager sam');
async function begin(options: WorldOptions = {}): Promise<void> {
  world = await withManager(options);
}
beforeEach(() => begin());

/** Oldest first. */
async function meetings(): Promise<readonly Issue[]> {
  const response = await world.api('projects/1/issues?labels=one-on-one&state=all&order_by=created_at&sort=asc');
  return (await response.json()) as Issue[];
}

async function ok(command: string | readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await world.run(command);
  expect(exitCode, stderr).toBe(0);
  return stdout;
}

interface Report {
  readonly needsYou: readonly { readonly text: string }[];
  readonly goals: readonly { readonly said: readonly { readonly text: string }[] }[];
  readonly next: { readonly unclosed: { readonly day: string } | null };
}
const report = async () => JSON.parse(await ok('report --format json')) as Report;

const items = (description = '') => description.split('\n').filter((line) => line.startsWith('- ['));
const writes = () => world.requests().filter((request) => !request.startsWith('GET'));

describe('prepare', () => {
  test('planned again where somebody opened a 1:1 of that day meanwhile: one meeting, and its lines stay', async () => {
    let isPlanned = false;
    await begin({
      async onStep(step) {
        if (isPlanned || !/^before write .*\/drafts\//.test(step)) return;
        isPlanned = true;
        const body = {
          title: '1:1 2026-11-17',
          due_date: '2026-11-17',
          labels: 'one-on-one',
          description: '- [ ] DISCUSS pay',
        };
        await world.api('projects/1/issues', { method: 'POST', body });
      },
    });
    const told = await ok('1on1 prepare --date 2026-11-17');
    expect(isPlanned).toBe(true);
    expect((await meetings()).map(({ title, description }) => [title, items(description)])).toEqual([
      ['1:1 2026-11-17', ['- [ ] DISCUSS pay']],
    ]);
    expect(told).toMatch(/^1:1 2026-11-17 is prepared: #2\n[^]*DISCUSS +pay\n/);
  });

  test('opens the next 1:1 with title, day, label and the person as assignee', async () => {
    await ok('1on1 prepare --date 2026-11-17');
    expect(await meetings()).toMatchObject([
      {
        title: '1:1 2026-11-17',
        due_date: '2026-11-17',
        labels: ['one-on-one'],
        state: 'opened',
        assignees: [{ username: 'alex' }],
      },
    ]);
  });

  test('assigns the manager too, where the tier allows it', async () => {
    await begin({ tier: 'premium' });
    await ok('1on1 prepare');
    const [issue] = await meetings();
    expect(issue?.assignees.map(({ username }) => username).toSorted()).toEqual(['alex', 'sam']);
  });

  test('a second run writes nothing', async () => {
    await ok('1on1 prepare');
    world.requests();
    expect(await ok('1on1 prepare')).toContain('is prepared');
    expect(writes()).toEqual([]);
    expect(await meetings()).toHaveLength(1);
  });

  test('carries over what was not ticked, with its age, and closes the one before', async () => {
    await ok('1on1 prepare --date 2026-11-10');
    await ok('1on1 add "HELP a reviewer"');
    await ok('1on1 add "FYI the upgrade is done"');
    const [first] = await meetings();
    const description = first?.description.replace('[ ] FYI', '[x] FYI');
    await world.api(`projects/1/issues/${first?.iid}`, { method: 'PUT', body: { description } });
    world.setNow('2026-11-11T09:00:00.000Z');
    const out = await ok('1on1 prepare');
    expect(out).toContain('1 item carried over');
    world.setNow('2026-11-18T09:00:00.000Z');
    await ok('1on1 prepare');
    const all = await meetings();
    expect(all.map(({ title, state }) => [title, state])).toEqual([
      ['1:1 2026-11-10', 'closed'],
      ['1:1 2026-11-17', 'closed'],
      ['1:1 2026-11-24', 'opened'],
    ]);
    expect(items(all[1]?.description)).toEqual(['- [ ] HELP a reviewer (second time, since 2026-11-10)']);
    expect(items(all[2]?.description)).toEqual(['- [ ] HELP a reviewer (third time, since 2026-11-10)']);
  });

  test('a goal whose title is Markdown is on the agenda once, and is not asked for again', async () => {
    await ok(['goal', 'add', 'Learn `awk` | sed', '--kind', 'reading', '--due', 'none']);
    await ok('goal wait 2');
    await ok('1on1 prepare --date 2026-11-17');
    expect(await ok('1on1 prepare')).not.toContain('also ask');
    await ok('goal wait 2');
    const [first] = await meetings();
    await world.api(`projects/1/issues/${first?.iid}`, { method: 'PUT', body: { description: 'Agenda' } });
    expect(await ok('1on1 prepare')).toContain('DISCUSS Learn `awk` | sed (#2)');
  });

  test('five goals of an agenda and of a posted report are links, the others are one click further', async () => {
    for (const goal of [2, 3, 4, 5, 6, 7]) {
      await ok(['goal', 'add', `Goal of number ${goal}`, '--kind', 'reading', '--due', 'none']);
      await ok(['goal', 'log', String(goal), 'stuck on #2', '--help-needed', `a hand, as in #${goal}`]);
    }
    await ok('1on1 prepare --date 2026-11-17');
    const [meeting] = await meetings();
    expect(items(meeting?.description)).toEqual([
      ...[2, 3, 4, 5, 6].map((goal) => `- [ ] HELP a hand, as in \`#${goal}\`: Goal of number ${goal} (#${goal})`),
      '- [ ] HELP a hand, as in `#7`: Goal of number 7 (`#7`)',
    ]);
    const list = /All open goals: \[list\]\(http\S+label_name%5B%5D=goal\S*\)\./u;
    expect(meeting?.description).toMatch(list);
    await ok('report --post');
    await ok('report --post');
    const { state } = world.sandbox;
    const posted = state.notes[`issue:${state.issues[1]?.at(-1)?.id}`]?.find(({ system }) => !system)?.body ?? '';
    expect(posted).toContain('#6 (asked');
    expect(posted).toContain('`#7` (asked');
    expect(posted).toMatch(list);
    const mentions = Object.values(state.notes).flat();
    expect(mentions.filter(({ body }) => body === `mentioned in issue #${meeting?.iid}`)).toHaveLength(5);
  });

  test('lines below two items that say the same move on together, and what stays below is named', async () => {
    await ok('1on1 prepare --date 2026-11-10');
    await ok('1on1 prepare --date 2026-11-12');
    const write = async (day: string, description: string) => {
      const issue = (await meetings()).find(({ due_date }) => due_date === day);
      await world.api(`projects/1/issues/${issue?.iid}`, { method: 'PUT', body: { description } });
    };
    await write('2026-11-10', '- [ ] HELP a reviewer\n  - asked Noor\n- [x] FYI moved\n  - to Berlin');
    await write('2026-11-12', '- [ ] HELP a reviewer\n  - asked Sam');
    world.setNow('2026-11-13T09:00:00.000Z');
    const out = await ok('1on1 prepare --date 2026-11-17');
    expect(out).toContain('1 line below ticked items or thanks stays with them: - to Berlin');
    expect((await meetings()).find(({ state }) => state === 'opened')?.description).toContain(
      '- [ ] HELP a reviewer (second time, since 2026-11-10)\n  - asked Noor\n  - asked Sam',
    );
  });

  test('a line that is for a day is not the one without it', async () => {
    await ok('1on1 add "HELP a reviewer"');
    expect(await ok('1on1 add "2026-12-20 HELP a reviewer"')).toContain('Added to');
    expect(await ok('1on1 add "2026-12-20 HELP a reviewer"')).toContain('already');
    expect(items((await meetings())[0]?.description)).toEqual([
      '- [ ] HELP a reviewer',
      '- [ ] 2026-12-20 HELP a reviewer',
    ]);
  });

  test('a 1:1 closed by hand is carried over just the same', async () => {
    await ok('1on1 add "DISCUSS the plan"');
    await ok('1on1 show');
    world.setNow('2026-11-16T09:00:00.000Z');
    expect(await ok('1on1 close')).toContain('1 item left open');
    await ok('1on1 prepare');
    const all = await meetings();
    expect(items(all[1]?.description)).toEqual(['- [ ] DISCUSS the plan (second time, since 2026-11-16)']);
  });

  test('a meeting moved to another day by its due date is the next one still, with all its items', async () => {
    await ok('1on1 prepare --date 2026-11-10');
    await ok('1on1 add "HELP a reviewer"');
    const [first] = await meetings();
    await world.api(`projects/1/issues/${first?.iid}`, { method: 'PUT', body: { due_date: '2026-11-12' } });
    world.setNow('2026-11-11T09:00:00.000Z');
    world.requests();
    expect(await ok('1on1 prepare')).toContain('1:1 2026-11-12 is prepared');
    expect(writes()).toEqual([]);
    world.setNow('2026-11-13T09:00:00.000Z');
    await ok('1on1 prepare');
    const all = await meetings();
    expect(all.map(({ state }) => state)).toEqual(['closed', 'opened']);
    expect(items(all[1]?.description)).toEqual(['- [ ] HELP a reviewer (second time, since 2026-11-12)']);
    expect(JSON.parse(await ok('report --format json'))).toMatchObject({
      window: { since: '2026-11-12', why: 'since the last 1:1 on 2026-11-12' },
    });
  });

  test('the new one is opened before the old one is closed; a failure in between loses nothing', async () => {
    await ok('1on1 prepare --date 2026-11-10');
    await ok('1on1 add "HELP a reviewer"');
    const [first] = await meetings();
    world.setNow('2026-11-11T09:00:00.000Z');
    world.requests();
    await ok('1on1 prepare --dry-run');
    expect(writes()).toEqual([]);
    world.breakRoute(`/issues/${first?.iid}`, 500);
    expect((await world.run('1on1 prepare')).exitCode).toBe(1);
    expect((await meetings()).map(({ state }) => state)).toEqual(['opened', 'opened']);
    expect((await world.run('drafts list')).stdout).toContain('1on1 prepare');
  });

  test('what the goals ask for is on it, but nothing of a confidential goal', async () => {
    await ok('goal add "Upgrade" --kind general --set actions=One');
    await ok(['goal', 'add', 'Another role', '--kind', 'career-change']);
    await ok('goal log 2 "stuck" --help-needed "a reviewer"');
    await ok('goal log 3 "thinking" --help-needed "a secret word"');
    await ok('1on1 prepare');
    const [issue] = await meetings();
    expect(items(issue?.description)).toEqual(['- [ ] HELP a reviewer: Upgrade (#2)']);
  });

  test('an approval that was given since is not carried over, another line of the same words by hand is', async () => {
    await ok('goal add "A course" --kind general --set "actions=Approval: my manager;Approval: HR"');
    await ok('goal start 2');
    await ok('1on1 prepare --date 2026-11-10');
    await ok('1on1 add "REVIEW approval of the plan"');
    await ok('goal check 2 "Approval: my"');
    world.setNow('2026-11-11T09:00:00.000Z');
    expect(await ok('1on1 prepare')).toContain('2 items carried over, 0 from your goals, 1 ask left behind');
    const all = await meetings();
    expect(items(all[1]?.description)).toEqual([
      '- [ ] REVIEW approval of HR: A course (#2) (second time, since 2026-11-10)',
      '- [ ] REVIEW approval of the plan (second time, since 2026-11-10)',
    ]);
    expect(items(all[0]?.description)).toHaveLength(3);
  });

  test('an ask that was answered or taken back, or whose goal was dropped, is not carried over', async () => {
    const asked = ['a reviewer', 'a desk', 'a day off', 'a room'];
    for (const [index, help] of asked.entries()) {
      await ok(['goal', 'add', `Goal ${index}`, '--kind', 'general', '--set', 'actions=One']);
      await ok(['goal', 'log', `${index + 2}`, 'stuck', '--help-needed', help]);
    }
    await ok('1on1 prepare --date 2026-11-10');
    const answer = { method: 'POST', as: 'sam', body: { body: 'I can do that.' } };
    await world.api('projects/1/issues/2/notes', answer);
    await ok('goal log 3 "got one" --help-needed none');
    await ok('goal close 4 --outcome dropped --learned "not now"');
    expect((await report()).needsYou).toMatchObject([{ text: 'a room' }]);
    world.setNow('2026-11-11T09:00:00.000Z');
    expect(await ok('1on1 prepare')).toContain('1 item carried over, 0 from your goals, 3 asks left behind');
    const all = await meetings();
    expect(items(all.at(-1)?.description)).toEqual(['- [ ] HELP a room: Goal 3 (#5) (second time, since 2026-11-10)']);
    expect(await ok('1on1 prepare')).not.toContain('Your goals also ask');
    expect((await report()).needsYou).toMatchObject([{ text: 'a room' }]);
  });

  test.each([
    ['a past day', '1on1 prepare --date 2026-11-01', 2, '2026-11-01 is past'],
    ['a day that is none', '1on1 prepare --date 2026-02-30', 2, 'not a day of the calendar'],
  ])('refuses %s', async (_name, command, exitCode, message) => {
    const finished = await world.run(command);
    expect(finished).toMatchObject({ exitCode, stdout: '' });
    expect(finished.stderr).toContain(message);
    expect(finished.stderr).toMatch(/\nhint: /);
    expect(await meetings()).toEqual([]);
  });

  test('a later day that is typed opens a second one: the other keeps its lines, is named, and stays open', async () => {
    await ok('1on1 prepare --date 2026-11-17');
    await ok('1on1 add "HELP a reviewer"');
    expect(await ok('1on1 prepare --date 2026-11-24 --dry-run')).toContain('leave #2 1:1 2026-11-17 open');
    const out = await ok('1on1 prepare --date 2026-11-24');
    expect(out).toContain('#2 1:1 2026-11-17 is open too, with an agenda of its own');
    const all = (await meetings()).toSorted((one, other) => one.iid - other.iid);
    expect(all.map(({ title, state, description }) => [title, state, items(description)])).toEqual([
      ['1:1 2026-11-17', 'opened', ['- [ ] HELP a reviewer']],
      ['1:1 2026-11-24', 'opened', []],
    ]);
  });

  test('an earlier day is the same meeting, moved: refused, with how to move it', async () => {
    await ok('1on1 prepare --date 2026-11-17');
    const finished = await world.run('1on1 prepare --date 2026-11-10');
    expect(finished).toMatchObject({ exitCode: 1, stdout: '' });
    expect(finished.stderr).toContain('the 1:1 of 2026-11-17 is open already (#2)');
    expect(finished.stderr).toContain('devgrowth 1on1 move 2026-11-10 --date 2026-11-17');
    expect(await meetings()).toHaveLength(1);
  });

  const byHand = (title: string, labels = 'one-on-one') =>
    world.api('projects/1/issues', { method: 'POST', body: { title, labels } });

  test('one that the manager opened by hand, its day in words, is the next one', async () => {
    await byHand('1:1 17 Nov');
    world.requests();
    expect(await ok('1on1 prepare')).toContain('is prepared: #2');
    await ok('1on1 add "FYI the upgrade is done"');
    expect(await meetings()).toMatchObject([{ title: '1:1 17 Nov', description: '- [ ] FYI the upgrade is done' }]);
  });

  test.each(['1on1 prepare', '1on1 add "FYI the upgrade is done"'])('%s beside one that names no day', async (line) => {
    await byHand('Alex and Sam');
    const finished = await world.run(line);
    expect(finished).toMatchObject({ exitCode: 1, stdout: '' });
    expect(finished.stderr).toContain('a 1:1 is open that names no day (#2 Alex and Sam)');
    expect(await meetings()).toHaveLength(1);
    expect(await ok('1on1 prepare --date 2026-11-17')).toContain('#2 Alex and Sam is open too');
  });

  test('a list that could not be read whole opens nothing', async () => {
    world.breakRoute('/issues', 502);
    const finished = await world.run('1on1 prepare');
    expect(finished.exitCode).toBe(1);
    expect(finished.stderr).toContain('could not read the 1:1s of alex/goals');
  });
});

describe('add', () => {
  test('opens the next 1:1 where none is, and adds at the end', async () => {
    await ok('1on1 add "help a reviewer"');
    await ok(['1on1', 'add', '2026-12-08 DISCUSS career: which gap first?']);
    const [issue] = await meetings();
    expect(items(issue?.description)).toEqual([
      '- [ ] HELP a reviewer',
      '- [ ] 2026-12-08 DISCUSS career: which gap first?',
    ]);
  });

  test('says the same thing once', async () => {
    await ok('1on1 add "HELP a reviewer"');
    world.requests();
    expect(await ok('1on1 add "HELP a Reviewer"')).toContain('already');
    expect(writes()).toEqual([]);
  });

  test('a text without a tag is refused, with the tags', async () => {
    expect(await world.run('1on1 add "a reviewer"')).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringContaining('DISCUSS, REVIEW, HELP, FYI, THANKS'),
    });
  });

  test('keeps the words as a draft when the server fails, and finishes later', async () => {
    await ok('1on1 prepare');
    const [issue] = await meetings();
    world.breakRoute(`/issues/${issue?.iid}`, 500);
    expect((await world.run('1on1 add "HELP a reviewer"')).exitCode).toBe(1);
    const drafts = JSON.parse(await ok('drafts list --format json')) as {
      drafts: { command: string; input: unknown }[];
    };
    expect(drafts.drafts).toMatchObject([{ command: '1on1 add', input: { item: 'HELP a reviewer' } }]);
  });

  test('--dry-run writes nothing', async () => {
    expect(await ok('1on1 add "HELP a reviewer" --dry-run')).toContain('HELP a reviewer');
    expect(await meetings()).toEqual([]);
  });

  test('keeps what the manager wrote', async () => {
    await ok('1on1 prepare');
    const [issue] = await meetings();
    const description = `${issue?.description}\n\n/close is a word here\n- [ ] DISCUSS from Sam\n\nNotes below`;
    await world.api(`projects/1/issues/${issue?.iid}`, {
      method: 'PUT',
      body: { description: description.replace('/close', '\\/close') },
    });
    await ok('1on1 add "HELP a reviewer"');
    const [after] = await meetings();
    expect(after?.state).toBe('opened');
    expect(items(after?.description)).toEqual(['- [ ] DISCUSS from Sam', '- [ ] HELP a reviewer']);
    expect(after?.description).toContain('Notes below');
  });
});

describe('show and close', () => {
  test('with none open they say so, and end well', async () => {
    expect(await ok('1on1 show')).toBe('No 1:1 is open: devgrowth 1on1 prepare\n');
    expect(await ok('1on1 close')).toBe('No 1:1 is open: nothing to close\n');
  });

  test('JSON: the meeting and its agenda', async () => {
    await ok('1on1 add "HELP a reviewer"');
    expect(JSON.parse(await ok('1on1 show --format json'))).toEqual({
      schema: 'devgrowth/one-on-one/v1',
      meeting: { iid: 2, title: '1:1 2026-11-16', url: expect.any(String), day: '2026-11-16', state: 'opened' },
      agenda: [
        {
          number: 1,
          notes: [],
          by: null,
          replies: [],
          tag: 'HELP',
          day: null,
          text: 'a reviewer',
          done: false,
          times: 1,
          since: null,
        },
      ],
      created: false,
      carried: 0,
      closed: [],
      completeness: { complete: true, sources: [] },
      warnings: [],
    });
  });

  test('one that is ahead is closed only by its day', async () => {
    await ok('1on1 prepare --date 2026-11-10');
    expect(await world.run('1on1 close')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('still ahead'),
    });
    expect(await world.run('1on1 close --date 2026-11-10')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('the 1:1 of 2026-11-10 is still ahead'),
    });
    expect(await meetings()).toMatchObject([{ state: 'opened' }]);
    await ok('1on1 close --date 2026-11-10 --yes');
    expect(await meetings()).toMatchObject([{ state: 'closed' }]);
    expect(await ok('1on1 close --date 2026-11-10')).toContain('closed already');
  });

  test('lines without a box are shown, and named where they stay behind', async () => {
    await ok('1on1 prepare --date 2026-11-10');
    const description =
      '- [ ] DISCUSS one\n- DISCUSS plain\n* [ ] DISCUSS parent\n  * [ ] child of it\n  * a note of it\n';
    await world.api('projects/1/issues/2', { method: 'PUT', body: { description } });
    expect(await ok('1on1 show')).toContain('    -            DISCUSS plain\n');
    world.setNow('2026-11-10T15:00:00.000Z');
    const closed = await ok('1on1 close');
    expect(closed).toContain('1 line without a box stays behind: DISCUSS plain\n');
    const prepared = await ok('1on1 prepare');
    expect(prepared).toContain('1 line without a box stays behind: DISCUSS plain\n');
    const [, next] = await meetings();
    expect(next?.description).toContain('- [ ] DISCUSS parent (second time, since 2026-11-10)\n');
    expect(next?.description).toContain('* a note of it');
    expect(next?.description).not.toContain('DISCUSS plain');
  });

  test('a day without one is named', async () => {
    expect(await world.run('1on1 show --date 2026-11-10')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('no 1:1 on 2026-11-10'),
    });
  });
});

describe('check and uncheck', () => {
  beforeEach(async () => {
    await ok('1on1 add "HELP a reviewer"');
    await ok('1on1 add "DISCUSS the date of the upgrade"');
    world.requests();
  });

  test('tick by number or by part of the text, and take it back', async () => {
    expect(await ok('1on1 check 1 upgrade')).toContain(
      'Ticked on #2 1:1 2026-11-16: HELP a reviewer; DISCUSS the date of the upgrade',
    );
    expect(items((await meetings())[0]?.description)).toEqual([
      '- [x] HELP a reviewer',
      '- [x] DISCUSS the date of the upgrade',
    ]);
    expect(await ok('1on1 uncheck reviewer')).toContain('Unticked on #2 1:1 2026-11-16: HELP a reviewer');
    expect(items((await meetings())[0]?.description)[0]).toBe('- [ ] HELP a reviewer');
  });

  test('what is ticked stays behind when the next one is prepared', async () => {
    await ok('1on1 check reviewer');
    world.setNow('2026-11-17T09:00:00.000Z');
    await ok('1on1 prepare --date 2026-11-24');
    const [, next] = await meetings();
    expect(items(next?.description)).toEqual(['- [ ] DISCUSS the date of the upgrade (second time, since 2026-11-16)']);
  });

  test('without a line, add asks for one in a terminal, and says what is missing elsewhere', async () => {
    const asked = await world.run('1on1 add', { isTTY: true, answers: { item: 'fyi I am away' } });
    expect(asked.exitCode, asked.stderr).toBe(0);
    expect(items((await meetings())[0]?.description)[2]).toBe('- [ ] FYI I am away');
    expect(await world.run('1on1 add')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('on the agenda?'),
    });
  });

  test('what a goal asks for is named until the goal is told, an approval too', async () => {
    const description = 'Why\n\n- [ ] Read\n- [ ] Approval: Sam';
    await ok(['goal', 'add', 'A desk', '--kind', 'course', '--due', 'none', '--description', description]);
    await ok(['goal', 'log', '3', 'Still standing', '--help-needed', 'A desk']);
    await ok('1on1 add "HELP A desk: A desk (#3)"');
    await ok('1on1 add "REVIEW approval of Sam: A desk (#3)"');
    const told = await ok('1on1 check 3 4');
    expect(told).toContain('when it has got it: devgrowth goal log 3 --help-needed none');
    expect(told).toContain('when it is given: devgrowth goal check 3 2');
    await ok('goal log 3 --help-needed none');
    await ok('goal check 3 2');
    const again = await ok('1on1 check 3 4');
    expect(again).toContain('Ticked already on #2');
    expect(again).not.toContain('goal log 3');
    expect(again).not.toContain('goal check 3');
  });

  test('where the goal cannot be read, the tick is told alone', async () => {
    await ok('1on1 add "HELP A desk: A desk (#99)"');
    expect(await ok('1on1 check 3 1')).toMatch(
      /^Ticked on #2 1:1 2026-11-16: HELP A desk: A desk \(#99\); HELP a reviewer\n\n/,
    );
    expect(await ok('1on1 check 2 1')).toContain('DISCUSS the date of the upgrade (ticked already: HELP a reviewer)');
  });

  test('a line for a 1:1 that is past says so, and thanks are not counted as moving on', async () => {
    world.setNow('2026-11-18T09:00:00.000Z');
    expect(await ok('1on1 add "THANKS Noor for the review"')).toContain(
      '2026-11-16 is past: `devgrowth 1on1 prepare` opens the next one',
    );
    expect(await ok('1on1 show')).toContain('#2, past, still open');
    expect(await ok('1on1 close')).toContain('2 items left open');
  });

  test('a number is the number of an item, and no part of a text', async () => {
    await ok('1on1 add "FYI chapters 5 to 9"');
    world.requests();
    expect(await world.run('1on1 check 9')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/there is no item 9 in #2[\s\S]*3\. \[ \] FYI chapters 5 to 9/),
    });
    expect(writes()).toEqual([]);
  });

  test('several that fit are listed, none is ticked', async () => {
    expect(await world.run('1on1 check e')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/fits 2 items of #2[\s\S]*2\. \[ \] DISCUSS the date of the upgrade/),
    });
    expect(writes()).toEqual([]);
  });

  test('--date reaches an earlier one, --dry-run writes nothing', async () => {
    await ok('1on1 close --date 2026-11-16 --yes');
    world.requests();
    expect(await world.run('1on1 check 1')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('no 1:1 is open'),
    });
    expect(await ok('1on1 check 1 --date 2026-11-16 --dry-run')).toContain('tick HELP a reviewer');
    expect(writes()).toEqual([]);
    await ok('1on1 check 1 --date 2026-11-16');
    expect(items((await meetings())[0]?.description)[0]).toBe('- [x] HELP a reviewer');
  });
});

describe('between two meetings', () => {
  test('what was left open counts until the next agenda takes it over, and once from then on', async () => {
    await ok('1on1 prepare --date 2026-11-10');
    await ok('1on1 add "HELP budget for a course"');
    world.setNow('2026-11-10T15:00:00.000Z');
    await ok('1on1 close');
    expect((await report()).needsYou).toMatchObject([{ text: 'budget for a course' }]);
    await ok('1on1 prepare');
    expect((await report()).needsYou).toMatchObject([{ text: 'budget for a course' }]);
  });

  test('one that was held early makes room for the one after it', async () => {
    await ok('1on1 prepare --date 2026-11-10');
    await ok('1on1 close --date 2026-11-10 --yes');
    expect(await ok('1on1 add "FYI the upgrade is done"')).toContain('1:1 2026-11-17');
  });

  test('one that nobody closed is named where the next would be', async () => {
    await ok('1on1 prepare --date 2026-11-10');
    world.setNow('2026-11-12T09:00:00.000Z');
    expect(await ok('report')).toContain('the 1:1 of Tue 10 Nov is still open (#2)');
    expect((await report()).next.unclosed).toMatchObject({ day: '2026-11-10' });
  });

  test('an ask that came after it is told by prepare, answered ones are gone, and a tick says what it does not do', async () => {
    await ok('goal add "Upgrade" --kind general --set actions=One');
    await ok('goal log 2 "stuck" --help-needed "a reviewer"');
    await ok('1on1 prepare --date 2026-11-10');
    await ok('goal log 2 "more" --help-needed "an hour with Sam"');
    expect(await ok('1on1 prepare')).toContain('Your goals also ask for: HELP an hour with Sam: Upgrade (#2)');
    expect(await ok('1on1 check reviewer')).toContain('devgrowth goal log 2 --help-needed none');
    await ok('1on1 uncheck reviewer');
    await ok('goal log 2 "answered" --help-needed none');
    expect((await report()).needsYou).toEqual([]);
  });

  test('what was said in check-ins is told, but nothing of mentoring', async () => {
    await ok('goal add "Upgrade" --kind general --set actions=One');
    await ok(['goal', 'add', 'A mentor', '--kind', 'mentoring']);
    await ok('goal log 2 "Chapter 4 finally made sense"');
    await ok('goal log 3 "She told me of her own first year"');
    expect((await report()).goals.flatMap(({ said }) => said)).toMatchObject([
      { text: 'Chapter 4 finally made sense' },
    ]);
    for (const format of ['text', 'markdown', 'hallway', 'html']) {
      const told = await ok(`report --format ${format}`);
      expect(told).toContain('Chapter 4 finally made sense');
      expect(told).not.toContain('her own first year');
    }
  });
});
