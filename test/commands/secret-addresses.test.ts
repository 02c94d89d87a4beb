// An address with a secret in it goes no further than the line it was typed on: what is kept with a goal is read by others.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes } from '../support/world.ts';

useSandboxes();

let world: TestWorld;
const withGoal = scene({}, 'init --yes --no-input', 'goal add "Calm releases" --kind general --due none');
beforeEach(async () => {
  world = await withGoal();
  world.requests();
});

const secret = 's3cr3t-0123456789';
const address = `https://git.test/report.pdf?private_token=${secret}`;
const login = `https://alex:${secret}@git.test/report.pdf`;
const stored = () => JSON.stringify([world.sandbox.state, ...world.disk.values()]);
const drafts = async () =>
  (JSON.parse((await world.run('drafts list --format json')).stdout) as { drafts: { id: string }[] }).drafts;

async function refused(command: readonly string[], options: Parameters<TestWorld['run']>[1] = {}): Promise<string> {
  const { exitCode, stdout, stderr } = await world.run(command, options);
  expect({ exitCode, stdout, sent: world.requests().filter((one) => !one.startsWith('GET')) }).toEqual({
    exitCode: 2,
    stdout: '',
    sent: [],
  });
  expect(stderr + stored()).not.toContain(secret);
  expect(await drafts()).toEqual([]);
  return stderr;
}

describe('on the command line', () => {
  test.each([
    ['evidence', ['evidence', 'add', '2', address]],
    ['evidence by a login', ['evidence', 'add', '2', login]],
    ['what was done', ['evidence', 'add', '2', 'The report', '--did', `It is at ${address}.`]],
    ['where a goal comes from', ['goal', 'add', '--from', login, '--kind', 'general']],
    ['an answer', ['goal', 'add', 'X', '--kind', 'general', '--set', `purpose=${address}`]],
    ['a whole text', ['goal', 'add', 'X', '--kind', 'general', '--description', address]],
    ['a link', ['goal', 'link', '2', login]],
    ['a number', ['goal', 'log', `https://alex:${secret}@git.test/alex/goals/-/issues/2`, 'Words']],
    ['a check-in', ['goal', 'log', '2', `Read ${address}`]],
    ['an ask', ['goal', 'log', '2', 'Words', '--help-needed', address]],
    ['what was learned', ['goal', 'close', '2', '--outcome', 'achieved', '--learned', address]],
    ['an agenda', ['1on1', 'add', `DISCUSS ${address}`]],
    ['a plan', ['plan', 'start', '--aspiration', address]],
  ])('%s', async (_name, command) => {
    const stderr = await refused(command);
    expect(stderr).toMatch(
      /^error: what you typed holds an address with a secret in it \((?:private_token|a user name or a password)\)\n/u,
    );
    expect(stderr).toMatch(
      /\nhint: Nothing was written or sent\. Give the address without it: https:\/\/git\.test\/\S+\n$/u,
    );
  });

  test('without it, it is taken', async () => {
    expect(await world.run(['evidence', 'add', '2', 'https://git.test/report.pdf'])).toMatchObject({ exitCode: 0 });
  });
});

test('on stdin', async () => {
  expect(await refused(['evidence', 'add', '2', '-'], { stdin: `${address}\n` })).toContain('(private_token)');
  expect(await refused(['goal', 'log', '2', '-'], { stdin: `Read ${login}\n` })).toContain(
    '(a user name or a password)',
  );
});

test('in answer to a question it is asked again', async () => {
  const answers = {
    kind: 'general',
    goal: '',
    purpose: '',
    success: '',
    actions: [],
    support: '',
    serves: '',
    due: '',
    submit: 'submit',
  };
  await expect(
    world.run('goal add', { isTTY: true, answers: { ...answers, title: 'X', support: address } }),
  ).rejects.toThrow(/support: what you typed holds an\s+address with a secret in it\s+\(private_token\)/);
  await expect(
    world.run('goal add', { isTTY: true, answers: { ...answers, title: 'X', actions: ['One', login] } }),
  ).rejects.toThrow(/actions: what you typed\s+holds/);
  expect(JSON.stringify(world.sandbox.state)).not.toContain(secret);
});

test('in an import file, with its line', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'devgrowth-secrets-'));
  try {
    const path = join(folder, 'goals.yml');
    await writeFile(path, `goals:\n  - title: One\n    kind: general\n    purpose: "See ${address}"\n`);
    expect(await refused(['goal', 'add', '--import', path])).toContain(
      'error: goals.yml:4 holds an address with a secret',
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});

describe('in the editor', () => {
  test('a new text is kept, and opened again', async () => {
    const words = 'goal add X --kind general --due none --edit';
    const failed = await world.run(words, { isTTY: true, edits: [() => `Long words, and ${address}`] });
    expect(failed).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('the text holds an address') });
    const [{ id } = expect.unreachable()] = await drafts();
    const mended = await world.run(`drafts resume ${id}`, {
      isTTY: true,
      edits: [(text: string) => text.replace(address, 'the report')],
    });
    expect(mended).toMatchObject({ exitCode: 0 });
    expect((await world.run('goal show 3')).stdout).toContain('Long words, and the report');
    expect(stored()).not.toContain(secret);
  });

  test('one that was opened from the last look is opened again, too', async () => {
    const answers = {
      kind: 'general',
      title: 'X',
      goal: '',
      purpose: '',
      success: '',
      actions: [],
      support: '',
      serves: '',
      due: '',
    };
    const first = { isTTY: true, answers: { ...answers, submit: 'edit' }, edits: [() => `Long words, and ${address}`] };
    expect(await world.run('goal add', first)).toMatchObject({ exitCode: 1 });
    const [{ id } = expect.unreachable()] = await drafts();
    const edits = [(text: string) => text.replace(address, 'the report')];
    const again = { isTTY: true, answers: { submit: 'submit' }, edits };
    expect(await world.run(`drafts resume ${id}`, again)).toMatchObject({ exitCode: 0 });
    expect((await world.run('goal show 3')).stdout).toContain('Long words, and the report');
  });

  test('an answer of the interview is asked for again, and is still there', async () => {
    const answers = {
      kind: 'general',
      title: 'X',
      goal: '',
      purpose: ['e', 'e'],
      success: '',
      actions: [],
      support: '',
      serves: '',
      due: '',
      submit: 'submit',
    };
    const edits = [() => `Long words, and ${address}`, (text: string) => text.replace(address, 'the report')];
    const { exitCode, stderr } = await world.run('goal add', { isTTY: true, answers, edits });
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('the address without') });
    expect((await world.run('goal show 3')).stdout).toContain('Long words, and the report');
    expect(stored()).not.toContain(secret);
  });

  test('a changed text that has one now', async () => {
    const edits = [(text: string) => `${text}\n${address}`];
    expect(await world.run('goal edit 2', { isTTY: true, edits })).toMatchObject({ exitCode: 1 });
    expect(JSON.stringify(world.sandbox.state)).not.toContain(secret);
  });

  test('what stood in it before is left alone', async () => {
    await world.api('projects/1/issues/2', { method: 'PUT', body: { description: `See ${address}` } });
    const edits = [(text: string) => `${text}\nMore.`];
    expect(await world.run('goal edit 2', { isTTY: true, edits })).toMatchObject({ exitCode: 0 });
  });
});
