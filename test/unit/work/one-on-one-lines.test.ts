// Lines of an agenda: where one has a place, which goal it is about, and what of it is still asked.
import { describe, expect, test } from 'vitest';
import type { Role } from '#growth/forge/project.ts';
import type { Note } from '#growth/goals/notes.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { aboutGoal, askedGoal } from '#work/one-on-one/about-goal.ts';
import { placeProblem, planAddingTo } from '#work/one-on-one/adding.ts';
import { peopleOf } from '#work/one-on-one/attendees.ts';
import { commentedSince } from '#work/one-on-one/brought-items.ts';
import { settledItems } from '#work/one-on-one/settled-items.ts';
import { stillAsked } from '#work/one-on-one/ticked-asks.ts';
import { DevgrowthError } from '#errors.ts';
import { facts } from '../gitlab/fake-gitlab.ts';
import { alex, at, comment, meeting, record, sam } from '../reports/story.ts';
import { answering, read, readInPart, sessionOn, settings } from './a-session.ts';

const dated = (given: Parameters<typeof meeting>[0]) => ({ ...meeting(given), day: given.day });
const next = dated({ iid: 9, day: '2026-11-24', description: '- [ ] HELP a seat' });

describe('a place', () => {
  const session = (myRole: Role | null, me = alex, project = {}) =>
    sessionOn({ facts: { ...facts, myRole }, notes: () => read([]), ...project }, { me });

  test('is there where a 1:1 is open, or where one can be opened for it', () => {
    const none = { meetings: [], undated: [] };
    expect(placeProblem({ meetings: [next] }, session('guest', sam))).toBeNull();
    expect(placeProblem(none, session('guest', sam))?.kind).toBe('forbidden');
    const weekly = { ...settings, oneOnOne: { rhythm: 'weekly' as const, weekday: null } };
    const held = dated({ iid: 8, day: '2026-11-17', state: 'closed' });
    expect(placeProblem({ meetings: [held] }, { ...session('owner'), settings: weekly })).toBeNull();
  });

  test('a line that stands there is not added; whoever changes no text comments', async () => {
    const agendas = { meetings: [next], undated: [] };
    expect(await planAddingTo(agendas, { item: 'HELP a seat' }, session('owner'))).toMatchObject({
      isThere: true,
      as: 'text',
      meeting: { iid: 9 },
    });
    expect(await planAddingTo(agendas, { item: 'FYI x', key: 'k' }, session('guest', sam))).toMatchObject({
      isThere: false,
      as: 'comment',
      key: 'k',
    });
    const none = { meetings: [], undated: [] };
    expect(await planAddingTo(none, { item: 'FYI x' }, session('owner'))).toMatchObject({
      meeting: null,
      brought: null,
      isThere: false,
      as: 'text',
    });
    await expect(planAddingTo(none, { item: 'FYI x' }, session('guest', sam))).rejects.toThrow('your role, guest');
  });
});

describe('the closed 1:1 before', () => {
  const before = dated({ iid: 8, day: '2026-11-17', state: 'closed', updatedAt: at('2026-11-20') });
  const ahead = { ...next, createdAt: at('2026-11-18') };

  test.each<[string, Partial<typeof before>, boolean]>([
    ['written on since this one was opened', {}, true],
    ['written on at the moment it was opened', { updatedAt: at('2026-11-18') }, true],
    ['written on before it was opened', { updatedAt: at('2026-11-17', '17:00') }, false],
    ['not written on since it was closed', { closedAt: at('2026-11-20') }, false],
    ['open yet', { state: 'opened' }, false],
    ['without a moment of its closing', { closedAt: null }, false],
    ['of the same day', { day: '2026-11-24' }, true],
    ['of a later day', { day: '2026-11-25' }, false],
  ])('%s: %s', (_name, change, counts) => {
    expect(commentedSince(ahead, [{ ...before, ...change }], alex) !== null).toBe(counts);
  });

  test('is never the 1:1 itself, and the last of several', () => {
    expect(commentedSince({ ...ahead, state: 'closed' }, [{ ...before, iid: 9, day: '2026-11-24' }], alex)).toBeNull();
    const first = { ...before, iid: 6, day: '2026-11-10' };
    expect(commentedSince(ahead, [first, before], alex)?.iid).toBe(8);
  });
});

describe('the people of a 1:1', () => {
  const people = (
    members: readonly (typeof alex)[],
    { me = alex, manager = 'sam' }: { me?: typeof alex; manager?: string | null } = {},
  ) =>
    peopleOf(
      sessionOn(
        { members: () => read(members.map((person) => ({ person, role: 'owner', expires: null }))) },
        { me, settings: { ...settings, manager }, forge: { findPerson: () => Promise.resolve(alex) } as never },
      ),
    );

  test.each([
    [[sam, alex], {}, [1, 2]],
    [[alex], {}, [1]],
    [[sam], {}, [1, 2]],
    [[sam], { me: sam }, [1, 2]],
    [[alex, sam], { manager: null }, [1]],
  ])('the person first, then the manager', async (members, given, ids) => {
    expect(await people(members, given)).toEqual(ids);
  });
});

describe('a goal', () => {
  const goals = [
    record({ iid: 2, title: 'Pass the *CKA*', due: '2027-01-15' }),
    record({ iid: 3, title: 'Quiet', confidential: true }),
  ];
  const session = (list: readonly GoalRecord[] = goals) =>
    sessionOn({ goals: () => read(list), goal: (iid: number) => Promise.resolve(list.find((one) => one.iid === iid)) });
  const desk = { ask: null, env: {} };

  test('that a line is about stands at its end, unless it is confidential', async () => {
    const about = { iid: 2, goalAt: null };
    expect(await aboutGoal({ item: 'HELP a seat', about }, session(), desk)).toEqual({
      item: 'HELP a seat: Pass the \\*CKA\\* (#2)',
    });
    expect(await aboutGoal({ item: 'HELP a seat' }, session(), desk)).toEqual({ item: 'HELP a seat' });
    const hidden = aboutGoal({ item: 'x', about: { iid: 3, goalAt: null } }, session(), desk);
    await expect(hidden).rejects.toThrow('#3 is confidential, and every member of the project reads the 1:1');
  });

  test('is chosen among those that all may see, or none of them', async () => {
    const { asked, ask } = answering({ goal: '2' });
    expect(await askedGoal(session(), ask)).toEqual({ about: { iid: 2, goalAt: null } });
    expect(asked[0]?.['choices']).toMatchObject([{ value: 'none' }, { value: '2' }]);
    expect(asked).toMatchObject([{ isFiltered: true }]);
    expect(await askedGoal(session(), answering({ goal: 'none' }).ask)).toEqual({});
    expect(await askedGoal(session(goals.slice(1)), answering({}).ask)).toEqual({});
  });
});

describe('a line that was taken from a goal', () => {
  const ask = { ...comment(at('2026-11-18'), '**Check-in 2026-11-18**\n\n**Help:** a seat'), isOwn: true };
  const answer = comment(at('2026-11-20'), 'Take mine', sam);
  const goal = (more: Partial<GoalRecord> = {}) =>
    record({ iid: 2, title: 'Pass the CKA', commentCount: 2, stages: ['doing'], ...more });
  const help = 'HELP a seat: Pass the CKA (#2)';
  const approval = 'REVIEW approval of my manager: Pass the CKA (#2)';
  const description = '- [ ] Read\n- [ ] Approval: my manager';
  const on = (notes: readonly Note[], isWhole = true, goalNow: GoalRecord | null = goal()) =>
    sessionOn({
      notes: () => (isWhole ? read(notes) : readInPart(notes)),
      goal: () => (goalNow === null ? Promise.reject(new DevgrowthError('not-found', 'no')) : Promise.resolve(goalNow)),
    });

  test.each([
    ['still asked', [ask], goal(), true, []],
    ['answered', [answer, ask], goal(), true, [help]],
    ['answered, as far as was read', [answer, ask], goal(), false, []],
    ['of a closed goal', [ask], goal({ state: 'closed' }), true, [help]],
    ['of a goal that is not there', [ask], goal({ iid: 3 }), true, []],
  ])('is settled where it is not %s', async (_name, notes, about, isWhole, settled) => {
    expect(await settledItems([help], [about], on(notes, isWhole))).toEqual(settled);
    expect(await settledItems(['FYI nothing'], [about], on(notes, isWhole))).toEqual([]);
  });

  test('ticked on the agenda may be asked on the goal still', async () => {
    const said = async (text: string, session: ReturnType<typeof on>) =>
      (await stillAsked([{ text }], session)).map(String);
    expect(await said(help, on([ask]))).toEqual([expect.stringContaining('The goal still asks for it')]);
    expect(await said(help, on([answer, ask]))).toEqual([]);
    expect(await said(help, on([ask], true, goal({ state: 'closed' })))).toEqual([]);
    expect(await said('FYI nothing', on([ask]))).toEqual([]);
    expect(await said(help, on([], true, null))).toEqual([]);
    expect(await said(approval, on([], true, goal({ description })))).toEqual([
      expect.stringContaining('The goal still waits for this approval; when it is given: goal check 2 2'),
    ]);
    expect(await said(approval, on([], true, goal({ description: '- [x] Approval: my manager' })))).toEqual([]);
  });
});
