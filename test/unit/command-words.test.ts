// From argv to a command's own words, for commands whose words may become a draft: nothing runs, and no shared flag is among them.
import { expect, test } from 'vitest';
import { inputOf, type OwnWords, type SharedInput } from '../../src/commands/command.ts';
import { findEntry } from '../../src/cli/catalogue.ts';

const shared: SharedInput = {
  profile: null,
  host: null,
  project: null,
  format: 'text',
  mayAsk: false,
  yes: false,
  dryRun: false,
  writes: true,
  allowPublic: false,
  debug: false,
  color: false,
};

test.each([
  ['goal check', ['7', '1'], {}, { iid: 7, goalAt: null, items: ['1'] }],
  ['goal close', ['7'], { outcome: 'dropped' }, { iid: 7, goalAt: null, outcome: 'dropped', learned: null }],
  ['1on1 add', ['HELP a reviewer'], {}, { item: 'HELP a reviewer' }],
  ['1on1 prepare', [], { date: 'tuesday' }, { date: 'tuesday' }],
  ['promotion state', ['drafting'], {}, { next: 'drafting', assignManager: null }],
  ['drafts resume', ['k3m9x2'], {}, { id: 'k3m9x2' }],
])('%s %j %j', async (command, args, flags, own) => {
  const module = (await findEntry(command.split(' '))?.load()) ?? expect.unreachable();
  expect(inputOf(module, args, flags, shared).own).toEqual(own);
});

test.each([
  ['goal close', ['seven'], {}, 'not the number of a goal'],
  ['goal close', ['7'], { outcome: 'lost' }, '--outcome takes'],
  ['goal log', ['7'], { progress: '120' }, '--progress takes'],
  ['goal add', ['A title'], { link: true }, '--link needs --from'],
  ['goal add', ['A title'], { edit: true }, '--edit needs a terminal'],
  ['report', [], { mention: true }, '--mention belongs to --post'],
  ['promotion state', ['nowhere'], {}, 'no state of a promotion document'],
])('%s %j %j is refused', async (command, args, flags, problem) => {
  const module = (await findEntry(command.split(' '))?.load()) ?? expect.unreachable();
  expect(() => inputOf(module, args, flags, shared)).toThrow(problem);
});

test('what words make of the shared flags', async () => {
  const narrowed = async (command: string, args: readonly string[], flags: Record<string, unknown>) => {
    const module = (await findEntry(command.split(' '))?.load()) ?? expect.unreachable();
    return inputOf(module, args, flags, { ...shared, mayAsk: true }).shared;
  };
  expect(await narrowed('init', [], { check: true })).toMatchObject({ mayAsk: false, dryRun: true });
  expect(await narrowed('report', [], {})).toMatchObject({ writes: false });
  expect(await narrowed('report', [], { post: true })).toMatchObject({ writes: true });
  expect(await narrowed('promotion state', [], {})).toMatchObject({ writes: false });
});

test('a shared flag is no word of a command, by its type', () => {
  // @ts-expect-error a word named like a shared flag
  const words: OwnWords = { color: true };
  expect(words).toBeDefined();
});
