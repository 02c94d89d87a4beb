// What goes with a write of a goal: that it begins, the label of what is asked of the manager, a check-in in place of the last one.
import { describe, expect, test } from 'vitest';
import { DevgrowthError } from '#errors.ts';
import type { Note } from '#growth/goals/notes.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { askBeside, ensureAskLabel, renewAskLabels } from '#work/ask-label.ts';
import { amended, lastCheckIn } from '#work/goal/amending.ts';
import { startsWith } from '#work/goal/starting.ts';
import { facts } from '../gitlab/fake-gitlab.ts';
import { alex, at, comment, record, sam, story } from '../reports/story.ts';
import { answering, deskOn, read, sessionOn, settings } from './a-session.ts';

describe('a planned goal that is begun', () => {
  const starts = (
    stages: GoalRecord['stages'],
    {
      start = false,
      isDecided = false,
      ...more
    }: { start?: boolean; isDecided?: boolean; state?: 'closed'; myRole?: 'guest'; yes?: boolean } = {},
  ) => {
    const { asked, ask } = answering({ start: true });
    const { desk } = deskOn(more.yes === true ? { ask } : {});
    const project = { facts: { ...facts, myRole: more.myRole ?? 'owner' } };
    const session = sessionOn(project, { connection: { profile: null } as never });
    const goal = { iid: 2, state: more.state ?? ('opened' as const), stages };
    return startsWith({ start, isDecided }, goal, session, desk).then((is) => [is, asked.length]);
  };

  test.each<[string, Parameters<typeof starts>, boolean, number]>([
    ['planned, where it is said', [['planned'], { start: true }], true, 0],
    ['doing already', [['doing'], { start: true }], false, 0],
    ['of two stages', [['doing', 'planned'], { start: true }], true, 0],
    ['of none', [[], { start: true }], true, 0],
    ['waiting, where it is said', [['waiting'], { start: true }], true, 0],
    ['closed', [['planned'], { start: true, state: 'closed' }], false, 0],
    ['of a guest', [['planned'], { start: true, myRole: 'guest' }], false, 0],
    ['planned, and somebody is asked', [['planned'], { yes: true }], true, 1],
    ['planned, and nobody is there', [['planned']], false, 0],
    ['planned, and it was decided before', [['planned'], { yes: true, isDecided: true }], false, 0],
    ['waiting, and nothing is said', [['waiting'], { yes: true }], false, 0],
    ['planned and waiting', [['planned', 'waiting'], { yes: true }], false, 0],
  ])('%s', async (_name, given, is, asked) => {
    expect(await starts(...given)).toEqual([is, asked]);
  });
});

describe('a check-in that is amended', () => {
  const said = '**Check-in 2026-11-20** · at-risk · 40%\n\nOld\n\n**Next:** Sit it\n\n**Help:** a seat';
  const typed = {
    day: null,
    health: null,
    percent: null,
    text: '',
    next: null,
    help: null,
    helpNone: false,
    waitingFor: null,
    measure: null,
    values: [],
  };
  const change = (more: object) => amended(said, { ...typed, ...more }, { settings });

  test('keeps what is not typed anew', () => {
    expect(change({})).toBe(change({ text: 'Old', next: 'Sit it', percent: 40, health: 'at-risk', help: 'a seat' }));
    expect(change({ text: 'New' })).toContain('New');
    expect(change({ health: 'on-track', percent: 50 })).toMatch(/on track.*50%/);
    expect(change({ helpNone: true })).toContain('**Help:** none');
    expect(change({ help: 'a room' })).toContain('**Help:** a room');
    expect(amended('Well done', typed, { settings })).toBeNull();
  });

  test('is the newest of one’s own', async () => {
    const one = (day: string, by = alex, body = `**Check-in ${day}**\n\nx`) => ({
      ...comment(at(day), body, by),
      isOwn: by === alex,
    });
    const notes = [one('2026-11-18'), one('2026-11-20'), one('2026-11-21', alex, 'Words'), one('2026-11-22', sam)];
    const session = (all: typeof notes) => sessionOn({ notes: () => read(all) });
    expect(await lastCheckIn(2, session(notes))).toMatchObject({ at: at('2026-11-20') });
    await expect(lastCheckIn(2, session(notes.slice(2)))).rejects.toThrow('#2 has no check-in of yours to amend');
  });
});

describe('the label of what is asked of the manager', () => {
  const approval = '- [ ] Approval: my manager';
  const helped = { ...comment(at('2026-11-18'), '**Check-in 2026-11-18**\n\n**Help:** a seat'), isOwn: true };
  type Beside = Parameters<typeof askBeside>;
  const beside = (
    about: Partial<GoalRecord>,
    change: Beside[1] = {},
    help: Beside[3] = null,
    given: { me?: typeof alex; myRole?: 'guest'; notes?: readonly Note[] } = {},
  ) => {
    const asked: string[] = [];
    const note = (what: string) => {
      asked.push(what);
      return read(given.notes ?? []);
    };
    const project = {
      facts: { ...facts, myRole: given.myRole ?? 'owner' },
      notes: () => note('notes'),
      ensureLabel: () => Promise.resolve(note('label')),
    };
    const goal = record({ iid: 2, title: 'x', commentCount: given.notes?.length ?? 0, ...about });
    const session = sessionOn(project, { me: given.me ?? alex });
    return askBeside(goal, change, session, help).then(({ hasAsk = null }) => [hasAsk, ...asked]);
  };
  const had = { hasAsk: true };

  test.each<[string, Parameters<typeof beside>, readonly unknown[]]>([
    ['comes with an ask', [{}, {}, 'asked'], [true, 'label']],
    ['is there already', [had, {}, 'asked'], [null]],
    ['comes with no ask of a closed goal', [{ state: 'closed' }, {}, 'asked'], [null]],
    ['goes with the word that nothing is needed', [had, {}, 'none'], [false]],
    ['stays for an approval', [{ ...had, description: approval }, {}, 'none'], [null]],
    ['comes with an approval that is new', [{}, { description: approval }], [true, 'label']],
    ['does not come back for an old approval', [{ description: approval }, {}], [null]],
    ['comes for an old approval with a new ask', [{ description: approval }, {}, 'asked'], [true, 'label']],
    ['is not looked for where nothing changes', [{}, {}, null, { notes: [helped] }], [null]],
    ['goes once nothing is asked', [had, {}], [false]],
    ['goes with a goal that is closed', [had, { state: 'closed' }], [false]],
    [
      'goes with the word that nothing is needed, whatever was asked before',
      [had, {}, 'none', { notes: [helped] }],
      [false],
    ],
    ['stays where it is asked still', [had, {}, null, { notes: [helped] }], [null, 'notes']],
    [
      'comes again with a goal that is reopened',
      [{ state: 'closed' }, { state: 'opened' }, 'again', { notes: [helped] }],
      [true, 'notes', 'label'],
    ],
    ['is the person’s', [{}, {}, 'asked', { me: sam }], [null]],
    ['is not put on by a guest', [{}, {}, 'asked', { myRole: 'guest' }], [null]],
  ])('%s', async (_name, given, expected) => {
    expect(await beside(...given)).toEqual(expected);
  });

  test('that cannot be made is no reason to fail, unless the token is none', async () => {
    const failing = (kind: 'forbidden' | 'authentication') =>
      ensureAskLabel(sessionOn({ ensureLabel: () => Promise.reject(new DevgrowthError(kind, 'no')) }));
    await expect(failing('forbidden')).resolves.toBeUndefined();
    await expect(failing('authentication')).rejects.toThrow('no');
  });

  test('is renewed by what was read, and what fails is told', async () => {
    const goal = (iid: number, more: Partial<GoalRecord>) => record({ iid, title: 'x', commentCount: 1, ...more });
    const done = [goal(2, had), goal(3, {}), goal(4, had), goal(5, {})];
    const notesOf = (iid: number) => (iid === 3 || iid === 4 ? [helped] : []);
    const stories = done.slice(0, 3).map((one) => story(one, { notes: notesOf(one.iid) }));
    const renew = (me: typeof alex, fails: 'server' | 'forbidden' | null = null) => {
      const changes: unknown[] = [];
      const changeGoal = (iid: number, change: object) => {
        changes.push([iid, change]);
        return fails === null
          ? Promise.resolve({ value: goal(iid, {}), warnings: [] })
          : Promise.reject(new DevgrowthError(fails, 'broken'));
      };
      const project = { changeGoal, ensureLabel: () => Promise.resolve(false), notes: () => read([]) };
      return renewAskLabels({ goals: done, stories }, sessionOn(project, { me })).then((told) => ({ told, changes }));
    };
    expect(await renew(alex)).toEqual({
      told: [],
      changes: [
        [2, { hasAsk: false }],
        [3, { hasAsk: true }],
      ],
    });
    expect(await renew(sam)).toEqual({ told: [], changes: [] });
    expect((await renew(alex, 'forbidden')).told).toEqual([]);
    expect((await renew(alex, 'server')).told).toMatchObject([
      { field: 'label of #2', asked: 'nothing', kept: 'asked of the manager', advice: 'broken' },
      { field: 'label of #3', asked: 'asked of the manager', kept: 'nothing' },
    ]);
  });
});
