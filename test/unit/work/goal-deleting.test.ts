// What goes with a goal that is deleted, who may delete it, and the answer that stands for a yes.
import { describe, expect, test } from 'vitest';
import type { Role } from '#growth/forge/project.ts';
import type { Note } from '#growth/goals/notes.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { deleteGoal, deletionOrEnd, planDeletion } from '#work/goal/deleting.ts';
import { facts } from '../gitlab/fake-gitlab.ts';
import { alex, at, comment, record, sam, tick } from '../reports/story.ts';
import { answering, read, sessionOn } from './a-session.ts';

const goal = record({ iid: 2, title: 'Pass the CKA' });

function planned({
  about = {},
  notes = [],
  myRole = 'owner',
  me = alex,
}: {
  about?: Partial<GoalRecord>;
  notes?: readonly Note[];
  myRole?: Role | null;
  me?: typeof alex;
} = {}) {
  const project = {
    facts: { ...facts, myRole },
    isGone: () => Promise.resolve(false),
    goal: () => Promise.resolve({ ...goal, ...about }),
    notes: () => read(notes),
  };
  return planDeletion(2, sessionOn(project, { me }));
}

describe('what goes', () => {
  const checkIn = comment(at('2026-11-17'), '**Check-in 2026-11-17**\n\nRead on');
  const evidence = comment(at('2026-11-18'), '**Evidence 2026-11-18**\n\nA talk');
  const words = comment(at('2026-11-19'), 'Well done', sam);

  test.each<[string, readonly Note[], string, readonly string[]]>([
    ['text alone', [], '', []],
    ['comments', [words], '', ['1 comment']],
    ['a check-in', [checkIn, words], '', ['2 comments (1 check-in)']],
    ['evidence', [evidence, evidence], '', ['2 comments (2 pieces of evidence)']],
    ['both', [checkIn, evidence, words], '', ['3 comments (1 check-in, 1 piece of evidence)']],
    ['what GitLab noted is no comment', [tick(at('2026-11-19'), 'Sit it')], '', []],
    ['a checklist', [], '- [x] Book\n- [ ] Sit it', ['its checklist, 1 of 2 ticked']],
  ])('%s', async (_name, notes, description, more) => {
    const plan = await planned({ notes, about: { description } });
    expect(plan?.goes).toEqual(['its text and its history', ...more]);
  });

  test('of a goal that is gone: nothing', async () => {
    expect(await planDeletion(2, sessionOn({ isGone: () => Promise.resolve(true) }))).toBeNull();
  });
});

describe('who may', () => {
  test.each<[string, Role | null, typeof alex, boolean]>([
    ['the owner', 'owner', sam, true],
    ['a Planner', 'planner', sam, true],
    ['a role that is not told', null, sam, true],
    ['who opened it', 'reporter', alex, true],
    ['another Reporter', 'reporter', sam, false],
    ['a Maintainer', 'maintainer', sam, false],
  ])('%s', async (_name, myRole, me, may) => {
    const plan = planned({ myRole, me });
    if (may) expect((await plan)?.record.iid).toBe(2);
    else await expect(plan).rejects.toMatchObject({ kind: 'forbidden' });
  });

  test('is told with whoever opened it, where that is known', async () => {
    const hint = (author: typeof alex | null) =>
      planned({ myRole: 'reporter', me: sam, about: { author } }).then(
        () => '',
        (error: unknown) => String((error as { hint: unknown }).hint),
      );
    expect(await hint(alex)).toContain('a Planner, or @alex, who opened it. To end it');
    expect(await hint(null)).toContain('a Planner. To end it');
  });
});

describe('the answer', () => {
  const decided = (typed: string) => {
    const { asked, ask } = answering({ yes: typed });
    return { asked, answer: deletionOrEnd({ record: goal, goes: [] }, { ask, yes: false }) };
  };

  test.each([
    ['2', 'delete'],
    [' #2 ', 'delete'],
    ['Close', 'close'],
    ['#close', 'close'],
  ])('%s: %s', async (typed, answer) => {
    expect(await decided(typed).answer).toBe(answer);
  });

  test.each(['', '3', 'yes', '2#', '##2', '22'])('%s deletes nothing', async (typed) => {
    const { answer, asked } = decided(typed);
    await expect(answer).rejects.toMatchObject({ kind: 'cancelled' });
    expect(asked).toMatchObject([{ default: '' }]);
  });

  test('given beforehand, nobody is asked; without it and without anybody to ask, nothing happens', async () => {
    const { asked, ask } = answering({});
    expect(await deletionOrEnd({ record: goal, goes: [] }, { ask, yes: true })).toBe('delete');
    expect(asked).toEqual([]);
    const nobody = deletionOrEnd({ record: goal, goes: [] }, { ask: null, yes: false });
    await expect(nobody).rejects.toMatchObject({ kind: 'usage' });
  });
});

describe('the deletion', () => {
  const deleted = (now: Partial<GoalRecord>, became = 'removed', yes = false) => {
    const removed: number[] = [];
    const project = {
      goal: () => Promise.resolve({ ...goal, ...now }),
      removeIssue: (iid: number) => {
        removed.push(iid);
        return Promise.resolve(became);
      },
    };
    return { removed, done: deleteGoal({ record: goal, goes: [] }, sessionOn(project), { yes }) };
  };

  test('is done once it was agreed to, or was done by somebody else', async () => {
    expect(await deleted({}).done).toBe(true);
    expect(await deleted({}, 'gone').done).toBe(false);
    await expect(deleted({}, 'refused').done).rejects.toMatchObject({ kind: 'forbidden' });
  });

  test.each([
    ['its text was changed', { updatedAt: at('2026-11-23') }],
    ['a comment came', { commentCount: 1 }],
  ])('%s while it was asked: nothing is deleted', async (_name, change) => {
    const { removed, done } = deleted(change);
    await expect(done).rejects.toMatchObject({ kind: 'conflict' });
    expect(removed).toEqual([]);
  });

  test('a yes from beforehand stands, whatever came since', async () => {
    expect(await deleted({ commentCount: 1 }, 'removed', true).done).toBe(true);
  });
});
