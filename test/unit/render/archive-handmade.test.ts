// What no archive of ours says, so that it was made by hand: names, days and marks are written where nothing is escaped.
import { describe, expect, test } from 'vitest';
import type { ArchivedComment, ArchivedIssue, ArchivedProject } from '#reports/archive.ts';
import { handmade } from '#render/archive/handmade.ts';
import { archived, archivedIssue, at } from './archived.ts';

const comment = (more: Partial<ArchivedComment> = {}): ArchivedComment => ({
  id: 1,
  by: 'sam',
  at: at('2026-03-06T08:00'),
  internal: false,
  text: 'Fine',
  mark: null,
  isQuiet: false,
  origin: null,
  ...more,
});

describe('a project', () => {
  test.each<[string, Partial<ArchivedProject>, readonly string[]]>([
    ['as we make it', {}, []],
    ['of a person with dots and lines', { person: 'a.b-c_1' }, []],
    ['of a person with a blank', { person: 'alex x' }, ['project.json: the person has no username of GitLab']],
    ['of a person with a sign before', { person: '/alex' }, ['project.json: the person has no username of GitLab']],
    ['of no zone', { zone: 'Mars/Base' }, ['project.json: its time zone is none']],
    ['with a file of ours', { files: [{ path: '.devgrowth.yml', text: '' }] }, []],
    ['with another', { files: [{ path: 'x.sh', text: '' }] }, ["repository/x.sh is no file of devgrowth's"]],
    [
      'with one out of its folder',
      { files: [{ path: '.devgrowth/../x', text: '' }] },
      ["repository/.devgrowth/../x is no file of devgrowth's"],
    ],
    [
      'with an issue three times',
      { issues: [7, 8, 7, 7].map((iid) => archivedIssue({ iid })) },
      ['project.json names #7 twice'],
    ],
  ])('%s', (_name, more, problems) => {
    expect(handmade(archived(more))).toEqual(problems);
  });
});

describe('an issue', () => {
  const [author, day, mark] = [
    'an author without a username of GitLab',
    'a text of no day',
    'a mark that devgrowth does not write',
  ];
  test.each<[string, Partial<ArchivedIssue>, readonly string[]]>([
    ['of an account that is gone', { author: null }, []],
    ['of a name that is none', { author: 'a b' }, [author]],
    ['with a due day', { due: '2026-05-01' }, []],
    ['with a due day and more', { due: '2026-05-01 /close' }, ['a due date that is no day']],
    ['with more before its due day', { due: '/due 2026-05-01' }, ['a due date that is no day']],
    ['with an end', { closedAt: '2026-05-01T10:00:00.000+02:00' }, []],
    ['with an end that is a day', { closedAt: '2026-05-01' }, ['an end that is no moment']],
    ['with an end that no calendar has', { closedAt: '2026-15-01T10:00:00Z' }, ['an end that is no moment']],
    ['with words before its end', { closedAt: 'x 2026-05-01T10:00:00Z' }, ['an end that is no moment']],
    ['with words behind its end', { closedAt: '2026-05-01T10:00:00Z x' }, ['an end that is no moment']],
    ['begun at no moment', { createdAt: 'once' }, [day]],
    ['brought here', { origin: { on: '2025-01-02', closed: '2025-02-03', by: 'sam' } }, []],
    ['brought here, of no name', { origin: { on: '2025-01-02', closed: null, by: '@x' } }, [author]],
    ['brought here, of no day', { origin: { on: 'once', closed: null, by: 'sam' } }, [day]],
    ['brought here, ended on no day', { origin: { on: '2025-01-02', closed: 'once', by: 'sam' } }, [day]],
    ['with a mark', { mark: { type: 'goal', template: null, key: 'k' } }, []],
    ['with a mark of other signs', { mark: { type: 'goal -->', template: null, key: 'k' } }, [mark]],
    ['with a mark that begins with a sign', { mark: { type: ' goal', template: null, key: 'k' } }, [mark]],
    ['with comments', { comments: [comment(), comment({ id: 2 })] }, []],
    ['with a comment twice', { comments: [comment(), comment()] }, ['comment 1 twice']],
    ['with two comments of no name', { comments: [comment({ by: '' }), comment({ id: 2, by: 'a b' })] }, [author]],
    ['with a comment of no day', { comments: [comment({ at: 'once' })] }, [day]],
  ])('%s', (_name, more, problems) => {
    expect(handmade(archived({ issues: [archivedIssue(more)] }))).toEqual(
      problems.map((one) => `issues/0007.json has ${one}`),
    );
  });
});
