// What was answered: off the list of whoever answered, and with the person until they settle or tick it.
import { expect, test } from 'vitest';
import { renderReportHtml } from '#render/html/report.ts';
import { renderReportMarkdown } from '#render/markdown/report.ts';
import { renderReport } from '#render/terminal/report/report.ts';
import { answeredIn, unclearOn } from '#reports/answered.ts';
import { askedIn } from '#reports/asked.ts';
import { listedGoal } from '#reports/listed-goal.ts';
import { actions, at, comment, now, record, reportOfWeek, sam, story } from './story.ts';
import { managedBy } from '../../support/managed-by.ts';

const description = actions(['Enrol', 'Approval: my manager, for the cover'], 0);
const about = { iid: 4, title: 'T', description, createdAt: at('2026-11-02'), updatedAt: at('2026-11-20') };
const notes = [
  comment(at('2026-11-10'), '**Check-in 2026-11-10**\n\nHelp: a reviewer'),
  comment(at('2026-11-17'), 'Approved, @alex', sam),
];
const both = story(record(about), { notes });
const mine = reportOfWeek([both], { managers: managedBy('sam') });
const plain = (text: string) => text.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ');

test('is no longer asked, and told to the person', () => {
  const place = { iid: 4, title: 'T', url: both.record.url };
  const by = { by: 'sam', day: '2026-11-17' };
  expect([mine.needsYou, mine.headline.asked, mine.next?.question]).toEqual([[], 0, null]);
  expect(mine.answered).toEqual([
    { type: 'ask', place, text: 'a reviewer', ...by, item: null },
    { type: 'approval', place, text: 'my manager, for the cover', ...by, item: 2 },
  ]);
});

test.each([
  ['a copy for the manager', { audience: 'manager' }],
  ['the form of a review', { audience: 'review' }],
  ['somebody else who reads it', { isOthers: true }],
] as const)('not to %s', (_who, more) => {
  const { answered, needsYou } = reportOfWeek([both], { managers: managedBy('sam'), ...more });
  expect([answered, needsYou]).toEqual([[], []]);
});

test('nor to anybody once the goal is closed', () => {
  const closed = record({ ...about, state: 'closed', closedAt: at('2026-11-19') });
  expect(reportOfWeek([story(closed, { notes })], { managers: managedBy('sam') }).answered).toEqual([]);
});

test('by somebody who was not asked: it still waits', () => {
  const { answered, needsYou } = reportOfWeek([both], { managers: managedBy('noor') });
  expect([answered, needsYou?.map(({ type }) => type)]).toEqual([[], ['ask', 'approval']]);
});

test('as of a day before the answer it was not there', () => {
  const then = { since: '2026-11-09', until: '2026-11-15', zone: 'UTC', why: '' };
  const window = { ...then, start: at('2026-11-09', '00:00'), end: at('2026-11-16', '00:00') };
  expect(reportOfWeek([both], { managers: managedBy('sam'), window }).answered).toEqual([]);
});

test('goals by their number, and of one goal the oldest answer first', () => {
  const helped = [
    comment(at('2026-11-10'), 'Approved', sam),
    comment(at('2026-11-12'), '**Check-in 2026-11-12**\n\nHelp: a reviewer'),
    comment(at('2026-11-13'), 'Kim is free', sam),
  ];
  const waits = comment(at('2026-11-12'), '**Check-in 2026-11-12**\n\nHelp: a reviewer');
  const told = [
    story(record({ ...about, iid: 9 }), { notes: helped }),
    story(record({ ...about, iid: 4 }), { notes: helped }),
    // Nobody has said anything.
    story(record({ ...about, iid: 5 }), { notes: [waits] }),
  ].map((one) => ({ story: one, goal: listedGoal(one, now) }));
  const answered = answeredIn(told, () => ({ managers: managedBy('sam') }), 'UTC');
  expect(answered.map(({ place, type }) => `${place.iid} ${type}`)).toEqual([
    '4 approval',
    '4 ask',
    '9 approval',
    '9 ask',
  ]);
});

test('words of an account that is gone are nobody’s', () => {
  const place = { iid: 8, title: '1:1', url: 'u' };
  const words = [comment(at('2026-11-17'), 'Gone', null), comment(at('2026-11-17', '23:30'), 'Yes', sam)];
  expect(
    unclearOn(
      place,
      words.flatMap((one) => (one.type === 'comment' ? [one] : [])),
      'Europe/Berlin',
    ),
  ).toEqual([{ type: 'unclear', place, text: 'Yes', by: 'sam', day: '2026-11-18', item: null }]);
});

test('a question for the next 1:1 is the reader’s, stands on one agenda, and waits since nobody knows when', () => {
  const meeting = { iid: 8, title: '1:1', url: 'u', day: '2026-11-24' };
  const next = { question: 'Which team?', meeting, unclosed: null } as Parameters<typeof askedIn>[0]['next'];
  expect(askedIn({ needsYou: [], next, audience: 'manager', manager: 'sam' })).toEqual([
    {
      type: 'question',
      place: { type: 'one-on-one', iid: 8, title: '1:1', url: 'u' },
      text: 'Which team?',
      who: null,
      since: null,
      days: null,
      atLeast: false,
      agendas: 1,
      ofReader: true,
    },
  ]);
});

test('in a terminal with what to type, elsewhere in words alone', () => {
  const words = ['replied by @sam on Tue 17 Nov, settled?', 'approved by @sam on Tue 17 Nov, tick it'];
  const steps = ['devgrowth goal log 4 --help-needed none', 'devgrowth goal check 4 2'];
  const screen = String(renderReport(mine, { color: false, columns: 120 }));
  for (const part of ['Answered', 'a reviewer', 'approval of my manager, for the cover', ...words, ...steps])
    expect(screen).toContain(part);
  for (const page of [plain(renderReportHtml(mine)), renderReportMarkdown(mine).replaceAll('`', '')]) {
    for (const part of ['Answered', 'a reviewer', ...words]) expect(page).toContain(part);
    for (const step of steps) expect(page).not.toContain(step);
  }
});
