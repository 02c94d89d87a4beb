// What keeps a report from being misread is never the part that is cut.
import { describe, expect, test } from 'vitest';
import { windowOf } from '#growth/time/window.ts';
import { Caveat } from '#render/terminal/caveat.ts';
import { ink } from '#render/terminal/ink.ts';
import { paintFor } from '#render/terminal/paint.ts';
import { renderReport } from '#render/terminal/report/report.ts';
import { failure, now } from '../reports/story.ts';
import { busyWeek } from './weeks.ts';

const { plain } = paintFor({ color: false });

test.each([
  ['beside what it belongs to', 'name  ', 30, ['name  not all of it could be', '      read (after 300)']],
  ['below it, where that leaves no room', 'a name that fills the line  ', 30, undefined],
])('it keeps all its words, %s', (_name, before, columns, expected) => {
  const lines = new Caveat('not all of it could be read (after 300)').lines(columns, plain, before).map(String);
  expect(expected ?? ['a name that fills the line', '    not all of it could be', '    read (after 300)']).toEqual(
    lines,
  );
});

test('nothing that cuts takes one', () => {
  // @ts-expect-error: a line has no hole for it
  const line = () => ink`${new Caveat('not all')}`;
  expect(line).toBeTypeOf('function');
});

describe.each([60, 80, 140])('with %i columns', (columns) => {
  test.each([24, 40, undefined])('a report of %s rows tells why it is not whole, and of which days it is', (rows) => {
    const limit =
      'Everything stands here as it did on 2026-11-23; not known of that day: due date of #7; comments and agendas read as they do today.';
    const source = failure('comments of #7', 'GitLab does not allow this token to read the comments of an issue', 300);
    const week = busyWeek();
    const { since, until, zone } = week.window;
    const window = windowOf(since, until, zone, 'since the 1:1 on 2026-11-17: not all 1:1s could be read, and more');
    const report = { ...week, window, limits: [limit], completeness: { complete: false, sources: [source] } };
    const text = String(renderReport(report, { columns, color: false, ...(rows === undefined ? {} : { rows }) }));
    const told = text.replace(/\s+/g, ' ');
    for (const words of [limit, window.why, source.failed?.message, 'comments of #7 (after 300)', now.zone])
      expect(told).toContain(words);
  });
});
