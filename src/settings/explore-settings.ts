// `explore:` of .devgrowth.yml: where issues that look for somebody are sought, and by which labels.
import * as z from 'zod';

export interface ExploreSettings {
  /** Paths; empty: the person's own top groups. */
  readonly groups: readonly string[];
  /** Empty: the usual ones. */
  readonly labels: readonly string[];
  /** Of projects. */
  readonly topics: readonly string[];
}

export const noExploreSettings: ExploreSettings = { groups: [], labels: [], topics: [] };

const groupPath = /^[A-Za-z0-9_][\w.-]*(?:\/[A-Za-z0-9_][\w.-]*)*$/;

/** As GitLab writes it: `acme`, `acme/platform`. What stands in a request's path is nothing else. */
export const isGroupPath = (path: string): boolean => path.length <= 255 && groupPath.test(path);

const group = z.string().refine(isGroupPath, 'is no path of a group, such as acme or acme/platform');

const text = z
  .string()
  .trim()
  .min(1, 'is empty')
  .max(255)
  .regex(/^[^,\p{Cc}]*$/u, 'holds a comma or a control character');

export const exploreSchema = z
  .strictObject({
    groups: z.array(group).max(20).nullish().describe('Groups, each with all below it; without it, your top groups.'),
    labels: z.array(text).max(20).nullish().describe('One of them is enough.'),
    topics: z.array(text).max(5).nullish().describe('Topics of projects, wherever they are.'),
  })
  .nullish()
  .describe('Where `devgrowth explore` looks for issues that wait for somebody.');

export const exploreKeys = ['groups', 'labels', 'topics'] as const;

export function exploreSettingsOf(typed: z.infer<typeof exploreSchema>): ExploreSettings {
  return { groups: typed?.groups ?? [], labels: typed?.labels ?? [], topics: typed?.topics ?? [] };
}

/** As the file has them, without what is left open; null: nothing is said. */
export function writtenExplore(settings: ExploreSettings): object | null {
  const said = exploreKeys.flatMap((key) => (settings[key].length === 0 ? [] : [[key, settings[key]] as const]));
  return said.length === 0 ? null : Object.fromEntries(said);
}
