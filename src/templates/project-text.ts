// Texts that `init` writes for people without devgrowth: the project's README and the dashboard issue.
import { stringify } from 'yaml';
import { DevgrowthError } from '#errors.ts';
import { monthNames } from '#growth/months.ts';
import { checkBody, render, type View } from './body.ts';
import { cleanLine } from './inserted-text.ts';

/** What the project's texts repeat of its settings. */
export interface SharedSettings {
  /** Username. */
  readonly person: string;
  /** First month of the fiscal year, 1 to 12. */
  readonly fiscalYearStart: number;
  readonly timeZone: string;
  readonly labels: Readonly<Record<string, string>>;
}

export interface DashboardWords {
  readonly settings: SharedSettings;
  readonly projectUrl: string;
  /** The board and filtered lists of issues; addresses come ready, this room knows no label. */
  readonly views: readonly { readonly name: string; readonly url: string; readonly about: string }[];
}

/** templates/project/README.md. The same settings give the same text: a second `init` has nothing to write. */
export function fillProjectText(text: string, settings: SharedSettings): string {
  return filled('README.md', text, settingsView(settings));
}

/** templates/project/dashboard.md. A Guest cannot open the settings file, so what a reader must know is repeated with the file's own keys. */
export function fillDashboard(text: string, { settings, projectUrl, views }: DashboardWords): string {
  const { timeZone, fiscalYearStart, labels } = settings;
  const repeated = { time_zone: timeZone, fiscal_year_start: fiscalYearStart, labels };
  return filled('dashboard.md', text, {
    ...settingsView(settings),
    projectUrl,
    views: views.map(({ name, url, about }) => `[${cleanLine(name)}](${url}): ${cleanLine(about)}`),
    settings: stringify(repeated).trim(),
  });
}

function settingsView({ person, timeZone, fiscalYearStart }: SharedSettings): View {
  return { person, timeZone, fiscalStart: monthNames[fiscalYearStart - 1] ?? '' };
}

function filled(path: string, text: string, view: View): string {
  const names = new Map(
    Object.entries(view).map(([name, value]) => [name, typeof value === 'object' ? 'list' : 'text'] as const),
  );
  const { problems } = checkBody(text, names);
  if (problems.length > 0) {
    throw new DevgrowthError('configuration', `The text ${path} cannot be filled.`, {
      details: problems.map(({ line, problem }) => `${path}:${line}: ${problem}`),
    });
  }
  return `${render(text, view).trimEnd()}\n`;
}
