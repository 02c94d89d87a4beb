// What follows from the manager's words: where the document goes, gaps in their words, the justification in its place and once.
import { describe, expect, test } from 'vitest';
import {
  gapDay,
  justificationFor,
  stateAfter,
  withGaps,
  withJustification,
  withTaken,
} from '#growth/promotion/accepting.ts';
import { acceptedAnswers, answerKey, answersTo, type Verdict } from '#growth/promotion/answer.ts';
import { findPart } from '#growth/promotion/parts.ts';
import { acceptKey } from '#growth/promotion/state-comment.ts';
import { mayFollow } from '#growth/promotion/transitions.ts';
import type { PromotionState } from '#growth/words/promotion-words.ts';
import type { Comment } from '#growth/goals/notes.ts';
import { shortHash } from '#growth/text/short-hash.ts';
import { takenFrom } from '#growth/text/taken.ts';
import { saidCompany } from '#settings/company-file.ts';
import { managedBy } from '../../support/managed-by.ts';

test.each<[Verdict, PromotionState | null, boolean, PromotionState]>([
  ['ready', 'manager-review', true, 'feedback'],
  ['ready', 'manager-review', false, 'nominated'],
  ['ready', 'drafting', true, 'feedback'],
  ['ready', 'nominated', true, 'nominated'],
  ['ready', null, true, 'feedback'],
  ['more-evidence', 'nominated', true, 'gap-plan'],
  ['not-yet', 'manager-review', true, 'gap-plan'],
  ['nominated', 'feedback', true, 'nominated'],
  ['approved', 'feedback', true, 'approved'],
  ['nominated', 'approved', true, 'approved'],
  ['not-this-cycle', 'exploring', true, 'not-this-cycle'],
])('%s, from %s (others asked: %s): %s', (verdict, from, asks, to) => {
  expect(stateAfter(verdict, from, asks)).toBe(to);
});

test('a cycle may go by from any open state', () => {
  expect(mayFollow('exploring', 'not-this-cycle')).toBe(true);
  expect(mayFollow('feedback', 'not-this-cycle')).toBe(true);
  expect(mayFollow('approved', 'not-this-cycle')).toBe(false);
  expect(mayFollow('exploring', 'nominated')).toBe(false);
});

test.each([
  ['A design, until 2027-01-31', '2027-01-31'],
  ['since 2026-01-01, until 2027-01-31.', '2027-01-31'],
  ['until 2027-02-30', null],
  ['v2027-01-311', null],
])('the day of "%s"', (gap, day) => expect(gapDay(gap)).toBe(day));

const person = (id: number, username: string) => ({ id, username, name: username });
const [alex, morgan, kim] = [person(1, 'alex'), person(2, 'morgan'), person(3, 'kim')];
const comment = (id: number, by: typeof alex, body: string, key: string | null = null): Comment => ({
  type: 'comment',
  id,
  by,
  at: `2026-11-${id}T10:00:00.000Z`,
  body,
  internal: false,
  isOwn: by === alex,
  mark: key === null ? null : { type: 'state', template: null, key },
});
const historyOf = (...items: Comment[]) => {
  const source = { name: '', requests: 1, seen: items.length, total: items.length, failed: null };
  return { notes: { items, source }, events: null };
};

describe('gaps', () => {
  const find = (text: string) => {
    const found = findPart(text, { type: 'section', section: 'gaps' }, []);
    return found.type === 'found' ? found.part : expect.unreachable();
  };
  const put = (text: string, ...points: string[]) => withGaps(text, find, points);
  test.each([
    ['with its day', 'A talk, until 2027-01-31', '- [ ] A talk, until 2027-01-31'],
    ['with a day of its own', '2027-01-31: a talk', '- [ ] 2027-01-31: a talk, until 2027-01-31'],
    ['without one', 'A talk', '- [ ] A talk'],
  ])('%s', (_how, point, line) => {
    expect(put('## Gaps\n\n- [x] One\n\nWords.\n', point)).toBe(`## Gaps\n\n- [x] One\n${line}\n\nWords.\n`);
    expect(put('## Summary\n\nS', point)).toBe(`## Summary\n\nS\n\n## Gaps (private)\n\n${line}`);
  });
  test('whom they name hears nothing, and again changes nothing', () => {
    const once = put('## Gaps\n\n- [ ] One', 'Ask @kim', 'Two');
    expect(once).toBe('## Gaps\n\n- [ ] One\n- [ ] Ask `@kim`\n- [ ] Two');
    expect(put(once, 'Ask @kim', 'Two')).toBe(once);
  });
});

describe('the justification', () => {
  const words = 'Alex  decides\n\n- *all* of it, @kim\n\n```\n## not a heading\n```';
  const said = comment(12, morgan, `**Justification 2026-12-01**\n\n${words}\n`);
  const offered = (text: string, ...notes: Comment[]) =>
    justificationFor(text, historyOf(...notes), managedBy('morgan'));

  test('of the manager, the newest, and not taken yet', () => {
    const key = `12.${shortHash(words)}`;
    expect(offered('', said)).toMatchObject({ words, key, day: '2026-12-01' });
    expect(offered('', said, comment(13, kim, '**Justification** \n\nmine'))).toMatchObject({ key });
    expect(offered('', said, comment(13, morgan, '### Justification: 2026-12-02\nnew'))).toMatchObject({
      words: 'new',
    });
    expect(offered(`x\n\n<!-- taken from comments: 3.ab ${key} -->`, said)).toBeNull();
  });
  test.each([
    'Justification is missing',
    '> **Justification 2026-12-01**\n\nx',
    '**Justification 2026-12-01**',
    'Justified',
  ])('is not: %s', (body) => expect(offered('', comment(12, morgan, body))).toBeNull());

  const wordsOf = (set: 'de' | 'fr') => saidCompany({ words: set }).company.words;
  test.each([
    ['de', '**Begründung 2026-12-03**\n\nSie leitet es. Nächstes: mit Hilfe', 'Sie leitet es. Nächstes: mit Hilfe'],
    ['fr', 'Argumentaire 2026-12-03 · elle le dirige\n\nAide', 'elle le dirige\n\nAide'],
    ['de', '**Justification 2026-12-03**\nSie leitet es', 'Sie leitet es'],
    ['fr', '**Begründung 2026-12-03**\nSie leitet es', null],
  ] as const)('in the words of a profile, %s: %j', (set, body, wanted) => {
    const read = offered('', { ...comment(12, morgan, body), words: wordsOf(set) });
    expect(read && [read.day, read.words]).toEqual(wanted && ['2026-12-03', wanted]);
  });

  const put = (text: string, isOpen: boolean, key = `12.${shortHash(words)}`) => {
    const found = findPart(text, { type: 'section', section: 'justification' }, []);
    return found.type === 'found' ? withJustification(text, found.part, { words, key }, isOpen) : found;
  };
  test('stands there byte for byte, and once', () => {
    const after = put('## Justification\n\n- _What?_\n\n## Gaps\n', true);
    expect(after).toBe(`## Justification\n\n${words}\n\n## Gaps\n`);
    expect(put(after as string, false)).toBe(after);
    expect(put('## Justification\n\nMine.\n', false)).toBeNull();
  });
  test('a changed comment takes the place of what was taken, if nobody changed it there', () => {
    const taken = `## Justification\n\nOld.\n\n<!-- taken from comments: 12.${shortHash('Old.')} -->`;
    expect(put(taken, false)).toBe(`## Justification\n\n${words}`);
    expect(put(taken.replace('Old.', 'Mine.'), false)).toBeNull();
    expect([...takenFrom(withTaken(`## Justification\n\n${words}`, taken, ['9.a']))]).toEqual([
      `12.${shortHash('Old.')}`,
      '9.a',
    ]);
  });
});

describe('accepted', () => {
  const answer = comment(12, morgan, 'Answer · not yet\n\n- One');
  const key = answerKey(answer);
  const state = comment(14, alex, '**State** · gap-plan', acceptKey(key));
  const record = { labelled: [], author: alex };
  const read = (...notes: Comment[]) => {
    const { answer: open, changed } = answersTo(
      record,
      historyOf(comment(10, alex, '**State** · gap-plan'), ...notes),
      managedBy('morgan'),
    );
    return [open?.verdict ?? null, changed?.verdict ?? null];
  };
  test('an answer waits until it is; by its author alone', () => {
    expect(read(answer)).toEqual(['not-yet', null]);
    expect(read(answer, state)).toEqual([null, null]);
    expect(read(answer, { ...state, by: kim, isOwn: false })).toEqual(['not-yet', null]);
    expect(acceptedAnswers(record, historyOf(answer, state))).toEqual([key]);
  });
  test('edited afterwards it is changed, until a new one is said or it is accepted again', () => {
    const edited = { ...answer, body: 'Answer · ready' };
    expect(read(edited, state)).toEqual([null, 'ready']);
    expect(read(edited, state, comment(15, alex, '**State** · feedback', acceptKey(answerKey(edited))))).toEqual([
      null,
      null,
    ]);
    expect(read(edited, state, comment(16, morgan, 'Answer · approved'))).toEqual(['approved', null]);
  });
});
