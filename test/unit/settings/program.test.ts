// Programs that the settings name: their words, what they print, and the headers made of it. No shell, and no output in any message.
import { describe, expect, test } from 'vitest';
import { frontOf } from '#settings/front.ts';
import { runProgram } from '#host/program.ts';
import { commandWords } from '#settings/program.ts';
import type { Profile } from '#settings/user-config.ts';
import { refusalOf } from './failure.ts';

describe('commandWords', () => {
  const cases: { name: string; text: string; words: string[] }[] = [
    { name: 'words', text: ' pass  show gitlab ', words: ['pass', 'show', 'gitlab'] },
    {
      name: 'quotes',
      text: `op read "op://My Vault/token" 'a b'`,
      words: ['op', 'read', 'op://My Vault/token', 'a b'],
    },
    { name: 'a quote inside a word', text: `--name="My token"`, words: ['--name=My token'] },
    { name: 'backslashes', text: String.raw`a\ b "c\"d" 'e\f'`, words: ['a b', 'c"d', String.raw`e\f`] },
    { name: 'an empty word', text: `a ""`, words: ['a', ''] },
    { name: 'what a shell would replace stands in quotes', text: `echo '$HOME'`, words: ['echo', '$HOME'] },
  ];
  test.each(cases)('$name', ({ text, words }) => {
    expect(commandWords(text, 'it')).toEqual(words);
  });

  test.each([
    ['a | b', 'it holds "|", which needs a shell'],
    ['echo $TOKEN', 'it holds "$", which needs a shell'],
    ['a > b', 'it holds ">", which needs a shell'],
    ['a "b', 'it has a quote that is not closed'],
    ['  ', 'it is empty'],
  ])('%s', async (text, message) => {
    expect(await refusalOf(() => Promise.resolve().then(() => commandWords(text, 'it')))).toMatchObject({
      kind: 'configuration',
      message,
    });
  });
});

describe('runProgram', () => {
  test('what it prints', async () => {
    expect(
      await runProgram(
        [process.execPath, '-e', 'process.stdout.write("a b\\n" + process.argv[1])', '$HOME'],
        process.env,
      ),
    ).toBe('a b\n$HOME');
  });

  test('one that fails: its output is not in the message', async () => {
    const failing = runProgram([process.execPath, '-e', 'console.log("glpat-secret"); process.exit(3)'], process.env);
    const refusal = await refusalOf(() => failing);
    expect(refusal).toMatchObject({
      kind: 'configuration',
      message: expect.stringMatching(/gave nothing: it ended with 3$/) as string,
    });
    expect(JSON.stringify(refusal)).not.toContain('glpat-secret');
  });

  test('one that is not there leaves nothing behind that keeps the process alive', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    await refusalOf(() => runProgram(['no-such-program-here'], process.env));
    await new Promise((resolve) => void setImmediate(resolve));
    expect(timers()).toBe(before);
  });

  test('one that is not there', async () => {
    expect(await refusalOf(() => runProgram(['no-such-program-here'], process.env))).toMatchObject({
      message: 'the program no-such-program-here gave nothing: there is no such program',
    });
  });
});

describe('frontOf', () => {
  const profile: Profile = { host: 'https://work.example', project: null, tokenCommand: null };
  const world = (printed: string) => ({
    runCommand: (argv: readonly string[]) => Promise.resolve(argv[0] === 'front' ? printed : ''),
  });

  test('nothing said, nothing done', async () => {
    expect(await frontOf('work', profile, world('x'))).toBe(null);
    expect(await frontOf('work', { ...profile, authHeader: 'bearer' }, world('x'))).toBe(null);
  });

  test('private-token alone', async () => {
    expect(await frontOf('work', { ...profile, authHeader: 'private-token' }, world('x'))).toEqual({
      authHeader: 'private-token',
      headers: {},
    });
  });

  test('headers, one a line', async () => {
    const front = await frontOf(
      'work',
      { ...profile, headersCommand: 'front x' },
      world('X-A: 1\r\nCF-Access-Token:  a b \n\n'),
    );
    expect(front).toEqual({ authHeader: 'bearer', headers: { 'X-A': '1', 'CF-Access-Token': 'a b' } });
  });

  test('Authorization is free where the token does not use it', async () => {
    const both = { ...profile, headersCommand: 'front', authHeader: 'private-token' } as const;
    expect((await frontOf('work', both, world('Authorization: Basic abc')))?.headers).toEqual({
      Authorization: 'Basic abc',
    });
  });

  test.each([
    ['Authorization: Basic glpat-secret', 'prints Authorization, which devgrowth sets itself'],
    ['private-token: glpat-secret', 'prints private-token, which devgrowth sets itself'],
    ['glpat-secret', 'line 1 of what it prints is no header'],
    ['X: gl\u0007pat-secret', 'line 1 of what it prints is no header'],
    ['', 'prints nothing'],
  ])('%j', async (printed, problem) => {
    const refusal = await refusalOf(() => frontOf('work', { ...profile, headersCommand: 'front' }, world(printed)));
    expect(refusal).toMatchObject({ kind: 'configuration', message: `headers_command of profile work: ${problem}` });
    expect(JSON.stringify(refusal)).not.toContain('secret');
  });
});
