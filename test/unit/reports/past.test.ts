// What stood around the goals on a past day: which 1:1 was open, and what of the promotion document is known.
import { gitlab } from '../../support/company.ts';
import { expect, test } from 'vitest';
import { noManager } from '#growth/goals/managers.ts';
import { windowOf } from '#growth/time/window.ts';
import { notesFor, owner } from '#reports/audience.ts';
import { meetingsThen, pastLimit, promotionThen } from '#reports/past.ts';
import { promotionPart } from '#reports/promotion-part.ts';
import { alex, at, comment, described, failure, meeting, now, reportFrom, source } from './story.ts';

const window = windowOf('2026-11-02', '2026-11-12', 'UTC', 'asked for');

test('a 1:1 that was closed since was open, and one opened since was not there', () => {
  const held = meeting({ iid: 7, day: '2026-11-10', state: 'closed' });
  const closedLater = meeting({ iid: 8, day: '2026-11-17', state: 'closed', createdAt: at('2026-11-10') });
  const openedLater = meeting({ iid: 9, day: '2026-11-24' });
  expect(meetingsThen([held, closedLater, openedLater], window).map(({ iid, state }) => [iid, state])).toEqual([
    [7, 'closed'],
    [8, 'opened'],
  ]);
});

test.each([
  ['before', '2026-11-11', ['A mentor']],
  ['after', '2026-11-15', []],
])('an ask on an agenda that was edited last %s the day', (_when, edited, asked) => {
  const agenda = { iid: 8, day: '2026-11-17', createdAt: at('2026-11-10'), updatedAt: at(edited) };
  const meetings = [meeting({ ...agenda, description: '- [ ] HELP A mentor' })];
  const { needsYou } = reportFrom({ ...now, person: alex, window, goals: [], sources: [], meetings });
  expect(needsYou?.map(({ text }) => text)).toEqual(asked);
});

const part = {
  iid: 5,
  url: 'https://gitlab.example/alex/goals/-/issues/5',
  state: 'manager-review',
  since: '2026-11-10',
  results: { filled: 1, of: 3 },
  values: [],
  evidence: null,
  gaps: ['A third result'],
  counts: { gaps: 1, openParts: 0, findings: 3 },
  answer: null,
};
const read = (...items: Parameters<typeof comment>[0][]) => {
  const notes = items.map((when) => comment(when, 'A word'));
  return { items: notes, source: source('comments of #5', notes.length) };
};

test('of a promotion document what has not changed since is known', () => {
  const notes = read(at('2026-11-15'));
  expect(promotionThen(part, notes, window, gitlab.values)).toMatchObject({
    ...part,
    counts: { gaps: 1, openParts: 0, findings: null },
    evidence: expect.anything() as unknown,
  });
  expect(promotionThen({ ...part, since: '2026-11-15' }, notes, window, gitlab.values)).toMatchObject({
    state: 'unknown',
    since: null,
  });
  const edited = { ...notes, items: [described(at('2026-11-15'))] };
  expect(promotionThen(part, edited, window, gitlab.values)).toMatchObject({
    results: null,
    values: null,
    gaps: null,
    counts: null,
  });
  const broken = { ...notes, source: failure('comments of #5') };
  expect(promotionThen(part, broken, window, gitlab.values)).toMatchObject({
    results: null,
    gaps: null,
    evidence: null,
  });
});

test.each([
  ['the last moment of the day', '2026-11-12T23:59:59.999Z', 1],
  ['the first of the next', '2026-11-13T00:00:00.000Z', 0],
])('evidence on a promotion document, written in %s', (_when, written, pieces) => {
  const items = [comment(written, '**Evidence 2026-11-10** · results\n\nDid it')];
  const notes = { items, source: source('comments of #5', 1) };
  expect(promotionThen(part, notes, window, gitlab.values).evidence?.pieces).toBe(pieces);
});

test('an answer that came later is not told', () => {
  const answer = { by: 'morgan', day: window.until, verdict: 'ready', points: [] } as const;
  expect(promotionThen({ ...part, answer }, null, window, gitlab.values)).toMatchObject({ answer });
  const later = { ...answer, day: '2026-12-31' };
  expect(promotionThen({ ...part, answer: later }, null, window, gitlab.values)).toMatchObject({ answer: null });
});

test.each([
  ['2026-11-10', 'manager-review'],
  ['2026-11-15', 'unknown'],
])('the report of a past day tells a document as it was then: its state is of %s', (since, state) => {
  const report = reportFrom({
    ...now,
    person: alex,
    window,
    goals: [],
    sources: [],
    promotion: { ...part, state: 'manager-review', since },
    promotionNotes: notesFor(owner, read()),
  });
  expect(report.promotion?.state).toBe(state);
});

test('a document whose state nobody can tell has none, and no day', () => {
  const document = {
    iid: 5,
    title: 'Promotion document',
    description: '',
    state: 'opened',
    labelled: [],
    confidential: true,
    author: alex,
    assignees: [],
    url: part.url,
    createdAt: at('2026-11-01'),
    updatedAt: at('2026-11-01'),
    commentCount: 0,
    mark: null,
  } as const;
  expect(
    promotionPart(document, { notes: null, events: null }, { zone: 'UTC', managers: noManager, company: gitlab }),
  ).toMatchObject({
    state: 'unknown',
    since: null,
  });
});

test('the sentence names what is not known, of five goals at most', () => {
  const goals = [1, 2, 3, 4, 5, 6].map((iid) => ({ iid, unknown: ['due' as const] }));
  expect(pastLimit(window, goals)).toBe(
    'Everything stands here as it did on 2026-11-12; not known of that day: due date of #1, #2, #3, #4, #5 and 1 more; comments and agendas read as they do today.',
  );
});
