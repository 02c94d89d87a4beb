// The templates of GitLab's own page against those devgrowth knows: missing, outdated, edited by hand, or left over.
import type { GoalsProject } from '#growth/forge/forge.ts';
import { browserTemplatesFolder } from '#templates/browser-template.ts';
import { readStamp, sameText } from '#templates/generated-text.ts';

export interface BrowserTemplate {
  readonly path: string;
  readonly text: string;
}

/** Path to text, of every template file that is in the repository. */
export type TemplateTexts = ReadonlyMap<string, string>;

export async function readBrowserTemplates(project: GoalsProject, paths: readonly string[]): Promise<TemplateTexts> {
  const wanted = paths.filter((path) => path.startsWith(`${browserTemplatesFolder}/`) && path.endsWith('.md'));
  const texts = await Promise.all(wanted.map(async (path) => [path, (await project.readFile(path)) ?? ''] as const));
  return new Map(texts);
}

export interface TemplateState {
  readonly action: 'create' | 'update' | 'keep' | 'drift';
  readonly name: string;
}

/** A file is written anew only where nobody has edited it since it was generated. */
export function templateState({ path, text }: BrowserTemplate, there: TemplateTexts): TemplateState {
  const present = there.get(path);
  if (present === undefined) return { action: 'create', name: path };
  const wanted = readStamp(text)?.template ?? '';
  const stamp = readStamp(present);
  if (sameText(present, text)) {
    // From the time before the stamps, or of another version with the same words: nothing is lost by stamping it.
    return stamp?.template === wanted ? { action: 'keep', name: path } : { action: 'update', name: path };
  }
  if (stamp === null) return { action: 'drift', name: `${path} (not as generated; ${howToRenew})` };
  if (stamp.isEdited)
    return { action: 'drift', name: `${path} (edited by hand since ${stamp.template}; ${howToRenew})` };
  const versions = stamp.template === wanted ? 'labels or words changed' : `${stamp.template} -> ${wanted}`;
  return { action: 'update', name: `${path} (${versions})` };
}

/** Generated files of kinds that are gone: their goals would get a label that nobody describes any more. */
export function leftOver(wanted: readonly BrowserTemplate[], there: TemplateTexts): readonly TemplateState[] {
  const known = new Set(wanted.map(({ path }) => path));
  return [...there].flatMap(([path, text]) => {
    const stamp = known.has(path) ? null : readStamp(text);
    return stamp === null
      ? []
      : [{ action: 'drift' as const, name: `${path} (no kind has it any more: ${stamp.template})` }];
  });
}

const howToRenew = 'delete it to have it generated again';
