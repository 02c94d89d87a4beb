// Which files of a repository are devgrowth's: no others go into an archive, or out of one.
import { expect, test } from 'vitest';
import { isOwnFile } from '#reports/archive.ts';

test.each([
  ['.devgrowth.yml', true],
  ['.devgrowth/company.yml', true],
  ['.devgrowth/templates/goals/talk.md', true],
  ['.gitlab/issue_templates/Goal.md', true],
  ['.gitlab-ci.yml', true],
  ['README.md', true],
  ['docs/README.md', false],
  ['README.md.orig', false],
  ['my.devgrowth.yml', false],
  ['.devgrowth/', false],
  ['.devgrowth//company.yml', false],
  ['.devgrowth/./company.yml', false],
  ['.devgrowth/../secrets.yml', false],
  ['.gitlab/merge_request_templates/One.md', false],
  ['', false],
])('%j: %s', (path, isOwn) => {
  expect(isOwnFile(path)).toBe(isOwn);
});
