// The dashboard's text: filled from its template, and compared with what stands on the server, where people write too.
import { stringify } from 'yaml';
import { forCompany } from './for-company.ts';
import { readStamp, sameText, splitAtStamp, stamped } from './generated-text.ts';
import { cleanLine } from './inserted-text.ts';
import { filled, settingsView, type SharedSettings } from './project-text.ts';

/** Counts up when templates/project/dashboard.md changes. */
const template = 'dashboard@5';

interface NamedPage {
  readonly name: string;
  readonly url: string;
}

export interface DashboardWords {
  readonly settings: SharedSettings;
  readonly projectPath: string;
  readonly projectUrl: string;
  /** What is looked for most, in one line. */
  readonly first: readonly NamedPage[];
  /** The board and filtered lists of issues; addresses come ready, this room knows no label. */
  readonly views: readonly {
    readonly pages: readonly NamedPage[];
    readonly about: string;
  }[];
  /** Markdown that the server turns into tables. */
  readonly tables: readonly string[];
  readonly closedTables: readonly string[];
  /** First and last day of the fiscal year of `closedTables`. */
  readonly year: { readonly start: string; readonly due: string };
}

/** A Guest cannot open the settings file, so what a reader must know is repeated with the file's own keys. */
export function fillDashboard(text: string, words: DashboardWords): string {
  const { settings, projectPath, projectUrl, first, views, tables, closedTables, year } = words;
  const { person, manager, formerManagers, timeZone, fiscalYearStart, labels } = settings;
  const former = formerManagers.length === 0 ? {} : { former_managers: formerManagers };
  const told = settings.companyTold === null ? {} : { company: settings.companyTold };
  const repeated = {
    person,
    manager,
    ...former,
    time_zone: timeZone,
    fiscal_year_start: fiscalYearStart,
    labels,
    ...told,
  };
  const link = ({ name, url }: NamedPage) => `[${cleanLine(name)}](${url})`;
  const body = filled('dashboard.md', forCompany(text, settings.company).text, {
    ...settingsView(settings),
    projectPath,
    projectUrl,
    first: first.map(link).join(' · '),
    views: views.map(({ pages, about }) => `${pages.map(link).join(', ')}: ${cleanLine(about)}`),
    tables,
    closedTables,
    yearStart: year.start,
    yearEnd: year.due,
    settings: stringify(repeated).trim(),
  });
  return stamped(body, template, 'text').trimEnd();
}

/** YAML that a dashboard repeats of the project's settings; null when it does not. */
export function repeatedSettings(description: string): string | null {
  return /^```yaml\n([\s\S]*?)^```$/m.exec(description.replace(/\r\n?/gu, '\n'))?.[1] ?? null;
}

/** The settings alone, where people wrote around them. */
export function withSettingsOf(present: string, wanted: string): string {
  const [before, after] = [repeatedSettings(present), repeatedSettings(wanted)];
  return before === null || after === null ? present : present.replace(before, () => after);
}

export interface DashboardState {
  readonly action: 'update' | 'keep' | 'drift';
  /** Empty for `keep`. */
  readonly why: string;
  /** What should stand there: as it is, or renewed with every word that somebody typed. */
  readonly text: string;
}

/** Only what was generated and nobody has edited is written anew. */
export function dashboardState(present: string, wanted: string): DashboardState {
  const state = (action: DashboardState['action'], why: string, text = present) => ({ action, why, text });
  const parts = splitAtStamp(present);
  if (parts === null) return unstampedState(present, wanted);
  const stamp = readStamp(parts.generated);
  if (stamp === null || stamp.isEdited) {
    const isOther = repeatedSettings(present) !== repeatedSettings(wanted);
    const settings = isOther ? '; the settings in it are not those of the project' : '';
    return state('drift', `edited by hand since ${stamp?.template ?? template}${settings}; ${howToRenew}`);
  }
  if (stamp.template === template && sameText(parts.generated, wanted)) return state('keep', '');
  const why =
    stamp.template === template ? 'settings, addresses or the year changed' : `${stamp.template} -> ${template}`;
  return state('update', why, wanted + parts.below);
}

function unstampedState(present: string, wanted: string): DashboardState {
  const text = present.trim();
  if (text === '' || isFirstVersion(text)) return { action: 'update', why: 'live tables', text: wanted };
  // Tables without a stamp: ours, with the stamp cut off, or somebody's own. A second set would be no help.
  if (/^```glql\s*$/mu.test(text)) return { action: 'drift', why: `not as generated; ${howToRenew}`, text: present };
  return { action: 'update', why: 'live tables, above what stands there', text: `${wanted}\n\n${present}` };
}

const howToRenew = 'empty its description to have it written again';

/** Every line of the dashboards that were written before they had a stamp. */
const firstVersion: readonly RegExp[] = [
  /^Goals of \S+ at a glance\. This page stays the same; the lists behind the links are always current\.$/u,
  /^## (?:Look at|Write|How days are counted)$/u,
  /^- \[Board\]\(\S+\): planned, doing, waiting$/u,
  /^- \[(?:Open|Closed) goals\]\(\S+\): (?:nearest due date|latest) first$/u,
  /^- \[Waiting\]\(\S+\): for somebody, perhaps for you$/u,
  /^- \[At risk\]\(\S+\): said so in a check-in$/u,
  /^- \[(?:FY\d\d|\d{4})-Q[1-4]\]\(\S+\): goals due from [\d-]+ to [\d-]+$/u,
  /^- Answer a `Help:` line, or ask something: a comment on the goal\. Nothing has to be installed\.$/u,
  /^- For \S+: how to write check-ins and evidence stands in the README of the \[project\]\(\S+\)\.$/u,
  /^Time zone \S+\. The fiscal year starts in [A-Z][a-z]+; its quarters are the milestones\. For readers who cannot open the files of the project, these are the settings:$/u,
  /^```(?:yaml)?$/u,
  /^(?:time_zone: \S+|fiscal_year_start: \d+|labels:(?: \{\})?)$/u,
  /^ {2}"?(?:marker|kind|stage|outcome|health|value|promotion):[a-z0-9-]+"?: \S.*$/u,
  /^$/u,
];

function isFirstVersion(text: string): boolean {
  return text.split(/\r\n?|\n/u).every((line) => firstVersion.some((known) => known.test(line)));
}
