// What a write says to type next, in a terminal alone; and what is asked for, noted or rescued where a line was short.
import { expect, test } from 'vitest';
import { worldWithProject } from '../support/scene.ts';
import { useSandboxes } from '../support/world.ts';

useSandboxes();

const goal = ['goal', 'add', 'Read', '--kind', 'reading', '--due', 'none', '--description', '- [ ] One\n- [ ] Two'];

test('one next step after a write, and none where nobody sits', async () => {
  const { run } = await worldWithProject();
  expect((await run(goal, { isTTY: true })).stderr).toContain('next: devgrowth goal log 2 "..."');
  const begun = await run('goal check 2 1', { isTTY: true, answers: { start: false } });
  expect(begun.stderr).toContain('next: devgrowth goal start 2');
  await run('goal start 2');
  expect((await run('goal log 2 "Begun"', { isTTY: true })).stderr).not.toContain('next:');
  expect((await run('goal check 2 2', { isTTY: true })).stderr).toContain('next: devgrowth goal close 2');
  expect((await run('goal check 2 2')).stderr).toBe('');
  expect((await run('')).stdout).toContain('devgrowth goal close 2');
});

test('bare devgrowth names a 1:1 that was held and is open still', async () => {
  const { run, setNow } = await worldWithProject();
  await run('1on1 prepare --date +1d');
  setNow('2027-02-02T09:00:00.000Z');
  expect((await run('')).stdout).toMatch(/devgrowth 1on1 close +your 1:1 of \d{4}-\d{2}-\d{2} is still open/);
});

test('a check-in on a closed goal is written with a note', async () => {
  const { run } = await worldWithProject();
  await run(goal);
  await run('goal close 2 --outcome dropped');
  const { exitCode, stderr } = await run('goal log 2 "One more thing"');
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: expect.stringContaining('note: #2 is closed') });
});

test('an import says how many of its goals are overdue as they are opened', async () => {
  const { run } = await worldWithProject();
  const stdin =
    'goals:\n  - title: Late\n    kind: reading\n    due: 2020-01-31\n  - title: Later\n    kind: reading\n    due: none\n';
  const { stderr } = await run('goal add --import - --dry-run', { stdin });
  expect(stderr).toContain('note: 1 of these are due before today (the oldest 2020-01-31)');
});

test('evidence is asked for in a terminal', async () => {
  const { run } = await worldWithProject();
  await run(goal);
  const asked = await run('evidence add 2', { isTTY: true, answers: { what: 'Wrote the runbook' } });
  expect(asked.stdout).toContain('Kept on #2 Read: Wrote the runbook');
  // Asked again as long as nothing is said.
  const again = await run('evidence add 2', { isTTY: true, answers: { what: ['', '  ', ' Held a drill '] } });
  expect(again.stdout).toContain('Kept on #2 Read: Held a drill\n');
  expect(await run('evidence add 2')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('nothing to keep'),
  });
});

test('a draft for a number that is no goal is shown with its words, and with the way out', async () => {
  const { run } = await worldWithProject();
  const { stderr } = await run('evidence add 1 "Gave a demo" --result "12 came"');
  const id = /drafts resume (\w+)/.exec(stderr)?.[1] ?? '';
  expect(stderr).not.toMatch(/[a-z] What you typed is kept/);
  expect((await run('drafts list')).stdout).toContain('#1 Gave a demo');
  const again = await run(['drafts', 'resume', id]);
  expect(again.stderr).toContain('what: Gave a demo');
  expect(again.stderr).toContain('result: 12 came');
  expect(again.stderr).toContain(
    `copy your words into a new \`devgrowth evidence add\`, then \`devgrowth drafts discard ${id}\``,
  );
  expect((await run('drafts list')).stdout).toContain(id);
});

test('what a goal waits for is what was said of it, and nothing is made up', async () => {
  const { run, setNow } = await worldWithProject();
  await run(goal);
  await run('goal log 2 "Got a room"');
  const typed = await run(['goal', 'wait', '2', 'the security review']);
  expect(typed.stdout).toContain('Now waiting: #2 Read: waits for the security review');
  await run('goal log 2 "Merged the rest"');
  const told = async () => {
    const { needsYou } = JSON.parse((await run('report --format json')).stdout) as { needsYou: { text: string }[] };
    return needsYou.map(({ text }) => text);
  };
  expect(await told()).toEqual(['the security review']);
  setNow('2026-12-01T09:00:00.000Z');
  await run('goal start 2');
  expect((await run('goal wait 2', { isTTY: true, answers: { reason: '' } })).exitCode).toBe(0);
  expect(await told()).toEqual(['']);
});

test('a reason that could not be written is a draft, written once when it is resumed', async () => {
  const { run, api, breakWrites, mendRoutes } = await worldWithProject();
  await run(goal);
  breakWrites('issues/2', 500);
  const { stderr } = await run(['goal', 'wait', '2', 'the security review']);
  mendRoutes();
  const { exitCode } = await run(['drafts', 'resume', /drafts resume (\w+)/.exec(stderr)?.[1] ?? '']);
  expect(exitCode).toBe(0);
  const notes = (await (await api('projects/1/issues/2/notes')).json()) as { body: string; system: boolean }[];
  expect(notes.filter(({ body }) => body.includes('the security review'))).toHaveLength(1);
});

test('a goal that was just opened gets one hint: what is open, then what it lacks; a script gets none', async () => {
  const { run } = await worldWithProject();
  const hints = async (...words: readonly string[]) => {
    const { exitCode, stderr } = await run(['goal', 'add', ...words], { isTTY: true });
    expect(exitCode).toBe(0);
    return stderr
      .replaceAll(/\n(?!hint:|note:|next:|warning:)/g, ' ')
      .split('\n')
      .filter((line) => line.startsWith('hint:'));
  };
  expect(await hints('One', '--kind', 'reading')).toEqual([
    expect.stringMatching(/^hint: \d questions of its template are open: `devgrowth goal edit 2 --ask` asks them/),
  ]);
  const lacking = await hints('Two', '--kind', 'general', '--due', 'none', '--description', 'Words');
  expect(lacking).toEqual([expect.stringMatching(/^hint: .*measure.*`devgrowth goal edit 3`/i)]);
  expect(
    await hints('Three', '--kind', 'general', '--due', 'none', '--description', 'Words\n\nMeasure: wait, 40 -> 12 min'),
  ).toEqual([expect.stringMatching(/^hint: .*step/i)]);
  expect((await run('goal add Four --kind reading --due none')).stderr).toBe('');
});
