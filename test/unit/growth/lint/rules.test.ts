// Every shipped rule finds its failing example, and is silent about its passing one; so are all others.
import { describe, expect, test } from 'vitest';
import { goalChecks, isOfGoals, lintGoal } from '#growth/lint/goal-lint.ts';
import { promotionChecks } from '#growth/lint/promotion-lint.ts';
import { countedRules } from '#growth/lint/wording.ts';
import { goal } from '../goals.ts';
import { caseWith, foundIn, linted, promotionCase, shipped } from '../../../support/promotion-case.ts';

test('the shipped rules are read without a fault', () => {
  expect(shipped.problems).toEqual([]);
  expect(shipped.rules.length).toBe(51);
});

test('what a rule counts has its program, and each program its rule', () => {
  const programs = shipped.rules.filter(({ type }) => !type.endsWith('phrase')).map(({ id }) => id);
  expect(programs.toSorted()).toEqual([...promotionChecks, ...goalChecks, ...countedRules].toSorted());
});

test('nothing is found in a document in which nothing is to be mended', () => {
  const found = linted(promotionCase());
  expect(foundIn(found)).toEqual([]);
  expect(found).toMatchObject({ off: [], languages: ['en'], isUnread: false });
});

for (const rule of shipped.rules.filter((one) => !isOfGoals(one))) {
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

const ways = { off: new Set<string>(), severity: new Map(), acronyms: [] };

/** An example, with what stands beside the text said in front of it. */
function goalFound(example: string, own: Partial<typeof ways> = {}) {
  const [, due] = /\{due (\S+)\}/.exec(example) ?? [];
  const [, inQuarter = '1'] = /\{in quarter (\d)\}/.exec(example) ?? [];
  const description = example.replaceAll(/\{[^}]*\}/g, '');
  const record = goal({ description, due: due === 'none' ? null : '2026-11-29' });
  return lintGoal(shipped.rules, { goal: record, inQuarter: Number(inQuarter), zone: 'UTC' }, { ...ways, ...own });
}

describe('a goal', () => {
  test.each(shipped.rules.filter(isOfGoals).map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
    expect(goalFound(rule.fails).findings.map((one) => one.rule)).toEqual([id]);
    expect(
      goalFound(rule.fails)
        .findings.map(({ say }) => say)
        .join('\n'),
    ).not.toMatch(/\{|\bundefined\b/);
    expect(goalFound(rule.passes).findings).toEqual([]);
    expect(goalFound(rule.fails, { off: new Set([id]) }).off).toEqual([{ rule: id, findings: 1 }]);
    expect(rule.severity).toBe('hint');
  });
});
