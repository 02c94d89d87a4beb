// Every shipped rule finds its failing example, and is silent about its passing one; so are all others.
import { expect, test } from 'vitest';
import { promotionChecks } from '#growth/lint/promotion-lint.ts';
import { countedRules } from '#growth/lint/wording.ts';
import { caseWith, foundIn, linted, promotionCase, shipped } from '../../../support/promotion-case.ts';

test('the shipped rules are read without a fault', () => {
  expect(shipped.problems).toEqual([]);
  expect(shipped.rules.length).toBe(42);
});

test('what a rule counts has its program, and each program its rule', () => {
  const programs = shipped.rules.filter(({ type }) => !type.endsWith('phrase')).map(({ id }) => id);
  expect(programs.toSorted()).toEqual([...promotionChecks, ...countedRules].toSorted());
});

test('nothing is found in a document in which nothing is to be mended', () => {
  const found = linted(promotionCase());
  expect(foundIn(found)).toEqual([]);
  expect(found).toMatchObject({ off: [], languages: ['en'], isUnread: false });
});

for (const rule of shipped.rules) {
  test(`${rule.id}: fails`, () => {
    const found = linted(caseWith(rule, rule.fails)).findings.filter(({ rule: id }) => id === rule.id);
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map(({ severity }) => severity))).toEqual(new Set([rule.severity]));
    expect(found.map(({ say }) => say).join('\n')).not.toMatch(/\{|^\s|\bundefined\b/u);
  });

  test(`${rule.id}: passes, under all rules`, () => {
    expect(foundIn(linted(caseWith(rule, rule.passes)))).toEqual([]);
  });
}
