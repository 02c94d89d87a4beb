// A plan's file made true: which goals are changed and opened, and what others changed meanwhile.
import { describe, expect, test } from 'vitest';
import { facts } from '../gitlab/fake-gitlab.ts';
import { sam } from '../reports/story.ts';
import { applying, planFile as file, planned } from './a-plan.ts';

describe('a goal', () => {
  test('that stands there as the file says is left alone', async () => {
    const {
      sent,
      applied,
      file: after,
      told,
    } = await applying(
      file(['{ iid: 1, title: Goal 1, was: { title: Goal 1, kind: general, due: 2027-03-31, quarter: FY28-Q1 } }']),
    );
    expect(sent).toEqual([]);
    expect(applied).toMatchObject({
      opened: [],
      changed: [],
      texts: [],
      warnings: [],
      toMove: 0,
      end: { how: 'as-it-was' },
      numbers: [],
    });
    expect(after).not.toContain('read:');
    expect(told).toEqual([null]);
  });

  test.each<[string, string, object]>([
    ['its title', '{ iid: 1, title: Other }', { iid: 1, title: 'Other' }],
    ['its kind', '{ iid: 1, kind: reading }', { iid: 1, kind: 'reading' }],
    ['its day', '{ iid: 1, due: 2027-04-15 }', { iid: 1, due: '2027-04-15', milestone: 'FY28-Q1' }],
    ['no day, and its quarter', '{ iid: 1, due: none }', { iid: 1, due: null, milestone: 'FY28-Q1' }],
  ])('%s is changed, and nothing else', async (_name, row, change) => {
    const { sent, applied, file: after, told } = await applying(file([row]));
    expect(sent.filter((one) => 'iid' in one)).toEqual([change]);
    expect(applied.changed.map(({ iid }) => iid)).toEqual([1]);
    expect(applied.warnings).toEqual([{ field: 'due of #1', asked: 'a', kept: 'b' }]);
    expect(applied.end.how).toBe('written');
    expect(after).toContain('was: {');
    expect(told).toEqual([{ index: 0, of: 1, title: 'Goal 1' }, null]);
  });

  test('its quarter, without a day', async () => {
    const { sent } = await applying(file(['{ iid: 1, due: none }']), {
      goals: [planned(1, { due: null, milestone: 'FY28-Q2' })],
    });
    expect(sent).toEqual([{ milestone: 'FY28-Q1' }, { iid: 1, milestone: 'FY28-Q1' }]);
  });

  test('its measure is a line of its text; where it stands now stays', async () => {
    const description = 'Measure: wait, 40 -> 12 min, now 25 (2026-11-20)';
    const {
      sent,
      applied,
      file: after,
    } = await applying(file(['{ iid: 1, measure: { name: wait, start: 40, target: 10, unit: min } }']), {
      goals: [planned(1, { description })],
    });
    expect(sent).toEqual([{ iid: 1, description: 'Measure: wait, 40 -> 10 min, now 25 (2026-11-20)' }]);
    expect(applied.warnings).toHaveLength(1);
    expect(after).toContain('wait, 40 -> 10 min');
    const both = await applying(file(['{ iid: 1, title: Other, measure: { target: 10 } }']), {
      goals: [planned(1, { description })],
    });
    expect(both.sent).toHaveLength(2);
    expect(both.applied.warnings).toHaveLength(2);
  });

  test('that somebody changed or closed meanwhile is theirs', async () => {
    const text = file(['{ iid: 1, title: Other, was: { title: Goal 1 } }', '{ iid: 2, title: More }']);
    const goals = [planned(1), planned(2)];
    const closed = await applying(text, {
      goals,
      project: { goal: (iid: number) => Promise.resolve(planned(iid, iid === 1 ? { state: 'closed' } : {})) },
    });
    expect(closed.sent).toEqual([{ iid: 2, title: 'More' }]);
    expect(closed.applied.left.difference.closed.map(({ record }) => record.iid)).toEqual([1]);
    expect(closed.applied.left.difference.rows.map(({ record }) => record.iid)).toEqual([2]);
    const changed = await applying(text, {
      goals,
      project: { goal: (iid: number) => Promise.resolve(planned(iid, iid === 1 ? { title: 'Theirs' } : {})) },
    });
    expect(changed.sent).toEqual([{ iid: 2, title: 'More' }]);
    expect(changed.applied.left.difference.rows[0]?.differences).toMatchObject([{ field: 'title', how: 'decide' }]);
  });

  test('is not a guest’s to change', async () => {
    const run = applying(file(['{ iid: 1, title: Other }']), {
      me: sam,
      project: { facts: { ...facts, myRole: 'guest' } },
    });
    await expect(run).rejects.toMatchObject({ kind: 'forbidden' });
  });

  test('a day that is past is said; so is a kind that hides it', async () => {
    const past = await applying(`plan:\n  year: FY27\nquarters:\n  FY27-Q4:\n    - { iid: 1, due: 2026-11-20 }\n`);
    expect(past.lines[0]).toMatch(/^note: 1 of these are due before today/);
  });
});

describe('a new goal', () => {
  test('is opened in its quarter, and its number comes into the file', async () => {
    const {
      sent,
      applied,
      file: after,
      told,
    } = await applying(
      file(['{ title: New, due: 2027-02-10 }', '{ title: Hidden, confidential: true, measure: { target: 3 } }']),
      { goals: [] },
    );
    expect(sent).toMatchObject([
      { word: { group: 'kind', value: 'general' } },
      { milestone: 'FY28-Q1' },
      {
        title: 'New',
        kind: 'general',
        due: '2027-02-10',
        milestone: 'FY28-Q1',
        stage: 'planned',
        confidential: false,
        template: expect.stringMatching(/^general@/),
      },
      {
        title: 'Hidden',
        due: null,
        milestone: 'FY28-Q1',
        confidential: true,
        description: expect.stringContaining('**Measure:** -> 3\n'),
      },
    ]);
    expect(applied.opened.map(({ title }) => title)).toEqual(['New', 'Hidden']);
    expect(applied.numbers).toEqual([
      { line: 5, iid: 100, title: 'New' },
      { line: 6, iid: 101, title: 'Hidden' },
    ]);
    expect(applied.warnings.map(({ field }) => field)).toEqual(['due of #100', 'due of #101']);
    expect(after).toContain('iid: 100');
    expect(after).toContain('read: 2026-11-23T08:00:00.000Z');
    expect(told).toEqual([{ index: 0, of: 2, title: 'New' }, { index: 1, of: 2, title: 'Hidden' }, null]);
  });

  test('in the text alone, there is no file to take its number', async () => {
    const { applied, file: after } = await applying(file(['{ title: New }']), { goals: [], words: { file: null } });
    expect(applied.end).toEqual({ how: 'not-written', why: 'it is no file' });
    expect(after).not.toContain('iid');
    expect((await applying(file(['{ iid: 1, title: Other }']), { words: { file: null } })).applied.end).toEqual({
      how: 'as-it-was',
    });
  });

  test('a fourth in its quarter is one too many', async () => {
    const { lines } = await applying(file(['{ title: New }']), { goals: [1, 2, 3].map((iid) => planned(iid)) });
    expect(lines.join()).toContain('FY28-Q1 has more than three open goals');
    expect((await applying(file(['{ title: New }']), { goals: [planned(1), planned(2)] })).lines).toEqual([]);
  });

  test('that says what a goal says is asked for', async () => {
    const text = file(['{ title: Goal 1 }']);
    const same = await applying(text, { answers: { same: '1' } });
    expect(same.asked).toMatchObject([
      {
        message: 'Which goal is "Goal 1" of FY28-Q1?',
        choices: [{ value: '1', label: '#1 Goal 1' }, { value: 'new' }],
      },
    ]);
    expect(same.sent).toEqual([]);
    expect(same.applied.numbers).toEqual([{ line: 5, iid: 1, title: 'Goal 1' }]);
    expect((await applying(text, { answers: { same: 'new' } })).applied.opened).toHaveLength(1);
    const nobody = await applying(text);
    expect(nobody.sent).toEqual([]);
    expect(nobody.compared.compared.difference.alike).toHaveLength(1);
    expect((await applying(file(['{ iid: 1, title: Other }']), { answers: {} })).asked).toEqual([]);
  });
});
