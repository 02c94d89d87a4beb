// What a finished checklist decides of what is found now: no more than its boxes say, and nothing that nobody has seen.
import { describe, expect, test } from 'vitest';
import type { Candidate } from '#growth/candidates/candidate.ts';
import { decidedBy, isDecided, isThanksDecided } from '#growth/candidates/decided.ts';
import type { Note } from '#growth/goals/notes.ts';
import type { ListedPiece } from '#growth/candidates/inbox-checklist.ts';
import { decisionsIn } from '#growth/candidates/listed-decisions.ts';
import type { Decided } from '#growth/candidates/piece.ts';
import { aCandidate } from '../../../support/a-candidate.ts';
import { basis, item, note, thanks } from './work.ts';

const found = (key: string, ...others: readonly string[]): Candidate => ({ ...aCandidate, key, with: others });
const ticked = (goal: ListedPiece['goal'], ...keys: ListedPiece['keys']): ListedPiece => ({
  keys,
  isTicked: true,
  goal,
});
const open = (...keys: ListedPiece['keys']): ListedPiece => ({ keys, isTicked: false, goal: 2 });
const none: Decided = { logged: new Map(), links: new Set(), marks: new Set() };
const nothing = { keep: [], drop: [], keptBefore: 0, problems: [], missing: [] };

const decided = (pieces: readonly ListedPiece[], candidates: readonly Candidate[], before: Partial<Decided> = {}) =>
  decisionsIn({ pieces }, { candidates, decided: { ...none, ...before }, goals: new Set([2]) });

describe('a ticked piece', () => {
  test.each<[string, ListedPiece, readonly Candidate[], Partial<Decided>, object]>([
    ['is kept with its goal', ticked(2, 'p42!1'), [found('p42!1')], {}, { keep: [{ key: 'p42!1', goal: 2 }] }],
    ['is kept as a win', ticked('wins', 'p42!1'), [found('p42!1')], {}, { keep: [{ key: 'p42!1', goal: 'wins' }] }],
    [
      'is kept with all that stood there',
      ticked(2, 'p42!1', 'p42!2'),
      [found('p42!1', 'p42!2')],
      {},
      { keep: [{ key: 'p42!1', goal: 2 }] },
    ],
    [
      'is kept, be it thanked for since',
      ticked(2, 'p42!1'),
      [found('p42!1', 'n5')],
      {},
      { keep: [{ key: 'p42!1', goal: 2 }] },
    ],
    [
      'that was put off is kept',
      ticked(2, 'p42!1'),
      [found('p42!1')],
      { logged: new Map([['p42!1', 'later']]) },
      { keep: [{ key: 'p42!1', goal: 2 }] },
    ],
    ['may be kept by now', ticked(2, 'p42!1'), [], { logged: new Map([['p42!1', 'kept']]) }, { keptBefore: 1 }],
    [
      'may stand on a goal by now',
      ticked(2, 'p42!1'),
      [found('p42!1')],
      { marks: new Set(['inbox-p42-mr-1']) },
      { keptBefore: 1 },
    ],
    [
      'may be dropped by now',
      ticked(2, 'p42!1'),
      [],
      { logged: new Map([['p42!1', 'dropped']]) },
      { problems: ['p42!1: was dropped meanwhile'] },
    ],
    [
      'may be gone',
      ticked(2, 'p42!1'),
      [found('p42!2')],
      {},
      { missing: ['p42!1'], problems: ['p42!1: was not found, or is decided'] },
    ],
    [
      'may belong to another by now',
      ticked(2, 'p42!1'),
      [found('p42!2', 'p42!1')],
      {},
      { problems: ['p42!1: is decided with p42!2 by now'] },
    ],
    [
      'may have grown',
      ticked(2, 'p42!1'),
      [found('p42!1', 'p42!2', 'g7&3')],
      {},
      { problems: ['p42!1: p42!2 g7&3 came to it since'] },
    ],
    ['may name no goal', ticked(null, 'p42!1'), [found('p42!1')], {}, { problems: ['p42!1: names no goal'] }],
    [
      'may name a goal that is not there',
      ticked(3, 'p42!1'),
      [found('p42!1')],
      {},
      { problems: ['p42!1: there is no goal #3'] },
    ],
  ])('%s', (_name, piece, candidates, before, result) => {
    expect(decided([piece], candidates, before)).toEqual({ ...nothing, ...result });
  });
});

describe('a piece that is not ticked', () => {
  test.each<[string, ListedPiece, readonly Candidate[], Partial<Decided>, object]>([
    ['is dropped', open('p42!1'), [found('p42!1')], {}, { drop: [{ key: 'p42!1', only: ['p42!1'] }] }],
    [
      'is dropped with what stood there alone',
      open('p42!1', 'p42!2', 'p42!3'),
      [found('p42!1', 'p42!2', 'p42!9')],
      {},
      { drop: [{ key: 'p42!1', only: ['p42!1', 'p42!2'] }] },
    ],
    [
      'is dropped by what leads it now',
      open('p42!1', 'p42!2'),
      [found('p42!2', 'p42!1')],
      {},
      { drop: [{ key: 'p42!2', only: ['p42!1', 'p42!2'] }] },
    ],
    [
      'is dropped where another leads it now',
      open('p42!1', 'p42!2'),
      [found('p42!9', 'p42!2', 'p42!1')],
      {},
      { drop: [{ key: 'p42!1', only: ['p42!1', 'p42!2'] }] },
    ],
    [
      'is dropped but for what is decided',
      open('p42!1', 'p42!2'),
      [found('p42!1', 'p42!2')],
      { logged: new Map([['p42!1', 'kept']]) },
      { drop: [{ key: 'p42!2', only: ['p42!2'] }] },
    ],
    ['is nothing where all of it is decided', open('p42!1'), [], { logged: new Map([['p42!1', 'dropped']]) }, {}],
    ['is missing where nothing of it was found', open('p42!1', 'p42!2'), [], {}, { missing: ['p42!1'] }],
  ])('%s', (_name, piece, candidates, before, result) => {
    expect(decided([piece], candidates, before)).toEqual({ ...nothing, ...result });
  });

  test('each piece of a list is decided for itself', () => {
    const kept = new Map([
      ['p42!1', 'kept'],
      ['p42!2', 'kept'],
    ] as const);
    expect(
      decided([ticked(2, 'p42!1'), ticked(2, 'p42!2'), open('p42!3')], [found('p42!3')], { logged: kept }),
    ).toEqual({
      ...nothing,
      keptBefore: 2,
      drop: [{ key: 'p42!3', only: ['p42!3'] }],
    });
  });
});

describe('what was decided before', () => {
  const base = 'https://gitlab.example';
  const evidence = note(`**Evidence 2026-11-01**\n\nLink: \`${base}/acme/web/-/merge_requests/1#note_5\` It`);
  const by = (logged: Decided['logged'] = new Map()) => ({
    ...basis(),
    decided: decidedBy([evidence, note('Link: x')], logged, base),
  });

  test('is an item whose address evidence has, or whose key the log', () => {
    const other = item('acme/web!2', '2026-11-01');
    expect(isDecided(item('acme/web!1', '2026-11-01'), by())).toBe(false);
    expect(isThanksDecided(thanks('n5', 'acme/web!1', '2026-11-01'), by())).toBe(true);
    expect(isThanksDecided(thanks('n6', 'acme/web!1', '2026-11-01'), by())).toBe(false);
    expect(isThanksDecided(thanks('n6', 'acme/web!1', '2026-11-01', { url: null }), by())).toBe(false);
    for (const [state, is] of [
      ['kept', true],
      ['dropped', true],
      ['later', false],
    ] as const)
      expect(isDecided(other, by(new Map([['p42!2', state]])))).toBe(is);
    expect(isDecided({ ...other, home: null }, by())).toBe(false);
  });

  test('are the marks of own comments alone', () => {
    const marked = (key: string, isOwn: boolean): Note => ({
      type: 'comment',
      id: 5,
      by: null,
      at: '2026-11-01T08:00:00.000Z',
      body: '**Evidence 2026-11-01**\n\nIt',
      internal: false,
      isOwn,
      mark: { type: 'evidence', template: null, key },
    });
    const notes = [marked('inbox-p42-mr-2', true), marked('k', false)];
    expect([...decidedBy(notes, new Map(), base).marks]).toEqual(['inbox-p42-mr-2']);
  });
});
