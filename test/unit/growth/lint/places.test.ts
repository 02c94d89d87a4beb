// Under which part of a promotion document each of its lines stands.
import { expect, test } from 'vitest';
import { placesIn } from '#growth/lint/places.ts';

const of = (text: string) =>
  placesIn(text).at.map(({ section, result, field, heading }) =>
    [section, result, field, heading].map((one) => one ?? '-').join(' '),
  );

test.each<[string, string, readonly string[]]>([
  ['nothing above the first heading', 'a\n# Own\nb', ['- - - ', '- - - Own', '- - - Own']],
  [
    'a section until one of its own level',
    '## Results\na\n## Other\nb',
    ['results - - Results', 'results - - Results', '- - - Other', '- - - Other'],
  ],
  [
    'a result below its section, whatever it is called',
    '## Results\n### The queue\na\n### Result 9\nb',
    [
      'results - - Results',
      'results 1 - The queue',
      'results 1 - The queue',
      'results 2 - Result 9',
      'results 2 - Result 9',
    ],
  ],
  [
    'a result of the level of its section by its name alone',
    '## Results\n## Result 1\n## The queue',
    ['results - - Results', 'results 1 - Result 1', '- - - The queue'],
  ],
  [
    'a field of a result',
    '## Results\n### Result 1\n#### Impact\na\n#### More\nb',
    [
      'results - - Results',
      'results 1 - Result 1',
      'results 1 impact Result 1',
      'results 1 impact Result 1',
      'results 2 - More',
      'results 2 - More',
    ],
  ],
  [
    'a section within the results',
    '## Results\n### Gaps\na',
    ['results - - Results', 'gaps - - Gaps', 'gaps - - Gaps'],
  ],
  [
    'a heading below another section',
    '## Summary\n### Part\na',
    ['summary - - Summary', 'summary - - Part', 'summary - - Part'],
  ],
  [
    'a section below another',
    '## Summary\n### Results\na',
    ['summary - - Summary', 'results - - Results', 'results - - Results'],
  ],
  [
    'no section below values: each of them is a heading',
    '## Values\n### Results\na',
    ['values - - Values', 'values - - Results', 'values - - Results'],
  ],
  [
    'a section below a heading of one’s own',
    '# Own\n## Results\na',
    ['- - - Own', 'results - - Results', 'results - - Results'],
  ],
])('%s', (_name, text, places) => {
  expect(of(text)).toEqual(places);
});

test('a line that is drawn below a heading, and lines between, stand where it does', () => {
  expect(of('Results\n---\n\na')).toEqual([
    'results - - Results',
    'results - - Results',
    'results - - Results',
    'results - - Results',
  ]);
});
