// What a shell is told on Tab: commands, flags, choices, kinds, goal numbers, and silence where something fails.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { beforeAll, describe, expect, test } from 'vitest';
import { catalogue, isGroup } from '#cli/catalogue.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const ask = async (world: TestWorld, current: string, ...before: string[]) => {
  const finished = await world.run(['__complete', `=${current}`, ...before]);
  expect(finished).toMatchObject({ exitCode: 0, stderr: '' });
  return finished.stdout;
};
const values = (stdout: string) =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t')[0]);

describe('on a fresh machine', () => {
  const nowhere = () => worldOnSandbox({ env: { DEVGROWTH_HOST: '', DEVGROWTH_TOKEN: '' } });
  test.each<[string, string[], string, string[]]>([
    ['commands', [], 'd', ['demo', 'doctor', 'drafts']],
    ['verbs', ['goal'], 'sh', ['show']],
    ['verbs after a global flag with its value', ['--host', 'goal', 'goal'], 're', ['reopen']],
    [
      'flags of the command, then global ones',
      ['goal', 'close', '3'],
      '--',
      [
        '--outcome',
        '--learned',
        '--date',
        '--format',
        '--number-only',
        '--jq',
        '--dry-run',
        '--help',
        '--version',
        '--host',
        '--project',
        '--profile',
        '--ca-file',
        '--insecure-http',
        '--no-input',
        '--yes',
        '--color',
        '--debug',
      ],
    ],
    ['choices that the command declares', ['goal', 'close', '3', '--outcome'], 'a', ['achieved']],
    ['choices that commander knows', ['report', '--format'], 'h', ['hallway', 'html']],
    ['a value after =', ['goal', 'list'], '--health=at', ['--health=at-risk']],
    ['a value that bash has parted from its flag', ['goal', 'list', '--health', '='], 'at', ['at-risk']],
    ['the same, right after the sign', ['goal', 'close', '3', '--outcome'], '=', ['achieved', 'changed', 'dropped']],
    ['kinds of this machine', ['goal', 'add', '--kind'], 'me', ['mentoring']],
    ['templates', ['template', 'show'], 'promotion/', ['promotion/general', 'promotion/senior-to-staff']],
    ['files', ['goal', 'add', '--import'], '', [':files']],
    ['hosts', ['--host'], '', ['gitlab.com', 'sandbox']],
    ['months', ['init', '--fiscal-year-start'], 'ju', ['june', 'july']],
    ['nothing for free text', ['goal', 'log', '3', '--next'], '', []],
    ['nothing after an unknown command', ['gaol', 'list'], 'x', []],
    ['no flag after --', ['goal', 'close', '--'], '--o', []],
    ['goal numbers without a host: silence', ['goal', 'show'], '', []],
  ])('%s', async (_name, before, current, expected) => {
    expect(values(await ask(nowhere(), current, ...before))).toEqual(expected);
  });

  test('profiles, with their hosts', async () => {
    const world = nowhere();
    world.disk.set(
      '/home/alex/.config/devgrowth/config.yml',
      'profiles:\n  work: { host: gitlab.example.com }\n  play: { host: sandbox }\n',
    );
    expect(await ask(world, 'w', '--profile')).toBe('work\thttps://gitlab.example.com\n');
  });
});

describe('with goals', () => {
  const evil = 'Read $(touch pwned) `id` ; "x" \u202E\ttab';
  let world: TestWorld;
  beforeAll(() => {
    world = worldOnSandbox();
  });

  async function withGoals(): Promise<TestWorld> {
    const own = worldOnSandbox();
    await own.run('init --yes --no-input');
    await own.run(['goal', 'add', evil, '--kind', 'general']);
    await own.run('goal add "Done already" --kind general');
    await own.run('goal close 3 --outcome achieved');
    return own;
  }

  test('numbers of open goals, their titles cleaned; closed ones for reopen; all for show', async () => {
    world = await withGoals();
    const open = await ask(world, '', 'goal', 'log');
    expect(open).toBe('2\tRead $(touch pwned) `id` ; "x" tab\n');
    expect(values(await ask(world, '', 'goal', 'reopen'))).toEqual(['3']);
    expect(new Set(values(await ask(world, '', 'goal', 'show')))).toEqual(new Set(['2', '3']));
    expect(values(await ask(world, '', 'goal', 'log', '2'))).toEqual([]);
    expect(world.requests().filter((line) => !/^(GET|POST \/projects|PUT|POST)/.test(line))).toEqual([]);
  });

  test('only reads, and says nothing of a server that fails or of a token that is wrong', async () => {
    world = await withGoals();
    world.requests();
    await ask(world, '', 'goal', 'log');
    expect(world.requests().filter((line) => !line.startsWith('GET '))).toEqual([]);
    world.breakRoute('/issues', 500);
    expect(await ask(world, '', 'goal', 'log')).toBe('');
    const stranger = worldOnSandbox({ env: { DEVGROWTH_TOKEN: 'glpat-wrong' } });
    expect(await ask(stranger, '', 'goal', 'log')).toBe('');
  });

  test('a program that the settings name is not run: it may ask for a PIN', async () => {
    world = worldOnSandbox({ env: { DEVGROWTH_HOST: '', DEVGROWTH_TOKEN: '' } });
    world.disk.set(
      '/home/alex/.config/devgrowth/config.yml',
      `default_profile: work\nprofiles:\n  work: { host: "${world.base}", token_command: pass show gitlab }\n`,
    );
    expect(await ask(world, '', 'goal', 'log')).toBe('');
  });

  test('a template of the project whose name a shell would read is not offered', async () => {
    world = await withGoals();
    const kinds = values(await ask(world, '', 'goal', 'add', '--kind'));
    expect(kinds.length).toBeGreaterThan(5);
    for (const kind of kinds) expect(kind).toMatch(/^[a-z-]+$/);
  });
});

describe('what commands declare', () => {
  const entries = catalogue.flatMap((entry) =>
    isGroup(entry)
      ? entry.commands.map((verb) => ({ ...verb, path: `${entry.name} ${verb.name}` }))
      : [{ ...entry, path: entry.name }],
  );
  test.each(entries)(
    '$path: each completion is of an argument or a flag it has, each goal number has one',
    async ({ load }) => {
      const { declare, completes = {} } = await load();
      const command = new Command();
      declare(command);
      const names = new Set<string | undefined>([
        ...command.registeredArguments.map((argument) => argument.name()),
        ...command.options.map(({ long }) => long),
      ]);
      expect(Object.keys(completes).filter((name) => !names.has(name))).toEqual([]);
      if (names.has('number')) expect(completes['number']).toMatch(/goals$/);
      if (names.has('--kind')) expect(completes['--kind']).toBe('kinds');
    },
  );
});

test.each(['bash', 'zsh', 'fish', 'powershell', 'pwsh', 'BASH'])('`completion %s` prints a script', async (shell) => {
  const { exitCode, stdout, stderr } = await worldOnSandbox().run(['completion', shell]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toContain('devgrowth __complete');
});

test('no script evaluates what was typed or offered', () => {
  const scripts = readFileSync(join(import.meta.dirname, '../../src/commands/completion/shells.ts'), 'utf8').split(
    '\n',
  );
  const told = scripts.filter((line) => !/^\s*(\/\/|\/\*\*)/.test(line)).join('\n');
  expect(told).toContain('__complete');
  expect(told).not.toMatch(/\beval\b|compgen|Invoke-Expression|\biex\b/);
});

test('another shell is refused with the list', async () => {
  expect(await worldOnSandbox().run('completion tcsh')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('bash, zsh, fish, powershell'),
  });
});
