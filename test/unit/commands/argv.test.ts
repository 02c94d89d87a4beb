// From a command line to the command's own words, for every command, argument and flag: nothing runs.
import { expect, test } from 'vitest';
import { inputOf, type OwnWords } from '../../../src/commands/command.ts';
import { commandOf, declared, everyCommand, moduleOf, shared, wordsOf } from './argv.ts';
import { refusedWeekly, weekly } from './argv-lines.ts';
import { atTimes, refusedAtTimes } from './argv-lines-once.ts';

const lines = [...weekly, ...atTimes];
const refused = [...refusedWeekly, ...refusedAtTimes];

test.each(lines)('%s', async (line, words) => {
  const [, whole] = lines.find(([first]) => commandOf(first) === commandOf(line)) ?? expect.unreachable();
  expect(await wordsOf(line)).toEqual({ ...whole, ...words });
});

test.each(refused)('%s is refused', async (line, problem) => {
  await expect(wordsOf(line)).rejects.toThrow(problem);
});

test.each(everyCommand)('%s has lines for each of its arguments and flags', async (command) => {
  const ofIt = lines.map(([line]) => line).filter((line) => commandOf(line) === command);
  const { options, registeredArguments } = declared(await moduleOf(command));
  const flags = options.map(({ long }) => long ?? expect.unreachable());
  expect(flags.filter((flag) => !ofIt.some((line) => line.split(' ').includes(flag)))).toEqual([]);
  expect(ofIt.length).toBeGreaterThanOrEqual(registeredArguments.some(({ required }) => !required) ? 2 : 1);
});

test.each(everyCommand)('%s refuses what it does not know', async (command) => {
  const required = declared(await moduleOf(command)).registeredArguments.filter((one) => one.required);
  await expect(wordsOf([command, ...required.map(() => '7'), '--nobodys-flag'].join(' '))).rejects.toThrow(
    "unknown option '--nobodys-flag'",
  );
});

test.each([
  ['init', [], { check: true }, { mayAsk: false, dryRun: true }],
  ['init', [], {}, { mayAsk: true, dryRun: false }],
  ['report', [], {}, { writes: false }],
  ['report', [], { post: true }, { writes: true }],
  ['promotion state', [], {}, { writes: false }],
  ['promotion state', ['drafting'], {}, { writes: true }],
])('%s %j %j makes of the shared flags', async (command, args, flags, narrowed) => {
  expect(inputOf(await moduleOf(command), args, flags, shared).shared).toEqual({ ...shared, ...narrowed });
});

test.each([
  ['goal add', { edit: true }, { mayAsk: false }, '--edit needs a terminal'],
  ['report', { open: true }, { format: 'json' }, '--open shows an HTML page, not json'],
  ['team', {}, { project: 'alex/goals' }, 'team looks at all that was shared with you'],
  ['report', { post: true }, { format: 'html' }, 'a comment on the 1:1 is Markdown, not html'],
])('%s %j with %j is refused', async (command, flags, other, problem) => {
  const module = await moduleOf(command);
  expect(() => inputOf(module, [], flags, { ...shared, ...other })).toThrow(problem);
});

test('a shared flag is no word of a command, by its type', () => {
  // @ts-expect-error a word named like a shared flag
  const words: OwnWords = { color: true };
  expect(words).toBeDefined();
});

/** What writes and ends on no issue: what it ends on. */
const endsElsewhere: Readonly<Record<string, string>> = {
  archive: 'a file, or a whole project',
  'evidence inbox': 'pieces of work, on many goals',
  init: 'the project',
  report: 'the report; --post alone writes one comment',
  share: 'a member',
  undo: 'all that a run wrote',
  unshare: 'a member',
};

test.each(everyCommand)('%s has --number-only where it writes and ends on an issue', async (command) => {
  const { writes, forms = [] } = await moduleOf(command);
  expect(forms.includes('number')).toBe(writes && endsElsewhere[command] === undefined);
});
