// The parts of a promotion document by their names, in our templates and in what people made of them.
import { describe, expect, test } from 'vitest';
import { findPart as findIn, type PartAsked, partAsked, partsOf } from '#growth/promotion/parts.ts';
import { shownPart, withBody } from '#growth/text/text-part.ts';
import { gitlab } from '../../support/company.ts';

const findPart = (text: string, asked: PartAsked) => findIn(text, asked, gitlab.values);

const read = (words: string) => partAsked(words.split(' ').filter(Boolean));

test.each([
  ['', { type: 'all' }],
  ['Summary', { type: 'section', section: 'summary' }],
  ['gaps', { type: 'section', section: 'gaps' }],
  ['results', { type: 'section', section: 'results' }],
  ['result 2', { type: 'result', number: 2 }],
  ['results #3', { type: 'result', number: 3 }],
  ['values', { type: 'section', section: 'values' }],
  ['values Results for Customers', { type: 'value', name: 'Results for Customers' }],
  ['result', null],
  ['result two', null],
  ['everything', null],
])('named "%s"', (words, asked) => expect(read(words)).toEqual(asked));

const text = [
  '# Promotion document',
  '## Summary\n\nS',
  '## Results\n\n### Result 1: One\n\n- **Impact:** a\n\n#### Values\n\nv',
  '### Result 3: Three\n\nc',
  '## Values\n\n### Iteration\n\ni\n\n### Courage\n\nk',
  '## My notes\n\n### Result 1\n\nnone',
].join('\n\n');

describe('where they stand', () => {
  test.each([
    ['summary', '## Summary\n\nS'],
    ['result 1', '### Result 1: One\n\n- **Impact:** a\n\n#### Values\n\nv'],
    ['result 3', '### Result 3: Three\n\nc'],
    ['values', '## Values\n\n### Iteration\n\ni\n\n### Courage\n\nk'],
    ['values iteration', '### Iteration\n\ni'],
    ['values courage', '### Courage\n\nk'],
    ['result 2', 'missing Result 2'],
    ['justification', 'missing Justification'],
    ['values results', 'missing results'],
  ])('%s', (words, shown) => {
    const found = findPart(text, read(words) ?? expect.unreachable());
    if (found.type === 'found') expect(shownPart(text, found.part)).toBe(shown);
    else expect(`${found.type} ${found.name}`).toBe(shown);
  });

  test('the parts of a document are those below its title, and a result on the level of its part is one', () => {
    expect(partsOf(text).map(({ title }) => title)).toEqual(['Summary', 'Results', 'Values', 'My notes']);
    const flat = '## Results\n\n## Result 1\n\na\n\n## Result 2\n\nb\n';
    const found = findPart(flat, { type: 'result', number: 2 });
    expect(found.type === 'found' && shownPart(flat, found.part)).toBe('## Result 2\n\nb');
  });

  test('results without numbers go by their place; twice the same number is not known which', () => {
    const named = '## Results\n\n### Queue\n\na\n\n### Search\n\nb\n';
    const found = findPart(named, { type: 'result', number: 2 });
    expect(found.type === 'found' && shownPart(named, found.part)).toBe('### Search\n\nb');
    const twice = '## Results\n\n### Result 1\n\na\n\n### Result 1\n\nb\n';
    expect(findPart(twice, { type: 'result', number: 1 })).toEqual({
      type: 'several',
      name: 'Result 1',
      lines: [3, 7],
    });
  });

  test('a frame and gaps are made where they belong', () => {
    const made = (section: 'frame' | 'gaps') => {
      const found = findPart('Above\n\n## Summary\n\nS', { type: 'section', section });
      return found.type === 'found' ? withBody('Above\n\n## Summary\n\nS', found.part, 'words') : found;
    };
    expect(made('frame')).toBe('Above\n\n## Frame\n\nwords\n\n## Summary\n\nS');
    expect(made('gaps')).toBe('Above\n\n## Summary\n\nS\n\n## Gaps (private)\n\nwords');
  });
});
