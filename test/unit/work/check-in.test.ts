// A check-in: what was typed makes one or is asked for, whose words it is, and what is written with it.
import { describe, expect, test } from 'vitest';
import type { GoalRecord } from '#growth/words/goal.ts';
import type { Note } from '#growth/goals/notes.ts';
import { type LogWords, logCheckIn, measuredIn, openQuestion, planCheckIn, quietWeek } from '#work/goal/check-in.ts';
import { facts } from '../gitlab/fake-gitlab.ts';
import { alex, at, comment, record, sam } from '../reports/story.ts';
import { answering, deskOn, read, sessionOn } from './a-session.ts';

const plain: LogWords = {
  iid: 2,
  goalAt: null,
  text: null,
  percent: null,
  health: null,
  next: null,
  help: null,
  values: [],
  ticks: [],
  measure: null,
  date: null,
  start: false,
};
const measured = 'Measure: wait, 40 -> 12 min, now 25 (2026-11-20)';

interface Given {
  readonly about?: Partial<GoalRecord>;
  readonly notes?: readonly Note[];
  readonly me?: typeof alex;
  readonly desk?: Parameters<typeof deskOn>[0];
  readonly myRole?: 'owner' | 'guest';
}

function sceneOf({ about = {}, notes = [], me = alex, desk: more = {}, myRole = 'owner' }: Given) {
  const goal = record({ iid: 2, title: 'Pass the CKA', commentCount: notes.length, ...about });
  const sent: unknown[] = [];
  let description = goal.description;
  const project = {
    facts: { ...facts, myRole },
    goal: () => Promise.resolve(goal),
    notes: () => read(notes),
    ensureLabel: () => Promise.resolve(false),
    comment: (iid: number, { type, body }: { type: string; body: string }) => {
      sent.push({ iid, type, body });
      return Promise.resolve({ value: { id: 1 }, warnings: [] });
    },
    editComment: (_iid: number, id: number, edit: (text: string) => string) => {
      sent.push({ id, body: edit(notes.flatMap((one) => (one.type === 'comment' ? [one.body] : []))[0] ?? '') });
      return Promise.resolve({ value: { id }, warnings: [] });
    },
    changeGoal: (_iid: number, change: object) => {
      sent.push(change);
      return Promise.resolve({ value: { ...goal, updatedAt: at('2026-11-23') }, warnings: [] });
    },
    editDescription: (_iid: number, edit: (text: string) => string, labels: object) => {
      description = edit(description);
      sent.push({ description, ...labels });
      return Promise.resolve({ value: { ...goal, description }, warnings: [] });
    },
  };
  const connection = { host: 'https://gitlab.example.com', profile: null } as never;
  const session = sessionOn(project, { me, connection });
  return { ...deskOn(more), session, sent };
}

const plan = (words: Partial<LogWords>, given: Given = {}) => {
  const { session, desk, lines, sent } = sceneOf(given);
  const planned = planCheckIn({ ...plain, ...words }, session, desk);
  return { planned, session, desk, lines, sent };
};
const written = async (words: Partial<LogWords>, given: Given = {}) => {
  const { planned, session, desk, sent } = plan(words, given);
  const value = await logCheckIn(await planned, session, desk, (one) => Promise.resolve(one.value));
  return { sent, value };
};

describe('what is to be asked', () => {
  test.each<[Partial<LogWords>, string | null]>([
    [{}, 'What happened?'],
    [{ text: 'x' }, null],
    [{ percent: 0 }, null],
    [{ measure: '20' }, null],
    [{ next: 'x' }, null],
    [{ help: 'x' }, null],
    [{ ticks: ['1'] }, null],
    [{ values: ['dib'] }, null],
    [{ health: 'on-track' }, null],
    [{ health: 'at-risk' }, 'Why is it at risk?'],
    [{ health: 'at-risk', help: 'none' }, 'Why is it at risk?'],
    [{ health: 'at-risk', help: 'a seat' }, null],
    [{ health: 'at-risk', text: 'It is late' }, null],
    [{ health: 'at-risk', next: 'x' }, 'Why is it at risk?'],
  ])('%j: %s', (words, message) => {
    const question = openQuestion({ ...plain, ...words });
    expect(question?.message ?? null).toBe(message);
    if (question !== null) expect(question.isAll).toBe(message === 'What happened?');
  });

  test('is asked in a terminal, and refused elsewhere', async () => {
    const { asked, ask } = answering({ text: ' Read on ' });
    expect((await plan({}, { desk: { ask } }).planned).words.text).toBe('Read on');
    expect(asked).toMatchObject([{ takesLines: true }]);
    await expect(plan({}, { desk: { ask: answering({ text: ' ' }).ask } }).planned).rejects.toThrow('Say at least');
    await expect(plan({}).planned).rejects.toThrow('nothing to log');
    await expect(plan({ health: 'at-risk' }).planned).rejects.toThrow('at-risk needs a reason');
  });

  test('a quiet week says so, with whatever else was typed', () => {
    expect(quietWeek(' ')).toBe('A quiet week: nothing happened, and that is fine.');
    expect(quietWeek(' Ill ')).toBe('A quiet week: nothing happened, and that is fine.\nIll');
  });
});

describe('the comment', () => {
  test.each<[Partial<LogWords>, string]>([
    [{ text: 'Read on' }, '**Check-in 2026-11-23**\n\nRead on'],
    [{ text: 'Read on', date: '2026-11-20' }, '**Check-in 2026-11-20**\n\nRead on'],
    [{ help: 'none' }, '**Check-in 2026-11-23**\n\n**Help:** none'],
    [{ help: 'a seat' }, '**Check-in 2026-11-23**\n\n**Help:** a seat'],
  ])('%j', async (words, body) => {
    expect((await plan(words).planned).body).toBe(body);
  });

  test('of somebody else is their words alone, unless it says more', async () => {
    expect((await plan({ text: 'Well done' }, { me: sam }).planned).body).toBe('Well done');
    for (const more of [{ percent: 5 }, { next: 'x' }, { help: 'x' }])
      expect((await plan({ text: 'Well done', ...more }, { me: sam }).planned).body).toContain('**Check-in');
  });

  test('a day ahead is refused', async () => {
    await expect(plan({ text: 'x', date: '2026-11-24' }).planned).rejects.toThrow('a check-in is of what has been');
  });

  test('in place of the last one keeps its day, where no other is typed', async () => {
    const last = {
      ...comment(at('2026-11-20'), '**Check-in 2026-11-20**\n\nOld\n\n**Next:** Sit it'),
      id: 7,
      isOwn: true,
    };
    const { sent } = await written({ text: 'New', amend: true }, { notes: [last] });
    expect(sent).toEqual([{ id: 7, body: '**Check-in 2026-11-20**\n\nNew\n\n**Next:** Sit it' }]);
    const dated = await plan({ text: 'New', amend: true, date: '2026-11-19' }, { notes: [last] }).planned;
    expect(dated.body).toContain('**Check-in 2026-11-19**');
    await expect(plan({ text: 'x', amend: true }).planned).rejects.toThrow('#2 has no check-in of yours to amend');
  });

  test('on a closed goal, and a percent beside a checklist, is told', async () => {
    const about = { state: 'closed' as const, closedAt: at('2026-11-20'), description: '- [ ] Sit it' };
    const { planned, lines } = plan({ text: 'x', percent: 40 }, { about });
    await planned;
    expect(lines).toEqual([
      expect.stringContaining('40% is kept as what you said'),
      expect.stringContaining('#2 is closed; the check-in stands on it all the same'),
    ]);
    const open = plan({ text: 'x', percent: 40 });
    await open.planned;
    expect(open.lines).toEqual([]);
  });

  test.each<[Partial<LogWords>, boolean]>([
    [{ text: 'x' }, true],
    [{ text: 'x', health: 'on-track' }, false],
    [{ text: 'x', values: ['dib'] }, false],
    [{ ticks: ['1'] }, false],
    [{ measure: '20' }, false],
  ])('of a guest, %j: %s', async (words, may) => {
    const given = { me: sam, myRole: 'guest' as const, about: { description: `${measured}\n\n- [ ] Sit it` } };
    const { planned } = plan(words, given);
    if (may) expect((await planned).body).toBe('x');
    else await expect(planned).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

describe('what is written', () => {
  test('words alone: the comment, and nothing else', async () => {
    const { sent, value } = await written({ text: 'Read on' });
    expect(sent).toEqual([{ iid: 2, type: 'check-in', body: '**Check-in 2026-11-23**\n\nRead on' }]);
    expect(value.commentCount).toBe(1);
  });

  test.each<[Partial<LogWords>, object]>([
    [{ text: 'x', health: 'on-track' }, { health: 'on-track' }],
    [{ text: 'x', values: ['dib'] }, { addValues: ['dib'] }],
    [{ text: 'x', start: true }, { stage: 'doing' }],
  ])('%j: labels', async (words, change) => {
    const { sent } = await written(words, { about: { stages: ['planned'] } });
    expect(sent.slice(1)).toEqual([change]);
  });

  test('ticks and a measure in one edit of the text', async () => {
    const about = { description: `${measured}\n\n- [ ] Sit it`, stages: ['doing'] as const };
    const { sent } = await written({ ticks: ['1'], measure: '20' }, { about });
    expect(sent.slice(1)).toEqual([
      { description: expect.stringMatching(/now 20 \(2026-11-23\)\n\n- \[x\] Sit it/) as string },
    ]);
  });

  test('a health that a later day says otherwise keeps its label', async () => {
    const later = comment(at('2026-11-22'), '**Check-in 2026-11-22** · at-risk\n\nx');
    const { planned, lines } = plan({ text: 'x', health: 'on-track', date: '2026-11-20' }, { notes: [later] });
    expect((await planned).keepsHealth).toBe(true);
    expect(lines).toEqual(['note: a later check-in says how #2 stands: its health label stays']);
    const { sent } = await written({ text: 'x', health: 'on-track', date: '2026-11-20' }, { notes: [later] });
    expect(sent).toHaveLength(1);
  });

  test.each([
    ['2026-11-19', 25],
    ['2026-11-20', 20],
    ['2026-11-21', 20],
  ])('a value of %s stands where none of a later day does: %s', (day, value) => {
    const measure = { name: 'wait', start: 40, target: 12, unit: 'min', now: { value: 20, day } } as never;
    expect(measuredIn(measured, measure)).toContain(`now ${value} (`);
    expect(measuredIn(measured, null)).toBe(measured);
  });
});
