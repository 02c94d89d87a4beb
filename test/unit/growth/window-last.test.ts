// What `last` means for the days of a report: the 1:1 before, from the moment it was closed.
import { expect, test } from 'vitest';
import { parseWindow, windowOf } from '#growth/time/window.ts';

const here = { today: '2026-11-23', zone: 'Europe/Berlin', startMonth: 2 };
const held = { held: '2026-11-17', reported: '2026-11-20' };
const none = { held: null, reported: null };
const ended = '2026-11-17T10:00:00.000Z';
const end = 'since the end of the last 1:1 on 2026-11-17';

test.each<[string, Parameters<typeof parseWindow>[0]['last'], string | null, string | null, string, string]>([
  ['nobody asks', { ...held, ended }, null, null, 'from its end', end],
  ['a 1:1 is asked for', held, ' last ', null, 'from its day', 'since the last 1:1 on 2026-11-17'],
  ['in other words', held, 'Last 1:1', null, 'from its day', 'since the last 1:1 on 2026-11-17'],
  ['in longer words', { ...held, ended }, 'last one-on-one', null, 'from its end', end],
  [
    'some could not be read',
    { ...held, ended, someUnread: true },
    'last',
    null,
    'from its end',
    'since the end of the 1:1 on 2026-11-17: not all 1:1s could be read',
  ],
  [
    'with a last day',
    { ...held, ended },
    'last',
    'friday',
    'from its day',
    'since the last 1:1 on 2026-11-17, until friday',
  ],
])('where %s', (_name, last, since, until, from, why) => {
  const days = windowOf('2026-11-17', until === null ? here.today : '2026-11-20', here.zone, why);
  const value = from === 'from its end' ? { ...days, start: ended } : days;
  expect(parseWindow({ ...here, last: last ?? none, since, until })).toEqual({ ok: true, value });
});

test.each<[string, Parameters<typeof parseWindow>[0]['last'], string | null, string | null, string, string]>([
  ['another day is asked for', held, ' friday ', null, '2026-11-20', 'since friday'],
  [
    'a report was posted, and not all could be read',
    { ...held, held: null, someUnread: true },
    null,
    null,
    '2026-11-20',
    'since the last posted report on 2026-11-20: not all 1:1s could be read',
  ],
  [
    'nothing could be read',
    { ...none, someUnread: true },
    null,
    null,
    '2026-11-16',
    'since 7 days ago: not all 1:1s could be read',
  ],
])('where %s', (_name, last, since, until, first, why) => {
  expect(parseWindow({ ...here, last: last ?? none, since, until })).toEqual({
    ok: true,
    value: windowOf(first, here.today, here.zone, why),
  });
});

test('from that day until that day it is still the last 1:1', () => {
  const why = 'since the last 1:1 on 2026-11-17, until last';
  expect(parseWindow({ ...here, last: held, since: 'last', until: 'last' })).toEqual({
    ok: true,
    value: windowOf('2026-11-17', '2026-11-17', here.zone, why),
  });
});

test.each(['last', 'last 1:1'])('`%s` is refused where none was held, other words are none of it', (since) => {
  const problem = 'There is no closed 1:1 before today that "last" could mean.';
  expect(parseWindow({ ...here, last: none, since })).toEqual({ ok: false, problem });
  expect(parseWindow({ ...here, since, until: 'today' })).toEqual({ ok: false, problem });
  expect(parseWindow({ ...here, last: held, since: `my ${since}` })).toMatchObject({
    ok: false,
    problem: expect.stringContaining(`"my ${since}" is not a day.`),
  });
  expect(parseWindow({ ...here, last: held, since: `${since} time` })).toMatchObject({ ok: false });
});
