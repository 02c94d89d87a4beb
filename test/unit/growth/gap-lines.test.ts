// The gaps of a document as lines: which are there, where a new one goes, and which bytes stay.
import { describe, expect, test } from 'vitest';
import { criteriaOfGap } from '#growth/promotion/gap-criteria.ts';
import { gapItems, withClosedGap, withGap, withGapGoal } from '#growth/promotion/gap-lines.ts';
import { findPart } from '#growth/promotion/parts.ts';

function partIn(text: string) {
  const found = findPart(text, { type: 'section', section: 'gaps' }, []);
  if (found.type !== 'found') throw new Error(found.type);
  return found.part;
}
const add = (text: string, gap: string, until: string | null = null) => withGap(text, partIn(text), gap, until);
const close = (text: string, title: string) => withClosedGap(text, partIn(text), title);
const name = (text: string, title: string, iid: number) => withGapGoal(text, partIn(text), title, iid);

const prompts =
  '# Mine\n\n## Gaps (private)\n\n<!-- One line. -->\n\n- _Which?_\n- _What?_\n\n## Notes\n\n- [ ] Mine\n';
const boxes =
  '## Gaps\n\n- [ ] A talk, until 2027-01-31 (goal `#31`)\n  with Kim\n- [x] Two teams\n\n  - [ ] Asked\n\n      more\n\nWords.\n';

test('day and goal are read from a line, code or not; what is left is its name', () => {
  const text =
    '## Gaps\n\n- [x] A *second* design,  until 2027-01-31 (goal `#31`)\n- [ ] Until 2027 (goal #7), until 2027-02-01.\n- [ ] A talk\n';
  expect(gapItems(text, partIn(text))).toMatchObject([
    { title: 'A second design', until: '2027-01-31', goal: 31, done: true },
    { title: 'Until 2027', until: '2027-02-01', goal: 7, done: false },
    { title: 'A talk', until: null, goal: null },
  ]);
  expect(gapItems('', partIn(''))).toEqual([]);
});

test.each([
  ['Shown until 2026-02-30', 'Shown until 2026-02-30', null],
  ['Shown until 2026-02-30, until 2026-02-28', 'Shown until 2026-02-30', '2026-02-28'],
  ['Not until 2027-01-31, until 2027-03-31 at last', 'Not until 2027-01-31 at last', '2027-03-31'],
  ['until 2027-01-31', 'until 2027-01-31', '2027-01-31'],
  ['(goal #7) A talk', 'A talk', null],
  ['(goal #7) A talk, until 2027-01-31 ', 'A talk', '2027-01-31'],
])('the last day that a calendar has: %s', (line, title, until) => {
  const text = `## Gaps\n\n- [ ] ${line}\n`;
  expect(gapItems(text, partIn(text))).toMatchObject([{ title, until }]);
});

test('two days alone are two gaps', () => {
  const one = add('## Gaps\n', 'until 2027-01-31') ?? '';
  expect(add(one, 'until 2027-02-28')).toContain('- [ ] until 2027-01-31\n- [ ] until 2027-02-28');
});

describe('added', () => {
  test.each([
    ['behind the questions', prompts, prompts.replace('_What?_\n', '_What?_\n- [ ] New, until 2027-01-31\n')],
    [
      'behind all that is the last one’s',
      boxes,
      boxes.replace('      more\n', '      more\n- [ ] New, until 2027-01-31\n'),
    ],
    ['below words alone', '## Gaps\n\nWords.\n', '## Gaps\n\nWords.\n\n- [ ] New, until 2027-01-31\n'],
    [
      'as a part of its own',
      '## Summary\n\nWords.\n',
      '## Summary\n\nWords.\n\n## Gaps (private)\n\n- [ ] New, until 2027-01-31',
    ],
    [
      'to bullets, which become boxes',
      '## Gaps\n\n* One\n* _Which?_\n',
      '## Gaps\n\n* [ ] One\n- [ ] New, until 2027-01-31\n* _Which?_\n',
    ],
  ])('%s', (_, before, after) => {
    expect(add(before, 'New', '2027-01-31')).toBe(after);
    expect(add(after, 'New', '2028-01-31')).toBeNull();
  });

  test('one that is there in other dress is there', () => {
    expect(add(boxes, '`Two` *teams*')).toBeNull();
    expect(add('## Gaps\n\n- [ ] A talk (goal #3)\n', 'A talk')).toBeNull();
  });
});

test('ticked: the open one of that name, in a list of bullets too; a second time it is', () => {
  const twice = '## Gaps\r\n\r\n- [x] A talk\r\n- [ ] A talk, until 2027-01-31\r\n\r\n## Notes';
  const once = close(twice, 'A talk') ?? '';
  expect(once).toBe(twice.replace('[ ]', '[x]'));
  expect(close(once, 'A talk')).toBe(once);
  expect(close('## Gaps\n\n- A talk\n- Two teams\n', 'Two teams')).toBe('## Gaps\n\n- [ ] A talk\n- [x] Two teams\n');
  expect(close(twice, 'Another')).toBeNull();
});

test('the goal stands behind all its words, in code, once', () => {
  const text = '## Gaps\n\n- [ ] A talk\n  in public, until 2027-01-31\n- [ ] Two teams\n';
  const named = name(text, 'A talk in public', 31) ?? '';
  expect(named).toBe(text.replace('2027-01-31', '2027-01-31 (goal `#31`)'));
  expect(name(named, 'A talk in public', 31)).toBe(named);
  expect(name(named, 'A talk in public', 32)).toBeNull();
  expect(name(named, 'Another', 32)).toBeNull();
});

test.each([
  ['no code span may begin before it', 'Use the `x thing', '(goal ``#31``)'],
  ['a paragraph too long to look for marks', 'word '.repeat(500).trim(), '(goal `#31`)'],
  ['a tag that is a block by itself', '<details>', '(goal `#31`)'],
  ['a blank that is written out', '&nbsp;', '(goal `#31`)'],
])('its goal is read again, whatever its words are: %s', (_, words, mark) => {
  const text = add('## Gaps\n', words) ?? '';
  const [item] = gapItems(text, partIn(text));
  const named = name(text, item?.title ?? '', 31) ?? '';
  expect(named).toContain(mark);
  expect(gapItems(named, partIn(named))).toMatchObject([{ title: item?.title, goal: 31 }]);
  expect(name(named, item?.title ?? '', 31)).toBe(named);
});

test.each([' ', ',', 'until '])('99,000 times %j in a gap keep nobody waiting', (many) => {
  const text = `## Gaps\n\n- [ ] a${many.repeat(99_000)}b (goal \`#3\`)\n`;
  expect(gapItems(text, partIn(text))).toMatchObject([{ goal: 3 }]);
});

test.each([
  ['A second design', []],
  ['A second design (staff/scope)', ['staff/scope']],
  ['A design [staff/scope, Staff/Others] for two', ['staff/scope', 'staff/others']],
  ['Shows: staff/scope, staff/others', ['staff/scope', 'staff/others']],
  ['Shows: staff/scope (staff/scope)', ['staff/scope']],
  ['A design. shows: staff/scope.', ['staff/scope']],
  ['Fishows: staff/scope', []],
  ['Shows: staff/scope/more', []],
  ['A talk (staff/scope, with Kim)', []],
  ['staff/scope', []],
])('criteria that a gap names: %s', (title, tags) => {
  expect(criteriaOfGap(title)).toEqual(tags);
});
