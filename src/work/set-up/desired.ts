// What a goals project must hold, as plain data: made from the person's answers, compared later with what is there.
import { type Quarter, quartersOfYear } from '#growth/time/fiscal.ts';
import type { Forge } from '#growth/forge/forge.ts';
import type { LabelWord } from '#growth/words/label-words.ts';
import type { Day, Person } from '#growth/words/goal.ts';
import { boardName, boardStages, projectLabels } from '#growth/forge/layout.ts';
import type { NamedOnly } from '#growth/forge/project.ts';
import { isCompanyFile } from '#growth/words/company.ts';
import { newCompanyFile } from '#settings/new-company-file.ts';
import { type ProjectSettings, projectSettingsPath, projectSettingsText } from '#settings/project-settings.ts';
import { browserTemplate, browserTemplatePath } from '#templates/browser-template.ts';
import type { GoalTemplate } from '#templates/template.ts';
import type { BrowserTemplate } from './browser-templates.ts';
import type { ProjectTexts } from './project-texts.ts';

export interface DesiredLabel {
  readonly word: LabelWord;
  readonly color: string;
  readonly description: string;
}

export interface Desired {
  readonly labels: readonly DesiredLabel[];
  /** One that is over may be closed. */
  readonly quarters: readonly (Quarter & { readonly isOver: boolean })[];
  readonly board: { readonly name: string; readonly lists: readonly LabelWord[] };
  readonly files: readonly { readonly path: string; readonly content: ProjectTexts['readme'] }[];
  /** Of GitLab's own page. */
  readonly browserTemplates: readonly BrowserTemplate[];
  readonly dashboard: ProjectTexts['dashboard'];
  readonly manager: Person | NamedOnly | null;
}

export interface DesiredFrom {
  readonly forge: Forge;
  readonly settings: ProjectSettings;
  readonly manager: Person | NamedOnly | null;
  readonly today: Day;
  readonly templates: readonly GoalTemplate[];
  readonly texts: ProjectTexts;
}

export function desiredProject({ forge, settings, manager, today, templates, texts }: DesiredFrom): Desired {
  const kindLabels = templates.map(({ name, color, about }) => ({ word: kindWord(name), color, description: about }));
  return {
    labels: [...projectLabels(settings.company.values), ...kindLabels],
    quarters: quartersOfYear(today, settings.fiscalYearStart).map((quarter) => ({
      ...quarter,
      isOver: quarter.due < today,
    })),
    board: { name: boardName, lists: boardStages.map((value) => ({ group: 'stage', value }) as const) },
    files: [
      { path: 'README.md', content: texts.readme },
      { path: projectSettingsPath, content: () => projectSettingsText(settings) },
      ...(isCompanyFile(settings.companyFrom) ? [{ path: settings.companyFrom, content: () => newCompanyFile }] : []),
    ],
    browserTemplates: templates.map((template) => {
      const words: readonly LabelWord[] = [
        { group: 'marker', value: 'goal' },
        kindWord(template.name),
        { group: 'stage', value: 'planned' },
      ];
      const labels = words.map((word) => forge.labelName(word, settings.labels));
      return { path: browserTemplatePath(template), text: browserTemplate(template, { labels }) };
    }),
    dashboard: texts.dashboard,
    manager,
  };
}

function kindWord(value: string): LabelWord {
  return { group: 'kind', value };
}
