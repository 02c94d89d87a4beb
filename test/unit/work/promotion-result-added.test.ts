// A result written into the promotion document: what is asked for, where it has its place, and what goes for it.
import { describe, expect, test } from 'vitest';
import { listDrafts } from '#settings/drafts.ts';
import { addResult, planAdd } from '#work/promotion/adding-result.ts';
import type { ResultCommandWords } from '#work/promotion/result-words.ts';
import { gitlab } from '../../support/company.ts';
import { documentSession } from './a-document.ts';
import { answering, deskOn, settings } from './a-session.ts';

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
const told = (...titles: readonly string[]) =>
  [
    '## Results',
    '',
    ...titles.flatMap((title, at) => [`### Result ${at + 1}: ${title}`, '', `- **Impact:** of ${title}`, '']),
    '## Gaps',
    '',
  ].join('\n');
const nothing = told();

interface Around {
  readonly description?: string;
  readonly answers?: Readonly<Record<string, unknown>> | null;
  readonly yes?: boolean;
  readonly isDryRun?: boolean;
  readonly limit?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly values?: typeof settings.company.values;
}

function adding(
  words: Partial<ResultCommandWords>,
  {
    description = nothing,
    answers = null,
    yes = false,
    isDryRun = false,
    limit = 3,
    env = {},
    values = settings.company.values,
  }: Around = {},
) {
  const company = { ...settings.company, values, promotion: { ...settings.company.promotion, results: limit } };
  const given = documentSession({ description }, { settings: { ...settings, company } });
  const { asked, ask } = answering(answers ?? {});
  const { desk, lines } = deskOn({ ask: answers === null ? null : ask, yes, env });
  const planned = planAdd({ ...plain, ...words }, given.session, desk, isDryRun);
  const done = async () => addResult(await planned, given.session, desk, (written) => Promise.resolve(written));
  return { ...given, desk, lines, asked, planned, done };
}

describe('a new result', () => {
  test('is written behind the last, with its own words alone', async () => {
    const { done, texts, planned, desk } = adding(
      { title: 'Search for @sam', impact: 'Two teams' },
      { description: told('One') },
    );
    expect(await planned).toMatchObject({ place: { type: 'new', number: 2 }, gone: null });
    const written = await done();
    expect(written).toMatchObject({ place: { type: 'new', number: 2 }, warnings: [] });
    expect(texts.get(20)).toContain('**Impact:** Two teams');
    expect(texts.get(20)).toContain('### Result 2: Search for `@sam`');
    expect(texts.get(20)).toContain('of One');
    expect(await listDrafts(desk)).toEqual([]);
  });

  test('that is there with the same words is written no second time', async () => {
    const { done, texts, asked } = adding(
      { title: 'One', impact: 'of One' },
      {
        description: told('One'),
        answers: {
          result: '',
          relevance: '',
          contribution: '',
          values: '',
        },
      },
    );
    expect((await done()).place).toMatchObject({ type: 'there', number: 1 });
    expect(texts.get(20)).toBe(told('One'));
    expect(asked.map(({ name }) => name)).not.toContain('yes');
  });

  test.each([
    [
      'the same title with other words',
      told('One'),
      { title: 'One', impact: 'x' },
      '#20 has a result with this title and evidence already: Result 1',
    ],
    ['one too many', told('a', 'b', 'c'), { title: 'x' }, '#20 tells 3 results, and 3 is the limit'],
    ['no part for results', '## Gaps\n', { title: 'x' }, '#20 has no part for results'],
    ['one to replace that is not there', told('a'), { title: 'x', replace: 2 }, '#20 has no Result 2'],
    ['no words', nothing, {}, 'a result needs a word'],
    [
      'words that would be read as another part',
      nothing,
      { impact: 'x\n\n## Gaps' },
      'part of these words would be read as another part',
    ],
  ])('has no place for %s', async (_name, description, words, message) => {
    await expect(adding(words, { description }).planned).rejects.toMatchObject({
      kind: 'usage',
      message: expect.stringContaining(message),
    });
  });

  test.each([
    ['none yet, of three', told('a', 'b'), 3],
    ['the limit is one', '## Results\n', 1],
  ])('fits: %s', async (_name, description, limit) => {
    expect((await adding({ title: 'x' }, { description, limit }).planned).place.type).toBe('new');
  });

  test('is for the person alone: not in a job', async () => {
    await expect(adding({ title: 'x' }, { env: { CI: 'true' } }).planned).rejects.toMatchObject({ kind: 'refused' });
  });

  test('that opens a comment which never ends is not written', async () => {
    const { done, texts } = adding({ impact: 'x\n<details>\ny' });
    await expect(done()).rejects.toThrow('these words open a comment or a fold that is never closed');
    expect(texts.get(20)).toBe(nothing);
  });
});

describe('where somebody is there', () => {
  const open = { title: '', impact: '', result: '', relevance: '', contribution: '', values: '' };

  test('what was not said is asked for; Enter leaves it open', async () => {
    const { planned, asked, lines } = adding(
      { impact: 'Two teams' },
      { answers: { ...open, title: ' Search ', yes: true } },
    );
    const { words } = await planned;
    expect(words).toMatchObject({ title: 'Search', impact: 'Two teams', result: null, values: null, evidence: [] });
    expect(asked.map(({ name }) => name)).toEqual(['title', 'result', 'relevance', 'contribution', 'values', 'yes']);
    expect(asked[0]).toMatchObject({ takesLines: false, message: 'What was it, in one line? (Enter leaves it open)' });
    expect(asked[1]).toMatchObject({ takesLines: true });
    expect(asked.at(-1)).toMatchObject({ message: 'Write it?', default: true });
    expect(lines).toEqual(['Impact: Two teams']);
  });

  test('values are asked for where a company has some', async () => {
    const names = async (values: typeof settings.company.values) => {
      const { planned, asked } = adding({ title: 'x' }, { answers: { ...open, yes: true }, values });
      await planned;
      return asked.map(({ name }) => name);
    };
    expect(await names(gitlab.values)).toContain('values');
    expect(await names([])).not.toContain('values');
  });

  test('of no words said beforehand nothing is shown; of none at all nothing is made', async () => {
    const { planned, lines } = adding({}, { answers: open });
    await expect(planned).rejects.toThrow('a result needs a word');
    expect(lines).toEqual([]);
  });

  test('nothing is asked for that has no place', async () => {
    const { planned, asked } = adding({}, { description: told('a', 'b', 'c'), answers: open });
    await expect(planned).rejects.toThrow('3 is the limit');
    expect(asked).toEqual([]);
  });

  test('what is answered is checked as what is typed', async () => {
    const { planned } = adding({ title: 'x' }, { answers: { ...open, impact: 'x\n\n## Gaps' } });
    await expect(planned).rejects.toThrow('part of these words would be read as another part');
  });

  test.each([
    ['a yes was given', { yes: true }],
    ['it is only looked at', { isDryRun: true }],
  ])('no yes is asked for where %s', async (_name, around) => {
    const { planned, asked } = adding({ title: 'x' }, { answers: open, ...around });
    await planned;
    expect(asked.map(({ name }) => name)).not.toContain('yes');
    expect(asked.length > 0).toBe('isDryRun' in around);
  });

  test('a no writes nothing', async () => {
    await expect(adding({ title: 'x' }, { answers: { ...open, yes: false } }).planned).rejects.toMatchObject({
      kind: 'cancelled',
    });
  });
});

describe('in the place of another', () => {
  const two = told('One', 'Two');
  const words = { title: 'New', impact: 'x', result: 'x', relevance: 'x', contribution: 'x', values: 'x', replace: 2 };

  test('what goes is shown, and a yes asked for that is no by itself', async () => {
    const { planned, asked, lines, done, texts } = adding(words, {
      description: two,
      answers: { yes: true },
      values: [],
    });
    expect((await planned).gone).toContain('of Two');
    expect(asked).toMatchObject([{ message: 'Replace Result 2 for good?', default: false }]);
    expect(lines).toContain('What it takes the place of:');
    expect(lines).toContain('- **Impact:** of Two');
    expect((await done()).place.number).toBe(2);
    expect(texts.get(20)).toContain('### Result 2: New');
    expect(texts.get(20)).not.toContain('of Two');
    expect(texts.get(20)).toContain('of One');
  });

  test('nobody is there: it needs a yes, and a yes shows nothing', async () => {
    await expect(adding(words, { description: two }).planned).rejects.toThrow('this takes words away, and needs a yes');
    const { planned, lines } = adding(words, { description: two, yes: true });
    expect((await planned).gone).toContain('of Two');
    expect(lines).toEqual([]);
    const asked = adding(words, { description: two, yes: true, answers: {} });
    await asked.planned;
    expect(asked.lines).toEqual([]);
    expect((await adding(words, { description: two, isDryRun: true }).planned).gone).toContain('of Two');
  });

  test('that somebody changed since, it does not go', async () => {
    const { planned, texts, done } = adding(words, { description: two, yes: true });
    await planned;
    texts.set(20, two.replace('of Two', 'of Three'));
    await expect(done()).rejects.toMatchObject({ kind: 'conflict', message: '#20 has another Result 2 by now' });
    texts.set(20, told('One'));
    await expect(done()).rejects.toMatchObject({ message: expect.stringContaining('no Result 2') });
  });

  test('a run that goes on knows what was agreed to go', async () => {
    const { planned, texts, session, desk } = adding(words, { description: two, yes: true });
    const agreed = await planned;
    const broken = {
      ...session,
      project: { ...session.project, editDocument: () => Promise.reject(new Error('cut off')) },
    };
    await expect(addResult(agreed, broken as never, desk, (one) => Promise.resolve(one))).rejects.toThrow('cut off');
    const other = addResult({ ...agreed, gone: 'something else' }, session, desk, (one) => Promise.resolve(one));
    expect((await other).place.number).toBe(2);
    expect(texts.get(20)).toContain('Result 2: New');
  });
});
