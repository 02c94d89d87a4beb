// The project's settings from their text, with the company's own file where they name one.
import { DevgrowthError } from '#errors.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import { isCompanyFile } from '#growth/words/company.ts';
import {
  type KnownFacts,
  parseProjectSettings,
  type ProjectSettings,
  projectSettingsPath,
} from '#settings/project-settings.ts';
import { said, step } from '#wording.ts';

/** @throws `configuration` for what is wrong in either file, and for a company's file that is not there */
export async function readSettingsOf(
  text: string,
  known: KnownFacts,
  project: Pick<GoalsProject, 'readFile'>,
): Promise<ProjectSettings> {
  const settings = parseProjectSettings(text, known);
  const { companyFrom } = settings;
  if (!isCompanyFile(companyFrom)) return settings;
  const companyText = await project.readFile(companyFrom);
  if (companyText !== null) return parseProjectSettings(text, { ...known, companyText });
  throw new DevgrowthError('configuration', `${projectSettingsPath} names ${companyFrom}, and there is no such file`, {
    hint: said`Add that file in the goals project, or write \`company: none\` into ${projectSettingsPath}; \`${step('init', { check: true })}\` says what else differs.`,
  });
}
