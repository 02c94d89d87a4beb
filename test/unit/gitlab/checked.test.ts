// What the server kept otherwise than it was asked to: field by field, and of what was not asked nothing.
import { describe, expect, test } from 'vitest';
import { type AskedIssue, droppedFields, droppedSettings, droppedText } from '#gitlab/exchange/checked.ts';
import { issueSchema, projectSchema } from '#gitlab/words/schemas.ts';
import { issue, project } from './fake-gitlab.ts';

const kept = issueSchema.parse(
  issue({
    title: ' Read ',
    description: 'One\nTwo',
    due_date: '2027-01-31',
    milestone: { id: 2, title: 'Q4' },
    labels: ['goal', 'mine'],
  }),
);
const bare = issueSchema.parse(
  issue({ title: 'Read', description: '', labels: [], confidential: true, state: 'closed' }),
);

test.each<AskedIssue>([
  {},
  { title: 'Read' },
  { title: '  Read' },
  { due: '2027-01-31' },
  { milestone: 'Q4' },
  { confidential: false },
  { state: 'opened' },
  { labels: ['mine', 'goal'] },
  { labels: [], withoutLabels: ['other'] },
  { description: 'One\r\nTwo\n' },
])('of %j all was kept', (asked) => {
  expect(droppedFields(asked, kept)).toEqual([]);
});

test.each<[AskedIssue, string, string, string]>([
  [{ title: ' Reed ' }, 'title', 'Reed', 'Read'],
  [{ due: '2027-01-01' }, 'due date', '2027-01-01', '2027-01-31'],
  [{ due: null }, 'due date', 'nothing', '2027-01-31'],
  [{ milestone: null }, 'milestone', 'nothing', 'Q4'],
  [{ milestone: 'Q3' }, 'milestone', 'Q3', 'Q4'],
  [{ confidential: true }, 'confidential', 'yes', 'no'],
  [{ state: 'closed' }, 'state', 'closed', 'opened'],
  [{ labels: ['goal', 'other'] }, 'label', 'other', 'nothing'],
  [{ withoutLabels: ['other', 'mine'] }, 'label', 'without mine', 'mine'],
  [{ description: 'One\nThree' }, 'description', 'Three', 'Two'],
])('of %j it is said that %s is not as asked', (asked, field, wanted, got) => {
  expect(droppedFields(asked, kept)).toEqual([{ field, asked: wanted, kept: got }]);
});

test('of an issue that kept nothing, all is said, in order', () => {
  const asked = {
    title: 'A',
    due: '2027-01-01',
    milestone: 'Q4',
    state: 'opened',
    confidential: false,
    labels: ['a', 'b'],
    description: 'One',
  } as const;
  expect(droppedFields(asked, bare).map(({ field, kept: got }) => [field, got])).toEqual([
    ['title', 'Read'],
    ['due date', 'nothing'],
    ['milestone', 'nothing'],
    ['state', 'closed'],
    ['confidential', 'yes'],
    ['label', 'nothing'],
    ['label', 'nothing'],
    ['description', ''],
  ]);
  expect(droppedFields({ due: null, milestone: null }, bare)).toEqual([]);
});

describe('of a text the first line is told that is not as it was sent:', () => {
  test.each<[string, string, string, { asked: string; kept: string } | null]>([
    ['none', 'One\nTwo', 'One\nTwo', null],
    ['none, but for what GitLab takes off at the end', 'One\nTwo\n\n', 'One\nTwo', null],
    ['one that is another', 'One\nTwo\nThree', 'One\nTo\nTree', { asked: 'Two', kept: 'To' }],
    ['one that is missing at the end', 'One\nTwo', 'One', { asked: 'Two', kept: 'nothing' }],
    ['one that came to it at the end', 'One', 'One\nTwo', { asked: 'nothing', kept: 'Two' }],
    ['all of it', 'One', '', { asked: 'One', kept: '' }],
  ])('%s', (_name, asked, got, told) => {
    expect(droppedText('comment', asked, got)).toEqual(told === null ? [] : [{ field: 'comment', ...told }]);
  });
});

describe('of a project', () => {
  const row = projectSchema.parse({ ...project, description: 'Goals of Alex', topics: ['devgrowth', 'x'] });
  test.each<[Parameters<typeof droppedSettings>[0], object[]]>([
    [{}, []],
    [{ description: undefined, topics: undefined }, []],
    [{ description: 'Goals of Alex', topics: ['x', 'devgrowth'] }, []],
    [
      { topics: ['devgrowth', 'a', 'b'] },
      [
        { field: 'topic', asked: 'a', kept: 'nothing' },
        { field: 'topic', asked: 'b', kept: 'nothing' },
      ],
    ],
    [{ description: 'Goals' }, [{ field: 'project description', asked: 'Goals', kept: 'Goals of Alex' }]],
  ])('%j', (asked, dropped) => {
    expect(droppedSettings(asked, row)).toEqual(dropped);
  });
});
