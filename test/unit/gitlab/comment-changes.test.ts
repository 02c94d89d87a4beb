// A comment that stands there is replaced, edited or deleted once, and one that is not ours, or gone, is left at that.
import { describe, expect, test } from 'vitest';
import { type Answering, facts, failureOf, fakeGitLab, html, json, note, person } from './fake-gitlab.ts';

const stored = (words: string) => `${words}\n\n<!-- devgrowth:check-in key=k1 -->`;
const mine = () => json(note({ id: 9, body: stored('Half') }));
const theirs = () => json(note({ id: 9, body: 'Half', author: { id: 2, username: 'sam', name: 'Sam' } }));
const gone = () => json({ message: '404 Not found' }, { status: 404 });
const forbidden = () => json({ message: '403 Forbidden' }, { status: 403 });
const broken = () => html(502);
const kept = (words: string) => () => json(note({ id: 9, body: stored(words) }));

/** @param writes the answers to writes in turn, the last again and again */
function server(writes: readonly Answering[], look: Answering | readonly Answering[] = mine) {
  let [written, looked] = [0, 0];
  const fake = fakeGitLab((asked) => {
    if (asked.path === '/user') return json(person);
    const answers = asked.method === 'GET' ? [look].flat() : writes;
    const at = asked.method === 'GET' ? looked++ : written++;
    return (answers[Math.min(at, answers.length - 1)] ?? gone)(asked);
  });
  return {
    project: fake.forge.open(facts, {}),
    writes: () =>
      fake.asked.filter(({ method }) => method !== 'GET').map(({ method, path, body }) => ({ method, path, body })),
    looks: () => fake.asked.filter(({ method, path }) => method === 'GET' && path !== '/user').length,
  };
}
const path = '/projects/1/issues/4/notes/9';
const replacing = (project: ReturnType<typeof server>['project']) =>
  project.replaceComment(4, 9, { key: 'k1', type: 'check-in', body: 'All' });

describe('replaced', () => {
  test('it has the words and the mark, in one write', async () => {
    const { project, writes, looks } = server([kept('All')]);
    expect(await replacing(project)).toEqual({ value: { id: 9 }, warnings: [] });
    expect(writes()).toEqual([{ method: 'PUT', path, body: { body: stored('All') } }]);
    expect(looks()).toBe(0);
  });

  test('what the server keeps otherwise is said', async () => {
    const { project } = server([kept('Other')]);
    expect((await replacing(project))?.warnings).toEqual([{ field: 'comment', asked: 'All', kept: 'Other' }]);
  });

  test.each([
    ['an error', broken],
    ['an answer that nobody can read', () => json({})],
  ])('after %s it is sent once more', async (_name, answer) => {
    const { project, writes } = server([answer, kept('All')]);
    expect((await replacing(project))?.warnings).toEqual([]);
    expect(writes()).toHaveLength(2);
  });

  test.each<[string, Answering, Answering]>([
    ['somebody else’s', forbidden, theirs],
    ['gone', gone, gone],
    ['of an account that is gone', forbidden, () => json(note({ id: 9, author: null }))],
  ])('it is not, where it is %s', async (_name, answer, look) => {
    const { project } = server([answer], look);
    expect(await replacing(project)).toBeNull();
  });

  test.each<[string, Answering, string]>([
    ['403', forbidden, 'forbidden'],
    ['404', gone, 'not-found'],
  ])('who stands between says %s of one’s own that is there: that is a failure', async (_name, answer, kind) => {
    const { project, writes } = server([answer]);
    expect(await failureOf(replacing(project))).toMatchObject({ kind });
    expect(writes()).toHaveLength(1);
  });

  test('another refusal is one, and nobody looks', async () => {
    const { project, looks } = server([() => json({ message: '400 Bad request' }, { status: 400 })]);
    expect(await failureOf(replacing(project))).toMatchObject({ kind: 'rejected' });
    expect(looks()).toBe(0);
  });
});

describe('edited', () => {
  const all = (text: string) => text.replace('Half', 'All');
  test('what was typed is changed, and the mark stays', async () => {
    const { project, writes } = server([kept('All')]);
    expect(await project.editComment(4, 9, all)).toEqual({ value: { id: 9, text: 'All' }, warnings: [] });
    expect(writes()).toEqual([{ method: 'PUT', path, body: { body: stored('All') } }]);
  });

  test('to what it says already, nothing is written', async () => {
    const { project, writes } = server([]);
    expect(await project.editComment(4, 9, (text) => text)).toEqual({ value: { id: 9, text: 'Half' }, warnings: [] });
    expect(writes()).toEqual([]);
  });

  test.each<[string, Answering, number]>([
    ['landed is not sent again', kept('All'), 1],
    ['did not land is sent again', mine, 2],
  ])('after an answer that was lost: what %s', async (_name, look, count) => {
    const { project, writes } = server([broken, kept('All')], [mine, look]);
    expect(await project.editComment(4, 9, all)).toMatchObject({ value: { text: 'All' }, warnings: [] });
    expect(writes()).toHaveLength(count);
  });

  test('what the server keeps otherwise is said', async () => {
    const { project } = server([kept('Other')]);
    expect((await project.editComment(4, 9, all))?.warnings).toEqual([
      { field: 'comment', asked: 'All', kept: 'Other' },
    ]);
  });

  test('one that is gone is not', async () => {
    expect(await server([], gone).project.editComment(4, 9, all)).toBeNull();
  });
});

describe('deleted', () => {
  const done = () => new Response(null, { status: 204 });
  test.each<[string, Answering[], Answering, boolean, number]>([
    ['it is', [done], mine, true, 1],
    ['after an answer that was lost it is, too', [broken, done], mine, true, 2],
    ['by the one whose answer was lost', [broken, gone], gone, true, 2],
    ['it was before, by somebody else', [gone], gone, false, 1],
  ])('%s', async (_name, answers, look, isOurs, count) => {
    const { project, writes } = server(answers, look);
    expect(await project.removeComment(4, 9)).toBe(isOurs);
    expect(writes()).toEqual(Array.from({ length: count }, () => ({ method: 'DELETE', path, body: {} })));
  });

  test.each<[string, Answering[], string, number]>([
    ['of what is there it is said that it is missing', [gone], 'not-found', 1],
    ['it is somebody else’s', [forbidden], 'forbidden', 1],
    ['no answer comes, twice', [broken, broken], 'server', 2],
  ])('%s: that is a failure', async (_name, answers, kind, count) => {
    const { project, writes } = server(answers);
    expect(await failureOf(project.removeComment(4, 9))).toMatchObject({ kind });
    expect(writes()).toHaveLength(count);
  });
});
