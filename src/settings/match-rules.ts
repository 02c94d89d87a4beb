// `match:` of .devgrowth.yml: which work belongs to which goal, said once instead of in each merge request.
import * as z from 'zod';
import type { MatchRule } from '#growth/candidates/match-rule.ts';

const words = z.string().trim().min(1, 'is empty').max(255);

const rule = z
  .strictObject({
    goal: z.int('must be the number of a goal').min(1, 'must be the number of a goal').describe('Number of the goal.'),
    project: words.nullish().describe('Path of a project, or of a group above it: acme/web, acme.'),
    label: words.nullish().describe('A label of the merge request or issue.'),
    words: z.array(words).max(50).nullish().describe('One of them stands in its title.'),
  })
  .superRefine(({ project, label, words: some }, context) => {
    if (project == null && label == null && (some ?? []).length === 0)
      context.addIssue({
        code: 'custom',
        message: 'says of no work that it belongs there: give project, label or words',
      });
  });

export const matchRulesSchema = z
  .array(rule)
  .max(200)
  .nullish()
  .describe('Which work the inbox suggests for which goal. All that a rule gives must hold.');

export const matchRuleKeys = Object.keys(rule.shape);

export function matchRulesOf(typed: z.infer<typeof matchRulesSchema>): readonly MatchRule[] {
  return (typed ?? []).map(({ goal, project, label, words: some }) => ({
    goal,
    project: project ?? null,
    label: label ?? null,
    words: some ?? [],
  }));
}

/** As the file has them, without what a rule leaves open. */
export function writtenRules(rules: readonly MatchRule[]): readonly object[] {
  return rules.map(({ goal, project, label, words: some }) => ({
    goal,
    ...(project === null ? {} : { project }),
    ...(label === null ? {} : { label }),
    ...(some.length === 0 ? {} : { words: some }),
  }));
}
