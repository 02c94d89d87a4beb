// Who is let into a project, who no longer, and who reads it: what a terminal says before that is decided.
import { describe, expect, test } from 'vitest';
import type { ProjectItem } from '#growth/forge/project.ts';
import { aboutAccess, renderShare, renderUnshare } from '#render/terminal/project/share.ts';
import { renderReaders } from '#render/terminal/project/readers.ts';
import type { ShownReaders } from '#render/reader-words.ts';
import type { ShownShare, ShownUnshare } from '#reports/access-change.ts';
import { alex, sam } from '../reports/story.ts';

const item = (iid: number, title: string, more: Partial<ProjectItem> = {}): ProjectItem => ({
  iid,
  title,
  sort: 'goal',
  state: 'opened',
  confidential: false,
  author: alex,
  assignees: [],
  ...more,
});
const own = (role: ShownShare['to']['role'], until: string | null = null) => ({ role, until, inherited: false });
const files = 'the files of the repository, and merge requests';

const share = (more: Partial<ShownShare> = {}, columns = 100) => {
  const shown: ShownShare = {
    project: 'alex/goals',
    url: 'u',
    person: { username: 'sam', name: 'Sam Okoye' },
    from: null,
    to: { role: 'guest', until: null },
    gains: [],
    keeps: [],
    loses: [],
    group: null,
    hidden: [],
    repository: false,
    repositoryBefore: false,
    may: ['comment'],
    ...more,
  };
  const lines = String(renderShare(shown, { columns })).trimEnd().split('\n');
  // The same below each: who reads everything, whoever is let in.
  return lines.slice(0, lines.findIndex((line) => line.startsWith('Administrators of this GitLab')) - 1);
};
const mayComment = ['They may', '  - comment'];
const newcomer = [
  'They will be able to read',
  '  - comments, labels, milestones, the board, and who else is in the project',
];
const noFiles = ['They will not be able to read', `  - ${files}`, ''];
const noInternal = ['They will not be able to read', '  - internal comments', `  - ${files}`, ''];

describe('in a sentence', () => {
  test.each<[Partial<ShownShare>, string]>([
    [{}, 'alex/goals with @sam (Sam Okoye) as guest'],
    [{ to: { role: 'guest', until: '2027-01-31' } }, 'alex/goals with @sam (Sam Okoye) as guest until 2027-01-31'],
    [{ to: { role: null, until: null } }, 'alex/goals with @sam (Sam Okoye) as a role of their own'],
    [{ person: { username: 'sam', name: '' } }, 'alex/goals with @sam as guest'],
  ])('%o', (more, said) => {
    const shown = { project: 'alex/goals', person: { username: 'sam', name: 'Sam Okoye' } };
    expect(aboutAccess({ ...shown, to: { role: 'guest', until: null }, ...more })).toBe(said);
  });
});

describe('what changes for somebody', () => {
  test.each<[string, ShownShare['from'], ShownShare['to'], string[]]>([
    ['a new guest', null, own('guest'), ['guest']],
    [
      'a last day',
      null,
      own('guest', '2026-12-01'),
      ['guest, until 2026-12-01', 'Their last day is 2026-11-30 (GitLab counts in UTC).'],
    ],
    ['another role', own('guest'), own('reporter'), ['guest -> reporter']],
    ['the same again', own('guest'), own('guest'), ['guest']],
    ['from a role that we have no word for', own(null), own('guest'), ['a role of their own -> guest']],
    ['to one', null, own(null), ['a role of their own']],
    [
      'an end where there was none',
      own('guest'),
      own('guest', '2026-12-01'),
      ['guest, until no end -> 2026-12-01', 'Their last day is 2026-11-30 (GitLab counts in UTC).'],
    ],
    ['no end where there was one', own('guest', '2026-12-01'), own('guest'), ['guest, until 2026-12-01 -> no end']],
    [
      'a group gives them something already',
      { role: 'guest', until: null, inherited: true },
      own('planner'),
      ['guest -> planner', 'They have a role by a group already; it stays.'],
    ],
  ])('%s', (_name, from, to, [first, ...more]) => {
    const lines = share({ from, to });
    expect(lines.slice(0, lines.indexOf(''))).toEqual([`@sam (Sam Okoye) in alex/goals: ${first}`, ...more]);
  });

  test.each<[string, Partial<ShownShare>, string[]]>([
    ['a new guest', {}, [...newcomer, '', ...noInternal]],
    [
      'a new reporter',
      { to: own('reporter'), repository: true },
      [...newcomer, '  - internal comments', `  - ${files}, .devgrowth.yml and your templates among them`, ''],
    ],
    ['a guest who stays one', { from: own('guest') }, noInternal],
    ['a planner who stays one', { from: own('planner'), to: own('planner') }, noFiles],
    [
      'a guest who becomes planner',
      { from: own('guest'), to: own('planner') },
      ['New to them', '  - internal comments', '', ...noFiles],
    ],
    [
      'a reporter who becomes guest',
      { from: own('reporter'), repositoryBefore: true },
      ['They will no longer be able to read', '  - internal comments', `  - ${files}`, ''],
    ],
    [
      'files before and after',
      { from: own('reporter'), to: own('reporter'), repository: true, repositoryBefore: true },
      [],
    ],
    [
      'a planner on a server without a version',
      { to: own('planner'), repository: null },
      [
        ...newcomer,
        '  - internal comments',
        '',
        `Not known: ${files}. A planner reads them since about GitLab`,
        '18.7, and this server does not say its version.',
        '',
      ],
    ],
    [
      'one issue as before',
      { from: own('planner'), to: own('planner'), keeps: [item(1, 'A')] },
      ['As before: 1 issue', '', ...noFiles],
    ],
    [
      'two issues as before',
      { from: own('planner'), to: own('planner'), keeps: [item(1, 'A'), item(2, 'B')] },
      ['As before: 2 issues', '', ...noFiles],
    ],
  ])('%s', (_name, more, parts) => {
    const lines = share(more);
    expect(lines.slice(lines.indexOf('') + 1)).toEqual([...parts, ...mayComment]);
  });

  test('each issue stands once, by sort, confidential ones before the others of theirs', () => {
    const gains = [
      item(9, 'Something', { sort: 'other' }),
      item(8, 'Board of goals', { sort: 'dashboard' }),
      item(7, 'Year 2027', { sort: 'plan' }),
      item(6, '1:1 2026-11-24', { sort: 'one-on-one', confidential: true }),
      item(5, '1:1 2026-11-17', { sort: 'one-on-one', confidential: true }),
      item(4, 'Promotion to senior', { sort: 'promotion', confidential: true }),
      item(3, 'Teach\u001b[2J', { confidential: true }),
      item(2, 'Read'),
      item(1, 'Write'),
    ];
    const lines = share({ gains, from: own('guest'), to: own('planner') });
    const from = lines.indexOf('New to them');
    expect(lines.slice(from + 1, lines.indexOf('', from))).toEqual([
      '  - 1 confidential goal: #3 Teach',
      '  - 2 goals: #2 Read, #1 Write',
      '  - 1 confidential promotion document: #4 Promotion to senior',
      '  - 2 confidential 1:1s: #6 1:1 2026-11-24, #5 1:1 2026-11-17',
      '  - 1 year plan: #7 Year 2027',
      '  - 1 dashboard: #8 Board of goals',
      '  - 1 other issue: #9 Something',
      '  - internal comments',
    ]);
  });

  test('what is gained, lost and hidden stands under its own heading', () => {
    const lines = share({ gains: [item(1, 'A')], loses: [item(2, 'B')], hidden: [item(3, 'C'), item(4, 'D')] });
    const below = (title: string) => lines[lines.indexOf(title) + 1];
    expect(below('They will be able to read')).toBe('  - 1 goal: #1 A');
    expect(below('They will no longer be able to read')).toBe('  - 1 goal: #2 B');
    expect(below('They will not be able to read')).toBe('  - 2 goals: #3 C, #4 D');
  });

  test.each([
    [60, 60],
    [80, 80],
    // A terminal narrower than 60 breaks the lines itself.
    [40, 60],
  ])('at %i columns no line is longer than %i, and a broken one goes on below its first letter', (columns, most) => {
    const gains = [item(1, Array.from({ length: 30 }, (_, at) => `word${at}`).join(' '))];
    const lines = share(
      { gains, may: ['edit, label, close and reopen every issue, and make a confidential one open to all members'] },
      columns,
    );
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(most);
    expect(Math.max(...lines.map(({ length }) => length))).toBeGreaterThan(most - 8);
    const at = lines.findIndex((line) => line.startsWith('  - 1 goal: #1 word0 '));
    expect(lines[at + 1]).toMatch(/^ {4}word\d/);
    expect(lines.at(-2)).toMatch(/^ {2}- edit, label/);
    expect(lines.at(-1)).toMatch(/^ {4}\S/);
  });
});

describe('what somebody loses', () => {
  const unshare = (more: Partial<ShownUnshare> = {}) =>
    String(
      renderUnshare(
        {
          project: 'alex/goals',
          person: { username: 'sam', name: '' },
          role: 'reporter',
          loses: [],
          assigned: [],
          left: null,
          ...more,
        },
        { columns: 80 },
      ),
    )
      .trimEnd()
      .split('\n');
  const stays = ['What stays', '  - what they have read, copied, or got by e-mail', '  - their comments'];

  test.each<[string, Partial<ShownUnshare>, string[]]>([
    [
      'all of it',
      { loses: [item(1, 'A')] },
      [
        '@sam in alex/goals: reporter -> no access',
        '',
        'They will no longer be able to read',
        '  - 1 goal: #1 A',
        '  - everything else in it',
        '',
        ...stays,
      ],
    ],
    [
      'what was assigned to them is taken off',
      { assigned: [item(2, 'B', { confidential: true })], role: null },
      [
        '@sam in alex/goals: a role of their own -> no access',
        '',
        'They will no longer be able to read',
        '  - everything else in it',
        '',
        'Taken off, so that a later role does not open it again',
        '  - 1 confidential goal: #2 B',
        '',
        ...stays,
      ],
    ],
    [
      'a group leaves them a role',
      { left: 'guest' },
      [
        '@sam in alex/goals: reporter -> guest',
        '',
        ...stays,
        '  - their role guest: it comes from a group and is taken back there',
      ],
    ],
  ])('%s', (_name, more, lines) => {
    expect(unshare(more)).toEqual(lines);
  });
});

describe('who reads a project', () => {
  const reader = (id: number, username: string, role: 'guest' | 'planner' | 'owner' | null) => ({
    person: { ...sam, id, username },
    role,
  });
  const me = reader(alex.id, 'alex', 'owner');
  const guests = 'a guest reads no confidential goal, unless it is assigned to them';

  test.each<[string, Partial<ShownReaders>, string]>([
    ['nobody else', {}, 'It is private. Who can read it: only you.'],
    [
      'one more',
      { readers: [me, reader(2, 'sam', 'planner')] },
      'It is private. Who can read it: you and @sam (planner).',
    ],
    [
      'two more, one of them with a role that we have no word for',
      { readers: [reader(3, 'kim', 'owner'), me, reader(2, 'sam', null)] },
      `It is private. Who can read it: you, @kim (owner) and @sam (a role of their own); ${guests}.`,
    ],
    [
      'a guest',
      { readers: [reader(2, 'sam', 'guest'), me] },
      `It is private. Who can read it: you and @sam (guest); ${guests}.`,
    ],
    [
      'everybody who has an account',
      { visibility: 'internal' },
      'Who can read it: everybody with an account there. Confidential goals: only you.',
    ],
    [
      'everybody',
      { visibility: 'public', readers: [reader(2, 'sam', 'guest')] },
      `Who can read it: everybody on the internet. Confidential goals: you and @sam (guest); ${guests}.`,
    ],
    [
      'a group, and members that were not read',
      { group: 'acme/\u001b[2Jpeople', isComplete: false },
      'It is private. Who can read it: only you. Members of the group acme/people come with it, whoever joins later, too. There may be others: the members could not be read completely.',
    ],
  ])('%s', (_name, more, said) => {
    const shown: ShownReaders = {
      visibility: 'private',
      me: alex,
      readers: [me],
      group: null,
      isComplete: true,
      ...more,
    };
    expect(
      String(renderReaders(shown, { columns: 80 }))
        .trimEnd()
        .replaceAll('\n', ' ')
        .replace(/ Administrators of this GitLab .*? also what is confidential\./, ''),
    ).toBe(said);
  });
});
