// The last report that was posted: on which 1:1 it is looked for, how far, and what is not known of it; and how a report is posted once.
import { describe, expect, test } from 'vitest';
import type { Note } from '#growth/goals/notes.ts';
import type { DatedOneOnOne, OneOnOne } from '#growth/meetings/one-on-one.ts';
import { windowOf } from '#growth/time/window.ts';
import { ListRead } from '#growth/words/completeness.ts';
import { owner } from '#reports/audience.ts';
import { lookForLast } from '#work/report/last-report.ts';
import { lastReported, postReport, readingOnce, reportsIn } from '#work/report/posted.ts';
import { alex, at, comment, failure, meeting, now, sam, source } from '../reports/story.ts';
import { sessionOn } from './a-session.ts';

const report = (day: string, more: object = {}, by: typeof sam | null = alex): Note =>
  ({ ...comment(at(day), `Report ${day}`, by), mark: { type: 'report', template: null, key: 'k' }, ...more }) as Note;
const plain = comment(at('2026-11-18'), 'Thanks');

test('reports of the person and of whoever asks, the newest first', () => {
  const kim = { id: 9, username: 'kim', name: 'Kim' };
  const mine = report('2026-11-10', {}, kim);
  const theirs = report('2026-11-12', {}, { ...alex, id: 77, username: 'Alex' });
  const notes = [mine, plain, report('2026-11-15', {}, sam), report('2026-11-16', {}, null), theirs];
  expect(reportsIn(notes, sessionOn({}, { me: kim }))).toEqual([theirs, mine]);
});

interface Held {
  readonly newest?: readonly Note[];
  /** Older pages. */
  readonly older?: readonly Note[];
  readonly fails?: boolean;
}

function scene(held: Readonly<Record<number, Held>>) {
  const asked: string[] = [];
  const notes = (iid: number, { onlyLatestPage = false } = {}) => {
    const { newest = [], older = [], fails = false } = held[iid] ?? {};
    asked.push(`${onlyLatestPage ? 'newest' : 'all'} ${iid}`);
    const items = onlyLatestPage ? newest : [...older, ...newest];
    const name = `comments of #${iid}`;
    // A full page: there may be older ones.
    const seen = onlyLatestPage && older.length > 0 ? 100 : items.length;
    return Promise.resolve(new ListRead({ items, source: fails ? failure(name) : source(name, seen) }));
  };
  const project = { notes };
  return { asked, session: sessionOn(project), newest: readingOnce(project, Promise.resolve(owner)) };
}

const held = (iid: number, day: string, more: Partial<OneOnOne> = {}) =>
  meeting({ iid, day, state: 'closed', commentCount: 1, title: `1:1 alex ${day}`, ...more });
const weekAgo = held(7, '2026-11-19');
const ahead = meeting({ iid: 9, day: '2026-11-26', commentCount: 1, title: '1:1 alex 2026-11-26' });

describe('looked for', () => {
  async function last(
    meetings: readonly OneOnOne[],
    notes: Readonly<Record<number, Held>>,
    { against = 'all', until = null as string | null, audience = 'manager', isWhole = true } = {},
  ) {
    const { asked, session, newest } = scene(notes);
    const list = { items: meetings, source: isWhole ? source('1:1s', meetings.length) : failure('1:1s') };
    const window = windowOf('2026-11-01', '2026-11-12', now.zone, '');
    const days = Promise.resolve({ window, unread: null });
    const words = { audience, until, against } as never;
    const found = await lookForLast(words, Promise.resolve(list), days, Promise.resolve(owner), newest, session);
    return { found, asked };
  }

  test.each<[string, Parameters<typeof last>, unknown, readonly string[]]>([
    ['not for a review', [[weekAgo], {}, { audience: 'review' }], null, []],
    ['not where nothing is compared', [[weekAgo], {}, { against: 'nothing' }], null, []],
    ['on the 1:1 before the one ahead', [[ahead, weekAgo], { 7: { newest: [report('2026-11-18')] } }], 7, ['newest 7']],
    [
      'also a report of today, on a 1:1 before',
      [[ahead, weekAgo], { 7: { newest: [report('2026-11-23')] } }],
      7,
      ['newest 7'],
    ],
    [
      'the newest 1:1 first',
      [[held(5, '2026-11-05'), ahead, weekAgo], { 5: { newest: [report('2026-11-04')] }, 7: { newest: [plain] } }],
      5,
      ['newest 7', 'newest 5'],
    ],
    [
      'at hand: on one alone',
      [
        [held(5, '2026-11-05'), ahead, weekAgo],
        { 5: { newest: [report('2026-11-04')] }, 7: { newest: [plain] } },
        { against: 'at-hand' },
      ],
      'not-known',
      ['newest 7'],
    ],
    ['a 1:1 without comments is passed over', [[ahead, held(7, '2026-11-19', { commentCount: 0 })], {}], 'none', []],
    ['before the first 1:1, of an earlier day', [[ahead], { 9: { newest: [report('2026-11-22')] } }], 9, ['newest 9']],
    [
      'before the first 1:1, of today alone',
      [[ahead], { 9: { newest: [report('2026-11-23')] } }],
      'none',
      ['newest 9'],
    ],
    [
      'before the first 1:1 nobody misses one',
      [[ahead], { 9: { newest: [plain] } }, { against: 'at-hand' }],
      null,
      ['newest 9'],
    ],
    [
      'on older pages',
      [[ahead, weekAgo], { 7: { newest: [plain], older: [report('2026-11-12')] } }],
      7,
      ['newest 7', 'all 7'],
    ],
    [
      'at hand: the newest page alone',
      [[ahead, weekAgo], { 7: { newest: [plain], older: [report('2026-11-12')] } }, { against: 'at-hand' }],
      'not-known',
      ['newest 7'],
    ],
    ['no 1:1 at all', [[], {}], 'none', []],
    ['1:1s that could not be read', [[], {}, { isWhole: false, against: 'at-hand' }], 'not-known', []],
    ['comments that could not be read', [[ahead, weekAgo], { 7: { fails: true } }], 'not-known', ['newest 7']],
    [
      'what was posted after the days of the report is none',
      [
        [held(3, '2026-11-10'), held(2, '2026-11-03')],
        { 3: { newest: [report('2026-11-20')] }, 2: { newest: [report('2026-11-02')] } },
        { until: '2026-11-12' },
      ],
      2,
      ['newest 3', 'newest 2'],
    ],
  ])('%s', async (_name, given, expected, asked) => {
    const told = await last(...given);
    const found = told.found?.found;
    expect([typeof found === 'object' ? found.meeting.iid : (found ?? null), told.asked]).toEqual([expected, asked]);
  });

  test('with its day and its moment, and what could not be read', async () => {
    const { found } = await last([ahead, weekAgo], { 7: { newest: [report('2026-11-18')] } });
    expect(found).toMatchObject({ found: { at: at('2026-11-18'), day: '2026-11-18' }, unread: null });
    const failed = await last([ahead, weekAgo], { 7: { fails: true } });
    expect(failed.found?.unread?.name).toBe('comments of #7');
  });

  test('on ten 1:1s at most', async () => {
    const days = Array.from({ length: 11 }, (_one, index) => held(index + 20, `2026-10-${10 + index}`));
    const { found, asked } = await last(days, {});
    expect([asked.length, found?.found]).toEqual([10, 'not-known']);
    expect((await last(days.slice(1), {})).found?.found).toBe('none');
  });
});

describe('the day of the last report', () => {
  test.each<[string, readonly OneOnOne[], Readonly<Record<number, Held>>, string | null, readonly string[]]>([
    ['on the next 1:1', [weekAgo, ahead], { 9: { newest: [report('2026-11-20')] } }, '2026-11-20', ['newest 9']],
    [
      'today’s belongs to the 1:1 ahead',
      [ahead],
      { 9: { newest: [report('2026-11-23'), report('2026-11-16')] } },
      '2026-11-16',
      ['newest 9'],
    ],
    ['of today alone', [ahead], { 9: { newest: [report('2026-11-23')] } }, null, ['newest 9']],
    ['no comments', [meeting({ iid: 9, day: '2026-11-26' })], {}, null, []],
    ['no 1:1', [], {}, null, []],
    [
      'none is ahead: the latest',
      [weekAgo, held(5, '2026-11-05')],
      { 7: { newest: [report('2026-11-18')] } },
      '2026-11-18',
      ['newest 7'],
    ],
  ])('%s', async (_name, meetings, notes, day, expected) => {
    const { asked, session, newest } = scene(notes);
    expect(await lastReported(meetings, newest, session)).toEqual({ day, unread: null });
    expect(asked).toEqual(expected);
  });

  test('comments that could not be read are told, and asked for once', async () => {
    const { asked, session, newest } = scene({ 9: { fails: true } });
    await newest(9);
    expect(await lastReported([ahead], newest, session)).toMatchObject({
      day: null,
      unread: { name: 'comments of #9' },
    });
    expect(asked).toEqual(['newest 9']);
  });
});

describe('posted', () => {
  const key = '2026-11-16..now.alex';
  const there = (more: object, by = alex) =>
    ({ ...report('2026-11-20', { id: 40, mark: { type: 'report', template: null, key } }, by), ...more }) as Note;
  async function post(
    notes: readonly Note[],
    { until = '2026-11-23', replaces = true, after = [] as readonly Note[] } = {},
  ) {
    const done: string[] = [];
    const answer = { value: { id: 50 }, warnings: [] };
    const list = (items: readonly Note[]) =>
      Promise.resolve(new ListRead({ items, source: source('comments', items.length) }));
    const project = {
      inTurn: <T>(_name: string, work: () => Promise<T>) => work(),
      notes: (_iid: number, { onlyLatestPage = false } = {}) => list(onlyLatestPage ? after : notes),
      replaceComment: (iid: number, id: number) => (
        done.push(`replace #${iid} ${id}`), Promise.resolve(replaces ? answer : null)
      ),
      comment: (iid: number, one: { key: string }) => (
        done.push(`comment #${iid} ${one.key}`), Promise.resolve(answer)
      ),
    };
    const window = windowOf('2026-11-16', until, now.zone, '');
    const posted = await postReport('New words\n', ahead as DatedOneOnOne, window, sessionOn(project));
    return { ...posted, done };
  }

  test.each<[string, Parameters<typeof post>, string, readonly string[]]>([
    ['anew', [[plain]], 'new', [`comment #9 ${key}`]],
    [
      'of days that have ended',
      [[there({})], { until: '2026-11-22' }],
      'new',
      ['comment #9 2026-11-16..2026-11-22.alex'],
    ],
    ['of somebody else under our key', [[there({}, sam)]], 'new', [`comment #9 ${key}`]],
    ['in place of the one of the same days', [[there({ body: 'Old' })]], 'replaced', ['replace #9 40']],
    ['the same words', [[there({ body: ' New words' })]], 'unchanged', []],
    [
      'beside one that cannot be replaced',
      [[there({ body: 'Old' })], { replaces: false }],
      'new',
      ['replace #9 40', `comment #9 ${key}.${now.at}`],
    ],
  ])('%s', async (_name, given, how, done) => {
    const posted = await post(...given);
    expect([posted.how, posted.done, posted.warnings]).toEqual([how, done, []]);
    expect(posted.value.id).toBe(how === 'unchanged' ? 40 : 50);
  });

  test('twice at once: both are named, the later one for deletion', async () => {
    const { warnings } = await post([], {
      after: [there({ id: 52 }), plain, there({ id: 51 }), there({ id: 53 }, sam)],
    });
    expect(warnings.map(({ kept }) => kept)).toEqual([`2: ${ahead.url}#note_51, ${ahead.url}#note_52`]);
  });
});
