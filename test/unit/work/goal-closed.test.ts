// How a goal is closed: what is asked, what the comment says, what an ended one may still be told, and what opens next.
import { describe, expect, test } from 'vitest';
import type { Note } from '#growth/goals/notes.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { closeGoal, type CloseWords, endGoal, noteOfOpenItems, planClosing } from '#work/goal/closing.ts';
import { alex, at, comment, record, sam } from '../reports/story.ts';
import { answering, deskOn, hearing, read, readInPart, sessionOn } from './a-session.ts';

const ended = { state: 'closed' as const, closedAt: at('2026-11-20'), outcomes: ['changed' as const] };
const closing = (id: number, body: string, by = alex): Note =>
  ({
    ...comment(at('2026-11-20', `10:0${id}`), body, by),
    id,
  }) as Note;
const first = '**Closed 2026-11-20** · changed\n\nWhat I learned: To ask early.';

interface Around {
  readonly about?: Partial<GoalRecord>;
  readonly notes?: readonly Note[];
  readonly answers?: Readonly<Record<string, unknown>> | null;
  readonly me?: typeof alex;
  readonly isWhole?: boolean;
  readonly project?: object;
}

function closingOf(
  words: Partial<CloseWords>,
  { about = {}, notes = [], answers = null, me = alex, isWhole = true, project = {} }: Around = {},
) {
  const sent: object[] = [];
  const goal = record({ iid: 4, title: 'Search', ...about });
  const bodies = new Map(
    notes.map((note) => [note.type === 'comment' ? note.id : 0, note.type === 'comment' ? note.body : '']),
  );
  const session = sessionOn(
    {
      goal: () => Promise.resolve(goal),
      notes: () => (isWhole ? read(notes) : readInPart(notes)),
      comment: (iid: number, one: object) => {
        sent.push({ iid, ...one });
        return Promise.resolve({ value: { id: 1 }, warnings: ['of the comment'] });
      },
      editComment: (_iid: number, id: number, edit: (text: string) => string) => {
        const text = bodies.get(id);
        if (text === undefined) return Promise.resolve(null);
        bodies.set(id, edit(text));
        return Promise.resolve({ value: {}, warnings: ['of the edit'] });
      },
      changeGoal: (iid: number, change: object) => {
        sent.push({ iid, ...change });
        return Promise.resolve({ value: { ...goal, state: 'closed' }, warnings: ['of the goal'] });
      },
      ...project,
    },
    { me },
  );
  const { asked, ask } = answering(answers ?? {});
  const { desk, lines } = deskOn({ ask: answers === null ? null : ask });
  const typed: CloseWords = { iid: 4, goalAt: null, outcome: null, learned: null, date: null, ...words };
  const planned = planClosing(typed, session, desk);
  const close = async () => closeGoal(await planned, session, desk, (done, next) => Promise.resolve({ done, next }));
  return { planned, close, sent, asked, lines, bodies, session, desk };
}

describe('a goal that is open', () => {
  test('ends today as it was said, in a comment and then in labels', async () => {
    const { planned, close, sent, asked } = closingOf({ outcome: 'achieved', learned: 'Ask.' });
    expect(await planned).toMatchObject({
      isEnded: false,
      told: null,
      words: { day: '2026-11-23', outcome: 'achieved' },
    });
    expect((await planned).body).toBe('**Closed 2026-11-23** · achieved\n\nWhat I learned: Ask.');
    const { done, next } = await close();
    expect(done.warnings).toEqual(['of the comment', 'of the goal']);
    expect(next).toBeNull();
    expect(sent).toMatchObject([
      { iid: 4, type: 'closing', body: '**Closed 2026-11-23** · achieved\n\nWhat I learned: Ask.', mayExist: false },
      { iid: 4, state: 'close', outcome: 'achieved', stage: null, hasAsk: false },
    ]);
    expect(asked).toEqual([]);
  });

  test.each([
    ['2026-11-20', '2026-11-20'],
    ['2026-11-23', '2026-11-23'],
    ['yesterday', '2026-11-22'],
    [null, '2026-11-23'],
  ])('on %s ends on %s', async (date, day) => {
    const planned = await closingOf({ outcome: 'dropped', date }).planned;
    expect(planned.words.day).toBe(day);
    expect(planned.body).toBe(`**Closed ${day}** · dropped`);
  });

  test('does not end ahead; of a draft it ends on the day that it was begun', async () => {
    await expect(closingOf({ outcome: 'dropped', date: '2026-11-24' }).planned).rejects.toThrow('when it has ended');
    expect((await closingOf({ outcome: 'dropped', day: '2026-11-19' }).planned).words.day).toBe('2026-11-19');
  });

  test.each([
    [{}, ['outcome', 'learned'], 'changed', 'A lot'],
    [{ learned: 'Ask.' }, ['outcome'], 'changed', 'Ask.'],
    [{ outcome: 'achieved' as const }, [], 'achieved', null],
  ])('of %j is asked what is missing', async (words, names, outcome, learned) => {
    const { planned, asked } = closingOf(words, { answers: { outcome: 'changed', learned: ' A lot ' } });
    expect((await planned).words).toMatchObject({ outcome, learned });
    expect(asked.map(({ name }) => name)).toEqual(names);
    if (names.length === 2) expect(asked[1]).toMatchObject({ takesLines: true });
  });

  test('nothing learned is no word; without a person the outcome must be said', async () => {
    expect((await closingOf({}, { answers: { outcome: 'dropped', learned: '  ' } }).planned).words.learned).toBeNull();
    await expect(closingOf({}).planned).rejects.toMatchObject({ kind: 'usage', message: 'the outcome is missing' });
  });

  test('closed in the browser, it may still be told how it ended', async () => {
    const { planned } = closingOf({ outcome: 'achieved' }, { about: { ...ended, outcomes: [] } });
    expect(await planned).toMatchObject({ isEnded: false, told: null });
  });

  test.each([
    ['achieved', '- [x] a\n- [ ] b\n- [ ] c', 1],
    ['achieved', '- [x] a', 0],
    ['achieved', '', 0],
    ['changed', '- [ ] a', 0],
    [null, '- [ ] a', 0],
  ] as const)('%s with "%s": %i word of open actions', (outcome, description, count) => {
    const { lines, talk } = hearing();
    noteOfOpenItems(record({ iid: 4, title: 'x', description }), outcome, talk);
    expect(lines).toHaveLength(count);
    if (count > 0) expect(lines[0]).toMatch(/^note: 1 of 3 actions of #4 ticked; the others stay open/);
  });

  test('open actions are told when it ends, not when its end is told anew', async () => {
    const about = { description: '- [ ] a' };
    const open = closingOf({ outcome: 'achieved' }, { about });
    await open.planned;
    expect(open.lines).toHaveLength(1);
    const again = closingOf({ outcome: 'achieved' }, { about: { ...about, ...ended } });
    await again.planned;
    expect(again.lines).toEqual([]);
  });

  test('of somebody else: whose words they are', async () => {
    const { planned, lines } = closingOf({ outcome: 'changed' }, { me: sam });
    await planned;
    expect(lines[0]).toContain('does not count as that of @alex');
  });
});

describe('one that has ended', () => {
  test('is refused where nothing new is said', async () => {
    const run = closingOf({}, { about: { ...ended, outcomes: ['changed', 'dropped'] as never } }).planned;
    await expect(run).rejects.toMatchObject({ kind: 'refused', message: '#4 is closed already (changed, dropped)' });
  });

  test.each<[string, Partial<CloseWords>, string]>([
    ['another outcome', { outcome: 'dropped' }, '**Closed 2026-11-20** · dropped\n\nWhat I learned: To ask early.'],
    ['other words', { learned: 'To wait.' }, '**Closed 2026-11-20** · changed\n\nWhat I learned: To wait.'],
    [
      'another day',
      { learned: 'To ask early.', date: '2026-11-18' },
      '**Closed 2026-11-18** · changed\n\nWhat I learned: To ask early.',
    ],
    ['what it says', { outcome: 'changed' }, first],
  ])('%s is put into the comment that told it', async (_name, words, body) => {
    const { planned, close, sent, bodies } = closingOf(words, { about: ended, notes: [closing(1, first)] });
    expect(await planned).toMatchObject({ isEnded: true, told: { id: 1 }, body });
    const { done, next } = await close();
    expect(bodies.get(1)).toBe(body);
    expect(done.warnings).toEqual(['of the edit', 'of the goal']);
    expect(next).toBeNull();
    expect(sent).toEqual([{ iid: 4, state: 'close', outcome: words.outcome ?? 'changed', stage: null, hasAsk: false }]);
  });

  test('nobody is asked', async () => {
    const { planned, asked } = closingOf({ learned: 'x' }, { about: ended, answers: {} });
    expect((await planned).words.outcome).toBe('changed');
    expect(asked).toEqual([]);
  });

  test('of several comments the newest of one’s own is changed', async () => {
    const notes = [closing(3, 'Well done.'), closing(2, first, sam), closing(1, first)];
    expect((await closingOf({ learned: 'x' }, { about: ended, notes }).planned).told?.id).toBe(1);
    const two = [closing(1, first), closing(2, first)];
    expect((await closingOf({ learned: 'x' }, { about: ended, notes: two }).planned).told?.id).toBe(2);
    expect(
      (await closingOf({ learned: 'x' }, { about: ended, notes: [closing(2, first, sam)] }).planned).told,
    ).toBeNull();
  });

  test('without words of its end gets them', async () => {
    const { planned, close, sent } = closingOf({ learned: 'Ask.' }, { about: ended });
    expect(await planned).toMatchObject({ isEnded: true, told: null });
    await close();
    expect(sent[0]).toMatchObject({ type: 'closing', body: '**Closed 2026-11-23** · changed\n\nWhat I learned: Ask.' });
  });

  test('whose comments are not all known is not told anew', async () => {
    await expect(closingOf({ learned: 'x' }, { about: ended, isWhole: false }).planned).rejects.toMatchObject({
      kind: 'server',
    });
  });

  test('whose comment was deleted or rewritten meanwhile', async () => {
    const { planned, close, bodies, sent } = closingOf({ learned: 'x' }, { about: ended, notes: [closing(1, first)] });
    await planned;
    bodies.set(1, 'Just words.');
    await close();
    expect(bodies.get(1)).toBe('Just words.');
    bodies.clear();
    sent.length = 0;
    await expect(close()).rejects.toMatchObject({
      kind: 'conflict',
      message: 'what #4 said of its end was deleted meanwhile',
    });
    expect(sent).toEqual([]);
  });
});

test('a run that was cut off before its comment is known writes it by the same key', async () => {
  const { planned, close, session, desk, sent } = closingOf({ outcome: 'dropped' });
  const cut = { ...session, project: { ...session.project, comment: () => Promise.reject(new Error('cut off')) } };
  await expect(closeGoal(await planned, cut as never, desk, () => Promise.resolve())).rejects.toThrow('cut off');
  await close();
  expect(sent[0]).toMatchObject({ key: 'key-2', mayExist: true });
});

test('ends by the key that it is given', async () => {
  const { session, sent } = closingOf({ outcome: 'dropped' });
  await endGoal(7, { outcome: 'dropped', body: 'x', key: 'k', mayExist: true }, session.project);
  expect(sent).toMatchObject([
    { iid: 7, key: 'k', mayExist: true, body: 'x' },
    { iid: 7, outcome: 'dropped' },
  ]);
});
