// A program that nobody can take part in now is named before a goal for it is opened.
import { expect, test } from 'vitest';
import { saidCompany } from '#settings/company-file.ts';
import { warnWhereOnHold } from '#work/goal/on-hold.ts';
import { gitlab } from '../../support/company.ts';

const own = saidCompany({
  programs: { shadow: ['Support week', { name: 'Founders', on_hold: 'paused until spring' }] },
});

test.each([
  [gitlab, 'shadow', 'ceo', ['CEO shadow: on hold until further notice, as of 2026-08-15']],
  [gitlab, 'shadow', 'cfo', []],
  [gitlab, 'general', 'ceo', []],
  [own.company, 'shadow', 'program-2', ['Founders: paused until spring']],
  [own.company, 'shadow', 'program-1', []],
])('%#: %s of %s', (company, kind, host, warnings) => {
  const said: string[] = [];
  warnWhereOnHold({ kind, answers: { host } }, company, { warn: (words) => said.push(String(words)) });
  expect(said).toEqual(warnings);
});
