// Sentences that name what to do and to give, in the words of a command line and in no words at all.
import { expect, test } from 'vitest';
import { commandWords } from '#commands/command-words.ts';
import { DevgrowthError } from '#errors.ts';
import { given, joined, reworded, said, sentence, step, withoutStop } from '#wording.ts';

test.each([
  [said`open one with ${step('1on1 prepare')}`, 'open one with devgrowth 1on1 prepare', 'open one with 1on1 prepare'],
  [said`${step('goal show', 7)} shows it`, 'devgrowth goal show 7 shows it', 'goal show 7 shows it'],
  [said`\`${step('goal log', 7, '"..."')}\``, '`devgrowth goal log 7 "..."`', '`goal log 7 "..."`'],
  [
    said`${step('1on1 close', { date: '2026-11-24' })}.`,
    'devgrowth 1on1 close --date 2026-11-24.',
    '1on1 close date 2026-11-24.',
  ],
  [said`Add ${given('yes')} to go on`, 'Add --yes to go on', 'Add yes to go on'],
  [said`${given('since', 'this year')}`, '--since "this year"', 'since this year'],
  [said`${said`no ${given('due')}`} for #${7}`, 'no --due for #7', 'no due for #7'],
  [said`${given('token')}`, '--stdin', 'token'],
  [
    said`${step('auth login', { token: 'token-file' })}`,
    'devgrowth auth login --stdin < token-file',
    'auth login token token-file',
  ],
  [joined([given('host'), said`or ${given('yes')}`, 'both'], ', '), '--host, or --yes, both', 'host, or yes, both'],
  [joined([], ', '), '', ''],
])('%s', (sentence, typed, plain) => {
  expect([commandWords(sentence), String(sentence)]).toEqual([typed, plain]);
});

test.each([
  ['not a day', 'Not a day.'],
  ['Is it?', 'Is it?'],
  [said`no day: add ${given('yes')}`, 'No day: add --yes.'],
  [said`give ${given('yes')} or not.`, 'Give --yes or not.'],
  [said`${given('due')} is no day`, '--due is no day.'],
])('as a sentence of its own: %s', (problem, typed) => {
  expect(commandWords(sentence(problem))).toBe(typed);
});

test.each([
  ['not a day.', 'not a day'],
  ['not a day', 'not a day'],
  [said`give ${given('yes')}. Or not.`, 'give --yes. Or not'],
  [said`give ${given('yes')}`, 'give --yes'],
])('as a part of another one: %s', (told, typed) => {
  expect(commandWords(withoutStop(told))).toBe(typed);
});

test.each([
  ['a secret', 'a [token]'],
  [said`with a secret, ${step('goal show', 'secret')}`, 'with a [token], devgrowth goal show secret'],
])('reworded, all but what is named: %s', (told, typed) => {
  expect(commandWords(reworded(told, (text) => text.replace('secret', '[token]')))).toBe(typed);
});

test('a sentence that names no way is itself, whatever stands in it', () => {
  expect(commandWords('the goal says {--yes} `devgrowth`')).toBe('the goal says {--yes} `devgrowth`');
});

test('an error keeps its sentence for whoever shows it, and has a plain message for everybody else', () => {
  const error = new DevgrowthError('usage', said`${given('due')}: no day`, { hint: said`See ${step('goal list')}.` });
  expect([error.message, commandWords(error.said), String(error.hint)]).toEqual([
    'due: no day',
    '--due: no day',
    'See goal list.',
  ]);
});
