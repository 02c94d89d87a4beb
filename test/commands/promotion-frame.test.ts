// The frame of the promotion document through the front door: said when it is opened, told on a day, shown with what is not known.
import { expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes } from '../support/world.ts';

useSandboxes();

const withManager = scene({}, 'init --yes --no-input --manager @morgan');
const description = (world: TestWorld) =>
  Object.values(world.sandbox.state.issues)
    .flat()
    .find(({ iid }) => iid === 2)
    ?.description?.split('\n\n## Promotion Summary')[0];
const shown = async (world: TestWorld) => {
  const { stdout } = await world.run('promotion show --format json');
  return (JSON.parse(stdout) as { promotion: { frame: unknown } }).promotion.frame;
};
const words = ['--role', 'Senior Engineer', '--target', 'Staff Engineer', '--levels', 'gitlab-engineering/staff'];
const start = ['promotion', 'start', ...words, '--since', '2025-03-01', '--cycle', 'FY28-Q2, nominate by 2027-01-29'];

test('said when it is opened, it stands in the document and is shown; the rest is not known', async () => {
  const world = await withManager();
  expect(await world.run('promotion show')).toMatchObject({ exitCode: 0 });
  expect((await world.run(start)).exitCode).toBe(0);
  expect(description(world)).toMatch(
    /## Frame\n\n- \*\*Role:\*\* Senior Engineer -> Staff Engineer \(since 2025-03-01\)\n- \*\*Levels:\*\* gitlab-engineering\/staff\n- \*\*Cycle:\*\* FY28-Q2, nominate by 2027-01-29\n- \*\*Manager told:\*\* _On which day\?_\n- \*\*Endorsers:\*\* _.*\?_$/u,
  );
  const { stdout } = await world.run('promotion show');
  expect(stdout).toContain('  exploring since 2026-11-23, nominate by 2027-01-29 (67 days)\n');
  expect(stdout).toContain(
    '\n  Cycle           FY28-Q2, nominate by 2027-01-29\n  Manager told    not known\n  Endorsers       not known\n',
  );
  expect(await shown(world)).toEqual({
    role: {
      words: 'Senior Engineer -> Staff Engineer (since 2025-03-01)',
      from: 'Senior Engineer',
      to: 'Staff Engineer',
      since: '2025-03-01',
    },
    levels: 'gitlab-engineering/staff',
    cycle: { words: 'FY28-Q2, nominate by 2027-01-29', name: 'FY28-Q2', nominateBy: '2027-01-29', daysLeft: 67 },
    told: null,
    endorsers: [],
  });
  // The words of a second one would be nowhere.
  const again = await world.run(start);
  expect(again).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('devgrowth promotion edit frame') });
  expect(again.stderr).toContain('Senior Engineer -> Staff Engineer (since 2025-03-01)');
  expect((await world.run('promotion start')).exitCode).toBe(0);
});

test('without a frame there is none, and a day ahead is no day in a role', async () => {
  const world = await withManager();
  expect(await world.run('promotion start --role Senior --since 2027-01-01')).toMatchObject({ exitCode: 2 });
  await world.run('promotion start');
  expect(description(world)).not.toContain('Frame');
  expect(await shown(world)).toBeNull();
  expect((await world.run('promotion show')).stdout).not.toContain('Manager told');
});

const told = (world: TestWorld) => /\*\*Manager told:\*\* (.*)/u.exec(description(world) ?? '')?.[1];

test('told is a day, written once: named, or that of a 1:1 with a ticked item about it, else today', async () => {
  const world = await scene({}, 'init --yes --no-input --manager @morgan', 'promotion start')();
  expect(await world.run('promotion told --on 2027-01-01')).toMatchObject({ exitCode: 2 });
  expect(await world.run('promotion told --in 19')).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('#19 is no 1:1 of this project'),
  });
  for (const act of ['1on1 prepare --date 2026-11-24', '1on1 add "DISCUSS #2, what comes next"', '1on1 check 1'])
    expect(await world.run(act)).toMatchObject({ exitCode: 0 });
  // It is not held yet.
  expect((await world.run('promotion show')).stdout).not.toContain('told');
  world.setNow('2026-11-27T09:00:00.000Z');
  const before = description(world);
  expect((await world.run('promotion show')).stdout).toContain('  Manager told    2026-11-24 in #3, by its agenda\n');
  expect((await world.run('promotion told --dry-run')).stdout).toContain('Manager told: 2026-11-24 in #3');
  expect(description(world)).toBe(before);

  expect(await world.run('promotion told')).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(/^Changed #2 Promotion document \(Frame\)\n/u),
    stderr: 'Manager told: 2026-11-24 in #3\n',
  });
  expect(told(world)).toBe('2026-11-24 in `#3`');
  expect((await world.run('promotion told --on 2026-11-24')).stdout).toContain('Nothing changed in #2');
  const other = await world.run('promotion told --on 2026-11-21');
  expect(other).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('was told on 2026-11-24') });
  expect(other.stderr).toContain('devgrowth promotion edit frame');
  expect(told(world)).toBe('2026-11-24 in `#3`');
  expect(await shown(world)).toMatchObject({ told: { day: '2026-11-24', where: '#3', by: 'frame' } });
  expect((await world.run('promotion show')).stdout).toContain('  exploring since 2026-11-23, told 2026-11-24\n');
});

test('cut off, the day is that of the first run; words that stand there stay', async () => {
  const world = await scene({}, 'init --yes --no-input', ['promotion', 'start', '--role', 'A'])();
  await world.run(['promotion', 'edit', 'frame', '--text', '- Manager told: after the move']);
  world.breakWrites('/issues/2', 500);
  const failed = await world.run('promotion told');
  expect(failed.exitCode).toBe(1);
  world.mendRoutes();
  world.setNow('2026-12-09T09:00:00.000Z');
  const id = /drafts resume (\w{6})/u.exec(failed.stderr)?.[1] ?? '';
  expect((await world.run(`drafts resume ${id}`)).exitCode).toBe(0);
  expect(description(world)).toContain('- Manager told: 2026-11-23, after the move');
  expect((await world.run('drafts list')).stdout).toMatch(/^No drafts/u);
});
