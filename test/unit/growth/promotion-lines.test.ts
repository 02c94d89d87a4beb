// Lines and addresses of a promotion document: for whom a link opens, what a label is, where coverage stands, what an answer says.
import { describe, expect, test } from 'vitest';
import { answerText, answerWords } from '#growth/promotion/answer.ts';
import { withGapsApart, withMoved, wordsToMove } from '#growth/promotion/gaps-apart.ts';
import { gapsIn } from '#growth/promotion/gaps.ts';
import { labelledLine, labelNamed, labelOf } from '#growth/promotion/label-lines.ts';
import { opensForFew } from '#growth/promotion/link-opens.ts';
import { coveragePart, withCoverage } from '#growth/promotion/posted-coverage.ts';
import { acceptedBy, formatState, readState } from '#growth/promotion/state-comment.ts';

describe('an address opens for few', () => {
  const home = 'https://gitlab.example/alex/goals/';
  test.each([
    ['https://gitlab.example/alex/goals', true],
    ['https://GITLAB.example/Alex/Goals/-/issues/1', true],
    ['https://gitlab.example/alex/goals///', true],
    ['https://gitlab.example/alex/goals-2', false],
    ['https://gitlab.example/x/alex/goals', false],
    ['https://other.example/alex/goals', false],
    ['http://localhost:3000/a', true],
    ['http://my.localhost/', true],
    ['http://box.local/', true],
    ['http://127.0.0.1/', true],
    ['http://10.1.2.3/', true],
    ['http://192.168.0.1/', true],
    ['http://[::1]/', true],
    ['http://localhost.example/', false],
    ['http://mylocalhost/', false],
    ['http://10.1.2.3.example/', false],
    ['ftp://localhost/', false],
    ['xhttp://localhost/', false],
    ['localhost', false],
    ['mailto:alex@localhost', false],
  ])('%s: %s', (address, isFew) => {
    expect(opensForFew(address, home)).toBe(isFew);
  });

  test('of the goals project only where that is known', () => {
    expect(opensForFew('https://gitlab.example/alex/goals', null)).toBe(false);
    expect(opensForFew('https://gitlab.example/alex/goals', 'no address')).toBe(false);
  });
});

describe('a label', () => {
  test.each<[string, ReturnType<typeof labelledLine>, string]>([
    ['Impact: less work', { label: 'Impact', value: 'less work' }, 'Impact: '],
    ['- **Impact:** less', { label: 'Impact', value: 'less' }, '- **Impact:** '],
    ['> 1. __Impact__ - less', { label: 'Impact', value: 'less' }, '> 1. __Impact__ - '],
    [
      'one two three four five six: x',
      { label: 'one two three four five six', value: 'x' },
      'one two three four five six: ',
    ],
    ['one two three four five six seven: x', null, 'one two three four five six seven: '],
    ['Impact', null, ' '],
    ['(see) Impact: x', null, '(see) Impact: '],
  ])('of %j', (line, labelled, before) => {
    expect(labelledLine(line)).toEqual(labelled);
    expect(labelOf(line)).toBe(before);
  });

  test.each([
    ['Evidence', 'evidence'],
    ['Link', 'evidence'],
    ['LINKS', 'evidence'],
    ['proof', 'evidence'],
    ['Confirmed By', 'aside'],
    ['Initiative', 'project'],
    ['title', 'project'],
    ['No evidence', null],
    ['Evidence of it', null],
    ['not confirmed by', null],
    ['Confirmed by Kim', null],
    ['Subtitle', null],
    ['Projects', null],
  ])('%s is %s', (label, named) => {
    expect(labelNamed(label)).toBe(named);
  });
});

describe('the coverage in a document', () => {
  const table = ['As of 2026-11-23, of backend/staff', '', '| a |'];
  const block = `<!-- levels coverage -->\n\n${table.join('\n')}\n\n<!-- end of levels coverage -->`;
  const put = (text: string, lines = table) => withCoverage(text, coveragePart(text), lines);

  test('makes a section of its own at the end, of the level of the others', () => {
    expect(put('## Summary\n\nS\n')).toBe(`## Summary\n\nS\n\n## Levels coverage (private)\n\n${block}`);
    expect(put('# Summary\n\nS\n')).toContain('\n# Levels coverage (private)\n');
    expect(put('words')).toContain('\n## Levels coverage (private)\n');
  });

  test('stands at the end of its section, whatever else is there', () => {
    expect(put('## Levels coverage (private)\n\nMine\n\n## Gaps\n\n- g\n')).toBe(
      `## Levels coverage (private)\n\nMine\n\n${block}\n\n## Gaps\n\n- g\n`,
    );
  });

  test('takes the place of what stands between its marks, in whichever section', () => {
    const text = `## What I cover\n\nMine\n\n${block.replace('| a |', '| b |')}\n\nToo\n`;
    expect(put(text)).toBe(`## What I cover\n\nMine\n\n${block}\n\nToo\n`);
  });

  test('is no table of another section', () => {
    const text = `## Summary\n\n${block}\n`;
    expect(put(text)).toBe(`${text}\n## Levels coverage (private)\n\n${block}`);
  });

  test('keeps its day where it says the same', () => {
    const text = put('## Summary\n\nS\n');
    expect(put(text, ['As of 2026-12-01, of backend/staff', '', '| a |'])).toBe(text);
    expect(put(text, ['As of 2026-12-01, of backend/staff', '', '| c |'])).toBe(
      text.replace('| a |', '| c |').replace('11-23', '12-01'),
    );
    const within = put('## Summary\n', ['It is as it was: As of 2026-11-23']);
    expect(put(within, ['It is as it was: As of 2026-12-01'])).not.toBe(within);
  });
});

describe('an answer', () => {
  test.each([
    [[], '@kim answered 2026-12-03: not yet'],
    [['a'], '@kim answered 2026-12-03: not yet, 1 point'],
    [['a', 'b'], '@kim answered 2026-12-03: not yet, 2 points'],
  ])('with %j as points', (points, text) => {
    expect(answerText('kim', '2026-12-03', { verdict: 'not-yet', points })).toBe(text);
  });

  test('has words beside its verdict and points', () => {
    expect(
      answerWords({ body: '**Answer** · ready\n\nWell done\n\n- a\n1. b\n* [x] c\na - d\n- [ ]\n\nMore' }),
    ).toEqual(['Well done', 'a - d', '- [ ]', 'More']);
  });
});

describe('the comment of a state', () => {
  test('tells earlier states where nothing else does', () => {
    expect(formatState('2026-11-23', 'drafting')).toBe('**State 2026-11-23** · drafting');
    expect(formatState('2026-11-23', 'drafting', ['a', 'b'])).toBe('**State 2026-11-23** · drafting\n\nBefore: a, b');
  });

  test.each([
    ['**State 2026-11-23** · drafting', { state: 'drafting', day: '2026-11-23' }],
    ['\n\nState: nominated\nmore', { state: 'nominated', day: null }],
    ['**State 2026-11-23**', null],
    ['**State** · perhaps', null],
    ['words\n**State** · drafting', null],
  ])('%j', (body, state) => {
    expect(readState(body)).toEqual(state);
  });

  test.each([
    ['accept-42-1ab', '42.1ab'],
    ['xaccept-42-1ab', null],
    ['accept-42-1ab-x', null],
    ['accept-42', null],
    [null, null],
  ])('that follows from an answer: %s', (key, answer) => {
    expect(acceptedBy(key === null ? null : { type: 'promotion-state', template: null, key })).toBe(answer);
  });
});

describe('gaps that are kept apart', () => {
  const body = (text: string) => ({
    name: 'Gaps',
    whole: { start: 0, end: text.length },
    body: { start: 0, end: text.length },
    new: null,
  });

  test('are what stands beside the line that says where, or what asks for them', () => {
    const text = '\n\n- a\n\nKEPT apart in #3.  \n\n- b\n';
    expect(wordsToMove(text, body(text)).replace(/\n+/g, '\n')).toBe('- a\n- b');
    expect(wordsToMove('x', { ...body('x'), new: { heading: '## Gaps', prompts: '- _What?_' } })).toBe('- _What?_');
    const inside = '- See: Kept apart in #3\nKept apart in #4 too';
    expect(wordsToMove(inside, body(inside))).toBe(inside);
  });

  test('move once, as items of any list, with what stands below each', () => {
    expect(withMoved('- a', '* a\n+ b\r\n2) c\n   more')).toBe('- a\n\n* a\n+ b\n2) c\n   more');
    expect(withMoved('* [x] a\n12. [X] b', '* a\n12. b')).toBe('* [x] a\n12. [X] b');
    expect(withMoved('there', '')).toBe('there');
  });

  test('are those of the document and of the issue apart', () => {
    const own = gapsIn('- [ ] own');
    expect(withGapsApart({ gaps: own }, {})).toEqual({ gaps: own });
    const apart = { iid: 3, title: 'Gaps', url: 'u', description: '- [ ] a talk' };
    expect(withGapsApart({ gaps: own }, { apart }).gaps).toHaveLength(2);
  });
});
