// What the templates say about kinds: their share of learning, and whether they are sensitive.
import { gitlab } from '#settings/company-file.ts';
import type { SourceRead } from '#growth/words/completeness.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { Bucket } from '#reports/balance.ts';
import { type AvailableTemplates, availableTemplates } from '../available-templates.ts';
import type { TemplatesDesk } from '../template-files.ts';
import { attempt } from './attempt.ts';

export interface Kinds {
  readonly names: readonly string[];
  readonly bucketOf: (kind: string) => Bucket | null;
  /** A kind of the person's own is, as long as its template cannot be read. */
  readonly isSensitive: (kind: string) => boolean;
  readonly failed: SourceRead | null;
}

/** Names, buckets and what is sensitive are the same whatever the company: those of the build are at hand. */
export async function readKinds(project: GoalsProject, desk: TemplatesDesk): Promise<Kinds> {
  const { myRole, visibility } = project.facts;
  // What a Guest cannot open, nobody needs to be told of each time that they read.
  if (myRole === 'guest' && visibility === 'private') return installedKinds(desk);
  const { value, failed } = await attempt('own templates', () => availableTemplates(project, gitlab, desk));
  return kindsOf(value ?? (await availableTemplates(null, gitlab, desk)), failed);
}

/** Of no project's own: what is installed says. */
export async function installedKinds(desk: TemplatesDesk): Promise<Kinds> {
  return kindsOf(await availableTemplates(null, gitlab, desk), null);
}

function kindsOf({ templates, broken }: AvailableTemplates, failed: SourceRead | null): Kinds {
  const someUnknown = failed !== null || broken.length > 0;
  const byName = new Map(templates.map((template) => [template.name, template]));
  return {
    names: [...byName.keys()],
    bucketOf: (kind) => byName.get(kind)?.bucket ?? null,
    isSensitive: (kind) => byName.get(kind)?.sensitive ?? someUnknown,
    failed,
  };
}
