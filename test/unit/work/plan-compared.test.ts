// A plan's file beside the goals: what it would change and open, what is left to decide, and every fault of it.
import { describe, expect, test } from 'vitest';
import { DevgrowthError } from '#errors.ts';
import { comparePlan, type CompareWords, isEqual, rowKey } from '#work/plan/comparing.ts';
import { importKey } from '#work/goal/import-keys.ts';
import { readInPart } from './a-session.ts';
import { planDesk, planFile as file, planned, planWorld } from './a-plan.ts';

const one = '{ iid: 1, title: Goal 1, kind: general, due: 2027-03-31 }';

function compare(
  text: string,
  words: Partial<CompareWords> = {},
  {
    goals = [planned(1)],
    env = {},
    ...around
  }: Parameters<typeof planWorld>[1] & { goals?: Parameters<typeof planWorld>[0]; env?: Record<string, string> } = {},
) {
  const { session } = planWorld(goals, around);
  const { desk, lines } = planDesk({ env });
  const run = comparePlan({ file: 'my/fy28.yml', text, mine: [], theirs: [], same: [], ...words }, session, desk);
  return Object.assign(run, { lines });
}
const faults = async (run: Promise<unknown>) => {
  const error = await run.catch((one: unknown) => one);
  if (!(error instanceof DevgrowthError)) throw new Error('there is no fault');
  return { kind: error.kind, message: error.message, details: error.details.map(String), hint: String(error.hint) };
};

describe('of goals', () => {
  test('a file that says what stands there is equal', async () => {
    const compared = await compare(file([one]));
    expect(isEqual(compared)).toBe(true);
    expect(compared.templates).toEqual([]);
    expect(compared.difference.leftAlone).toEqual([]);
  });

  test.each([
    ['another title', file(['{ iid: 1, title: Other }'])],
    ['a goal of its own', file([one, '{ title: New }'])],
    ['one that says what another says', file(['{ title: Goal 1 }'])],
    ['another text', file([one], 'focus: Other\n')],
  ])('%s is not', async (_name, text) => {
    expect(isEqual(await compare(text))).toBe(false);
  });

  test('kinds are asked for only where one is needed, and may be a label', async () => {
    expect((await compare(file(['{ iid: 1, title: Other }']))).templates).toEqual([]);
    const changed = await compare(file(['{ iid: 1, kind: Reading }']));
    expect(changed.difference.rows[0]?.differences).toMatchObject([{ field: 'kind', to: 'reading', how: 'change' }]);
    const opened = await compare(file([one, '{ title: New, kind: Reading }', '{ title: Newer }']));
    expect(opened.difference.opens.map(({ wanted }) => wanted.kind)).toEqual(['reading', undefined]);
  });

  test('whose words count, goal by goal', async () => {
    const both = file(['{ iid: 1, title: Mine, was: { title: Before } }']);
    const how = async (words: Partial<CompareWords>) =>
      (await compare(both, words)).difference.rows[0]?.differences[0]?.how;
    expect(await how({})).toBe('decide');
    expect(await how({ mine: ['1'] })).toBe('change');
    expect(await how({ theirs: ['1'] })).toBe('keep');
    expect(await how({ mine: ['2'] })).toBe('decide');
    expect(await faults(compare(both, { mine: ['1', 'focus'], theirs: ['focus'] }))).toMatchObject({
      kind: 'usage',
      message: 'both words cannot count: focus',
    });
  });

  test('what somebody answered of a row counts', async () => {
    const text = file(['{ title: Goal 1 }']);
    const { file: read, difference } = await compare(text);
    const [row] = read.rows;
    if (row === undefined) throw new Error('no row');
    expect(difference.alike).toHaveLength(1);
    const same = (iid: number | null) => compare(text, { same: [{ row: rowKey(row, read), iid }] });
    expect((await same(1)).difference).toMatchObject({ alike: [], opens: [], rows: [{ record: { iid: 1 } }] });
    expect((await same(null)).difference).toMatchObject({ alike: [], rows: [], opens: [{}] });
  });

  test('a row is what it was opened as: by its own word, else by its quarter, kind and title', async () => {
    const text = file(['{ title: New, key: a }', '{ title: New }', '{ title: New, kind: reading }']);
    const { file: read } = await compare(text);
    const keys = read.rows.map((row) => rowKey(row, read));
    expect(keys).toEqual(
      ['plan FY28: a', 'plan FY28-Q1: general: New', 'plan FY28-Q1: reading: New'].map((keySource) =>
        importKey({ keySource }),
      ),
    );
    const mark = { type: 'goal', template: null, key: keys[0] ?? '' } as never;
    const again = await compare(text, {}, { goals: [planned(7, { title: 'New', mark }), planned(8)] });
    expect(again.difference.rows.map(({ record }) => record.iid)).toEqual([7]);
    expect(again.difference.opens).toHaveLength(2);
    expect(again.difference.leftAlone.map(({ iid }) => iid)).toEqual([8]);
  });

  test('the same for goals that are read again', async () => {
    const { against } = await compare(file([one]));
    expect(against([planned(1, { title: 'Other' })]).rows[0]?.differences).toMatchObject([{ field: 'title' }]);
  });

  test('where they are not all known, nothing is compared', async () => {
    const project = { goals: () => readInPart([]) };
    expect((await faults(compare(file([one]), {}, { project }))).hint).toContain('opened twice');
  });

  test('in a job: no confidential goal is told of', async () => {
    const hidden = planned(2, { confidential: true });
    const env = { CI: 'true' };
    const goals = [planned(1), hidden, planned(3)];
    expect((await compare(file([one]), {}, { goals, env })).difference.leftAlone.map(({ iid }) => iid)).toEqual([3]);
    expect((await compare(file([one]), {}, { goals })).difference.leftAlone.map(({ iid }) => iid)).toEqual([2, 3]);
    const named = file(['{ iid: 2, title: Goal 2, confidential: true }']);
    expect((await faults(compare(named, {}, { goals, env }))).kind).toBe('refused');
    expect((await compare(named, {}, { goals })).difference.rows).toHaveLength(1);
  });
});

describe('faults', () => {
  test('each is named with its line, and nothing was written', async () => {
    const text = file([
      '{ iid: 1, confidential: true }',
      '{ iid: 9, title: x }',
      '{ title: x, kind: readin }',
      '{ iid: 2, kind: quux }',
    ]);
    const found = await faults(compare(text, {}, { goals: [planned(1), planned(2)] }));
    expect(found).toMatchObject({ kind: 'configuration', message: '4 problems in fy28.yml; nothing was written' });
    expect(found.details).toEqual([
      'fy28.yml:5: #1 is not confidential on GitLab',
      expect.stringMatching(/^fy28\.yml:6: #9 is no goal of .* that you can see$/),
      expect.stringMatching(/^fy28\.yml:7: unknown kind "readin".*reading/),
      expect.stringMatching(/^fy28\.yml:8: unknown kind "quux"; there are .*general/),
    ]);
    expect(found.hint).toContain('hides it from guests');
    const other = await faults(compare(file(['{ iid: 9, title: x }']), { file: null }));
    expect(other).toMatchObject({ message: '1 problem in the text; nothing was written' });
    expect(other.hint).toContain('Correct the file');
  });

  test('a kind that the server’s word replaces is none', async () => {
    const row = '{ iid: 1, kind: quux, was: { kind: quux } }';
    expect((await compare(file([row]))).difference.rows[0]?.differences).toMatchObject([{ how: 'keep' }]);
  });

  test('a secret in the file is refused', async () => {
    expect((await faults(compare(file(['{ title: "https://alex:geheim@gitlab.example/x" }'])))).kind).toBe('usage');
  });
});

describe('of the plan’s text', () => {
  const text = (words: string, was = '') => file([one], words).replace('year: FY28\n', `year: FY28\n${was}`);

  test('only what the file names differs, and it is known whose it is', async () => {
    const { texts } = await compare(text('focus: Other\naspiration: Lead.\n'));
    expect(texts).toMatchObject({
      plan: { iid: 30 },
      differences: [{ field: 'focus', from: 'Search.', to: 'Other', how: 'change' }],
    });
    expect((await compare(file([one]))).texts).toEqual({ plan: null, differences: [] });
    const both = text('focus: Other\n', '  was: { focus: Before }\n');
    const how = async (words: Partial<CompareWords>) => (await compare(both, words)).texts.differences[0]?.how;
    expect([await how({}), await how({ mine: ['focus'] }), await how({ theirs: ['focus'] })]).toEqual([
      'decide',
      'change',
      'keep',
    ]);
  });

  test('without a plan there is no place for it', async () => {
    const found = await faults(compare(text('focus: Other\naspiration: x\n'), {}, { plan: null }));
    expect(found).toMatchObject({
      kind: 'not-found',
      message: "there is no year plan that the file's aspiration, focus could go into",
    });
    expect(isEqual(await compare(file([one]), {}, { plan: null }))).toBe(true);
  });

  test('words that would not stay below their heading are a fault', async () => {
    const found = await faults(compare(text('focus: "# A heading"\n')));
    expect(found.details).toEqual([expect.stringMatching(/^fy28\.yml: focus: /)]);
  });

  test('of a year that is over: only what was typed since is refused', async () => {
    const later = { description: '## Focus\n\nSearch.\n\n## FY29-Q1\n\n## FY29-Q2\n' };
    const typed = text('focus: Other\n', '  was: { focus: Search. }\n');
    const found = await faults(compare(typed, {}, { plan: later }));
    expect(found.kind).toBe('refused');
    expect(found.message).toMatch(/^fy28\.yml is of FY28, and the year plan that is open is of FY29/);
    const plain = text('focus: Old\n', '  was: { focus: Old }\n');
    expect((await compare(plain, {}, { plan: later })).texts).toEqual({ plan: null, differences: [] });
  });
});
