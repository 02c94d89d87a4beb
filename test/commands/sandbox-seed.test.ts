// A sandbox that begins with a seed: the example is the demo's year, and our own client reads in it what it wrote.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createSandbox } from '#sandbox/sandbox.ts';
import { seededState } from '#sandbox/seeded-state.ts';
import { useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();
const folder = mkdtempSync(join(tmpdir(), 'devgrowth-seed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

/** An hour after the last thing that the story tells of. */
const end = '2026-11-23T09:00:00.000Z';

test('the report on the example says what the demo shows', async () => {
  const state = await seededState({
    seed: readFileSync('examples/sandbox-seed.yml', 'utf8'),
    now: Date.parse(end),
    newToken: () => 'of-the-example',
  });
  const sandbox = createSandbox({ now: () => Date.parse(end), externalUrl: 'https://story.test', state });
  const world = worldOnSandbox({ now: end, sandbox });
  const { exitCode, stdout, stderr } = await world.run('report --format json');
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({
    person: { name: 'Alex Ferreira' },
    manager: 'morgan',
    window: { since: '2026-11-16', zone: 'Europe/Berlin', why: 'since the end of the last 1:1 on 2026-11-16' },
    headline: { goals: 7, moved: 4, overdue: 1, oldest: '2026-10-13' },
    needsYou: [
      { text: 'Somebody who has passed it, for an hour', place: { iid: 7 }, since: '2026-10-13', agendas: 4 },
      { text: 'A written yes to the 20 %', place: { iid: 9 }, since: '2026-11-18' },
      { type: 'approval', since: '2026-11-09' },
      { type: 'approval', since: '2026-11-09' },
    ],
    completeness: { complete: true },
  });
  const shown = await world.run('goal show 8 --format json');
  expect(JSON.parse(shown.stdout)).toMatchObject({
    goal: { iid: 8, due: '2026-12-11', progress: { percent: 37, asOf: '2026-11-18T08:01:00.000Z' } },
  });
}, 60_000);

describe('devgrowth sandbox --seed', () => {
  test('serves it', async () => {
    const world = worldOnSandbox({ now: end });
    const seed = file('good.yml', 'seed: 1\nprojects: { alex/goals: {} }\n');
    const { exitCode, stdout, stderr } = await world.run([
      'sandbox',
      '--port',
      '0',
      '--seed',
      seed,
      '--format',
      'json',
    ]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      username: 'alex',
      manager: 'morgan',
      managerToken: expect.stringMatching(/^glpat-sandbox-/u),
      administrator: { username: 'root' },
    });
  });

  test('prints the tokens of both sides', async () => {
    const seed = file('both.yml', 'seed: 1\nprojects: { alex/goals: {} }\n');
    const { stdout } = await worldOnSandbox({ now: end }).run(['sandbox', '--port', '0', '--seed', seed]);
    expect(stdout).toMatch(/ {2}Person {3}alex, token (\S+)\n {2}Manager {2}morgan, token (?!\1\n)glpat-\S+\n/u);
  });

  test.each([
    [
      'mistakes',
      'seed: 1\nprojects:\n  alex/goals:\n    isues: []\n    visibility: open\n',
      [
        'bad.yml has 2 problems',
        'bad.yml:4: projects."alex/goals".isues: unknown key; expected one of: by, name',
        'bad.yml:5: projects."alex/goals".visibility: expected one of: private, internal, public; got "open"',
        'hint: src/sandbox/README.md lists every key',
      ],
    ],
    [
      'more mistakes than a screen has lines',
      `seed: 1\nprojects:\n  alex/goals:\n    issues:\n${'      - { titel: A }\n'.repeat(60)}`,
      ['bad.yml has 120 problems', 'bad.yml:5: ', 'and 100 more\n'],
    ],
    [
      'a story that lies ahead',
      'seed: 1\nprojects: { alex/goals: { created: 2027-02-01 } }\n',
      ['hint: Let the sandbox play', '--today'],
    ],
  ])('%s are told, and nothing is served', async (_name, text, messages) => {
    const { exitCode, stdout, stderr } = await worldOnSandbox({ now: end, columns: 300 }).run([
      'sandbox',
      '--port',
      '0',
      '--seed',
      file('bad.yml', text),
    ]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    for (const message of messages) expect(stderr).toContain(message);
  });

  test('a file that is not there, and a state that would be lost', async () => {
    const world = worldOnSandbox({ now: end });
    expect(await world.run('sandbox --seed nowhere.yml --port 0')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(
        /^error: cannot read nowhere\.yml[\s\S]*hint: Give the path of a YAML file/,
      ) as string,
    });
    world.disk.set(join(process.cwd(), 'state.json'), '{}');
    expect(await world.run('sandbox --seed examples/sandbox-seed.yml --data state.json --port 0')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('state.json has something in it, and --seed would not keep it') as string,
    });
  });
});
