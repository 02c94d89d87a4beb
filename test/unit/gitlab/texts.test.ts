// All words of a project: its issues, and the comments on them from the feed or from each issue, whichever asks less and is whole.
import { describe, expect, test } from 'vitest';
import type { ProjectText } from '#growth/forge/texts.ts';
import { quietStoredText } from '#gitlab/words/marks.ts';
import { quietedTitle } from '#gitlab/words/quiet-text.ts';
import { base, facts, fakeGitLab, html, issue, json, note, page } from './fake-gitlab.ts';

const day = (number: number) => `2026-11-${String(number).padStart(2, '0')}T08:00:00.000Z`;

describe('the issues', () => {
  const read = async (...rows: readonly object[]) =>
    (
      await fakeGitLab([() => page(rows)])
        .forge.open(facts, {})
        .texts()
    ).asFarAsRead().items;

  test('are read open and closed, oldest first', async () => {
    const fake = fakeGitLab([() => page([])]);
    await fake.forge.open(facts, {}).texts();
    expect(fake.asked[0]?.path).toBe(
      '/projects/1/issues?state=all&scope=all&order_by=created_at&sort=asc&per_page=100&page=1',
    );
  });

  test('have kinds where they are goals, and what they are for', async () => {
    const [goal, other, dashboard] = await read(
      issue({ labels: ['goal', 'goal::reading', 'progress::planned', 'goal::course', 'blue'], closed_at: day(3) }),
      issue({ iid: 5, labels: ['goal::reading'] }),
      issue({ iid: 6, labels: ['dashboard'] }),
    );
    expect(goal).toMatchObject({ sort: 'goal', kinds: ['reading', 'course'], closedAt: day(3) });
    expect(other).toMatchObject({ sort: 'other', kinds: [] });
    expect(dashboard).toMatchObject({ sort: 'dashboard', kinds: [], closedAt: null });
  });

  test('have the title that was typed, where it came from a file', async () => {
    const title = quietedTitle('Ask @sam', base);
    const quiet = quietStoredText('Why', { type: 'goal', template: null, key: 'k1' }, base);
    const [fromFile, typed] = await read(issue({ title, description: quiet }), issue({ iid: 5, title }));
    expect([fromFile?.title, fromFile?.description, typed?.title]).toEqual(['Ask @sam', 'Why', title]);
  });

  const left = { kind: 'limited', message: 'the rest was left out, at the limit of requests' };
  test.each([
    ['no limit', null, 3, null],
    ['a limit of as many as it takes', 3, 3, null],
    ['a limit above', 4, 3, null],
    ['a limit below', 2, 2, left],
  ])('of three pages with %s', async (_name, most, pages, failed) => {
    const fake = fakeGitLab(({ path }) => {
      const number = Number(/&page=(\d)/.exec(path)?.[1]);
      return page([issue({ iid: number })], { page: number, pages: 3, total: 3 });
    });
    const { items, source } = (await fake.forge.open(facts, {}).texts(most)).asFarAsRead();
    expect([items.length, source.requests]).toEqual([pages, pages]);
    expect(source.failed).toEqual(failed);
  });

  const named = (number: number, more: object) => ({ headers: { 'x-page': `${number}`, ...more } });
  test('of a server that counts nothing are cut at the limit, too', async () => {
    const fake = fakeGitLab(({ path }) => {
      const number = Number(/&page=(\d)/.exec(path)?.[1]);
      return json([issue({ iid: number })], named(number, { 'x-next-page': number < 3 ? `${number + 1}` : '' }));
    });
    const project = fake.forge.open(facts, {});
    expect((await project.texts(2)).asFarAsRead()).toMatchObject({ source: { seen: 2, failed: left } });
    expect((await project.texts(3)).asFarAsRead()).toMatchObject({ source: { seen: 3, failed: null } });
  });

  test('that could not be read say why, not that they were left out', async () => {
    const fake = fakeGitLab(({ path }) =>
      path.endsWith('page=1') ? page([issue()], { pages: 3, total: 3 }) : json({ message: 'no' }, { status: 403 }),
    );
    const { source } = (await fake.forge.open(facts, {}).texts(2)).asFarAsRead();
    expect(source.failed?.kind).toBe('forbidden');
  });
});

const text = (iid: number, commentCount: number): ProjectText => ({
  iid,
  commentCount,
  title: 'x',
  description: '',
  sort: 'goal',
  kinds: [],
  state: 'opened',
  confidential: false,
  url: '',
  author: null,
  createdAt: day(1),
  updatedAt: day(iid),
  closedAt: null,
});
const comment = (id: number, iid: number, more: object = {}) =>
  note({ id, body: `c${id}`, created_at: day(id), noteable_type: 'Issue', noteable_iid: iid, ...more });
const event = (id: number, of: unknown) => ({ id, note: of });

/** A feed of these comments, and issues of which each has the comments that the feed tells, and a system note. */
function talking(comments: readonly Record<string, unknown>[], feed: () => Response) {
  const fake = fakeGitLab(({ path }) => {
    if (path.startsWith('/projects/1/events')) return feed();
    const iid = Number(/issues\/(\d+)\/notes/.exec(path)?.[1]);
    const system = note({ id: 900 + iid, system: true, body: 'changed the description' });
    return page([...comments.filter((one) => one['noteable_iid'] === iid), system]);
  });
  /** In a few letters what was asked. */
  const asked = () =>
    fake.asked.map(({ path }) => (path.includes('/events') ? 'feed' : (/issues\/(\d+)/.exec(path)?.[1] ?? path)));
  return { project: fake.forge.open(facts, {}), asked, paths: fake.asked };
}

describe('the comments', () => {
  const three = [comment(11, 1), comment(12, 2), comment(13, 3), comment(14, 3)];
  const whole = () => page(three.map((one, index) => event(index, one)));
  const all = [text(1, 1), text(2, 1), text(3, 2), text(4, 0)];

  test('of three issues are had from the feed, newest first', async () => {
    const at = talking(three, whole);
    const { comments, sources } = await at.project.commentsOn(all, all);
    expect(at.asked()).toEqual(['feed']);
    expect(at.paths[0]?.path).toBe('/projects/1/events?action=commented&sort=desc&per_page=100&page=1');
    expect([...comments].map(([iid, of]) => [iid, of.map(({ id }) => id)])).toEqual([
      [1, [11]],
      [2, [12]],
      [3, [14, 13]],
    ]);
    expect(sources).toEqual([{ name: 'comments', requests: 1, seen: 4, total: null, failed: null }]);
  });

  test.each([
    ['two pages of comments are as dear as two issues', [text(1, 1), text(2, 1)], [], ['2', '1']],
    ['three issues are dearer than two', [text(1, 1), text(2, 1), text(3, 2)], [], ['feed']],
    ['a hundred comments are one page, and one more', all, [text(9, 96)], ['feed']],
    ['one comment more is another', all, [text(9, 97)], ['3', '2', '1']],
    ['nobody commented', [text(4, 0)], [], []],
    ['nothing is wanted', [], all, []],
  ])('%s', async (_name, wanted, more, expected) => {
    const at = talking(three, whole);
    const { comments } = await at.project.commentsOn(wanted, [...wanted, ...more]);
    expect(at.asked().toSorted()).toEqual(expected.toSorted());
    expect(comments.size).toBe(wanted.filter(({ commentCount }) => commentCount > 0).length);
  });

  test('no source is named where there is nothing to read', async () => {
    expect((await talking([], whole).project.commentsOn([text(4, 0)], all)).sources).toEqual([]);
  });

  test.each([
    ['forgot one', three.slice(0, 3)],
    ['tells none of it', three.slice(0, 2)],
    ['tells it of a merge request', [...three.slice(0, 3), comment(14, 3, { noteable_type: 'MergeRequest' })]],
    ['does not say of which', [...three.slice(0, 3), comment(14, 3, { noteable_iid: null })]],
    ['tells a system note', [...three.slice(0, 3), comment(14, 3, { system: true, body: 'closed' })]],
    ['tells of one that was deleted', [...three.slice(0, 3), null]],
    ['tells it in another form', [...three.slice(0, 3), 'c14']],
    ['tells one twice', [...three.slice(0, 3), comment(13, 3)]],
  ])('of an issue are asked for where the feed %s', async (_name, told) => {
    const at = talking(three, () => page(told.map((one, index) => event(index, one))));
    const { comments, sources } = await at.project.commentsOn(all, all);
    expect(at.asked()).toEqual(['feed', '3']);
    expect(comments.get(3)?.map(({ id }) => id)).toEqual([13, 14]);
    expect(sources[0]).toMatchObject({ requests: 2, seen: 4, failed: null });
  });

  test('of an issue of which the feed tells more than it counts are asked for', async () => {
    const at = talking(three, () => page([...three, comment(15, 2)].map((one, index) => event(index, one))));
    await at.project.commentsOn(all, all);
    expect(at.asked()).toEqual(['feed', '2']);
  });

  test('are asked for one by one where the feed is refused', async () => {
    const at = talking(three, () => json({ message: 'no' }, { status: 403 }));
    const { sources } = await at.project.commentsOn(all, all);
    expect(at.asked()).toEqual(['feed', '3', '2', '1']);
    expect(sources).toEqual([{ name: 'comments', requests: 4, seen: 4, total: null, failed: null }]);
  });

  const limit = (what: string) => ({ kind: 'limited', message: `${what} left out, at the limit of requests` });
  test.each([
    [1, ['3'], [3], limit('2 issues were')],
    [2, ['feed'], [1, 2, 3], null],
    [0, [], [], limit('3 issues were')],
  ])('with %i requests: the feed where it fits, else the last changed first', async (most, asked, read, failed) => {
    const at = talking(three, whole);
    const { comments, sources } = await at.project.commentsOn(all, all, most);
    expect(at.asked()).toEqual(asked);
    expect([...comments.keys()]).toEqual(read);
    expect(sources.map((one) => one.failed)).toEqual([failed]);
  });

  test.each([
    [1, ['2'], limit('one issue was')],
    [2, ['2', '1'], null],
    [3, ['2', '1'], null],
  ])('of two issues with %i requests', async (most, asked, failed) => {
    const at = talking(three, whole);
    const two = [text(1, 1), text(2, 1)];
    const { sources } = await at.project.commentsOn(two, two, most);
    expect(at.asked()).toEqual(asked);
    expect(sources.map((one) => one.failed)).toEqual([failed]);
  });

  test('that could not be read whole are a source of their own', async () => {
    const fake = fakeGitLab(({ path }) =>
      path.includes('/issues/2/') ? html(403) : page([comment(11, 1), note({ id: 9, system: true })]),
    );
    const two = [text(1, 1), text(2, 1)];
    const { comments, sources } = await fake.forge.open(facts, {}).commentsOn(two, two);
    expect(comments.get(1)?.map(({ id }) => id)).toEqual([11]);
    expect(comments.get(2)).toEqual([]);
    expect(sources.map(({ name, requests, seen, failed }) => [name, requests, seen, failed === null])).toEqual([
      ['comments', 2, 1, true],
      ['comments of #2', 0, 0, false],
    ]);
  });
});
