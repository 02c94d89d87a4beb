// What doctor found, and what to type next, as a terminal shows them.
import { describe, expect, test } from 'vitest';
import { renderCheckup } from '#render/terminal/project/checkup.ts';
import { renderNextMoves } from '#render/terminal/project/next-moves.ts';
import { type Check, checkupOf } from '#reports/checkup.ts';
import type { Move } from '#reports/next-moves.ts';

const check = (name: string, state: Check['state'], says = 'it is right', todo: string | null = null): Check => ({
  name,
  state,
  says,
  todo,
});
const lines = (checks: readonly Check[], options = { columns: 80, color: false }) =>
  String(renderCheckup(checkupOf('gitlab.example.com', checks), options))
    .trimEnd()
    .split('\n');

describe('a check-up', () => {
  test.each<[string, Check[], string[]]>([
    ['nothing', [], ['', '0 passed.']],
    [
      'each state in a word, and each counted once',
      [check('Host', 'passed'), check('TLS', 'warning'), check('Token', 'failed'), check('Scope', 'not-checked')],
      [
        'passed       Host      it is right',
        'warning      TLS       it is right',
        'failed       Token     it is right',
        'not checked            Scope: it is right',
        '',
        '1 passed, 1 warning, 1 failed, 1 not checked.',
      ],
    ],
    [
      'two of each',
      (['warning', 'failed'] as const).flatMap((state) => [check('A', state), check('B', state)]),
      [
        'warning      A         it is right',
        'warning      B         it is right',
        'failed       A         it is right',
        'failed       B         it is right',
        '',
        '0 passed, 2 warnings, 2 failed.',
      ],
    ],
    [
      'what waits for the same thing stands in one line, where the first of it comes',
      [
        check('Scope', 'not-checked', 'the token was refused'),
        check('Host', 'passed'),
        check('Project', 'not-checked', 'the token was refused'),
        check('Clock', 'not-checked', 'the server tells no time'),
      ],
      [
        'not checked            Scope, Project: the token was refused',
        'passed       Host      it is right',
        'not checked            Clock: the server tells no time',
        '',
        '1 passed, 3 not checked.',
      ],
    ],
    [
      'what to do stands below what it says, and long words below themselves',
      [
        check(
          'Token',
          'failed',
          'the server refuses it: it was revoked,\u001b[2J or its last day is over since a while',
          'devgrowth auth login --host gitlab.example.com, with a token that may do more',
        ),
      ],
      [
        'failed       Token     the server refuses it: it was revoked, or its last day is',
        '                       over since a while',
        '                       -> devgrowth auth login --host gitlab.example.com, with a',
        '                          token that may do more',
        '',
        '0 passed, 1 failed.',
      ],
    ],
  ])('%s', (_name, checks, told) => {
    expect(lines(checks)).toEqual(told);
  });

  test.each<[Check['state'], string]>([
    ['passed', '\u001b[32m'],
    ['warning', '\u001b[33m'],
    ['failed', '\u001b[31m'],
    ['not-checked', '\u001b[2m'],
  ])('%s has a colour of its own, and what to do is cyan', (state, color) => {
    const [first = '', advice = ''] = lines([check('Host', state, 'says', 'do it')], { columns: 80, color: true });
    expect(first.startsWith(color)).toBe(true);
    expect(advice).toBe(`${' '.repeat(23)}-> \u001b[36mdo it\u001b[39m`);
  });
});

describe('what to type next', () => {
  const moves = (all: readonly Move[], columns = 80, flags = '') =>
    String(renderNextMoves(['You have 3 open goals.'], all, { columns, color: false, flags }))
      .trimEnd()
      .split('\n')
      .slice(2, -2);
  const why = 'all actions are done: Learn to read large programs without help';

  test('where you stand comes first, all commands last', () => {
    const told = renderNextMoves(
      ['You have\u001b[2J 3 open goals.', 'A 1:1 is tomorrow.'],
      [{ command: 'report', why }],
      {
        columns: 80,
        color: false,
        flags: '',
      },
    );
    expect(String(told).trimEnd().split('\n')).toEqual([
      'You have 3 open goals.',
      'A 1:1 is tomorrow.',
      '',
      '  devgrowth report  all actions are done: Learn to read large programs without',
      '                    help',
      '',
      'All commands: devgrowth --help',
    ]);
  });

  test.each<[string, string, string[]]>([
    // 60 - 32 - 4: as little room as there may be beside it.
    [
      'beside the command while 24 columns are left',
      'goal close 12345 abcde',
      [
        '  devgrowth goal close 12345 abcde  all actions are done:',
        '                                    Learn to read large',
        '                                    programs without help',
      ],
    ],
    [
      'below it when there are 23',
      'goal close 12345 abcdef',
      [
        '  devgrowth goal close 12345 abcdef',
        '      all actions are done: Learn to read large programs',
        '      without help',
      ],
    ],
  ])('why: %s', (_name, command, told) => {
    expect(moves([{ command, why }], 60)).toEqual(told);
  });

  test.each([
    ['report', ' --host sandbox'],
    ['auth login --host gitlab.example.com', ''],
    ['demo', ''],
    ['drafts list', ''],
    ['drafts', ' --host sandbox'],
  ])('`%s` is followed by `%s`', (command, flags) => {
    expect(moves([{ command, why: 'so' }], 140, ' --host sandbox')).toEqual([`  devgrowth ${command}${flags}  so`]);
  });

  test('reasons stand under each other', () => {
    expect(
      moves([
        { command: 'report', why: 'one' },
        { command: 'goal log 7', why: 'two' },
      ]),
    ).toEqual(['  devgrowth report      one', '  devgrowth goal log 7  two']);
  });
});
