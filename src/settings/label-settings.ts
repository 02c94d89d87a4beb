// `labels:` of .devgrowth.yml: labels of ours that have another name in this project.
import * as z from 'zod';
import { healthLevels, outcomes, stages } from '#growth/words/goal.ts';
import { suggestion } from '#growth/words/nearest.ts';
import { promotionStates } from '#growth/words/promotion-words.ts';

/** The values a label word may have; null = any (kinds and values are the user's own). */
const labelWords: Readonly<Record<string, readonly string[] | null>> = {
  marker: ['goal', 'dashboard', 'one-on-one', 'plan', 'inbox', 'wins'],
  kind: null,
  stage: stages,
  outcome: outcomes,
  health: healthLevels,
  value: null,
  ask: ['open'],
  promotion: promotionStates,
};

// https://docs.gitlab.com/api/labels/: lists of labels travel separated by commas.
const labelName = z
  .string()
  .regex(/^[^,\p{Cc}]*[^,\s\p{Cc}][^,\p{Cc}]*$/u, 'a label name has no comma and is not empty')
  .max(255);

export const labelsSchema = z
  .record(
    z.string().superRefine((word, context) => {
      const problem = labelWordProblem(word);
      if (problem !== null) context.addIssue({ code: 'custom', message: problem });
    }),
    labelName,
  )
  .superRefine((names, context) => {
    const seen = new Map<string, string>();
    for (const [word, name] of Object.entries(names)) {
      const other = seen.get(name);
      if (other !== undefined)
        context.addIssue({ code: 'custom', path: [word], message: `has the same name as ${other}` });
      seen.set(name, word);
    }
  })
  .nullish()
  .describe('Labels of ours that have another name here: "stage:doing": "in progress".');

function labelWordProblem(word: string): string | null {
  const [group = '', value = ''] = word.split(/:(.*)/s, 2);
  const values = Object.hasOwn(labelWords, group) ? labelWords[group] : undefined;
  if (values === undefined)
    return `"${word}" names no label of ours: write group:value with a group of ${Object.keys(labelWords).join(', ')}`;
  if (values === null) return /^[a-z0-9][a-z0-9-]*$/.test(value) ? null : `"${word}" names no ${group}`;
  return values.includes(value) ? null : `"${word}" names no label of ours${suggestion(value, values)}`;
}
