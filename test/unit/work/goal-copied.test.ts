// A goal opened once more, taken along in a file, made confidential, or meant by a number that is something else's.
import { describe, expect, test } from 'vitest';
import { DevgrowthError } from '#errors.ts';
import type { Note } from '#growth/goals/notes.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { sayWhereItStands, sayWhoStillReads } from '#work/goal/concealed.ts';
import { comesAgain, everyNow, openNext, planCopy } from '#work/goal/copying.ts';
import { exportFile, exportPlace, readExport } from '#work/goal/exporting.ts';
import { goalOrWay } from '#work/goal/no-goal.ts';
import { planReopening, planStage } from '#work/goal/stages.ts';
import { at, comment, meeting, record, sam } from '../reports/story.ts';
import { answering, deskOn, hearing, read, readInPart, sessionOn } from './a-session.ts';

const description = 'Every: quarter\nMeasure: wait, 40 -> 12 min, now 25 (2026-11-20)\n\n- [x] Book\n- [ ] Sit it';
const goal = (more: Partial<GoalRecord> = {}) => record({ iid: 2, title: 'Pass the CKA', description, ...more });

describe('a copy', () => {
  const copy = (due: string | null, more: Partial<GoalRecord> = {}, every: 'quarter' | null = null) => {
    const { lines, desk } = deskOn();
    const session = sessionOn({ goal: () => Promise.resolve(goal(more)) });
    return planCopy({ iid: 2, goalAt: null, due, every }, session, desk).then((plan) => ({ lines, plan }));
  };

  test('has open boxes, a measure without its value, and says how often it comes again only where that is said', async () => {
    const { plan } = await copy(null);
    expect(plan.goal).toMatchObject({
      title: 'Pass the CKA',
      due: null,
      milestone: null,
      stage: 'planned',
      isQuiet: true,
    });
    expect(plan.goal.description).toContain('Measure: wait, 40 -> 12 min\n');
    expect(plan.goal.description).toContain('- [ ] Book\n- [ ] Sit it');
    expect(plan.goal.description).not.toContain('Every');
    expect((await copy(null, {}, 'quarter')).plan.goal.description).toMatch(/^Every: quarter/m);
    expect(plan.words.due).toBe('none');
  });

  test('keeps its kind, its template and that it is confidential', async () => {
    const mark = { type: 'goal', template: 'course@2', key: 'k' } as never;
    expect((await copy(null, { kinds: ['course'], confidential: true, mark })).plan.goal).toMatchObject({
      kind: 'course',
      confidential: true,
      template: 'course@2',
    });
    expect((await copy(null, { kinds: [] })).plan.goal).toMatchObject({ kind: 'general', template: null });
  });

  test('has a day of its own, and is of that quarter', async () => {
    const { plan, lines } = await copy('2027-01-15');
    expect(plan.goal).toMatchObject({ due: '2027-01-15', milestone: 'FY27-Q4' });
    expect(lines).toEqual([]);
    expect((await copy('tomorrow')).lines).toEqual(['say: Due 2026-11-24']);
    expect((await copy('2026-11-20')).lines[0]).toContain('is past');
    await expect(copy('soonish')).rejects.toMatchObject({ kind: 'usage' });
  });

  test('comes again unless it was dropped', () => {
    expect(comesAgain({ description }, 'achieved')).toBe('quarter');
    expect(comesAgain({ description }, 'dropped')).toBeNull();
    expect(comesAgain({ description: '' }, 'achieved')).toBeNull();
    expect(everyNow({ description })).toBe('quarter');
    expect(everyNow({ description: '' })).toBe('none');
  });
});

describe('the next one of a goal that comes again', () => {
  const opened = async (there: readonly GoalRecord[], about: Partial<GoalRecord> = {}) => {
    const created: Record<string, unknown>[] = [];
    const next = record({ iid: 9, title: 'x' });
    const project = {
      goals: () => read(there),
      inTurn: (_name: string, work: () => Promise<unknown>) => work(),
      labels: () => read([]),
      milestones: () => read([]),
      ensureMilestone: () => Promise.resolve(true),
      createGoal: (one: Record<string, unknown>) => {
        created.push(one);
        return Promise.resolve({ value: next, warnings: [] });
      },
    };
    const { desk } = deskOn();
    const { value } = await openNext(goal({ due: '2026-10-20', ...about }), 'quarter', sessionOn(project), desk);
    return { created, iid: value.iid };
  };
  const mark = { type: 'goal', template: null, key: 'after-1-2' } as never;

  test('is due at the end of the quarter after its own, and opened by its key', async () => {
    const { created, iid } = await opened([]);
    expect(iid).toBe(9);
    expect(created).toMatchObject([{ due: '2027-01-31', milestone: 'FY27-Q4', key: 'after-1-2', mayExist: true }]);
    expect((await opened([], { due: null })).created).toMatchObject([{ milestone: 'FY28-Q1' }]);
  });

  test('is not opened again where it is there, by somebody who may have done so', async () => {
    expect(await opened([record({ iid: 7, title: 'x', mark }), record({ iid: 6, title: 'x', mark })])).toEqual({
      created: [],
      iid: 6,
    });
    expect((await opened([record({ iid: 7, title: 'x', mark, author: sam })])).iid).toBe(7);
    const other = { id: 3, username: 'kim', name: 'Kim' };
    expect((await opened([record({ iid: 7, title: 'x', mark, author: other })])).iid).toBe(9);
    expect((await opened([record({ iid: 7, title: 'x' })])).iid).toBe(9);
  });
});

describe('a file of all goals', () => {
  const exported = async (goals: readonly GoalRecord[], notes: readonly Note[] = [], isWhole = true) => {
    const session = sessionOn({ goals: () => (isWhole ? read(goals) : readInPart(goals)), notes: () => read(notes) });
    const all = await readExport('all', session);
    return { all, text: exportFile(all, session, 'devgrowth goal add --import FILE') };
  };

  test('has each with what an import reads, and leaves out what is as usual', async () => {
    const closing = { ...comment(at('2026-11-10'), '**Closed 2026-11-10** · achieved\n\nA lot'), isOwn: true };
    const closed = { state: 'closed' as const, closedAt: at('2026-11-10'), commentCount: 1 };
    const { all } = await exported(
      [
        goal({ iid: 4, ...closed, outcomes: ['achieved'], stages: [] }),
        goal({ iid: 3, kinds: [], description: ' ', stages: ['planned'] }),
        goal({ due: '2027-01-15', confidential: true, kinds: ['course'] }),
      ],
      [closing],
    );
    expect(all.goals).toMatchObject([
      { id: 'alex/goals#2', kind: 'course', due: '2027-01-15', stage: 'doing', confidential: true, description },
      { id: 'alex/goals#3', kind: 'general', due: 'none' },
      { id: 'alex/goals#4', closed: { outcome: 'achieved', day: '2026-11-10' } },
    ]);
    expect(Object.keys(all.goals[1] ?? {}).toSorted()).toEqual(['due', 'id', 'kind', 'title']);
    expect(all.goals[0]).not.toHaveProperty('closed');
  });

  test('says so where it is not whole', async () => {
    const { text } = await exported([goal()]);
    expect(text).toContain('1 goal of alex/goals, 2026-11-23');
    expect(text).not.toContain('INCOMPLETE');
    expect((await exported([goal()], [], false)).text).toContain('INCOMPLETE');
  });

  test('is written over another one only after a yes', async () => {
    const place = async (more: Parameters<typeof deskOn>[0], isThere = true) => {
      const { desk, files } = deskOn({ cwd: '/home', ...more });
      if (isThere) await files.write('/home/x.yml', 'old');
      return exportPlace('x.yml', desk);
    };
    expect(await place({}, false)).toBe('/home/x.yml');
    expect(await place({ yes: true })).toBe('/home/x.yml');
    expect(await place({ ask: answering({ yes: true }).ask })).toBe('/home/x.yml');
    await expect(place({ ask: answering({ yes: false }).ask })).rejects.toThrow('Kept.');
    await expect(place({})).rejects.toThrow('/home/x.yml is there already');
  });
});

describe('a goal that is made confidential', () => {
  const places = async (given: { description?: string; plan?: string; notes?: readonly Note[]; hidden?: boolean }) => {
    const { lines, talk } = hearing();
    const one = meeting({
      iid: 9,
      day: '2026-11-24',
      description: given.description ?? '',
      confidential: given.hidden ?? false,
    });
    const project = {
      oneOnOnes: () => read([{ ...one, commentCount: given.notes?.length ?? 0 }]),
      issueWithMarker: () =>
        Promise.resolve(given.plan === undefined ? null : { iid: 14, title: 'Year plan', description: given.plan }),
      notes: () => read(given.notes ?? []),
    };
    await sayWhereItStands(goal({ title: 'Read' }), sessionOn(project), talk);
    return lines;
  };

  test.each([
    ['- [ ] DISCUSS #2', true],
    ['- [ ] read, then write', true],
    ['Already, reading', false],
    ['Already. Read!', true],
    ['FYI #21', false],
  ])('"%s" tells of it: %s', async (text, isTold) => {
    expect((await places({ description: text }))[0]?.includes('#9 1:1 2026-11-24')).toBe(isTold);
  });

  test('the plan and the newest report are named as well', async () => {
    const report = {
      ...comment(at('2026-11-20'), 'Read'),
      mark: { type: 'report', template: null, key: null } as never,
    };
    expect((await places({ plan: 'Read' }))[0]).toContain('#14 Year plan');
    expect((await places({ notes: [report] }))[0]).toContain('the report on #9');
    expect(await places({ notes: [comment(at('2026-11-20'), 'Read')] })).toHaveLength(1);
    expect(await places({ plan: 'Write' })).toHaveLength(1);
  });

  test('that is assigned to others is read by them still', () => {
    const told = (more: Partial<GoalRecord>) => {
      const { lines, talk } = hearing();
      sayWhoStillReads(goal(more), sessionOn({}), talk);
      return lines;
    };
    expect(told({ assignees: [sam] })[0]).toContain('@sam can read it all the same');
    expect(told({})).toEqual([]);
  });

  test('what could not be read of other texts is told, a fault of our own is none', async () => {
    const { lines, talk } = hearing();
    const failing = (problem: Error) =>
      sessionOn({ oneOnOnes: () => Promise.reject(problem), issueWithMarker: () => Promise.resolve(null) });
    await sayWhereItStands(goal(), failing(new DevgrowthError('server', 'no')), talk);
    expect(lines[0]).toContain('could not be read');
    await expect(sayWhereItStands(goal(), failing(new TypeError('fault')), talk)).rejects.toThrow('fault');
  });
});

describe('a number', () => {
  const missing = new DevgrowthError('not-found', '#14 is no goal');
  const way = (problem: Error, plan: number | null, document: number | null) =>
    goalOrWay(
      14,
      sessionOn({
        goal: () => Promise.reject(problem),
        issueWithMarker: () => Promise.resolve(plan === null ? null : { iid: plan }),
        promotionDocument: () => Promise.resolve(document === null ? null : { iid: document }),
      }),
    );

  test('of the plan or the promotion document says what changes that', async () => {
    await expect(way(missing, 14, null)).rejects.toThrow('#14 is the year plan, not a goal');
    await expect(way(missing, 13, 14)).rejects.toThrow('#14 is the promotion document, not a goal');
    await expect(way(missing, 13, 15)).rejects.toThrow('#14 is no goal');
    await expect(way(missing, null, null)).rejects.toThrow('#14 is no goal');
    await expect(way(new DevgrowthError('server', 'broken'), 14, null)).rejects.toThrow('broken');
  });

  test('of a goal tells whether it stands there already', async () => {
    const session = (more: Partial<GoalRecord>) => sessionOn({ goal: () => Promise.resolve(goal(more)) });
    const stage = async (stages: GoalRecord['stages']) => (await planStage(2, 'doing', session({ stages }))).isThere;
    expect([await stage(['doing']), await stage(['planned']), await stage(['doing', 'planned'])]).toEqual([
      true,
      false,
      false,
    ]);
    await expect(planStage(2, 'doing', session({ state: 'closed' }))).rejects.toThrow('#2 is closed');
    const again = async (more: Partial<GoalRecord>) => (await planReopening(2, session(more))).isThere;
    expect([await again({}), await again({ state: 'closed' }), await again({ outcomes: ['achieved'] })]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
