// Texts that `init` writes for people without devgrowth, filled from the project's settings: its README, and what the dashboard shares with it.
import { DevgrowthError } from '#errors.ts';
import type { Company } from '#growth/words/company.ts';
import type { FormerManager } from '#growth/goals/managers.ts';
import { monthNames } from '#growth/time/months.ts';
import { forCompany } from './for-company.ts';
import { checkBody, render, type View } from './body.ts';

/** What the project's texts repeat of its settings. */
export interface SharedSettings {
  /** Username. */
  readonly person: string;
  /** What they are called, where the server tells; else they are called by the username. */
  readonly name?: string;
  /** Username. */
  readonly manager: string | null;
  readonly formerManagers: readonly FormerManager[];
  /** First month of the fiscal year, 1 to 12. */
  readonly fiscalYearStart: number;
  readonly timeZone: string;
  readonly labels: Readonly<Record<string, string>>;
  /** As its own file says, too; null: the settings say nothing. */
  readonly companyTold: string | object | null;
  readonly company: Company;
}

/** templates/project/README.md. The same settings give the same text: a second `init` has nothing to write. */
export function fillProjectText(text: string, settings: SharedSettings): string {
  return filled('README.md', forCompany(text, settings.company).text, settingsView(settings));
}

export function settingsView({ person, name = person, timeZone, fiscalYearStart }: SharedSettings): View {
  return { person: isPlain.test(name) ? name : person, timeZone, fiscalStart: monthNames[fiscalYearStart - 1] ?? '' };
}

/** Nothing that Markdown, a mention or a reference could be made of. */
const isPlain = /^[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N} .'’-]{0,78}[\p{L}\p{M}\p{N}.])?$/u;

/** @throws `configuration` for a text of ours with a placeholder that nobody fills */
export function filled(path: string, text: string, view: View): string {
  const names = new Map(Object.entries(view).map(([name, value]) => [name, useOf(value)] as const));
  const { problems } = checkBody(text, names);
  if (problems.length > 0) {
    throw new DevgrowthError('configuration', `the text ${path} cannot be filled`, {
      details: problems.map(({ line, problem }) => `${path}:${line}: ${problem}`),
    });
  }
  return `${render(text, view).trimEnd()}\n`;
}

function useOf(value: View[string]): 'list' | 'switch' | 'text' {
  if (typeof value === 'boolean') return 'switch';
  return typeof value === 'string' ? 'text' : 'list';
}
