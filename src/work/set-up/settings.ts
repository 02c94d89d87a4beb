// The answers a set-up needs: from what was typed, else asked, else sensible defaults.
import { DevgrowthError } from '#errors.ts';
import { isZone } from '#growth/time/calendar.ts';
import { monthNamed, monthNames } from '#growth/time/months.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import { type Company, isCompanyFile, isCompanyName } from '#growth/words/company.ts';
import type { Person } from '#growth/words/goal.ts';
import { type SaidCompany, saidCompany } from '#settings/company-file.ts';
import { newCompanyFile } from '#settings/new-company-file.ts';
import { defaultProjectSettings, type ProjectSettings, projectSettingsPath } from '#settings/project-settings.ts';
import { isSameName } from '#growth/words/username.ts';
import { oneLine } from '#render/text.ts';
import { type Said, said, step } from '#wording.ts';
import type { Prompter, Talk } from '#world.ts';
import type { Desk } from '../desk.ts';

/** null: nothing was said. */
export interface SettingsWords {
  readonly manager: string | null;
  readonly zone: string | null;
  readonly fiscalYearStart: number | null;
  /** `gitlab`, `none`, or the path of a file in the project. */
  readonly company: string | null;
}

/** Asks only what was not typed, and nothing at all where every plan was agreed to. @param find throws for nobody */
export async function askSettings(
  words: SettingsWords,
  me: Person,
  find: (username: string) => Promise<unknown>,
  desk: Pick<Desk, 'ask' | 'yes' | 'zone'>,
  project: Pick<GoalsProject, 'readFile'> | null,
): Promise<ProjectSettings> {
  const ask = desk.yes ? null : desk.ask;
  const defaults = defaultProjectSettings(me.username, desk.zone());
  const manager = words.manager ?? (ask === null ? null : await askManager(ask, find));
  // At once, and not after all the other questions.
  if (manager !== null) await find(manager);
  const timeZone = words.zone ?? (ask === null ? desk.zone() : await askZone(ask, desk.zone()));
  const said = await companyHere(words.company ?? (ask === null ? null : await askCompany(ask)), project);
  const fiscalYearStart =
    words.fiscalYearStart ?? (ask === null ? null : await askMonth(ask, said.company)) ?? said.company.fiscalYearStart;
  return { ...defaults, ...said, manager, timeZone, fiscalYearStart };
}

/** The file of a project that has one is its owner's: what was typed changes nothing of it, and that is said. */
export function warnOfStoredSettings(
  { manager, zone, fiscalYearStart, company }: SettingsWords,
  stored: ProjectSettings,
  path: string,
  talk: Pick<Talk, 'warn' | 'hint'>,
): void {
  const typed = [
    { key: 'manager', says: stored.manager, wanted: manager, isSaid: isSameName(manager ?? '', stored.manager ?? '') },
    { key: 'time_zone', says: stored.timeZone, wanted: zone, isSaid: zone === stored.timeZone },
    {
      key: 'fiscal_year_start',
      says: stored.fiscalYearStart,
      wanted: fiscalYearStart,
      isSaid: fiscalYearStart === stored.fiscalYearStart,
    },
    { key: 'company', says: toldName(stored), wanted: company, isSaid: company === (stored.companyFrom ?? 'gitlab') },
  ].filter(({ wanted, isSaid }) => wanted !== null && !isSaid);
  if (typed.length === 0) return;
  const lines = (of: 'says' | 'wanted') => typed.map((one) => oneLine(`${one.key}: ${one[of]}`)).join(', ');
  talk.warn(`${projectSettingsPath} of ${path} says ${lines('says')}, and that stays as it is`);
  talk.hint(said`Write ${lines('wanted')} into that file, in GitLab; then \`${step('init')}\` follows it.`);
}

/** What a company of its own file says, which `init` makes where it is not there yet. */
async function companyHere(from: string | null, project: Pick<GoalsProject, 'readFile'> | null): Promise<SaidCompany> {
  if (!isCompanyFile(from)) return saidCompany(from);
  return saidCompany(from, (await project?.readFile(from)) ?? newCompanyFile);
}

/** An older project has no such key, and nothing is wrong with that. */
export function noteCompany(settings: ProjectSettings, talk: Pick<Talk, 'note'>): void {
  const { company, companyFrom, fiscalYearStart } = settings;
  if (companyFrom === null)
    talk.note(
      `${projectSettingsPath} names no company: values, programs and money words are GitLab's; \`company: none\` there leaves them out`,
    );
  else if (fiscalYearStart !== company.fiscalYearStart)
    talk.note(
      `fiscal_year_start of ${projectSettingsPath} (${fiscalYearStart}) goes before the company's (${company.fiscalYearStart})`,
    );
}

function toldName({ companyFrom, company }: ProjectSettings): string {
  if (companyFrom === null) return 'gitlab';
  return typeof companyFrom === 'string' ? companyFrom : (company.name ?? 'none');
}

async function askCompany(ask: Prompter): Promise<string | null> {
  const typed = await ask.text({
    name: 'company',
    message: 'Your company: gitlab, none, or .devgrowth/company.yml',
    default: 'gitlab',
    check: (text) => (isCompanyName(text.trim()) ? null : 'gitlab, none, or .devgrowth/company.yml.'),
  });
  return typed.trim();
}

async function askManager(ask: Prompter, find: (username: string) => Promise<unknown>): Promise<string | null> {
  const nameIn = (typed: string) => typed.trim().replace(/^@/, '') || null;
  const typed = await ask.text({
    name: 'manager',
    message: "Your manager's username (empty: nobody yet)",
    async check(text) {
      const name = nameIn(text);
      return name === null ? null : problemWith(name, find);
    },
  });
  return nameIn(typed);
}

/** What another name would mend; what fails for another reason is told when it is looked up again. */
async function problemWith(name: string, find: (username: string) => Promise<unknown>): Promise<Said | null> {
  try {
    await find(name);
    return null;
  } catch (error) {
    if (!(error instanceof DevgrowthError) || !['not-found', 'usage'].includes(error.kind)) return null;
    return error.said;
  }
}

function askZone(ask: Prompter, usual: string): Promise<string> {
  return ask.text({
    name: 'time-zone',
    message: 'Your time zone',
    default: usual,
    check: (zone) => (isZone(zone) ? null : 'An IANA name, such as Europe/Berlin.'),
  });
}

async function askMonth(ask: Prompter, { fiscalYearStart }: Company): Promise<number | null> {
  const typed = await ask.text({
    name: 'fiscal-year-start',
    message: 'First month of the fiscal year',
    default: monthNames[fiscalYearStart - 1]?.toLowerCase() ?? 'january',
    check: (text) => (monthNamed(text) === null ? 'A month: its name, or 1 to 12.' : null),
  });
  return monthNamed(typed);
}
