// Evidence as Markdown to copy: each part that is there, none that is not, and nothing that GitLab would act upon.
import { expect, test } from 'vitest';
import { completenessOf } from '#growth/words/completeness.ts';
import { renderEvidenceMarkdown } from '#render/markdown/evidence.ts';
import type { ListedEvidence } from '#reports/evidence-list.ts';
import { at, failure, source } from '../reports/story.ts';

const bare: ListedEvidence = {
  id: 1,
  goal: { iid: 7, title: 'Read', url: 'https://gitlab.example/alex/goals/-/issues/7' },
  day: '2026-11-20',
  values: [],
  title: null,
  link: null,
  also: [],
  did: null,
  result: null,
  shows: [],
  at: at('2026-11-21', '23:30'),
  by: 'alex',
  place: 'goal',
  confidential: false,
  number: 1,
  internal: false,
};
const whole = completenessOf([source('goals', 1)]);
const lines = (evidence: readonly ListedEvidence[], completeness = whole) =>
  renderEvidenceMarkdown(evidence, completeness, { zone: 'Europe/Berlin' }).split('\n');

test.each<[string, Partial<ListedEvidence>, string]>([
  ['a day and a goal', {}, '- 2026-11-20; goal `#7` Read'],
  ['without a day, the day it was written, in the zone of the person', { day: null }, '- 2026-11-22; goal `#7` Read'],
  ['values', { values: ['results', 'efficiency'] }, '- 2026-11-20 · results, efficiency; goal `#7` Read'],
  ['a title', { title: 'Runbook' }, '- 2026-11-20; Runbook; goal `#7` Read'],
  ['what was done', { did: 'Wrote it' }, '- 2026-11-20; Wrote it; goal `#7` Read'],
  ['what came of it', { result: '3 days less' }, '- 2026-11-20; **Result**: 3 days less; goal `#7` Read'],
  ['an address', { link: 'https://x.example/a b' }, '- 2026-11-20; `https://x.example/ab`; goal `#7` Read'],
  [
    'several addresses',
    { link: 'https://x.example/a', also: ['https://x.example/b', 'https://x.example/c'] },
    '- 2026-11-20; `https://x.example/a`; and 2 more addresses; goal `#7` Read',
  ],
])('%s', (_name, given, line) => {
  expect(lines([{ ...bare, ...given }])[2]).toBe(line);
});

test.each<[string, Partial<ListedEvidence>, string]>([
  ['a confidential goal', { confidential: true }, '- 2026-11-20; goal `#7` Read; **confidential**'],
  ['an internal comment', { internal: true }, '- 2026-11-20; goal `#7` Read; **internal comment**'],
])('what others cannot read is marked: %s', (_name, given, line) => {
  expect(lines([{ ...bare, ...given }])[2]).toBe(line);
});

test.each([
  [whole, 'No evidence yet.'],
  [completenessOf([failure('goals')]), 'No evidence arrived, but not everything could be read.'],
])('none', (completeness, said) => {
  expect(lines([], completeness)[2]).toBe(said);
});
