// What is typed of a result of a promotion document, and results put into another order or taken out.
import { describe, expect, test } from 'vitest';
import { toldWords } from '#work/promotion/adding-result.ts';
import { orderResults, planOrder } from '#work/promotion/ordering-results.ts';
import { isReadAs, isWordless, refuseMisread, type ResultCommandWords, wordsOf } from '#work/promotion/result-words.ts';
import { documentSession } from './a-document.ts';
import { answering, deskOn, settings } from './a-session.ts';

const ended = <T>(result: T) => Promise.resolve(result);

const plain: ResultCommandWords = {
  act: 'add',
  number: null,
  to: null,
  replace: null,
  before: null,
  title: null,
  from: [],
  evidence: null,
  impact: null,
  result: null,
  relevance: null,
  contribution: null,
  values: null,
};

describe('words of a result', () => {
  const { values } = settings.company;
  test('names behind an @ stand in code; what nobody said is no field', () => {
    expect(wordsOf({ ...plain, title: 'With @sam', impact: 'For @kim' })).toEqual({
      title: 'With `@sam`',
      fields: { impact: 'For `@kim`' },
      evidence: [],
    });
    expect(isWordless(wordsOf(plain))).toBe(true);
    for (const one of [{ title: 'x' }, { impact: 'x' }, { evidence: ['x'] }])
      expect(isWordless(wordsOf({ ...plain, ...one }))).toBe(false);
  });

  test.each([
    ['Two teams moved.', true],
    ['Two teams\nmoved.', true],
    ['x\n\n## Gaps', false],
    ['x\n- **Evidence:** y', false],
  ])('"%s" is read as what it says: %s', (words, isSame) => {
    expect(isReadAs('impact', words, values)).toBe(isSame);
    const refuse = () => refuseMisread({ title: null, fields: { impact: words }, evidence: [] }, values);
    if (isSame) expect(refuse).not.toThrow();
    else expect(refuse).toThrow('part of these words would be read as another part');
  });
});

describe('results in order', () => {
  const results =
    '## Results\n\n### Result 1: One\n\na\n\n### Result 2: Two\n\nb\n\n### Result 3: Three\n\nc\n\n## Gaps\n';
  const order = (
    words: Partial<ResultCommandWords>,
    {
      description = results,
      isDryRun = false,
      ...more
    }: Parameters<typeof deskOn>[0] & { description?: string; isDryRun?: boolean } = {},
  ) => {
    const given = documentSession({ description });
    const { desk, lines } = deskOn(more);
    return { ...given, desk, lines, planned: planOrder({ ...plain, ...words }, given.session, desk, isDryRun) };
  };
  const titles = (text = '') =>
    [...text.matchAll(/^### Result (\d): (\w+)/gm)].map(([, at, title]) => `${at} ${title}`);

  test.each([
    [3, 1, ['1 Three', '2 One', '3 Two']],
    [1, 3, ['1 Two', '2 Three', '3 One']],
    [1, 2, ['1 Two', '2 One', '3 Three']],
  ])('%s takes the place of %s', async (number, to, after) => {
    const { planned, session, desk, texts } = order({ act: 'move', number, to });
    expect((await orderResults(await planned, session, desk, ended)).how).toBe('changed');
    expect(titles(texts.get(20))).toEqual(after);
  });

  test('its own place is its place already', async () => {
    const { planned, session, desk, texts } = order({ act: 'move', number: 2, to: 2 });
    expect((await orderResults(await planned, session, desk, ended)).how).toBe('unchanged');
    expect(texts.get(20)).toBe(results);
  });

  test('is taken out after a yes, with its words shown before', async () => {
    const { asked, ask } = answering({ yes: true });
    const { planned, session, desk, texts, lines } = order({ act: 'remove', number: 2 }, { ask });
    const plan = await planned;
    expect(lines.slice(0, 2)).toEqual(['What is taken out:', '### Result 2: Two']);
    expect(asked).toMatchObject([{ message: 'Take Result 2 out of #20?', default: false }]);
    await orderResults(plan, session, desk, ended);
    expect(texts.get(20)).not.toContain('Two');
  });

  test.each([
    ['without anybody to ask', {}, 'this takes words away, and needs a yes'],
    ['after a no', { ask: answering({ yes: false }).ask }, 'Nothing was written.'],
  ])('%s nothing is taken out', async (_name, desk, problem) => {
    await expect(order({ act: 'remove', number: 2 }, desk).planned).rejects.toThrow(problem);
  });

  test('nobody is asked for a look, nor where a yes was given', async () => {
    await order({ act: 'remove', number: 2 }, { isDryRun: true }).planned;
    const { lines, planned } = order({ act: 'remove', number: 2 }, { yes: true, ask: answering({}).ask });
    await planned;
    expect(lines).toEqual([]);
  });

  test('one that is not there is told', async () => {
    await expect(order({ act: 'move', number: 4, to: 1 }).planned).rejects.toMatchObject({ kind: 'not-found' });
  });

  test('a line that names a result by its number is pointed at, where one was moved', async () => {
    const description = `See result 2.\n\n${results}`;
    const { planned, session, desk, lines } = order({ act: 'move', number: 3, to: 1 }, { description });
    await orderResults(await planned, session, desk, ended);
    expect(lines[0]).toMatch(/^note: line 1 of #20 names a result by its number/);
  });

  test('one that somebody changed meanwhile stays', async () => {
    const { planned, session, desk, texts } = order({ act: 'remove', number: 2 }, { yes: true });
    const plan = await planned;
    texts.set(20, results.replace('\nb\n', '\nanother\n'));
    await expect(orderResults(plan, session, desk, ended)).rejects.toThrow('somebody changed Result 2 of #20');
  });
});

test('words are shown a line each; further lines stand below theirs', () => {
  expect(toldWords({ title: 'A\nb', fields: { impact: 'x\ny\nz', result: '' }, evidence: ['e  f'] })).toEqual([
    'Title: A b',
    'Impact: x',
    '  y',
    '  z',
    'Business result: ',
    'Evidence: e f',
  ]);
  expect(toldWords({ title: null, fields: {}, evidence: [] })).toEqual([]);
});
