// The in-memory repository: ids as git computes them, commits of many actions, branches, merges, diffs.
import { describe, expect, test } from 'vitest';
import { createBranch, isBranchName } from '#sandbox/git/branch.ts';
import { commitActions, type CommitAction, type CommitRequest } from '#sandbox/git/commit.ts';
import { compareTrees, statsOf } from '#sandbox/git/diff.ts';
import { commitsAhead, mergeBase, mergedTree, mergeInto } from '#sandbox/git/merge.ts';
import {
  emptyRepository,
  history,
  lastCommitFor,
  listTree,
  resolveRef,
  textAt,
  type Commit,
  type Repository,
} from '#sandbox/git/repository.ts';

const alex = { name: 'Alex Doe', email: 'alex@example.com' };
let clock = 1_792_000_000;

function request(actions: CommitAction[], more: Partial<CommitRequest> = {}): CommitRequest {
  clock += 60;
  const at = new Date(clock * 1000).toISOString();
  return { branch: 'main', message: 'Change', actions, author: alex, committer: alex, at, ...more };
}

function commit(repository: Repository, actions: CommitAction[], more: Partial<CommitRequest> = {}): Commit {
  const outcome = commitActions(repository, request(actions, more));
  if (!outcome.ok) throw new Error(outcome.problem);
  return outcome.commit;
}

const create = (filePath: string, content: string): CommitAction => ({ action: 'create', filePath, content });
const update = (filePath: string, content: string): CommitAction => ({ action: 'update', filePath, content });

test('ids of blobs, trees and commits are those of git', () => {
  const repository = emptyRepository();
  const first = commit(
    repository,
    [
      create('a/b/x.txt', 'hello\n'),
      { action: 'create', filePath: 'a.txt', content: Buffer.from('é\n').toString('base64'), encoding: 'base64' },
      { action: 'create', filePath: 'run.sh', content: '#!/bin/sh\n', executeFilemode: true },
    ],
    { message: 'First commit\n', at: '2026-10-14T17:46:40.000Z' },
  );
  expect(first.id).toBe('37c6cd8bbbb3bc3bdb88b6ad52a9eac46de5ac76');
  expect(listTree(first.tree, '', true)).toEqual([
    { id: '89af6c91ef71caf173ae361787b90db078b80bcf', name: 'a', type: 'tree', path: 'a', mode: '040000' },
    { id: '9fa6a6d71d42445400aef1e5fda85a9cd64eb517', name: 'b', type: 'tree', path: 'a/b', mode: '040000' },
    { id: 'c6003325155f475bd7c87731607525dce73be9cf', name: 'a.txt', type: 'blob', path: 'a.txt', mode: '100644' },
    { id: 'ce013625030ba8dba906f756967f9e9ca394464a', name: 'x.txt', type: 'blob', path: 'a/b/x.txt', mode: '100644' },
    { id: '1a2485251c33a70432394c93fb89330ef214bfc9', name: 'run.sh', type: 'blob', path: 'run.sh', mode: '100755' },
  ]);
  expect(listTree(first.tree, 'a', false)?.map((entry) => entry.path)).toEqual(['a/b']);
  expect(listTree(first.tree, 'nowhere', false)).toBeNull();
  expect(listTree(first.tree, 'a.txt', false)).toBeNull();
});

const seeded = (): Repository => {
  const repository = emptyRepository();
  commit(repository, [create('README.md', 'one\n'), create('docs/a.md', 'a\n')]);
  return repository;
};

describe('actions that are done', () => {
  const cases: [string, CommitAction[], Record<string, string>][] = [
    ['create', [create('b.md', 'b')], { 'README.md': 'one\n', 'docs/a.md': 'a\n', 'b.md': 'b' }],
    ['update', [update('README.md', 'two\n')], { 'README.md': 'two\n', 'docs/a.md': 'a\n' }],
    ['delete', [{ action: 'delete', filePath: 'docs/a.md' }], { 'README.md': 'one\n' }],
    [
      'move keeps the content',
      [{ action: 'move', filePath: 'docs/b.md', previousPath: 'docs/a.md' }],
      { 'README.md': 'one\n', 'docs/b.md': 'a\n' },
    ],
    [
      'move with new content',
      [{ action: 'move', filePath: 'docs/b.md', previousPath: 'docs/a.md', content: 'b\n' }],
      { 'README.md': 'one\n', 'docs/b.md': 'b\n' },
    ],
    [
      'chmod keeps the content',
      [{ action: 'chmod', filePath: 'README.md', executeFilemode: true }],
      { 'README.md': 'one\n', 'docs/a.md': 'a\n' },
    ],
    [
      'actions see those before them',
      [create('x', '1'), update('x', '2'), { action: 'delete', filePath: 'docs/a.md' }, create('docs/a.md', 'new')],
      { 'README.md': 'one\n', 'docs/a.md': 'new', x: '2' },
    ],
  ];
  test.each(cases)('%s', (_name, actions, expected) => {
    const repository = seeded();
    const made = commit(repository, actions);
    const files = Object.fromEntries(Object.keys(made.tree).map((path) => [path, textAt(repository, 'main', path)]));
    expect(files).toEqual(expected);
    expect(made.parents).toHaveLength(1);
  });

  test('the first commit of an empty repository makes its branch, whatever its name', () => {
    const repository = emptyRepository();
    const outcome = commitActions(repository, request([create('a', '1')], { branch: 'trunk' }));
    expect(outcome).toMatchObject({ ok: true, before: null, isFirst: true });
    expect(Object.keys(repository.branches)).toEqual(['trunk']);
  });

  test('start_branch makes a branch beside the other', () => {
    const repository = seeded();
    const made = commit(repository, [create('new', '1')], { branch: 'feature', startBranch: 'main' });
    expect(repository.branches['feature']).toBe(made.id);
    expect(textAt(repository, 'main', 'new')).toBeNull();
  });
});

describe('actions that are refused leave nothing behind', () => {
  const cases: [string, CommitAction[], Partial<CommitRequest>, string][] = [
    ['create what is there', [create('x', '1'), create('README.md', '2')], {}, 'A file with this name already exists'],
    ['create where a folder is', [create('docs', '1')], {}, 'A directory with this name already exists'],
    ['create below a file', [create('README.md/a', '1')], {}, 'A file with this name already exists'],
    ['update what is not there', [update('nope', '1')], {}, "A file with this name doesn't exist"],
    ['delete what is not there', [{ action: 'delete', filePath: 'nope' }], {}, "A file with this name doesn't exist"],
    [
      'move what is not there',
      [{ action: 'move', filePath: 'x', previousPath: 'nope' }],
      {},
      "A file with this name doesn't exist",
    ],
    ['traversal', [create('../x', '1')], {}, 'Path cannot include directory traversal'],
    ['no path', [create('', '1')], {}, 'You must provide a file path'],
    [
      'unknown branch',
      [create('x', '1')],
      { branch: 'other' },
      'You can only create or edit files when you are on a branch',
    ],
    [
      'unknown start',
      [create('x', '1')],
      { branch: 'other', startBranch: 'gone' },
      'You can only create or edit files when you are on a branch',
    ],
    [
      'start on an existing branch',
      [create('x', '1')],
      { branch: 'side', startBranch: 'main' },
      "A branch called 'side' already exists. Switch to that branch in order to make changes",
    ],
    [
      'bad branch name',
      [create('x', '1')],
      { branch: 'a b', startBranch: 'main' },
      "Something went wrong when we tried to create 'a b' for you: Branch name is invalid",
    ],
    [
      'two starts',
      [create('x', '1')],
      { startBranch: 'main', startSha: 'a' },
      "You can't pass both start_branch and start_sha",
    ],
    ['no commit id', [create('x', '1')], { branch: 'n', startSha: 'main' }, "Invalid start_sha 'main'"],
    [
      'stale last_commit_id',
      [{ ...update('README.md', '2'), lastCommitId: '0'.repeat(40) }],
      {},
      'The file has changed since you started editing it: README.md',
    ],
  ];
  test.each(cases)('%s', (_name, actions, more, problem) => {
    const repository = seeded();
    createBranch(repository, 'side', 'main', 'main');
    const before = structuredClone(repository);
    expect(commitActions(repository, request(actions, more))).toEqual({ ok: false, problem });
    expect(repository).toEqual(before);
  });
});

test('history, the last commit of a path, and names of commits', () => {
  const repository = seeded();
  const [first] = Object.values(repository.commits);
  const second = commit(repository, [update('README.md', 'two\n')]);
  const third = commit(repository, [update('docs/a.md', 'b\n')]);
  expect(history(repository, third).map((made) => made.id)).toEqual([third.id, second.id, first?.id]);
  expect(lastCommitFor(repository, third, 'README.md')?.id).toBe(second.id);
  expect(lastCommitFor(repository, third, 'docs')?.id).toBe(third.id);
  expect(lastCommitFor(repository, third, 'doc')).toBeNull();
  for (const name of ['main', 'refs/heads/main', 'HEAD', third.id, third.id.slice(0, 8)]) {
    expect([name, resolveRef(repository, name, 'main')?.id]).toEqual([name, third.id]);
  }
  expect(resolveRef(repository, 'HEAD', 'gone')).toBeNull();
  expect(resolveRef(repository, 'abc', 'main')).toBeNull();
  expect(resolveRef(repository, 'constructor', 'main')).toBeNull();
});

test.each([
  ['main', true],
  ['feature/x-1', true],
  ['ümlaut', true],
  ['', false],
  ['HEAD', false],
  ['-x', false],
  ['a..b', false],
  ['a b', false],
  ['a~1', false],
  ['x.lock', false],
  ['a/.b', false],
  ['a//b', false],
  ['refs/heads/x', false],
])('branch name %j: %j', (name, expected) => {
  expect(isBranchName(name)).toBe(expected);
});

describe('making branches', () => {
  test.each([
    ['main', 'main', 'Branch already exists'],
    ['a b', 'main', 'Branch name is invalid'],
    ['x', 'gone', "Failed to create branch 'x': invalid reference name 'gone'"],
    ['main/x', 'main', "Failed to create branch 'main/x': Branch name conflicts with existing branch hierarchy."],
  ])('%s from %s', (name, ref, problem) => {
    expect(createBranch(seeded(), name, ref, 'main')).toEqual({ ok: false, problem });
  });
});

describe('merging', () => {
  const branched = (
    theirs: CommitAction[],
    ours: CommitAction[],
  ): { repository: Repository; source: Commit; target: Commit } => {
    const repository = seeded();
    const source = commit(repository, theirs, { branch: 'feature', startBranch: 'main' });
    const target = ours.length > 0 ? commit(repository, ours) : resolveRef(repository, 'main');
    if (target === null) throw new Error('no main');
    return { repository, source, target };
  };

  test('both sides changed other files', () => {
    const { repository, source, target } = branched([create('new', '1')], [update('README.md', 'two\n')]);
    expect(commitsAhead(repository, target, source)).toEqual([source]);
    expect(mergeBase(repository, target, source)?.id).toBe(source.parents[0]);
    const how = { message: 'Merge it', squashMessage: null, by: alex, at: '2026-11-23T09:00:00.000Z' };
    const merged = mergeInto(repository, 'main', source, how);
    expect(merged).toMatchObject({ squash: null, merge: { parents: [target.id, source.id], message: 'Merge it' } });
    expect(textAt(repository, 'main', 'new')).toBe('1');
    expect(textAt(repository, 'main', 'README.md')).toBe('two\n');
  });

  test('squashing puts one commit between', () => {
    const { repository, source, target } = branched([create('new', '1')], []);
    const how = { message: 'Merge it', squashMessage: 'All of it', by: alex, at: '2026-11-23T09:00:00.000Z' };
    const merged = mergeInto(repository, 'main', source, how);
    expect(merged?.squash).toMatchObject({ parents: [target.id], message: 'All of it' });
    expect(merged?.merge.parents).toEqual([target.id, merged?.squash?.id]);
  });

  test('the same file changed on both sides is a conflict; the same change is none', () => {
    const conflict = branched([update('README.md', 'theirs')], [update('README.md', 'ours')]);
    expect(mergedTree(conflict.repository, conflict.target, conflict.source)).toBeNull();
    const same = branched([update('README.md', 'both')], [update('README.md', 'both')]);
    expect(mergedTree(same.repository, same.target, same.source)).toEqual(same.target.tree);
  });
});

describe('diffs', () => {
  const diffOf = (before: CommitAction[], after: CommitAction[]) => {
    const repository = emptyRepository();
    const old = commit(repository, before);
    const now = commit(repository, after);
    return compareTrees(repository, old.tree, now.tree);
  };

  test('one line in the middle, with three lines around it', () => {
    const lines = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((line) => `${line}\n`);
    const [diff] = diffOf([create('x', lines.join(''))], [update('x', lines.join('').replace('e\n', 'E\nE2\n'))]);
    expect(diff).toEqual({
      oldPath: 'x',
      newPath: 'x',
      oldMode: '100644',
      newMode: '100644',
      diff: '@@ -2,7 +2,8 @@\n b\n c\n d\n-e\n+E\n+E2\n f\n g\n h\n',
      isNew: false,
      isRenamed: false,
      isDeleted: false,
      additions: 2,
      deletions: 1,
    });
  });

  test('new, deleted and renamed files, and a missing last line end', () => {
    const diffs = diffOf(
      [create('gone', '1\n'), create('old', 'same\n')],
      [
        { action: 'delete', filePath: 'gone' },
        { action: 'move', filePath: 'renamed', previousPath: 'old' },
        create('born', 'x\ny'),
      ],
    );
    expect(diffs.map(({ oldPath, newPath, diff }) => [oldPath, newPath, diff])).toEqual([
      ['born', 'born', '@@ -0,0 +1,2 @@\n+x\n+y\n\\ No newline at end of file\n'],
      ['gone', 'gone', '@@ -1 +0,0 @@\n-1\n'],
      ['old', 'renamed', ''],
    ]);
    expect(statsOf(diffs)).toEqual({ additions: 2, deletions: 1, total: 3 });
  });
});
