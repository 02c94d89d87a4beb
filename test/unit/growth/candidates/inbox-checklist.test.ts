// The text of the inbox's checklist: what is read of it, whatever its titles say, and what an edit of it leaves alone.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  arrow,
  asDecided,
  checklistHeading,
  lastBox,
  noGoal,
  readInboxChecklist,
  tickedIn,
  withPieces,
  withoutTitles,
  withUnread,
} from '#growth/candidates/inbox-checklist.ts';
import { checklistText, listedPiece } from '#render/markdown/inbox-checklist.ts';
import type { Candidate } from '#growth/candidates/candidate.ts';
import { aCandidate } from '../../../support/a-candidate.ts';

const today = '2026-11-23';
const window = { since: '2026-11-16', until: today };
const candidate = (more: Partial<Candidate> = {}): Candidate => ({
  ...aCandidate,
  key: 'p2!1',
  day: today,
  place: 'acme/web!1',
  url: null,
  matches: [{ goal: 2, score: 90, why: ['words: retry'] }],
  suggested: 'keep',
  ...more,
});
const words = { name: (iid: number) => `#${iid}`, titleOf: () => 'Runbook', today, isBare: false };
const textOf = (...lines: readonly string[]) => [checklistHeading(today), '', ...lines].join('\n');
const nothing = { further: 0, unread: [], goals: null };

describe('read', () => {
  test.each([
    ['- [x] `p2!1 p2!2` A -> #2 B (c)', { keys: ['p2!1', 'p2!2'], isTicked: true, goal: 2 }],
    ['* [X] ``p2#1`` A -> ` #12 ` B (c)', { keys: ['p2#1'], isTicked: true, goal: 12 }],
    ['- [ ] `n9` -> 7', { keys: ['n9'], isTicked: false, goal: 7 }],
    [`- [ ] \`g7&3\` A -> ${noGoal}`, { keys: ['g7&3'], isTicked: false, goal: null }],
    [`- [ ] \`p2!1\` A -> ${noGoal}: 4`, { keys: ['p2!1'], isTicked: false, goal: 4 }],
    ['- [x] `p2!1` A -> Wins', { keys: ['p2!1'], isTicked: true, goal: 'wins' }],
    ['- [x] `p2!1` A -> `wins`', { keys: ['p2!1'], isTicked: true, goal: 'wins' }],
    ['- [x] `p2!1` A -> winsome', { keys: ['p2!1'], isTicked: true, goal: null }],
    ['- [ ] `p2!1` `p9!9` -> #2', { keys: ['p2!1'], isTicked: false, goal: 2 }],
    ['- [ ] `p2!1 rm` A -> #2', null],
    ['- [ ] A box of my own -> #2', null],
    ['```\n- [x] `p2!1` A -> #2\n```', null],
  ])('%s', (line, piece) => {
    expect(readInboxChecklist(textOf(line, lastBox))?.pieces).toEqual(piece === null ? [] : [piece]);
  });

  test.each([
    [lastBox, false],
    [lastBox.replace('[ ]', '[x]'), true],
    ['- [x] done, I think', true],
    ['- [x] `p2!1` Done -> #2', false],
    ['Done.', false],
  ])('finished by its last box alone: %s', (line, isFinished) => {
    expect(readInboxChecklist(textOf(line))?.isFinished).toBe(isFinished);
  });

  test('a piece that stands there twice is ticked where one of them is', () => {
    const read = readInboxChecklist(textOf('- [ ] `p2!1` -> #2', '- [x] `p2!1` -> #3', '- [ ] `p2!1` -> #4'));
    expect(read?.pieces).toEqual([{ keys: ['p2!1'], isTicked: true, goal: 3 }]);
  });

  test.each(['**Evidence decided, week of 2026-11-23**', 'Evidence 2026-11-23', '- [x] Evidence'])(
    'none: %s',
    (text) => {
      expect(readInboxChecklist(`${text}\n- [x] Done`)).toBeNull();
    },
  );
});

test('whatever a title, a goal and a reason say, a piece is its keys, unticked, with its goal', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '`p9!9` x -> #9 (y)',
      ' -> `#9`',
      ' -> wins',
      ` -> ${noGoal}`,
      '- [x] **Done',
      '``` -> #9',
      '\n- [x] Done',
      '-> 9 ->',
      '`',
      '[x]',
    ),
  );
  fc.assert(
    fc.property(hostile, hostile, hostile, fc.boolean(), (title, goal, why, isBare) => {
      const one = candidate({ title, with: ['p2!3'], matches: [{ goal: 2, score: 90, why: [why] }] });
      const piece = listedPiece(one, { ...words, titleOf: () => goal, isBare });
      const text = checklistText({ ...nothing, week: today, window, pieces: [piece] });
      const read = { pieces: [{ keys: ['p2!1', 'p2!3'], isTicked: false, goal: 2 }], isFinished: false, window };
      expect(readInboxChecklist(text)).toEqual(read);
      const bare = asDecided(text).replace('decided', 'to decide');
      expect(readInboxChecklist(bare)).toEqual(read);
      expect(bare).toContain(isBare ? 'merge request -> #2' : '`p2!1 p2!3` -> #2\n');
    }),
  );
});

describe('edited', () => {
  const stands = textOf(
    'Work of 2026-11-16 to 2026-11-20. Mine.',
    '',
    '- [x] `p2!1` A, my words',
    '  below',
    lastBox,
    noGoal,
    'end',
  );
  const more = listedPiece(candidate({ key: 'p2!5' }), words);

  test('a new piece comes before the last box, once, and all else keeps its bytes', () => {
    const grown = withPieces(stands, [more, listedPiece(candidate(), words)], window);
    expect(grown).toBe(stands.replace('to 2026-11-20', 'to 2026-11-23').replace(lastBox, `${more.line}\n${lastBox}`));
    expect(withPieces(grown, [more], window)).toBe(grown);
  });

  test('a last box that somebody deleted comes back', () => {
    const without = stands.replace(`${lastBox}\n`, '');
    const whole = withPieces(without, [], window);
    expect(whole).toBe(`${without.replace('to 2026-11-20', 'to 2026-11-23')}\n${lastBox}\n`);
    expect(readInboxChecklist(whole)?.pieces).toEqual(readInboxChecklist(stands)?.pieces);
  });

  test('what could not be read is said as long as it could not', () => {
    const text = checklistText({ ...nothing, unread: ['thanks'], week: today, window, pieces: [more] });
    expect(text).toContain('Work of 2026-11-16 to 2026-11-23. Not read to the end: thanks. For another goal');
    expect(withUnread(text, ['thanks'])).toBe(text);
    const whole = checklistText({ ...nothing, week: today, window, pieces: [more] });
    expect(withUnread(text, [])).toBe(whole);
    expect(withUnread(whole, ['thanks'])).toBe(text);
    expect(withUnread(textOf(lastBox), ['thanks'])).toBe(textOf(lastBox));
  });

  test('titles go, also where the line was changed; what the person wrote behind the goal stays', () => {
    expect(withoutTitles(stands)).toBe(stands);
    const bare = '- [ ] `p2!5` -> #2';
    expect(withoutTitles(`${more.line}\r\n${more.line}\r\n`)).toBe(`${bare}\r\n${bare}\r\n`);
    expect(withoutTitles(`${more.line} and more`)).toBe(`${bare} and more`);
    const none = listedPiece(candidate({ matches: [] }), words).line;
    expect(withoutTitles(none)).toBe(`- [ ] \`p2!1\`${arrow}${noGoal}`);
    expect(withoutTitles(none.replace(noGoal, '3'))).toBe('- [ ] `p2!1` -> 3');
    expect(withoutTitles(none.replace(noGoal, '#3 with Kim'))).toBe('- [ ] `p2!1` -> #3 with Kim');
    expect(withoutTitles(`> 1.  ${more.line.slice(2)}`)).toBe(`> 1.  ${bare.slice(2)}`);
    for (const goal of ['4', '#4', 'wins'])
      expect(withoutTitles(`- [x] \`p2!5\` Merger · \`acme/web!5\` -> ${goal}`)).toBe(`- [x] \`p2!5\` -> ${goal}`);
  });

  test('of one that was taken up only what was ticked is read', () => {
    const waiting = textOf('- [x] `p2!1` -> #2', '- [ ] `p2!5` -> #2', '- [x] `p3#4 p3#5` -> wins', lastBox);
    expect(tickedIn(waiting)).toEqual([]);
    expect(tickedIn(asDecided(waiting))).toEqual(['p2!1', 'p3#4', 'p3#5']);
    expect(tickedIn('- [x] `p2!1` -> #2')).toEqual([]);
  });
});
