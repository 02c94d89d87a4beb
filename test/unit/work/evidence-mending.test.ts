// A piece of evidence is changed or deleted: which one is meant, whose it is, what is asked, and what changed meanwhile.
import { describe, expect, test } from 'vitest';
import { DevgrowthError } from '#errors.ts';
import type { Note } from '#growth/goals/notes.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import {
  changePiece,
  type EditWords,
  namesChange,
  pieceNamed,
  pieceToRemove,
  planEdit,
  removePiece,
} from '#work/evidence/mending.ts';
import { alex, at, comment, record, sam } from '../reports/story.ts';
import { answering, deskOn, read, sessionOn } from './a-session.ts';

test.each<[string, number | null, number | null]>([
  ['3', 3, null],
  [' 999999 ', 999_999, null],
  ['note_901', null, 901],
  [' note_901 ', null, 901],
  ['https://gl.test/alex/goals/-/issues/7#note_901', null, 901],
])('%s names a piece', (typed, piece, of) => expect(pieceNamed(typed)).toEqual({ piece, comment: of }));

test.each(['', '0', '03', '1000000', '3a', 'a3', 'note_0', 'note_901a', 'my_note_901'])('"%s" names none', (typed) => {
  expect(() => pieceNamed(typed)).toThrow(`"${typed}" names no piece of evidence`);
});

const nothing = { did: null, result: null, values: [], shows: [], date: null, day: null };
const none: EditWords = { iid: 7, goalAt: null, piece: 1, comment: null, ...nothing };
test.each<[boolean, Partial<EditWords>]>([
  [false, {}],
  [true, { did: 'x' }],
  [true, { result: '' }],
  [true, { values: ['efficiency'] }],
  [true, { shows: ['none'] }],
  [true, { date: 'friday' }],
  [true, { day: '2026-11-20' }],
])('%s: a change is named by %j', (expected, words) => {
  expect(namesChange({ ...none, ...words })).toBe(expected);
});

const anyValue = sessionOn({}).settings.company.values[0]?.id ?? 'none';
const says = (did: string, day = '2026-11-10') => `**Evidence ${day}**\n\n${did}`;
const own = (id: number, body: string): Note => ({ ...comment(at('2026-11-10'), body), id }) as Note;
const first = own(31, says('Wrote the runbook'));
const second = own(35, `${says('Held a talk')}\n\nResult: 20 came`);

interface Scene {
  readonly notes?: readonly Note[];
  readonly goal?: Partial<GoalRecord> | null;
  readonly role?: string;
  /** What stands there by the time it is written. */
  readonly later?: string | null;
  /** By the time of the yes. */
  readonly afterwards?: readonly Note[];
}

function scene({ notes = [second, first], goal = {}, role = 'owner', later, afterwards }: Scene = {}) {
  const done: string[] = [];
  let reads = 0;
  const notFound = () => Promise.reject(new DevgrowthError('not-found', 'no goal'));
  const project = {
    facts: { path: 'alex/goals', myRole: role },
    goal: () => (goal === null ? notFound() : Promise.resolve(record({ iid: 7, title: 'On\ncall', ...goal }))),
    promotionDocument: () => Promise.resolve({ iid: 7, title: 'Promotion' }),
    winsIssues: () => Promise.resolve([]),
    notes: () => read((reads += 1) > 1 && afterwards !== undefined ? afterwards : notes),
    editComment(iid: number, id: number, edit: (text: string) => string) {
      if (later === null) return Promise.resolve(null);
      const standing = notes.find((note) => note.type === 'comment' && note.id === id) as { body: string } | undefined;
      done.push(`edit #${iid} ${id}: ${edit(later ?? standing?.body ?? '').replaceAll(/\n+/g, ' / ')}`);
      return Promise.resolve({ warnings: [{ field: 'text' }] });
    },
    changeGoal(iid: number, { addValues }: { addValues: readonly string[] }) {
      done.push(`label #${iid} ${addValues.join()}`);
      return Promise.resolve({ warnings: [{ field: 'labels' }] });
    },
    removeComment: (iid: number, id: number) => (done.push(`remove #${iid} ${id}`), Promise.resolve(true)),
  };
  return { session: sessionOn(project), done };
}

async function edited(words: Partial<EditWords>, given: Scene & { readonly answers?: object } = {}) {
  const { session, done } = scene(given);
  const { ask, asked } = answering({ ...given.answers });
  const { desk } = deskOn({ ask: given.answers === undefined ? null : ask });
  const planned = await planEdit({ ...none, ...words }, session, desk);
  const { value, warnings } = await changePiece(planned, session, desk);
  return { planned, value, done, asked, warnings: warnings.map(({ field }) => field) };
}

describe('changing', () => {
  test.each<[string, Partial<EditWords>, string]>([
    [
      'the oldest is the first',
      { result: 'Used twice' },
      '31: **Evidence 2026-11-10** / Wrote the runbook / Result: Used twice',
    ],
    [
      'its result in place of the old one',
      { piece: 2, result: '30' },
      '35: **Evidence 2026-11-10** / Held a talk / Result: 30',
    ],
    [
      'by its comment',
      { piece: null, comment: 35, did: 'A talk' },
      '35: **Evidence 2026-11-10** / A talk / Result: 20 came',
    ],
    ['its day, as typed', { date: 'yesterday' }, '31: **Evidence 2026-11-22** / Wrote the runbook'],
    [
      'its day, as it was resolved before',
      { date: 'yesterday', day: '2026-11-20' },
      '31: **Evidence 2026-11-20** / Wrote the runbook',
    ],
  ])('%s', async (_name, words, expected) => {
    const { done, value, warnings, asked } = await edited(words);
    expect([done, warnings, asked]).toEqual([[`edit #7 ${expected}`], ['text'], []]);
    expect(value).toMatchObject({ isChanged: true, place: { iid: 7, place: 'goal' } });
  });

  test('what stands there already is not written, and its labels are', async () => {
    const there = await edited({ piece: 2, result: '20 came' });
    expect([there.done, there.value.isChanged, there.warnings]).toEqual([[], false, []]);
    const labelled = await edited({ values: [anyValue] });
    expect(labelled.done[1]).toBe(`label #7 ${anyValue}`);
    expect([labelled.warnings, labelled.value.evidence.values]).toEqual([['text', 'labels'], [anyValue]]);
    expect((await edited({ values: [anyValue] }, { goal: null })).done).toHaveLength(1);
  });

  test.each<[string, Note, number, string]>([
    ['what came of it', first, 1, 'What came of it?'],
    ['in place of what stands there', second, 1, 'What came of it? (in place of what stands there)'],
  ])('nothing is named: asked for %s', async (_name, note, piece, message) => {
    const { asked, planned } = await edited({ piece }, { notes: [note], answers: { result: ' Three used it ' } });
    expect(asked).toMatchObject([{ message }]);
    expect(planned.words).toMatchObject({ result: 'Three used it', iid: 7, day: null });
    await expect(edited({ piece }, { notes: [note], answers: { result: ' ' } })).rejects.toThrow(
      'Say it in a few words',
    );
  });

  test.each<[string, Partial<EditWords>, Scene, object]>([
    ['nothing is named, and nobody asked', {}, {}, { kind: 'usage', message: 'nothing to change' }],
    [
      'one more than there are',
      { piece: 3, did: 'x' },
      {},
      { kind: 'usage', message: '#7 On call has no evidence that is piece 3' },
    ],
    [
      'no such comment',
      { piece: null, comment: 9, did: 'x' },
      {},
      { kind: 'usage', message: '#7 On call has no evidence that is comment 9' },
    ],
    [
      'of an account that is gone',
      { did: 'x' },
      { notes: [{ ...own(31, says('x')), by: null, isOwn: true } as Note] },
      { kind: 'forbidden' },
    ],
    [
      'of somebody else',
      { did: 'x' },
      { notes: [{ ...own(31, says('x')), by: sam, isOwn: true } as Note] },
      { kind: 'forbidden' },
    ],
    ['deleted meanwhile', { did: 'x' }, { later: null }, { kind: 'not-found' }],
    ['no evidence any more', { did: 'x' }, { later: 'Only words' }, { kind: 'conflict' }],
    ['a day ahead', { date: '2026-11-24' }, {}, { kind: 'usage' }],
    ['a Guest changes no labels', { values: [anyValue] }, { role: 'guest' }, { kind: 'forbidden' }],
  ])('refused: %s', async (_name, words, given, error) => {
    await expect(edited(words, given)).rejects.toMatchObject(error);
  });

  test('how many there are is said', async () => {
    const hint = (notes: readonly Note[]) =>
      edited({ piece: 5, did: 'x' }, { notes }).catch((error: unknown) => String((error as DevgrowthError).hint));
    expect(await hint([first])).toContain('There is one piece:');
    expect(await hint([first, second])).toContain('There are 2 pieces:');
    expect(await hint([])).toContain('There are 0 pieces:');
  });

  test('a Guest changes its words', async () => {
    expect((await edited({ did: 'x' }, { role: 'guest' })).done).toHaveLength(1);
  });
});

describe('deleting', () => {
  const named = { iid: 7, goalAt: null, piece: 1, comment: null };
  async function removed(given: Scene, { yes = false, answer = true } = {}) {
    const { session, done } = scene(given);
    const { ask, asked } = answering({ yes: answer });
    const piece = await pieceToRemove(named, session);
    if (piece.piece === null) throw new Error('gone');
    return { isThere: await removePiece(piece, session, { ask, yes }), done, asked };
  }

  test.each<[string, Scene, boolean, boolean, readonly string[]]>([
    ['after a yes', {}, false, true, ['remove #7 31']],
    ['gone by the time of the yes', { afterwards: [second] }, false, false, []],
    ['a yes was given before: not looked at again', { afterwards: [] }, true, true, ['remove #7 31']],
  ])('%s', async (_name, given, yes, isThere, done) => {
    const found = await removed(given, { yes });
    expect([found.isThere, found.done]).toEqual([isThere, done]);
    expect(found.asked).toMatchObject(yes ? [] : [{ message: 'Delete it for good from #7 On call?', default: false }]);
  });

  test('not after a no, nor what was changed meanwhile', async () => {
    await expect(removed({}, { answer: false })).rejects.toMatchObject({ kind: 'cancelled' });
    await expect(removed({ afterwards: [own(31, says('Wrote two'))] })).rejects.toMatchObject({ kind: 'conflict' });
  });

  test('a comment that is gone has been deleted; a piece that is none is a slip', async () => {
    const { session } = scene();
    expect(await pieceToRemove({ ...named, piece: null, comment: 9 }, session)).toMatchObject({ piece: null });
    const found = await pieceToRemove({ ...named, piece: null, comment: 35 }, session);
    expect(found).toMatchObject({ piece: { id: 35, by: alex.username }, place: { iid: 7 } });
    await expect(pieceToRemove({ ...named, piece: 3 }, session)).rejects.toMatchObject({ kind: 'usage' });
  });
});
