// The activity behind goals: what is asked for, what is left out, and what of it failed.
import { describe, expect, test } from 'vitest';
import { DevgrowthError } from '#errors.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { isSaidLater } from '#work/goal/later-health.ts';
import { daysAway, planOnce, readStories, sourcesOf, withAway } from '#work/goal-stories.ts';
import { alex, at, comment, failure, record, source, story, tick } from '../reports/story.ts';
import { read, readInPart, sessionOn } from './a-session.ts';

const zone = 'UTC';
const away = { ...comment(at('2026-11-20'), '**Away** 2026-11-20 to 2026-11-30'), mark: null, isOwn: true };

function asking(records: readonly GoalRecord[], { plan = null }: { plan?: object | null } = {}) {
  const asked: string[] = [];
  const note = (what: string) => (iid: number, options?: object) => {
    asked.push(
      `${what} ${iid}${options === undefined || Object.keys(options).length === 0 ? '' : ` ${JSON.stringify(options)}`}`,
    );
    return read([]);
  };
  const project = {
    notes: note('notes'),
    labelEvents: note('labels'),
    stateEvents: note('states'),
    issueWithMarker: () => {
      asked.push('plan');
      return Promise.resolve(plan);
    },
  };
  return { asked, project: sessionOn(project).project, records };
}

describe('what is asked for', () => {
  const asked = async (about: Partial<GoalRecord>, since: string | null = null) => {
    const { asked: list, project } = asking([]);
    await readStories(project, [record({ iid: 2, title: 'x', ...about })], since, zone);
    return list.toSorted();
  };
  const closed = { state: 'closed' as const, closedAt: at('2026-11-10') };
  const whole = ['labels 2', 'notes 2', 'states 2'];

  test.each<[string, Partial<GoalRecord>, string | null, readonly string[]]>([
    ['an open goal without comments', {}, null, ['plan']],
    ['an open goal with comments', { commentCount: 1 }, null, ['notes 2 {"onlyLatestPage":true}', 'plan']],
    ['a closed goal', { ...closed, commentCount: 1 }, null, []],
    [
      'one that changed since',
      { updatedAt: at('2026-11-20') },
      at('2026-11-20'),
      [...whole.map((one) => (one === 'notes 2' ? `notes 2 {"since":"${at('2026-11-20')}"}` : one)), 'plan'],
    ],
    ['one that did not', { updatedAt: at('2026-11-19') }, at('2026-11-20'), ['plan']],
    [
      'one that waits for an approval',
      { updatedAt: at('2026-11-19'), description: '- [ ] Approval: my manager' },
      at('2026-11-20'),
      [...whole, 'plan'],
    ],
  ])('of %s', async (_name, about, since, requests) => {
    expect(await asked(about, since)).toEqual(requests.toSorted());
  });

  test('of one open goal among closed ones: the plan as well', async () => {
    const { asked: list, project } = asking([]);
    const records = [record({ iid: 2, title: 'x' }), record({ iid: 3, title: 'y', ...closed })];
    await readStories(project, records, null, zone);
    expect(list).toEqual(['plan']);
  });

  test('the plan once, whoever asks', async () => {
    const { asked: list, project } = asking([]);
    const find = planOnce(project);
    expect(list).toEqual([]);
    await Promise.all([find(), find()]);
    expect(list).toEqual(['plan']);
  });
});

describe('days away', () => {
  const found = (notes: () => ReturnType<typeof read>, commentCount = 1) =>
    daysAway(sessionOn({ notes }).project, zone, () => Promise.resolve({ iid: 14, commentCount } as never));
  const failing = (kind: string) => () =>
    Promise.reject<Awaited<ReturnType<typeof read>>>(new DevgrowthError(kind as 'server', 'no answer'));

  test('are those of the plan’s comments', async () => {
    expect(await found(() => read([away]))).toMatchObject({ away: [{ last: '2026-11-30' }], unread: null });
    expect(await found(() => read([away]), 0)).toEqual({ away: [], unread: null });
  });

  test('that could not be read are named, unless the plan is hidden', async () => {
    const unread = { name: 'days away on the plan' };
    expect(await found(() => readInPart([away]))).toMatchObject({ away: [{}], unread });
    expect(await found(failing('server'))).toEqual({
      away: [],
      unread: { ...unread, requests: 1, seen: 0, total: null, failed: { kind: 'server', message: 'no answer' } },
    });
    expect(await found(failing('forbidden'))).toEqual({ away: [], unread: null });
    expect(await found(failing('not-found'))).toEqual({ away: [], unread: null });
    await expect(found(() => Promise.reject(new TypeError('a fault')))).rejects.toThrow('a fault');
  });

  test('stand on the activity of each goal only where there are any', () => {
    const { activity } = story(record({ iid: 2, title: 'x' }));
    expect(withAway(activity, { away: [], unread: null })).toEqual(activity);
    const days = [{ first: '2026-11-20', last: '2026-11-30' }] as never;
    expect(withAway(activity, { away: days, unread: failure('days') })).toMatchObject({ away: days, awayUnread: {} });
  });
});

describe('sources', () => {
  const one = (name: string, seen: number) => source(name, seen);
  const activity = (more: object) => ({ activity: { notes: null, labelEvents: null, stateEvents: null, ...more } });

  test('of one kind are summed; what GitLab noted by itself is no comment', () => {
    const [said, noted] = [comment(at('2026-11-20'), 'x'), tick(at('2026-11-20'), 'y')];
    const notes = [said, noted, noted];
    const stories = [
      activity({ notes: { items: notes, source: one('comments of #2', 3) } }),
      activity({
        notes: { items: [], source: one('comments of #3', 0) },
        labelEvents: { items: [], source: one('l', 4) },
      }),
    ];
    expect(sourcesOf(stories)).toEqual([
      { name: 'comments', requests: 2, seen: 1, total: null, failed: null },
      { name: 'label events', requests: 1, seen: 4, total: null, failed: null },
    ]);
    expect(sourcesOf([activity({})])).toEqual([]);
  });

  test('that failed stand by themselves, and days away once for all', () => {
    const broken = failure('comments of #3', 'no', 1);
    const days = failure('days away on the plan');
    const stories = [
      activity({ notes: { items: [], source: one('comments of #2', 0) }, awayUnread: days }),
      activity({ notes: { items: [], source: broken }, awayUnread: days }),
    ];
    expect(sourcesOf(stories)).toEqual([{ ...one('comments', 0), requests: 1 }, broken, days]);
    expect(sourcesOf(stories.slice(1))).toEqual([broken, days]);
  });
});

describe('whether a later check-in says how a goal stands', () => {
  const said = (day: string, health = 'at-risk') => comment(at(day), `**Check-in ${day}** · ${health}\n\nWords`, alex);
  const isLater = (day: string, notes = [said('2026-11-20')], commentCount = 1) =>
    isSaidLater(record({ iid: 2, title: 'x', commentCount }), day, sessionOn({ notes: () => read(notes) }));

  test.each([
    ['2026-11-19', true],
    ['2026-11-20', false],
    ['2026-11-22', false],
  ])('of %s: %s', async (day, expected) => {
    expect(await isLater(day)).toBe(expected);
  });

  test('one of several days later is enough, and of today nothing is later', async () => {
    const ahead = said('2026-11-24');
    expect(await isLater('2026-11-19', [said('2026-11-20'), said('2026-11-10')])).toBe(true);
    expect(await isLater('2026-11-22', [ahead])).toBe(true);
    expect(await isLater('2026-11-23', [ahead])).toBe(false);
  });

  test('without a level it says nothing of that', async () => {
    expect(await isLater('2026-11-19', [comment(at('2026-11-20'), '**Check-in 2026-11-20**\n\nWords')])).toBe(false);
    expect(await isLater('2026-11-19', [said('2026-11-20')], 0)).toBe(false);
  });
});
