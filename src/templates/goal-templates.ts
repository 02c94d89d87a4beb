// All goal templates there are, and which one a kind means.
import { DevgrowthError } from '#errors.ts';
import { suggestion } from '#growth/words/nearest.ts';
import type { GoalTemplate } from './template.ts';
import { ascending } from '#growth/words/order.ts';

interface BrokenTemplate {
  readonly path: string;
  /** `reading.md:12: ...` */
  readonly problems: readonly string[];
}

/** A broken file takes no part and does not stop the others: `template lint` shows it. */
export interface TemplateList {
  /** By name. */
  readonly templates: readonly GoalTemplate[];
  readonly broken: readonly BrokenTemplate[];
}

/** Later lists replace templates of the same name: own ones come after the built-in ones. Names and labels stay unique. */
export function joinTemplates(lists: readonly TemplateList[]): TemplateList {
  const byName = new Map<string, GoalTemplate>();
  const broken = lists.flatMap((list) => list.broken);
  for (const list of lists) {
    const names = new Set<string>();
    for (const template of list.templates) {
      const { name, label } = template;
      const sameLabel = [...byName.values()].find(
        (other) => other.name !== name && other.label.toLowerCase() === label.toLowerCase(),
      );
      if (names.has(name)) broken.push(clash(template, `the name ${name}`, byName.get(name)));
      else if (sameLabel !== undefined) broken.push(clash(template, `the label "${label}"`, sameLabel));
      else byName.set(name, template);
      names.add(name);
    }
  }
  const templates = [...byName.values()].sort(ascending(({ name }) => name));
  return { templates, broken };
}

/** By name or label, as a person types them: `Reading`, `shadow program`. */
export function findTemplate(kind: string, templates: readonly GoalTemplate[]): GoalTemplate | undefined {
  const typed = kind.trim().toLowerCase();
  return (
    templates.find(({ name }) => name.toLowerCase() === typed) ??
    templates.find(({ label }) => label.toLowerCase() === typed)
  );
}

/** Throws `usage` for a kind that no template has. */
export function templateOf(kind: string, templates: readonly GoalTemplate[]): GoalTemplate {
  const found = findTemplate(kind, templates);
  if (found !== undefined) return found;
  const names = templates.map(({ name }) => name);
  throw new DevgrowthError('usage', `unknown kind "${kind}"${suggestion(kind, names)}`, {
    hint: `Kinds: ${names.join(', ')}. devgrowth template list describes them.`,
  });
}

function clash({ path }: GoalTemplate, what: string, other: GoalTemplate | undefined): BrokenTemplate {
  return { path, problems: [`${path}:1: ${what} is taken by ${other?.path ?? 'another template'}`] };
}
