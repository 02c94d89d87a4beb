// Blanks around what people type or write change nothing, and no sentence of ours repeats them.
import { expect, test } from 'vitest';
import { gitlab } from '../../support/company.ts';
import { readApprovals } from '#growth/goals/approval.ts';
import { readClosing } from '#growth/goals/closing.ts';
import { readEvidence } from '#growth/goals/evidence.ts';
import { readItem, parseAgendaItem } from '#growth/meetings/agenda.ts';
import { verdictNamed } from '#growth/promotion/answer.ts';
import { readChecklist } from '#growth/text/checklist.ts';
import { readLabelled } from '#growth/text/labelled-lines.ts';
import { parseCron } from '#growth/time/cron.ts';
import { parseDue } from '#growth/time/due-date.ts';
import { parseDueWindow } from '#growth/time/due-window.ts';
import { parseWindow } from '#growth/time/window.ts';
import { isResultTitle, stateNamed, valuesIn } from '#growth/words/promotion-words.ts';

const calendar = { today: '2026-11-23', startMonth: 2 };
const held = { held: '2026-11-17', reported: null };
const days = { ...calendar, zone: 'UTC', last: held };

const families: readonly (readonly [string, (text: string) => unknown, readonly string[]])[] = [
  ['a due date', (text) => parseDue(text, calendar), ['friday', 'FY27-Q4', '03/04', 'nonsense', '']],
  [
    'due dates',
    (text) => parseDueWindow(text, calendar),
    ['none', 'overdue', 'this week', '2026-12-01..2026-12-31', 'x'],
  ],
  [
    'the start of a window',
    (since) => parseWindow({ since, ...days }),
    ['monday', 'last', 'last 1:1', 'last week', 'friday', '2026-12-24', 'x'],
  ],
  ['the end of a window', (until) => parseWindow({ until, ...days }), ['yesterday', 'last', 'this week', 'x']],
  ['both', (text) => parseWindow({ since: text, until: text, ...days }), ['last week', 'last', 'monday']],
  ['a schedule', parseCron, ['0 8 * * 2', '0 8 * *', '']],
  ['an item of an agenda', readItem, ['DISCUSS the plan', '2026-12-01 HELP me', 'Discuss: it']],
  ['a typed item', parseAgendaItem, ['help me', 'hello', 'help']],
  ['a state', stateNamed, ['manager review', 'no state']],
  ['a title of a result', isResultTitle, ['Result 2', 'The end']],
  ['values', (text) => valuesIn(text, gitlab.values), ['results, iteration', '- efficiency']],
  [
    'evidence',
    readEvidence,
    ['Evidence 2026-11-20\n\nLink: https://a.example/1 The title', 'Evidence 2026-11-20\n\nSee https://a.example/1'],
  ],
  ['a closing', readClosing, ['Closed 2026-11-20 · achieved\n\nLearned: much']],
];
const cases = families.flatMap(([name, read, texts]) => texts.map((text) => [name, text, read] as const));

test.each(cases)('%s: %j', (_name, text, read) => {
  expect(read(` ${text} `)).toEqual(read(text));
});

test('what stands in a text is told without them', () => {
  expect(readApprovals('- [ ] Approval:   my manager  ').map(({ who }) => who)).toEqual(['my manager']);
  expect(readChecklist('- [ ]   one  ').map(({ text }) => text)).toEqual(['one']);
  expect(readLabelled('Next:   the talk  ', { next: ['next'] }).fields.next).toBe('the talk');
  expect(readEvidence('Evidence\n\nLink: `https://a.example/1`   The title  ')).toMatchObject({ title: 'The title' });
  expect(verdictNamed(' not  yet ')).toBe('not-yet');
});
