// Single steps of a scan, each on what was found before it: what is looked up, what is left out, and what is said of it.
import { describe, expect, test } from 'vitest';
import { readDeeply } from '#gitlab/stores/work-deep.ts';
import { homesOf, lookUp, orByGroup } from '#gitlab/stores/work-homes.ts';
import { readClosing, readCommits } from '#gitlab/stores/work-parts.ts';
import type { GitLabFailure } from '#gitlab/wire/failures.ts';
import { commented, day, merged, sam, scene, wish } from './work-scene.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const whyOf = ({ reader }: ReturnType<typeof scene>, source: 'authored' | 'comments' | 'thanks' | 'reviews') =>
  reader.source(source, '2026-11-23').why;

describe('merge requests of the window', () => {
  test.each([
    ['the first moment', merged(1, { merged_at: wish().window.start }), [1]],
    ['the moment before', merged(1, { merged_at: '2026-10-31T23:59:59.999Z' }), []],
    ['the last moment', merged(1, { merged_at: '2026-11-23T23:59:59.999Z' }), [1]],
    ['the moment after', merged(1, { merged_at: wish().window.end }), []],
    ['one that is only closed', merged(1, { state: 'closed', merged_at: null, closed_at: day(10) }), []],
    ['one of somebody else', merged(1, { author: sam }), []],
    ['one that is open', merged(1, { state: 'opened', merged_at: null }), []],
  ])('%s', (_name, row, iids) => {
    const { found } = scene();
    found.addRow(row, 'merge-request');
    expect(found.mergedBy(wish()).map(({ iid }) => iid)).toEqual(iids);
  });

  test('come once each, newest first, and no issue is one', () => {
    const { found } = scene();
    for (const iid of [1, 3, 2, 3]) found.addRow(merged(iid, { merged_at: day(iid + 1) }), 'merge-request');
    found.addRow(merged(4), 'issue');
    found.addComment(commented('MergeRequest', 9));
    expect(found.mergedBy(wish()).map(({ iid }) => iid)).toEqual([3, 2, 1]);
  });
});

describe('what a merge request closes', () => {
  const text = 'Closes #7';
  test('is asked only where its text closes nothing, of the newest fifteen', async () => {
    const at = scene({ 'projects/5/merge_requests/': [] });
    for (const iid of numbers(17))
      at.found.addRow(
        merged(iid, { merged_at: day(iid + 1), ...(iid === 17 ? { description: text } : {}) }),
        'merge-request',
      );
    await readClosing(at.found, at.reader, wish());
    expect(at.asked).toHaveLength(15);
    expect(at.asked[0]).toBe('projects/5/merge_requests/16/closes_issues?per_page=100');
    expect(at.asked.at(-1)).toContain('/2/');
  });

  test('is kept, but for what lies in another tracker', async () => {
    const at = scene({
      'projects/5/merge_requests/': [merged(7, { merged_at: null }), { id: 'JIRA-1' }, null, merged(8)],
    });
    at.found.addRow(merged(1), 'merge-request');
    await readClosing(at.found, at.reader, wish());
    expect([...at.found.closes]).toEqual([['p5!1', ['p5#7', 'p5#8']]]);
  });

  test('is not known where it is not told', async () => {
    const at = scene({ 'projects/5/merge_requests/': 404 });
    at.found.addRow(merged(1), 'merge-request');
    await readClosing(at.found, at.reader, wish());
    await readCommits(at.found, at.reader, wish());
    expect([at.found.closes.size, at.found.commits.size, at.found.remarks]).toEqual([0, 0, []]);
  });
});

test.each([
  [false, 5, 5, []],
  [false, 6, 5, []],
  [true, 20, 20, []],
  [true, 21, 20, ['commits were read of 20 of 21 merge requests, the newest']],
])('commits, deeply %s, of %i merge requests: of %i', async (deep, count, most, remarks) => {
  const at = scene({ 'projects/5/merge_requests/': [{ message: 'Fix' }] });
  for (const iid of numbers(count)) at.found.addRow(merged(iid, { merged_at: day((iid % 20) + 1) }), 'merge-request');
  await readCommits(at.found, at.reader, wish({ deep }));
  expect([at.asked.length, at.found.commits.size]).toEqual([most, most]);
  expect([...at.found.commits.values()][0]).toEqual(['Fix']);
  expect(at.found.remarks).toEqual(remarks);
});

test.each([
  [99, []],
  [100, ['of shop/web!1 only the newest 100 commits were read']],
])('of %i commits', async (count, remarks) => {
  const at = scene({
    'projects/5/merge_requests/1/commits?per_page=100': numbers(count).map(() => ({ message: 'Fix' })),
  });
  at.found.addRow(merged(1), 'merge-request');
  await readCommits(at.found, at.reader, wish());
  expect(at.found.remarks).toEqual(remarks);
});

describe('what costs a request for each', () => {
  const emoji = [{ id: 1, name: 'tada', user: sam, created_at: day(11) }];
  const answers = { 'projects/5/merge_requests/': emoji, 'users/': { id: 2, created_at: day(1) } };
  test.each([
    [new Set(['thanks'] as const), 1, ['projects/5/merge_requests/1/award_emoji?per_page=100&page=1']],
    [new Set(['reviews'] as const), 0, ['users/2']],
    [new Set(['issues'] as const), 0, []],
  ])('is asked for %j alone', async (sources, mentions, asked) => {
    const at = scene(answers);
    at.found.addRow(merged(1), 'merge-request');
    at.found.addRow(merged(2, { author: sam }), 'merge-request');
    for (const [name, id] of [
      ['sam', 2],
      ['Alex', 1],
      ['', 0],
    ] as const)
      at.found.people.set(name, id);
    await readDeeply(at.found, at.reader, wish({ sources }));
    expect(at.asked).toEqual(asked);
    expect(at.found.mentions).toHaveLength(mentions);
    const authors = at.found.items.map(({ author }) => author?.accountCreatedAt ?? null);
    expect(authors).toEqual([null, sources.has('reviews' as never) ? day(1) : null]);
  });

  test.each([
    [40, null, null],
    [41, 'emoji were read on 40 of 41 merge requests, the newest', 'the age of an account was read of 40 of 41 people'],
  ])('is asked of %i at most forty times', async (count, thanks, reviews) => {
    const at = scene({ ...answers, 'users/': { id: 2, created_at: null } });
    for (const iid of numbers(count)) {
      at.found.addRow(merged(iid), 'merge-request');
      at.found.people.set(`p${iid}`, iid);
    }
    await readDeeply(at.found, at.reader, wish());
    expect(at.asked).toHaveLength(80);
    expect([whyOf(at, 'thanks'), whyOf(at, 'reviews')]).toEqual([thanks, reviews]);
    expect(at.found.since.size).toBe(0);
  });
});

describe('what only an event told of', () => {
  const look = async (at: ReturnType<typeof scene>, more: Parameters<typeof wish>[0] = {}) => {
    await lookUp(at.found, at.reader, wish(more));
    return at.asked.map((path) => path.replace('&per_page=100&page=1', ''));
  };

  test('is looked up by project: merge requests, and issues that were answered or closed', async () => {
    const at = scene({ 'projects/': [merged(3, { author: sam }), merged(8, { author: null }), merged(99)] });
    for (const iid of [3, 8]) at.found.addComment(commented('MergeRequest', iid));
    at.found.deeds.push({ type: 'wrote', key: 'p5#5', at: day(3) });
    at.found.addComment(commented('Issue', 4, 5, 10));
    at.found.addComment(commented('Issue', 4, 5, 11));
    at.found.addComment(commented('Issue', 5, 5, 12));
    at.found.closings.push({ type: 'finished', key: 'p5#6', at: day(3) });
    at.found.addComment(commented('Issue', 6, 5, 13));
    expect(await look(at)).toEqual([
      'projects/5/merge_requests?iids[]=3&iids[]=8',
      'projects/5/issues?iids[]=4&iids[]=6',
    ]);
    expect(at.found.keysTold()).toEqual(new Set(['p5!3', 'p5!8']));
    expect([...at.found.people]).toEqual([['sam', 2]]);
  });

  test('is not looked up where a list told of it', async () => {
    const at = scene();
    at.found.addRow(merged(3), 'merge-request');
    at.found.addComment(commented('MergeRequest', 3));
    expect(await look(at)).toEqual([]);
    expect(whyOf(at, 'comments')).toBe('not asked for');
  });

  test.each([
    [12, 12, 'not asked for'],
    [13, 12, '1 more items of other projects were not looked at'],
  ])('of %i projects is looked up in %i', async (count, most, why) => {
    const at = scene({ 'projects/': [] });
    for (const project of numbers(count)) at.found.addComment(commented('MergeRequest', 3, project, project));
    expect(await look(at)).toHaveLength(most);
    expect(whyOf(at, 'comments')).toBe(why);
  });

  test('is asked for a hundred at a time, the project with most of them first', async () => {
    const at = scene({ 'projects/': [] });
    at.found.addComment(commented('MergeRequest', 3, 7, 500));
    for (const iid of numbers(101)) at.found.addComment(commented('MergeRequest', iid, 5, iid));
    const asked = await look(at);
    expect(asked.map((path) => [/projects\/(\d+)/.exec(path)?.[1], path.split('iids').length - 1])).toEqual([
      ['5', 100],
      ['5', 1],
      ['7', 1],
    ]);
    expect(asked[1]).toContain('iids[]=101');
  });

  test.each([
    [[5], 404, '1 project answers 404 by now'],
    [[5, 6], 404, '2 projects answer 404 by now'],
    [[5], 403, 'not asked for'],
  ])('in the projects %j, which answer %i', async (projects, status, why) => {
    const at = scene({ 'projects/': status });
    for (const project of projects) at.found.addComment(commented('MergeRequest', 3, project, project));
    await look(at);
    expect(whyOf(at, 'comments')).toBe(why);
  });
});

describe('projects of the person', () => {
  test.each([
    ['public', 'public', false, false],
    ['public, of something confidential', 'public', true, true],
    ['private', 'private', false, true],
    ['not told', null, false, true],
  ])('%s', async (_name, visibility, confidential, isPrivate) => {
    const at = scene({ 'projects?': [{ id: 5, path_with_namespace: 'shop/web', visibility }] });
    at.found.addRow(merged(1, { references: null, confidential }), 'merge-request');
    at.found.addRow(merged(2, { project_id: 55, references: null }), 'merge-request');
    await homesOf(at.found, at.reader, wish());
    expect(at.found.items.map((item) => [item.home, item.isPrivate])).toEqual([
      ['shop/web', isPrivate],
      [null, null],
    ]);
  });

  test('are not asked for where nothing was found; a path that is known stays', async () => {
    const none = scene();
    await homesOf(none.found, none.reader, wish());
    expect(none.asked).toEqual([]);
    const at = scene({ 'projects?': [{ id: 5, path_with_namespace: 'other', visibility: 'public' }] });
    at.found.addRow(merged(1), 'merge-request');
    await homesOf(at.found, at.reader, wish());
    expect(at.found.items[0]?.home).toBe('shop/web');
  });
});

test.each([
  [0, 408, 2],
  [0, 500, 2],
  [0, 502, 0],
  [0, 409, 0],
  [0, null, 0],
  [1, 500, 1],
])('a list of %i rows that ended with %s is read by group', async (count, status, rows) => {
  const at = scene({
    'groups?': [
      { id: 7, full_path: 'a' },
      { id: 8, full_path: 'b' },
    ],
    'groups/7/': [merged(1)],
    'groups/8/': [merged(2)],
  });
  const failure = status === null ? null : ({ status } as GitLabFailure);
  const list = { source: 'authored', name: 'merge requests of yours', path: 'merge_requests?state=merged' } as const;
  const read = await orByGroup(at.reader, list, { rows: numbers(count).map((iid) => merged(iid)), failure });
  expect(read).toHaveLength(rows);
  expect(at.asked).toHaveLength(rows === 2 ? 3 : 0);
  if (rows === 2) expect(whyOf(at, 'authored')).toBe('read by your 2 top groups: what lies in none of them is missing');
});
