// A week by questions: what each goal shows, what is asked of it, and what of an answer becomes a change.
import { describe, expect, test } from 'vitest';
import { readWeek } from '#growth/week/reading.ts';
import type { WeekChanges, WeekGoal, WeekSheet } from '#growth/week/sheet.ts';
import { answeredWeek } from '#work/week/asking.ts';
import { answering, hearing } from './a-session.ts';

const step = (text: string, done = false) => ({ text, done, depth: 0 });
const plain: WeekGoal = {
  iid: 2,
  title: 'Pass the CKA',
  steps: [],
  next: null,
  percent: null,
  measure: null,
  asks: [],
  hints: [],
  updatedAt: '2026-11-20T10:00:00.000Z',
};
const sheetOf = (...goals: readonly Partial<WeekGoal>[]): WeekSheet => ({
  day: '2026-11-23',
  goals: goals.map((goal) => ({ ...plain, ...goal })),
  agenda: { day: null, items: [] },
});

async function answered(sheet: WeekSheet, answers: Record<string, unknown>, said: WeekChanges | null = null) {
  const { lines, talk } = hearing();
  const { asked, ask } = answering({ wins: [], agenda: [], ...answers });
  const kept: string[] = [];
  const text = await answeredWeek(sheet, said, ask, talk, (one) => Promise.resolve(void kept.push(one)));
  const { changes, problems } = readWeek(text, sheet);
  const question = (name: string) => asked.find((one) => one.name === name);
  return { lines, kept, text, changes, problems, question, names: asked.map(({ name }) => name) };
}

const silent = { 'happened-2': '', 'next-2': '', 'help-2': '' };

describe('a goal', () => {
  test('is shown with what is known of it, its open boxes numbered', async () => {
    const steps = [step('Book', true), step('Sit it'), step('Tell')];
    const goal = { steps, hints: ['No due date.'], next: 'Sit', asks: ['a seat'], measure: 'wait, 40 -> 12 min' };
    const { lines } = await answered(sheetOf(goal, { iid: 3 }), { 'week-2': 'nothing', 'week-3': 'nothing' });
    expect(lines).toEqual([
      '1/2  #2 Pass the CKA',
      '  No due date.',
      '  1. [ ] Sit it',
      '  2. [ ] Tell',
      '  Next: Sit',
      '  Asked: a seat',
      '  Measure: wait, 40 -> 12 min',
      '2/2  #3 Pass the CKA',
    ]);
  });

  test('with nothing new is asked one question, by a key, and changes nothing', async () => {
    const { names, changes, kept, question } = await answered(sheetOf({}), { 'week-2': 'nothing' });
    expect(names).toEqual(['week-2', 'wins', 'agenda']);
    expect(question('week-2')).toMatchObject({ default: 'nothing', byKey: true });
    expect(changes.goals).toEqual([]);
    expect(kept).toEqual([]);
  });

  test.each([
    ['with an open box', [step('Sit it')], ['nothing', 'tell', 'boxes']],
    ['whose boxes are ticked', [step('Sit it', true)], ['nothing', 'tell']],
  ])('%s offers boxes where there are any to tick', async (_name, steps, offered) => {
    const { question } = await answered(sheetOf({ steps }), { 'week-2': 'nothing' });
    expect(question('week-2')?.['choices']).toMatchObject(offered.map((value) => ({ value })));
  });
});

describe('boxes alone', () => {
  const steps = [step('Book', true), step('Sit it'), step('Tell')];

  test.each([
    ['2', ['Tell']],
    ['1, 2', ['Sit it', 'Tell']],
    [' 2  1 ', ['Sit it', 'Tell']],
  ])('numbers %s tick those that stood open under them', async (typed, ticked) => {
    const { changes, names, kept } = await answered(sheetOf({ steps }), { 'week-2': 'boxes', 'done-2': typed });
    const texts = (changes.goals[0]?.steps ?? []).map(({ text }) => text);
    expect(texts.toSorted()).toEqual(ticked.toSorted());
    expect(names).not.toContain('happened-2');
    expect(kept).toHaveLength(1);
  });

  test('none ticked is nothing', async () => {
    const { changes, kept } = await answered(sheetOf({ steps }), { 'week-2': 'boxes', 'done-2': '' });
    expect(changes.goals).toEqual([]);
    expect(kept).toEqual([]);
  });

  test.each(['0', '3', 'x', '1 3', '1x', 'x1', '1.0', '+1'])('%s is refused', async (typed) => {
    const run = answered(sheetOf({ steps }), { 'week-2': 'boxes', 'done-2': typed });
    await expect(run).rejects.toThrow('done-2: Numbers from 1 to 2, such as 1 2.');
  });

  test('a number of two digits is one number', async () => {
    const many = Array.from({ length: 12 }, (_, at) => step(`Step ${at + 1}`));
    const { changes } = await answered(sheetOf({ steps: many }), { 'week-2': 'boxes', 'done-2': '12' });
    expect(changes.goals[0]?.steps.map(({ text }) => text)).toEqual(['Step 12']);
  });

  test('of one box the example has no second number that is not there', async () => {
    const run = answered(sheetOf({ steps: [step('Sit it')] }), { 'week-2': 'boxes', 'done-2': '2' });
    await expect(run).rejects.toThrow('Numbers from 1 to 1, such as 1 1.');
  });
});

describe('what happened', () => {
  const tell = (goal: Partial<WeekGoal>, more: Record<string, string>) =>
    answered(sheetOf(goal), { 'week-2': 'tell', ...silent, 'progress-2': '', ...more });

  test('every answer is one line of the goal', async () => {
    const more = { 'happened-2': ' Read on ', 'next-2': 'Sit it', 'help-2': 'a seat', 'progress-2': '40 %' };
    const { changes, problems } = await tell({}, more);
    expect(problems).toEqual([]);
    expect(changes.goals).toMatchObject([
      { iid: 2, happened: 'Read on', next: { words: 'Sit it' }, help: 'a seat', percent: 40, measure: null, steps: [] },
    ]);
  });

  test('nothing said is nothing', async () => {
    const { changes, kept } = await tell({}, { 'happened-2': '  ' });
    expect(changes.goals).toEqual([]);
    expect(kept).toEqual([]);
  });

  test.each([
    [null, 'What comes next? (Enter: nothing)'],
    ['Sit it', 'What comes next? (Enter: as before)'],
  ])('the next step %s: %s', async (next, message) => {
    const { question } = await tell({ next }, {});
    expect(question('next-2')).toMatchObject({ message, takesLines: true });
  });

  test.each([
    [null, 'not said'],
    [0, '0%'],
    [40, '40%'],
  ])('a percent of before, %s, is what Enter leaves', async (percent, shown) => {
    const { question } = await tell({ percent }, {});
    expect(question('progress-2')).toMatchObject({ message: `How far, in percent? (Enter: ${shown})` });
  });

  test.each([
    ['0', 0],
    ['100%', 100],
    [' 7 ', 7],
  ])('%s is a percent', async (typed, percent) => {
    const { changes } = await tell({}, { 'progress-2': typed });
    expect(changes.goals).toMatchObject([{ percent }]);
  });

  test.each(['101', '7x', 'x7', 'half', '1000', '-3', '5  %'])('%s is no percent', async (typed) => {
    await expect(tell({}, { 'progress-2': typed })).rejects.toThrow('A percent from 0 to 100.');
  });

  test('a checklist tells how far it is: no percent is asked for', async () => {
    const { names } = await tell({ steps: [step('Book', true)] }, {});
    expect(names).not.toContain('progress-2');
    expect(names).not.toContain('done-2');
  });

  const measure = 'wait, 40 -> 12 min';
  test.each(['25', 'wait, 40 -> 10 min'])('what is measured: %s', async (typed) => {
    const { changes, question } = await tell({ measure }, { 'measure-2': typed });
    expect(question('measure-2')).toMatchObject({ message: `What is it today? ${measure} (Enter: as before)` });
    expect(changes.goals).toMatchObject([{ measure: typed }]);
  });

  test('a word is no value, and an empty line leaves it', async () => {
    await expect(tell({ measure }, { 'measure-2': 'soon' })).rejects.toThrow('A number, such as 25.');
    expect((await tell({ measure }, { 'measure-2': ' ' })).changes.goals).toEqual([]);
    expect((await tell({}, {})).names).not.toContain('measure-2');
  });
});

describe('behind the goals', () => {
  const base = { 'week-2': 'nothing' };

  test('wins and lines for the next 1:1', async () => {
    const { changes, kept } = await answered(sheetOf({}), { ...base, wins: ['A talk'], agenda: ['help: a seat'] });
    expect(changes).toMatchObject({ wins: ['A talk'], agenda: { add: ['HELP a seat'] } });
    expect(kept).toHaveLength(2);
    expect(kept[0]).not.toContain('HELP a seat');
  });

  test('a line without words is refused', async () => {
    await expect(answered(sheetOf({}), { ...base, agenda: ['HELP:'] })).rejects.toThrow('agenda: ');
  });

  test('what was answered before stays, and the newer answer to a goal counts', async () => {
    const goal = { iid: 2, next: null, help: null, percent: null, health: null, measure: null, steps: [] };
    const agenda = { add: ['FYI old'], steps: [] };
    const said = {
      goals: [
        { ...goal, happened: 'Old' },
        { ...goal, iid: 3, happened: 'Third' },
      ],
      wins: ['Old'],
      agenda,
    };
    const answers = { 'week-2': 'tell', ...silent, 'progress-2': '', 'happened-2': 'New', 'week-3': 'nothing' };
    const { changes } = await answered(
      sheetOf({}, { iid: 3 }),
      { ...answers, wins: ['New'], agenda: ['FYI: new'] },
      said,
    );
    expect(changes.goals.map(({ iid, happened }) => [iid, happened])).toEqual([
      [2, 'New'],
      [3, 'Third'],
    ]);
    expect(changes).toMatchObject({ wins: ['Old', 'New'], agenda: { add: ['FYI old', 'FYI new'] } });
  });
});
