// Days on which a goal rests, or its person is away: as comments say, cut by what was said later, and counted.
import { describe, expect, test } from 'vitest';
import type { Note } from '#growth/goals/notes.ts';
import { awayIn, formatAway, pauseOn, pausesIn, pauseWords, restedDays, tellsPause } from '#growth/goals/pause.ts';
import { saysWaiting } from '#growth/goals/waiting.ts';
import { alex, comment, labelEvent, listed, morgan } from './goals.ts';

const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T09:00:00.000Z`;
const says = (day: number, body: string, by = alex) => comment(at(day), body, by, day);
const spans = (all: readonly { first: string; last: string }[]) => all.map(({ first, last }) => `${first} ${last}`);
const stage = (day: number, action: 'add' | 'remove' = 'remove', value: 'waiting' | 'doing' = 'waiting') =>
  labelEvent(at(day), action, { group: 'stage', value });

describe('days away', () => {
  const away = (...notes: readonly Note[]) => spans(awayIn(notes, 'UTC'));

  test('are read as they are written', () => {
    const body = formatAway({ first: '2026-12-20', last: '2027-01-05' });
    expect(body).toBe('**Away 2026-12-20** · until 2027-01-05');
    expect(awayIn([says(5, body)], 'UTC')).toEqual([{ first: '2026-12-20', last: '2027-01-05', at: at(5) }]);
  });

  test.each([
    ['Away 2026-12-20 to 2027-01-05', '2026-12-20 2027-01-05'],
    ['Away from 20 Dec until 5 Jan', '2026-12-20 2027-01-05'],
    ['AWAY FROM 20 Dec UNTIL 5 Jan', '2026-12-20 2027-01-05'],
    ['Away until 9 Nov', '2026-11-05 2026-11-09'],
    ['Away from 2026-12-20 till 2026-12-24', '2026-12-20 2026-12-24'],
    ['away 2026-12-20 through 2026-12-24', '2026-12-20 2026-12-24'],
    ['Away until 2026-12-24', '2026-11-05 2026-12-24'],
    ['Away 2026-12-20', '2026-12-20 2026-12-20'],
    ['Away 2026-12-20 · until 2026-12-19', '2026-12-20 2026-12-20'],
    ['Away until 2026-11-04', '2026-11-05 2026-11-05'],
    ['Away 2026-12-20 · until 2026-12-24 · until 2026-12-30', null],
    ['Away from some day until 2026-12-24', null],
    ['Away until some day', null],
    ['Away until Q1', null],
    ['Away', null],
    ['Away on a trip until 2026-12-24, maybe', null],
    ['I am away until 2026-12-24', null],
  ])('%j: %s', (body, span) => {
    expect(away(says(5, body))).toEqual(span === null ? [] : [span]);
  });

  test('that somebody else tells are none', () => {
    expect(away(says(5, 'Away until 2026-12-24', morgan))).toEqual([]);
  });

  test('begin with the day of the comment where its person is', () => {
    const late = comment('2026-11-05T23:30:00.000Z', 'Away until 2026-11-09');
    expect([spans(awayIn([late], 'UTC')), spans(awayIn([late], 'Europe/Berlin'))]).toEqual([
      ['2026-11-05 2026-11-09'],
      ['2026-11-06 2026-11-09'],
    ]);
  });

  const long = says(1, 'Away 2026-11-10 to 2026-11-20');
  test.each([
    ['ends the day before another begins', 'Away 2026-11-15 to 2026-11-25', ['10 14', '15 25']],
    ['keeps what is over when another begins', 'Away 2026-11-21 to 2026-11-25', ['10 20', '21 25']],
    ['gives way on its last day', 'Away 2026-11-20 to 2026-11-25', ['10 19', '20 25']],
    ['goes where another begins on its first day', 'Away 2026-11-10 to 2026-11-12', ['10 12']],
    ['goes where another ends on its first day', 'Away 2026-11-05 to 2026-11-10', ['05 10']],
    ['stays where another ends before it', 'Away 2026-11-05 to 2026-11-09', ['10 20', '05 09']],
  ])('what was said before %s', (_name, body, left) => {
    const days = left.map((span) => span.replace(/(\d+) (\d+)/, '2026-11-$1 2026-11-$2'));
    expect(away(says(2, body), long)).toEqual(days);
    expect(away(long, says(2, body))).toEqual(days);
  });
});

describe('days on which a goal rests', () => {
  const wait = (day: number, until: string, reason = '') =>
    says(day, `**Check-in**\n\n${reason === '' ? '' : `Waiting for: ${reason}\n`}Waiting until: ${until}`);
  const rests = (notes: readonly Note[], events: readonly ReturnType<typeof labelEvent>[] = []) =>
    spans(pausesIn({ notes: listed(notes), labelEvents: listed(events), stateEvents: null }, { zone: 'UTC' })).map(
      (span) => span.replaceAll('2026-11-', ''),
    );

  test.each<[string, Note[], ReturnType<typeof labelEvent>[], string[]]>([
    ['from the day it is said', [wait(5, '2026-11-20')], [], ['05 20']],
    ['for that day alone', [wait(5, '2026-11-05')], [], ['05 05']],
    ['not until a day that is over', [wait(5, '2026-11-04')], [], []],
    ['not without a day', [says(5, '**Check-in**\n\nWaiting for: Kim')], [], []],
    ['a later day takes over', [wait(8, '2026-11-25'), wait(5, '2026-11-20')], [], ['05 07', '08 25']],
    [
      'a later word that names no day changes nothing',
      [wait(5, '2026-11-20'), says(8, '**Check-in**\n\nWaiting for: Kim')],
      [],
      ['05 20'],
    ],
    ['nor does a check-in of other things', [wait(5, '2026-11-20'), says(8, '**Check-in**\n\nRead')], [], ['05 20']],
    [
      'until nothing is waited for',
      [wait(5, '2026-11-20'), says(8, '**Check-in**\n\nWaiting for: nothing')],
      [],
      ['05 07'],
    ],
    ['a day that is over ends it, too', [wait(5, '2026-11-20'), wait(8, '2026-11-07')], [], ['05 07']],
    ['until it was taken up again', [wait(5, '2026-11-20')], [stage(9), stage(12)], ['05 08']],
    [
      'not where it was taken up on the same day',
      [wait(5, '2026-11-20')],
      [{ ...stage(5), at: at(5).replace('T09', 'T10') }],
      [],
    ],
    ['for a day where it was taken up on the next', [wait(5, '2026-11-20')], [stage(6)], ['05 05']],
    ['although it was taken up in that moment', [wait(5, '2026-11-20')], [stage(5)], ['05 20']],
    ['although it was taken up before', [wait(5, '2026-11-20')], [stage(4)], ['05 20']],
    ['although it was taken up after', [wait(5, '2026-11-20')], [stage(25)], ['05 20']],
    ['although another stage was taken off', [wait(5, '2026-11-20')], [stage(9, 'remove', 'doing')], ['05 20']],
    ['although its stage was given again', [wait(5, '2026-11-20')], [stage(9, 'add')], ['05 20']],
    [
      'although another label was taken off, or it was closed',
      [wait(5, '2026-11-20')],
      [
        labelEvent(at(9), 'remove', null),
        labelEvent(at(9), 'remove', { group: 'kind', value: 'waiting' }),
        { type: 'state', by: alex, at: at(9), state: 'closed' },
      ],
      ['05 20'],
    ],
  ])('%s', (_name, notes, events, days) => {
    expect(rests(notes, events)).toEqual(days);
  });

  test('come with their reason, and before those on which the person is away', () => {
    const notes = listed([wait(5, '2026-11-20', 'the budget')]);
    const away = [{ first: '2026-11-01', last: '2026-11-09', at: at(1) }];
    expect(pausesIn({ notes, labelEvents: null, stateEvents: null, away }, { zone: 'UTC' })).toEqual([
      { first: '2026-11-05', last: '2026-11-20', reason: 'the budget', isAway: false },
      { first: '2026-11-01', last: '2026-11-09', reason: null, isAway: true },
    ]);
  });

  test('are told by a check-in that says until when', () => {
    const told = [[wait(5, '2026-11-20')], [says(5, '**Check-in**\n\nWaiting for: Kim')], []].map(tellsPause);
    expect(told).toEqual([true, false, false]);
  });

  test.each([
    ['none', [], 0],
    ['those behind the first and up to the last', ['01 30'], 10],
    ['one day', ['15 15'], 1],
    ['the first itself is not among them', ['05 10'], 0],
    ['the day after it is', ['05 11'], 1],
    ['the last itself is', ['20 25'], 1],
    ['the day after it is not', ['21 25'], 0],
    ['two apart, said in disorder', ['17 18', '12 13'], 4],
    ['what lies in two counts once', ['12 15', '14 18'], 7],
    ['one within another', ['12 18', '14 15'], 7],
    ['one after the other', ['12 13', '14 15'], 4],
  ])('are counted: %s', (_name, days, count) => {
    const pauses = days.map((span) => ({ first: `2026-11-${span.slice(0, 2)}`, last: `2026-11-${span.slice(3)}` }));
    expect(restedDays(pauses, '2026-11-10', '2026-11-20')).toBe(count);
  });
});

describe('what holds on a day', () => {
  const pause = (reason: string | null, first: number, last: number, isAway = false) => ({
    first: `2026-11-${first}`,
    last: `2026-11-${last}`,
    reason,
    isAway,
  });
  const [old, later, away] = [pause('Kim', 10, 20), pause('Noor', 15, 20), pause(null, 18, 19, true)];

  test.each([
    ['2026-11-09', null],
    ['2026-11-10', 'paused until 2026-11-20: Kim'],
    ['2026-11-15', 'paused until 2026-11-20: Noor'],
    ['2026-11-18', 'away until 2026-11-19'],
    ['2026-11-20', 'paused until 2026-11-20: Noor'],
    ['2026-11-21', null],
  ])('%s: %s', (day, words) => {
    const holding = pauseOn([away, old, later], day);
    expect(holding && pauseWords(holding)).toBe(words);
  });

  test('without a reason it is the days alone', () => {
    expect(pauseWords(pause(null, 10, 20))).toBe('paused until 2026-11-20');
  });
});

describe('a goal already waits as it is told to', () => {
  const wait = { reason: 'Kim', until: '2026-11-20', day: '2026-11-05' };
  const body = '**Check-in 2026-11-05**\n\nWaiting for: Kim\nWaiting until: 2026-11-20';
  const forKim = '**Check-in 2026-11-05**\n\nWaiting for: Kim';
  const untilDay = '**Check-in 2026-11-05**\n\nWaiting until: 2026-11-20';
  const plain = says(6, '**Check-in 2026-11-06**\n\nRead');

  test.each<[string, Note[], ReturnType<typeof labelEvent>[], Partial<typeof wait> | { until: null }, boolean]>([
    ['in just these words', [says(5, body)], [], {}, true],
    ['also where a check-in since says nothing of it', [plain, says(5, body)], [], {}, true],
    ['not where nobody says so', [plain], [], {}, false],
    ['not for another reason', [says(5, body)], [], { reason: 'Noor' }, false],
    ['not until another day', [says(5, body)], [], { until: '2026-11-21' }, false],
    ['not without a day', [says(5, body)], [], { until: null }, false],
    ['not where it was said of another day', [says(5, body)], [], { day: '2026-11-06' }, false],
    ['without a day where none was said', [says(5, forKim)], [], { until: null }, true],
    ['not until a day where none was said', [says(5, forKim)], [], {}, false],
    ['without a reason where none was said', [says(5, untilDay)], [], { reason: '' }, true],
    ['not where it was taken up since', [says(5, body)], [stage(6)], {}, false],
    ['where it was taken up before', [says(5, body)], [stage(4)], {}, true],
    ['not where something else was said since', [says(6, untilDay), says(5, body)], [], {}, false],
  ])('%s', (_name, notes, events, more, is) => {
    expect(saysWaiting(notes, listed(events), { ...wait, ...more })).toBe(is);
  });
});
