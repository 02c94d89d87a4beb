// A project that was archived meanwhile: nothing is written, one sentence says why and where that is changed, and reading goes on.
import { expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const archived = scene(
  {},
  'init --yes --no-input --manager @morgan',
  'goal add "Read" --kind reading --no-input',
  'goal log 2 "Stuck" --help-needed "Who?"',
  (world) => world.api('projects/1/archive', { method: 'POST' }),
);
const where = (base: string) =>
  `Whoever owns it can unarchive it in GitLab (Settings, General, Advanced): ${base}/alex/goals/edit`;

test('its owner is told so, wherever it is looked for, and reads it by name', async () => {
  const world = await archived();
  const writes = () => world.requests().filter((request) => !request.startsWith('GET'));
  writes();
  for (const words of [
    'goal log 2 "More"',
    'goal log 2 "More" --project alex/goals',
    'init --yes',
    'share sam --yes',
  ]) {
    const { exitCode, stderr } = await world.run(words);
    expect([words, exitCode]).toEqual([words, 1]);
    expect(stderr).toMatch(/^error: (?:your goals project )?alex\/goals is archived/);
    expect(stderr).toContain(where(world.base));
  }
  expect(writes()).toEqual([]);
  expect(await world.run('goal list --project alex/goals')).toMatchObject({ exitCode: 0 });
  expect(await world.run('init --check')).toMatchObject({ stderr: expect.not.stringContaining('is archived') });
  const { stdout } = await world.run('');
  expect(stdout).toContain(': your goals project alex/goals is archived.');
  expect(stdout).toContain('devgrowth report --project alex/goals  it can still be read');
  expect(stdout).not.toContain('devgrowth init');
});

test('whoever reads it by its person goes on reading, and their answer is kept', async () => {
  const world = await archived();
  const morgan = worldOnSandbox({ sandbox: world.sandbox, as: 'morgan' });
  expect(await morgan.run('goal list --project @alex')).toMatchObject({ exitCode: 0 });
  const { exitCode, stderr } = await morgan.run('answer 2 "Ask Kim" --project @alex');
  expect(exitCode).toBe(1);
  expect(stderr).toContain('error: alex/goals is archived: nothing can be written there\n');
  expect(stderr).toMatch(/`devgrowth drafts resume \w+` writes it/);
  expect(morgan.requests().filter((request) => !request.startsWith('GET'))).toEqual([]);
});
