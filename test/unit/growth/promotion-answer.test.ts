// The manager's answer as it is written, by us and by hand, and which comments count.
import { describe, expect, test } from 'vitest';
import { answersTo, formatAnswer, readAnswer } from '#growth/promotion/answer.ts';
import type { Note } from '#growth/goals/notes.ts';
import { managedBy } from '../../support/managed-by.ts';

const points = ['A second design that two teams build on', 'until 2027-01-31: one talk'];

test('what is written is read back', () => {
  const said = { verdict: 'more-evidence', day: '2026-12-03', points } as const;
  const body = formatAnswer(said, 'As we talked.');
  expect(body).toBe(`**Answer 2026-12-03** · more evidence\n\n- ${points[0]}\n- ${points[1]}\n\nAs we talked.`);
  expect(readAnswer(body)).toEqual(said);
  expect(readAnswer(formatAnswer({ ...said, points: [' two\n lines '] }, ''))).toEqual({
    ...said,
    points: ['two lines'],
  });
});

test.each([
  ['answer: ready', 'ready', null, []],
  ['**Answer** · Not yet', 'not-yet', null, []],
  ['### ANSWER 2026-12-03 - not this cycle', 'not-this-cycle', '2026-12-03', []],
  [
    'Answer · more-evidence\n* One\n1. Two\n- [ ] Three\n- [ ]\n-\n\nsome words',
    'more-evidence',
    null,
    ['One', 'Two', 'Three'],
  ],
  ['Answer · ready\n```\n- no point\n```\n> - nor this', 'ready', null, []],
])('by hand: %s', (body, verdict, day, listed) => {
  expect(readAnswer(body)).toEqual({ verdict, day, points: listed });
});

test.each([
  'Approved',
  'Answer',
  'Answer · perhaps',
  'Answer · ready, I think',
  'Thanks.\n**Answer** · ready',
  '> **Answer** · ready',
  '```\n**Answer** · ready\n```',
  '    **Answer** · ready',
  '<!--\n-->**Answer** · ready',
])('no answer: %j', (body) => {
  expect(readAnswer(body)).toBeNull();
});

describe('which counts', () => {
  const person = (id: number, username: string) => ({ id, username, name: username });
  const [alex, morgan, kim, noor] = [person(1, 'alex'), person(2, 'Morgan'), person(3, 'kim'), person(4, 'noor')];
  let id = 0;
  const comment = (by: typeof alex | null, day: string, body: string): Note => ({
    type: 'comment',
    id: (id += 1),
    by,
    at: `${day}T10:00:00.000Z`,
    body,
    internal: false,
    isOwn: by === alex,
    mark: null,
  });
  const review = comment(alex, '2026-11-20', '**State 2026-11-20** · manager-review');
  const managers = { ...managedBy('noor'), formerManagers: [{ username: 'morgan', until: '2026-11-25' }] };
  const answersOf = (...notes: Note[]) => {
    const source = { name: '', requests: 1, seen: notes.length, total: notes.length, failed: null };
    const history = { notes: { items: [review, ...notes], source }, events: null };
    const { answer, alike } = answersTo({ labelled: [], author: alex }, history, managers);
    return [answer?.verdict ?? null, alike.map(({ by, why, verdict }) => [by?.username ?? null, why, verdict])];
  };

  test.each<[string, Note[], unknown]>([
    ['none', [comment(morgan, '2026-11-21', 'Thank you')], [null, []]],
    ["the manager's", [comment(morgan, '2026-11-21', 'Answer · ready')], ['ready', []]],
    [
      'the last one',
      [comment(morgan, '2026-11-21', 'Answer · not yet'), comment(morgan, '2026-11-22', 'Answer · ready')],
      ['ready', []],
    ],
    ['none of before this state', [comment(morgan, '2026-11-19', 'Answer · ready')], [null, []]],
    ["none of the person's own", [comment(alex, '2026-11-21', 'Answer · ready')], [null, []]],
    [
      'of whoever was the manager when they said it',
      [
        comment(noor, '2026-11-24', 'Answer · approved'),
        comment(morgan, '2026-11-24', 'Answer · ready'),
        comment(morgan, '2026-11-26', 'Answer · not yet'),
      ],
      [
        'ready',
        [
          ['Morgan', 'not-manager', 'not-yet'],
          ['noor', 'not-manager', 'approved'],
        ],
      ],
    ],
    [
      "a new manager's word takes the place of the old one's",
      [comment(morgan, '2026-11-24', 'Answer · ready'), comment(noor, '2026-11-26', 'Answer · not yet')],
      ['not-yet', []],
    ],
    [
      "somebody else's is shown",
      [comment(kim, '2026-11-21', 'Answer · ready'), comment(null, '2026-11-22', 'Answer · not yet')],
      [
        null,
        [
          [null, 'not-manager', 'not-yet'],
          ['kim', 'not-manager', 'ready'],
        ],
      ],
    ],
    [
      'code, quotes and a bare word are shown',
      [
        comment(morgan, '2026-11-21', '```\nAnswer · ready\n```'),
        comment(morgan, '2026-11-22', '> Answer · ready'),
        comment(morgan, '2026-11-23', '**Approved**'),
        comment(kim, '2026-11-24', 'Approved'),
      ],
      [
        null,
        [
          ['Morgan', 'not-first', 'approved'],
          ['Morgan', 'not-first', 'ready'],
          ['Morgan', 'not-first', 'ready'],
        ],
      ],
    ],
  ])('%s', (_name, notes, expected) => {
    expect(answersOf(...notes)).toEqual(expected);
  });
});
