// Which templates there are: the built-in ones, those of a goals project where there is one, the person's own.
import { gitlab } from '#settings/company-file.ts';
import type { Company } from '#growth/words/company.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { BrokenFile, ShownTemplate } from '#reports/shown-template.ts';
import type { Access } from '../access.ts';
import { type AvailableTemplates, availableTemplates } from '../available-templates.ts';
import type { SessionDesk } from '../session.ts';
import { sessionIfAny } from '../session-if-any.ts';
import type { TemplatesDesk } from '../template-files.ts';

/** @param folder with more of the person's own, as typed; null: that of the environment, if any */
export async function listTemplates(
  folder: string | null,
  access: Access,
  desk: SessionDesk & TemplatesDesk,
): Promise<{ readonly templates: readonly ShownTemplate[]; readonly broken: readonly BrokenFile[] }> {
  const { project, company } = await placeIfAny(access, desk);
  const available = await availableTemplates(project, company, desk, folder);
  const broken = available.broken.map(({ path, problems }) => ({
    path,
    origin: available.origins.get(path) ?? ('local' as const),
    problems,
  }));
  return { templates: shownTemplates(available), broken };
}

/** Whose templates are looked at. */
export interface TemplatePlace {
  readonly project: GoalsProject | null;
  /** GitLab where no project says. */
  readonly company: Company;
}

export async function placeIfAny(access: Access, desk: SessionDesk): Promise<TemplatePlace> {
  const session = await sessionIfAny(access, desk, 'own templates');
  return { project: session?.project ?? null, company: session?.settings.company ?? gitlab };
}

export function shownTemplates({ templates, documents, origins }: AvailableTemplates): readonly ShownTemplate[] {
  return [
    ...templates.map(({ questions, bucket, sensitive, ...template }) => ({
      ...common(template),
      type: 'goal' as const,
      name: template.name,
      questions: questions.length,
      bucket,
      sensitive,
    })),
    ...documents.map((template) => ({
      ...common(template),
      type: template.type,
      name: `${template.type}/${template.name}`,
      questions: null,
      bucket: null,
      sensitive: template.type === 'promotion',
    })),
  ];

  function common({
    label,
    version,
    about,
    source,
    checked,
    path,
  }:
    | AvailableTemplates['documents'][number]
    | Omit<AvailableTemplates['templates'][number], 'questions' | 'bucket' | 'sensitive'>) {
    return { label, version, about, source, checked, origin: origins.get(path) ?? ('local' as const), path };
  }
}
