// Looked for, created and looked at again, in turn: what is said of two that came to be at the same moment.
import { expect, test } from 'vitest';
import { DevgrowthError } from '#errors.ts';
import { onceOnly, seenAgain, twiceAt } from '#work/once-only.ts';

function scene(there: string | null, all: () => Promise<readonly string[]>) {
  const done: string[] = [];
  const project = {
    inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
      done.push(name);
      return work();
    },
  };
  const look = () => Promise.resolve((done.push('look'), there));
  const create = () => Promise.resolve((done.push('create'), 'made'));
  const made = onceOnly(project, { what: 'year plan', look, create, all: () => (done.push('all'), all()) });
  return { made, done };
}

test('what is there is not created', async () => {
  const { made, done } = scene('old', () => Promise.reject(new Error('nobody looks again')));
  expect([await made, done]).toEqual([{ there: 'old', made: null }, ['year_plan', 'look']]);
});

test.each<[string, () => Promise<readonly string[]>, readonly string[]]>([
  ['alone', () => Promise.resolve(['a']), []],
  ['not seen again', () => Promise.resolve([]), []],
  ['one of two', () => Promise.resolve(['a', 'b']), ['2: a, b']],
  ['of which nobody knows', () => Promise.reject(new DevgrowthError('server', 'broken')), []],
])('what is created, %s', async (_name, all, kept) => {
  const { made, done } = scene(null, all);
  const answer = await made;
  expect(done).toEqual(['year_plan', 'look', 'create', 'all']);
  expect(answer).toMatchObject({ there: null, made: 'made', twice: kept.map((words) => ({ kept: words })) });
});

test('the later one is named for deletion', () => {
  expect(twiceAt('board', ['a', 'b'])).toEqual([
    {
      field: 'board',
      asked: '1',
      kept: '2: a, b',
      advice: 'Another machine wrote at the same moment. Delete the later one in the browser: b',
    },
  ]);
});

test('where all of them are read none is', () => {
  expect(twiceAt('inbox', ['a', 'b'], true)).toMatchObject([
    { kept: '2: a, b', advice: 'Another machine wrote at the same moment. All of them are read: delete none.' },
  ]);
});

test('a fault of our own is none of the server', async () => {
  await expect(seenAgain(() => Promise.reject(new TypeError('ours')))).rejects.toThrow('ours');
});
