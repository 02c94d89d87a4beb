// What a server or a person may send: a correct report of it, in every form, and never a crash.
import { describe, expect, test } from 'vitest';
import type { GoalEvent } from '#growth/goals/notes.ts';
import { documentInk } from '#render/json/document-shapes.ts';
import { renderReportHtml } from '#render/html/report.ts';
import { renderHallway } from '#render/markdown/hallway.ts';
import { renderReportMarkdown } from '#render/markdown/report.ts';
import { renderReport } from '#render/terminal/report/report.ts';
import type { GoalStory } from '#reports/listed-goal.ts';
import type { ProgressReport } from '#reports/progress-report.ts';
import { actions, alex, at, comment, due, meeting, record, sam, story, tick, reportOfWeek } from './story.ts';

const recent = { iid: 1, title: 'T', createdAt: at('2026-11-02'), updatedAt: at('2026-11-20') };

function report(goals: readonly GoalStory[], meetings: Parameters<typeof meeting>[0][] = []): ProgressReport {
  return reportOfWeek(goals, { meetings: meetings.map(meeting), audience: 'me' });
}

const forms = [
  (one: ProgressReport) => String(renderReport(one, { columns: 80, color: false })),
  renderReportMarkdown,
  renderHallway,
  renderReportHtml,
  (one: ProgressReport) => String(documentInk('report', one)),
];

function labelGone(when: string): GoalEvent {
  return { type: 'label', by: null, at: at(when), action: 'add', word: null };
}

const cases: readonly [name: string, goal: GoalStory, expected: object][] = [
  ['a goal without a description', story(record(recent)), { progress: null, next: null, series: null }],
  ['a title of nothing but spaces', story(record({ ...recent, title: ' ' })), { title: ' ' }],
  [
    'a comment by a deleted user answers no ask',
    story(record(recent), {
      notes: [comment(at('2026-11-18'), 'Check-in\n\nHelp: a room', alex), comment(at('2026-11-19'), 'ok', null)],
    }),
    { health: { level: 'on-track' } },
  ],
  [
    'an event whose label is gone',
    story(record(recent), { labelEvents: [labelGone('2026-11-18')] }),
    { stage: 'doing' },
  ],
  [
    'a goal moved to another project: closed here, and nobody said how',
    story(record({ ...recent, state: 'closed', closedAt: at('2026-11-18') })),
    { state: 'closed', outcome: 'unknown' },
  ],
  [
    'a goal closed at an unknown moment',
    story(record({ ...recent, state: 'closed' })),
    { state: 'closed', closedAt: null },
  ],
  [
    'dates before 1970',
    story(
      record({ ...recent, createdAt: '1969-07-20T20:17:40.000Z', due: '1969-12-31', description: actions(['A'], 1) }),
      {
        notes: [tick('1969-07-21T02:56:00.000Z', 'A'), due('1969-08-01T00:00:00.000Z', '1969-12-31')],
      },
    ),
    {
      start: '1969-07-20',
      series: [
        { day: '1969-07-20', done: 0, total: 1 },
        { day: '1969-07-21', done: 1, total: 1 },
      ],
    },
  ],
  ['a due date of the far future', story(record({ ...recent, due: '9999-12-31' })), { due: '9999-12-31' }],
  ['255 characters', story(record({ ...recent, title: 'x'.repeat(255) })), { title: 'x'.repeat(255) }],
  ['no kind, or a foreign one', story(record({ ...recent, kinds: [] })), { kind: 'unknown' }],
  [
    'ticks of items that are no longer there',
    story(record({ ...recent, description: actions(['B']) }), {
      notes: [tick(at('2026-11-18'), 'A'), tick(at('2026-11-18'), 'A')],
    }),
    { progress: { percent: 0 }, change: { ticked: 2, percent: null } },
  ],
];

describe.each(cases)('%s', (_name, goal, expected) => {
  const told = report([goal]);

  test('is told as it is', () => {
    expect(told.goals).toMatchObject([expected]);
    expect(told.completeness.complete).toBe(true);
  });

  test('in every form', () => {
    for (const form of forms) expect(form(told)).toMatch(/\S\n$/);
  });
});

test('no goals, no meetings', () => {
  for (const form of forms) expect(form(report([]))).toMatch(/\S\n$/);
});

test('a description of a megabyte', () => {
  const description = `${'word '.repeat(200_000)}\n${actions(['A', 'B'], 1)}`;
  const told = report([story(record({ ...recent, description }), { notes: [tick(at('2026-11-18'), 'A')] })]);
  expect(told.goals).toMatchObject([{ progress: { done: 1, total: 2 }, change: { percent: 50 }, next: 'B' }]);
  for (const form of forms) expect(form(told).length).toBeLessThan(60_000);
});

test('an ask and an action of a megabyte: their beginning in every form, all of it in JSON', () => {
  const words = 'word '.repeat(200_000).trim();
  const help = comment(at('2026-11-18'), `**Check-in 2026-11-18** · at risk\n\nx\n\nHelp: ${words}`);
  const told = report([story(record({ ...recent, description: actions([words, 'B'], 0) }), { notes: [help] })]);
  expect(told.needsYou).toMatchObject([{ type: 'ask', text: words }]);
  for (const form of forms.slice(0, -1)) expect(form(told).length).toBeLessThan(40_000);
  expect(String(documentInk('report', told))).toContain(words);
});

test('a thousand goals: on no screen is one of each told, but the whole list', () => {
  const goals = Array.from({ length: 1000 }, (_, index) =>
    story(record({ ...recent, iid: index + 1, title: `Goal ${index + 1}`, description: actions(['A', 'B'], 1) }), {
      notes: [tick(at('2026-11-18'), 'A')],
    }),
  );
  const told = report(goals);
  expect([told.goals.length, told.wins.length]).toEqual([1000, 1000]);
  const text = String(renderReport(told, { columns: 80, color: false, rows: 40 }));
  expect(text.match(/^[■▲●] #/gm)).toHaveLength(1000);
});

test('meetings without a day, without an agenda, by somebody deleted', () => {
  const told = report(
    [],
    [
      { iid: 5, day: '2026-11-24', due: null, title: '1:1' },
      { iid: 6, day: '2026-11-25', description: 'Nothing to tick' },
      { iid: 7, day: '2026-11-26', description: '- [ ] HELP\n- [ ] \n- [ ] HELP a room', author: null },
    ],
  );
  expect(told.next?.meeting?.iid).toBe(6);
  expect(told.needsYou).toEqual([]);
  for (const form of forms) expect(form(told)).toMatch(/\S\n$/);
});

test('a tag without words on the agenda asks for nothing', () => {
  const told = report([], [{ iid: 7, day: '2026-11-24', description: '- [ ] HELP\n- [ ] REVIEW' }]);
  for (const form of forms) expect(form(told)).toMatch(/\S\n$/);
});

test('thanks of an agenda whose meeting was moved stand on the day it has now', () => {
  const told = report(
    [],
    [{ iid: 7, day: '2026-11-20', title: '1:1 2026-11-17', description: '- [x] THANKS to Sam', assignees: [sam] }],
  );
  expect(told.thanks).toMatchObject([{ day: '2026-11-20', text: 'to Sam' }]);
});
