// `company:` of .devgrowth.yml, and the file it may name: of one form, strict, with every problem at once.
import { describe, expect, test } from 'vitest';
import { companySchema, saidCompany } from '#settings/company-file.ts';
import { newCompanyFile } from '#settings/new-company-file.ts';
import { sets, wordListSchema } from '#settings/typed-words.ts';
import { ourWords } from '#growth/words/typed-words.ts';
import { parseProjectSettings, projectSettingsText } from '#settings/project-settings.ts';
import { gitlab } from '../../support/company.ts';
import { refusalOf } from './failure.ts';

const known = { person: 'alex', zone: () => 'UTC' };
const path = '.devgrowth/company.yml';
const settings = (text: string, companyText?: string) =>
  parseProjectSettings(text, companyText === undefined ? known : { ...known, companyText });

describe('which company', () => {
  const none = saidCompany('none').company;
  test.each([
    ['', gitlab, 2],
    ['company: gitlab\n', gitlab, 2],
    ['company: none\n', none, 1],
    ['company:\n', gitlab, 2],
    ['company: none\nfiscal_year_start: 4\n', none, 4],
    [`company: ${path}\n`, none, 1],
  ])('`%s`', (text, company, fiscalYearStart) => {
    expect(settings(text)).toMatchObject({ company, fiscalYearStart });
  });

  test('none has nothing of GitLab', () => {
    expect(none).toMatchObject({ isGitLab: false, name: null, values: [], programs: { shadow: [], mentoring: [] } });
    expect(none.money.currency).toBeNull();
    expect(gitlab.values).toHaveLength(6);
  });

  test('a file, and all that it says in its place', () => {
    const file = 'values: [{id: fun, name: Fun}]\nfiscal_year_start: 7\n';
    const read = settings(`company: ${path}\n`, file);
    expect(read).toMatchObject({ companyFrom: path, fiscalYearStart: 7 });
    expect(read.company.values).toEqual([{ id: 'fun', name: 'Fun', ask: 'What shows Fun?' }]);
    const inPlace = settings('company:\n  values: [{id: fun, name: Fun}]\n  fiscal_year_start: 7\n');
    expect(inPlace.company).toEqual(read.company);
    expect(inPlace.companyTold).toEqual(read.companyTold);
    for (const one of [read, inPlace]) expect(projectSettingsText(one)).toContain('\ncompany:');
    expect(settings(projectSettingsText(inPlace)).company).toEqual(read.company);
  });

  test('cycles and review, as far as they are known', () => {
    const file = `promotion:
  cycles:
    - {name: 2027-H1, nominate: 2027-02-15, checked: 2026-11-01}
    - {name: 2027-H2}
review: {name: Mid-year talk, parts: [next-steps, strengths], share_days_before: 7}
`;
    const { company } = settings(`company: ${path}\n`, file);
    expect(company.promotion.cycles).toEqual([
      { name: '2027-H1', nominate: '2027-02-15', checked: '2026-11-01' },
      { name: '2027-H2', nominate: null, checked: null },
    ]);
    expect(company.review).toEqual({
      name: 'Mid-year talk',
      parts: ['next-steps', 'strengths'],
      shareDaysBefore: 7,
    });
    expect(none.promotion.cycles).toEqual([]);
    expect(none.review).toEqual({
      name: 'Performance review',
      parts: ['achievements', 'strengths', 'support', 'next-steps'],
      shareDaysBefore: null,
    });
    expect(gitlab.review).toMatchObject({ name: 'Mid-year check-in', shareDaysBefore: 7 });
    expect(gitlab.promotion.cycles.at(-1)).toEqual({ name: 'FY27-Q4', nominate: null, checked: '2026-08-15' });
  });

  test('words: a set by its name, one of its own, or none', () => {
    const own = settings(`company: ${path}\n`, 'words:\n  help: [Hulp, Hulp nodig]\n  next: Volgende\n').company;
    expect([...own.words.ours]).toEqual([
      ['hulp', 'help'],
      ['hulp nodig', 'help'],
      ['volgende', 'next'],
    ]);
    const german = settings('company: {words: de}\n');
    expect(german.company.words.ours.get('hilfe')).toBe('help');
    expect(settings(projectSettingsText(german)).company).toEqual(german.company);
    for (const one of [gitlab, none]) expect(one.words.pattern).toBeNull();
  });

  test('what init puts there is as for nobody in particular, but each value needs an example', () => {
    expect(settings(`company: ${path}\n`, newCompanyFile).company).toEqual({
      ...none,
      promotion: { ...none.promotion, values: 'each' },
    });
  });
});

describe('is refused, with line and key', () => {
  test.each([
    [
      'company: gitlap\n',
      '.devgrowth.yml:1: company: must be gitlab, none, or a file of this project such as .devgrowth/company.yml',
    ],
    ['company: ../x.yml\n', '.devgrowth.yml:1: company: must be gitlab, none,'],
    ['company: .devgrowth/templates/../../x.yml\n', '.devgrowth.yml:1: company: must be gitlab, none,'],
    ['company: 3\n', '.devgrowth.yml:1: company: '],
    ['company:\n  vales: []\n', '.devgrowth.yml:2: company.vales: unknown key; did you mean values?'],
    ['company:\n  money: {found: x}\n', '.devgrowth.yml:2: company.money.found: unknown key; did you mean fund?'],
  ])('%s', async (text, problem) => {
    expect((await refusalOf(() => settings(text))).details[0]).toContain(problem);
  });

  test.each([
    ['values: [{id: Fun, name: Fun}]', 'values.0.id: must be small letters'],
    ['values: [{id: none, name: None}]', 'values.0.id: must be small letters'],
    ['values: [{id: fun}]', 'values.0.name: is missing'],
    ['values: [{id: fun, name: A}, {id: fun, name: B}]', 'values.1: has the id of another one above it'],
    ['values: [{id: fun, name: A}, {id: joy, name: a}]', 'values.1: has the name of another one above it'],
    ['values: [{id: fun, name: "{{title}}"}]', 'values.0.name: must be one line, without {{ }}'],
    ['values: [{id: fun, name: /close}]', 'values.0.name: must be one line'],
    ['values: [{id: fun, name: "a\\nb"}]', 'values.0.name: must be one line'],
    ['values: [{id: fun, name: "<!-- x"}]', 'values.0.name: must be one line'],
    ['fiscal_year_start: 13', 'fiscal_year_start: must be a month, 1 to 12'],
    ['promotion: {results: 0}', 'promotion.results: must be 1 to 9'],
    ['promotion: {values: all}', 'promotion.values: must be one of "each"|"any"'],
    ['promotion: {cycles: [{name: H1, nominate: 2027-02-30}]}', 'promotion.cycles.0.nominate: is no day, such as'],
    ['promotion: {cycles: [{name: H1, nominate: 20270215}]}', 'promotion.cycles.0.nominate: is no day, such as'],
    ['promotion: {cycles: [{name: H1, checked: soon}]}', 'promotion.cycles.0.checked: is no day, such as'],
    ['promotion: {cycles: [{nominate: 2027-02-15}]}', 'promotion.cycles.0.name: is missing'],
    ['promotion: {cycles: [{name: H1}, {name: h1}]}', 'promotion.cycles.1: has the name of another one above it'],
    [
      'promotion: {cycles: [{name: H1, nominated: 2027-02-15}]}',
      'promotion.cycles.0.nominated: unknown key; did you mean nominate?',
    ],
    ['review: {parts: [wins]}', 'review.parts.0: must be one of "achievements"|"strengths"|"support"|"next-steps"'],
    ['review: {parts: []}', 'review.parts: must name one part at least'],
    ['review: {parts: [support, support]}', 'review.parts.1: has the name of another one above it'],
    ['review: {share_days_before: 1.5}', 'review.share_days_before: must be 0 to 90 days'],
    ['review: {share_day_before: 7}', 'review.share_day_before: unknown key; did you mean share_days_before?'],
    ['words: es', 'words: must be de, fr, or words of your own'],
    ['words: {halp: [x]}', 'words.halp: unknown key; did you mean help?'],
    ['words: {help: [next]}', 'words.help.0: stands for next'],
    ['words: {help: [Hilfe], next: [hilfe]}', 'words.next.0: stands for help'],
    ['words: {help: ["Hilfe:"]}', 'words.help.0: must be words, without a colon or other signs'],
    ['programs: {shadow: [{name: A, onhold: x}]}', 'programs.shadow.0.onhold: unknown key; did you mean on_hold?'],
    ['programs: {shadow: [A, a]}', 'programs.shadow.1: has the name of another one above it'],
    [
      `values: [${Array.from({ length: 13 }, (_, at) => `{id: v${at}, name: V${at}}`).join(', ')}]`,
      'values: are more than 12',
    ],
  ])('%s', async (text, problem) => {
    const { details, message } = await refusalOf(() => settings(`company: ${path}\n`, `${text}\n`));
    expect(message).toContain(path);
    expect(details[0]).toContain(`${path}:1: ${problem}`);
  });

  test('two and more at once', async () => {
    const { details } = await refusalOf(() => settings(`company: ${path}\n`, 'nam: x\nfiscal_year_start: 0\n'));
    expect(details).toHaveLength(2);
  });
});

test('both of ours are files of the form', () => {
  const said = [saidCompany('gitlab'), saidCompany('none')];
  expect(said.map(({ companyTold }) => companyTold)).toEqual(['gitlab', 'none']);
  expect(companySchema.safeParse({}).success).toBe(true);
});

test.each(Object.entries(sets))('the set %s is of the form of one of your own, and has every word', (_name, set) => {
  expect(wordListSchema.safeParse(set).error?.issues ?? []).toEqual([]);
  expect(Object.keys(set)).toEqual(ourWords);
});
