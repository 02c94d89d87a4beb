// What a week keeps on this machine, what it says where it cannot go on, and what is asked before it writes.
import { describe, expect, test } from 'vitest';
import { DevgrowthError } from '#errors.ts';
import type { WeekSheet } from '#growth/week/sheet.ts';
import { agreedTo, openAgain } from '#work/week/choices.ts';
import type { PlannedWeek } from '#work/week/planned.ts';
import { printedWeek, sheetOf, withSheet } from '#work/week/printed.ts';
import { conflictError, problemsError, refuseOthersWeek } from '#work/week/refusals.ts';
import { unfinishedWeek } from '#work/week/unfinished.ts';
import { readProgress } from '#work/week/words.ts';
import { memoryFiles } from '../../support/memory-files.ts';
import { alex, sam } from '../reports/story.ts';
import { answering, hearing, sessionOn, settings } from './a-session.ts';

const sheet: WeekSheet = { day: '2026-11-23', goals: [], agenda: { day: null, items: [] } };
const sheetIn = (words: unknown) => (words !== null && typeof words === 'object' ? (words as WeekSheet) : null);

describe('a text that is taken along', () => {
  test('tells in one line what it was made of', () => {
    const text = printedWeek(sheet);
    expect(sheetOf(text, sheetIn)).toEqual(sheet);
    expect(text.split('\n').at(-2)).toBe('');
    expect(text.split('\n').at(-1)).toMatch(/^<!-- made of: \S+ -->$/);
  });

  test('has one such line, of the newest sheet, with one empty line above it', () => {
    const later = { ...sheet, day: '2026-11-30' };
    const text = withSheet(`${printedWeek(sheet)}\n\n`, later);
    expect(text.match(/made of/g)).toHaveLength(1);
    expect(text).not.toContain('\n\n\n');
    expect(sheetOf(text, sheetIn)).toEqual(later);
  });

  test('words behind the line on other lines are fine, within it not', () => {
    const text = printedWeek(sheet);
    expect(sheetOf(`${text}  \nmore`, sheetIn)).toEqual(sheet);
    expect(sheetOf(`x${text.slice(text.indexOf('<!-- made'))}`, sheetIn)).toBeNull();
    expect(sheetOf(`${text} x`, sheetIn)).toBeNull();
  });

  test.each(['', '<!-- made of: AAAA -->', '<!-- made of:  -->'])('%s tells nothing', (text) => {
    expect(sheetOf(text, sheetIn)).toBeNull();
  });
});

describe('progress of a draft', () => {
  const progress = { text: 'x', sheet, isAgreed: false, round: 1 };
  test('is what was kept', () => {
    expect(readProgress({ ...progress, other: 1 }, sheetIn)).toEqual(progress);
  });
  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a word', 'x'],
    ['no text', { ...progress, text: 1 }],
    ['no sheet', { ...progress, sheet: null }],
    ['no yes', { ...progress, isAgreed: 'x' }],
    ['no round', { ...progress, round: '1' }],
  ])('%s is none', (_name, kept) => {
    expect(readProgress(kept, sheetIn)).toBeNull();
  });
});

describe('a week that was begun', () => {
  const host = 'https://gitlab.example.com';
  const draft = {
    schema: 'devgrowth/draft/v1',
    id: 'aaaa11',
    command: 'week',
    host,
    project: 'alex/goals',
    input: { text: null, isAsked: true },
    keys: {},
    createdAt: '2026-11-22T10:00:00.000Z',
    progress: { text: 'x', sheet, isAgreed: false, round: 1 },
  };
  const places = { config: '/c', state: '/s' };
  const session = (continues: string | null) => sessionOn({}, { connection: { host } as never, continues });
  async function found(drafts: readonly Partial<typeof draft>[], continues: string | null = null) {
    const files = memoryFiles({
      disk: new Map(
        drafts.map((one) => ({ ...draft, ...one })).map((one) => [`/s/drafts/${one.id}.json`, JSON.stringify(one)]),
      ),
    });
    return unfinishedWeek(session(continues), sheetIn, { files, places });
  }

  test('is gone on with: the newest', async () => {
    const newer = { id: 'bbbb22', createdAt: '2026-11-23T07:00:00.000Z', input: { text: null, isAsked: false } };
    expect(await found([draft])).toEqual({
      id: 'aaaa11',
      day: '2026-11-23',
      words: { text: null, isAsked: true },
      begun: [],
    });
    expect(await found([draft, newer])).toMatchObject({ id: 'bbbb22', words: { isAsked: false } });
    expect(await found([{ ...newer, id: 'aaaa00' }, draft])).toMatchObject({ id: 'aaaa00' });
  });

  test.each([
    ['another command', { command: 'goal log' }],
    ['another host', { host: 'https://other.example' }],
    ['another project', { project: 'sam/goals' }],
    ['a text from elsewhere', { input: { text: 'x', isAsked: false } as never }],
    ['words of no shape', { input: 'x' as never }],
    ['no words', { input: null as never }],
    ['words without a text', { input: { isAsked: true } as never }],
    ['words that do not say how', { input: { text: null } as never }],
    ['progress that cannot be read', { progress: {} as never }],
  ])('%s is none', async (_name, change) => {
    expect(await found([change])).toBeNull();
  });

  test('a run that goes on with a draft looks for no other', async () => {
    expect(await found([draft], 'cccc33')).toBeNull();
  });
});

describe('refusals', () => {
  test('a week is its person’s own', () => {
    expect(() => refuseOthersWeek({ me: alex, settings })).not.toThrow();
    expect(() => refuseOthersWeek({ me: sam, settings })).toThrow('these are the goals of @alex, whose week it is');
  });

  test('each line that cannot be understood is named', () => {
    const { message, details } = problemsError([
      { line: 3, problem: 'what?' },
      { line: 9, problem: 'who?' },
    ] as never);
    expect(message).toBe('2 lines of your week cannot be understood');
    expect(details.map(String)).toEqual(['line 3: what?', 'line 9: who?']);
    expect(conflictError([{ iid: 2, of: 'Next', theirs: 'x' }]).message).toContain('changed 1 place of your week');
  });
});

describe('before it writes', () => {
  const planned = { goals: [], wins: ['A talk'], agenda: { add: [], steps: [] }, read: { sheet } };
  const agreed = (answer: string | null, yes = false) => {
    const { lines, talk } = hearing();
    const { asked, ask } = answering(answer === null ? {} : { write: answer });
    const decided = agreedTo(planned as unknown as PlannedWeek, { ask: answer === null ? null : ask, yes, talk });
    return { decided, lines, asked };
  };

  test('what it writes is shown, and a yes asked for by a key', async () => {
    const { decided, lines, asked } = agreed('write');
    expect(await decided).toBe('write');
    expect(lines.slice(0, 2)).toEqual(['Wins', '  comment: A talk']);
    expect(asked).toMatchObject([{ default: 'write', byKey: true }]);
    expect(await agreed('edit').decided).toBe('edit');
  });

  test('left as a draft, nothing is written', async () => {
    await expect(agreed('leave').decided).rejects.toThrow('Nothing was written.');
  });

  test.each([
    ['nobody is there', null, false],
    ['a yes was given', 'leave', true],
  ] as const)('%s: nothing is asked', async (_name, answer, yes) => {
    const { decided, asked } = agreed(answer, yes);
    expect(await decided).toBe('write');
    expect(asked).toEqual([]);
  });

  test.each([
    ['edit', null],
    ['leave', 'Nothing was written.'],
  ])('a text with problems opens again, or stays: %s', async (answer, refused) => {
    const { lines, talk } = hearing();
    const { asked, ask } = answering({ again: answer });
    const error = new DevgrowthError('usage', 'a line', { details: ['line 3'] });
    const run = openAgain(error, ask, talk);
    if (refused === null) await run;
    else await expect(run).rejects.toThrow(refused);
    expect(lines).toEqual(['warn: a line', 'line 3']);
    expect(asked).toMatchObject([{ default: 'edit', byKey: true }]);
  });
});
