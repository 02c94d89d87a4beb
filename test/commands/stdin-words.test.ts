// `-` stands for text from stdin: it can be read once only, so that nothing that goes wrong afterwards may lose it or take another's.
import { Command } from 'commander';
import { beforeEach, describe, expect, test } from 'vitest';
import { catalogue, isGroup } from '../../src/cli/catalogue.ts';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes } from '../support/world.ts';

useSandboxes();

let world: TestWorld;
const withGoal = scene(
  {},
  'init --yes --no-input',
  'goal add "Read a book" --kind reading --due none --set actions=One',
  'evidence add 2 "Words of before"',
  'plan start',
  'promotion start',
);
beforeEach(async () => {
  world = await withGoal();
});

const stdin = '  Two lines,\nand a "third" of them\n';
const text = 'Two lines,\nand a "third" of them';
const drafts = () => [...world.disk].filter(([path]) => path.includes('/drafts/'));
const texts = () => JSON.stringify(world.sandbox.state);
const resume = async () => {
  const id = /drafts\/(\w{6})\.json/.exec(drafts()[0]?.[0] ?? '')?.[1] ?? expect.unreachable();
  return world.run(`drafts resume ${id}`);
};

const takers: readonly (readonly [name: string, command: string[]])[] = [
  ['goal add', ['goal', 'add', 'Another', '--kind', 'general', '--due', 'none', '--description', '-']],
  ['goal log', ['goal', 'log', '2', '-']],
  ['goal edit', ['goal', 'edit', '2', '--description', '-']],
  ['evidence add', ['evidence', 'add', '2', '-']],
  ['evidence edit', ['evidence', 'edit', '2', '1', '--did', '-']],
  ['plan edit', ['plan', 'edit', 'focus', '--text', '-']],
  ['promotion edit', ['promotion', 'edit', 'summary', '--text', '-']],
];

test('every command whose help says that `-` reads stdin is here, and declares it', async () => {
  const found: string[] = [];
  for (const entry of catalogue)
    for (const [name, one] of isGroup(entry)
      ? entry.commands.map((verb) => [`${entry.name} ${verb.name}`, verb] as const)
      : [[entry.name, entry] as const]) {
      const module = await one.load();
      const command = new Command();
      module.declare(command);
      const { fromStdin: place } = module;
      const said = [
        ...command.registeredArguments.map(({ description }, argument) => ({ description, place: { argument } })),
        ...command.options.map((option) => ({
          description: option.description,
          place: { flag: option.attributeName() },
        })),
      ].filter(({ description }) => /- reads (?:it|them) from stdin/.test(description));
      expect([name, ...said.map((each) => each.place)]).toEqual(place === undefined ? [name] : [name, place]);
      if (place !== undefined) found.push(name);
    }
  // Whoever answers is somebody else than the person of this file: answers.test.ts, promotion-answer.test.ts.
  expect(found.toSorted()).toEqual([...takers.map(([name]) => name), 'answer', 'promotion answer'].toSorted());
});

test('what holds a NUL character is no text: it goes nowhere', async () => {
  world.requests();
  const finished = await world.run(['goal', 'log', '2', '-'], { stdin: 'a\0b\0' });
  expect(finished).toMatchObject({
    exitCode: 2,
    stdout: '',
    stderr: expect.stringContaining('Save the text as UTF-8'),
  });
  expect([world.requests(), drafts()]).toEqual([[], []]);
});

describe.each(takers)('%s', (_name, command) => {
  test('the text is a draft before the first request, and resumed it is the text', async () => {
    world.breakRoute('/api/v4/user', 403);
    const failed = await world.run(command, { stdin });
    expect(failed.exitCode).toBe(1);
    expect(failed.stderr).toContain('What you typed is kept: once that is settled, `devgrowth drafts resume ');
    expect(drafts()).toEqual([[expect.anything(), expect.stringContaining(JSON.stringify(text).slice(1, -1))]]);
    world.mendRoutes();
    expect(await resume()).toMatchObject({ exitCode: 0 });
    expect(texts()).toContain(JSON.stringify(text).slice(1, -1));
    expect(drafts()).toEqual([]);
  });

  test('two texts are two drafts', async () => {
    world.breakRoute('/api/v4/user', 403);
    await world.run(command, { stdin: 'One text' });
    await world.run(command, { stdin: 'Another' });
    expect(drafts()).toHaveLength(2);
  });

  test('nothing from stdin is a mistake, and writes nothing', async () => {
    const before = texts();
    expect(await world.run(command, { stdin: ' \n' })).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'error: nothing came from stdin\nhint: Send the text to it, or type the text in place of the `-`.\n',
    });
    expect([texts(), drafts()]).toEqual([before, []]);
  });

  test('a secret in it is refused, and the rest of the text is given back', async () => {
    const secret = 's3cr3t-0123456789';
    const { exitCode, stderr } = await world.run(command, {
      stdin: `Two lines\nhttps://git.test/a?private_token=${secret} and https://alex:${secret}@git.test/b\n`,
    });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(
      '  This came from stdin, and is not kept:\n  Two lines\n  https://git.test/a and https://git.test/b\nhint: ',
    );
    expect(stderr + JSON.stringify(drafts())).not.toContain(secret);
  });
});

test.each([
  ['an item that is not there', ['goal', 'log', '2', '-', '--tick', '99']],
  ['a goal of another server', ['goal', 'log', 'https://other.test/alex/goals/-/issues/2', '-']],
  ['a day that is none', ['evidence', 'add', '2', '-', '--date', 'someday']],
  ['a kind that is none', ['goal', 'add', 'Another', '--kind', 'none-such', '--description', '-']],
  ['a due date that is none', ['goal', 'edit', '2', '--due', 'someday', '--description', '-']],
])('a mistake in the rest of the line loses nothing: %s', async (_name, command) => {
  const { exitCode, stderr } = await world.run(command, { stdin });
  expect(exitCode).toBe(2);
  expect(stderr).toContain('What you typed is kept');
  expect(drafts()).toEqual([[expect.anything(), expect.stringContaining(JSON.stringify(text).slice(1, -1))]]);
});

test.each([
  ['a flag that is refused before anything is kept', ['goal', 'log', '2', '-', '--progress', '120']],
  ['no project to keep it for', ['goal', 'log', '2', '-', '--profile', 'none-such']],
])('where no draft is made the text is given back: %s', async (_name, command) => {
  const { exitCode, stderr } = await world.run(command, { stdin });
  expect(exitCode).toBe(2);
  expect(stderr).toContain('  This came from stdin, and is not kept:\n    Two lines,\n  and a "third" of them\nhint: ');
  expect(drafts()).toEqual([]);
});

test('words beside a tick that fits nothing are kept, and can be sent with another one', async () => {
  expect(await world.run(['goal', 'log', '2', 'Words', '--tick', '99'])).toMatchObject({ exitCode: 2 });
  expect(drafts()).toHaveLength(1);
});

test.each([
  ['title', ['--title', 'Read half of it']],
  ['text', ['--description', 'A whole new text']],
])('goal edit: a new %s on the command line is a draft before the first request, too', async (_name, flags) => {
  world.breakRoute('/api/v4/user', 403);
  expect(await world.run(['goal', 'edit', '2', ...flags])).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('What you typed is kept'),
  });
  world.mendRoutes();
  expect(await resume()).toMatchObject({ exitCode: 0 });
  expect(texts()).toContain(flags[1]);
  expect(drafts()).toEqual([]);
});
