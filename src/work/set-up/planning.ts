// The plan of a whole goals project: what it must hold, against what it holds. Set-up carries it out, a check-up only looks.
import type { Forge, GoalsProject } from '#growth/forge/forge.ts';
import type { Person } from '#growth/words/goal.ts';
import type { Member, NamedOnly } from '#growth/forge/project.ts';
import { type ProjectSettings, projectSettingsPath } from '#settings/project-settings.ts';
import { availableTemplates } from '../available-templates.ts';
import type { Desk } from '../desk.ts';
import { momentOf } from '../session.ts';
import type { TemplatesDesk } from '../template-files.ts';
import { dashboardSteps } from './dashboard.ts';
import { desiredProject } from './desired.ts';
import { nothingYet, type PlannedStep, planSteps, projectSteps, readActual } from './plan.ts';
import { projectTexts } from './project-texts.ts';
import type { Target } from './target.ts';

export type PlanDesk = TemplatesDesk & Pick<Desk, 'now'>;

interface Wishes {
  readonly settings: ProjectSettings;
  readonly manager: Person | NamedOnly | null;
  /** Folder of own templates. */
  readonly templates: string | null;
}

export interface ProjectPlan {
  readonly steps: readonly PlannedStep[];
  /** null: to be created. */
  readonly existing: GoalsProject | null;
  readonly members: readonly Member[];
  /** Of all files in the repository. */
  readonly paths: readonly string[];
}

export async function planProject(
  target: Target,
  { settings, manager, templates: folder }: Wishes,
  forge: Forge,
  desk: PlanDesk,
): Promise<ProjectPlan> {
  const { today } = momentOf(desk, settings.timeZone);
  const existing = target.facts ? forge.open(target.facts, settings.labels, settings.person) : null;
  const { templates } = await availableTemplates(existing, settings.company, desk, folder);
  const actual = existing ? await readActual(existing) : nothingYet;
  const said = { ...settings, manager: manager?.username ?? null };
  // A settings file that is there stays as it is, and every text of the project says what it says.
  const texts = await projectTexts(actual.paths.includes(projectSettingsPath) ? settings : said, today, desk);
  const desired = desiredProject({ forge, settings: said, manager, today, templates, texts });
  const steps: readonly PlannedStep[] = [
    ...projectSteps(target),
    ...planSteps(desired, actual, forge, settings.labels),
    ...(await dashboardSteps(existing, desired.dashboard)),
  ];
  return { steps, existing, members: actual.members, paths: actual.paths };
}
