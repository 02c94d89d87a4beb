// .devgrowth.yml of a goals project: the settings that every machine and every reader of the project shares.
import { stringify } from 'yaml';
import * as z from 'zod';
import type { FormerManager } from '#growth/goals/managers.ts';
import { isDay, isZone } from '#growth/time/calendar.ts';
import type { MatchRule } from '#growth/candidates/match-rule.ts';
import { checkKeys, checkSchema, type CheckSettings, checkSettingsOf, writtenCheck } from './check-settings.ts';
import { companyFromSchema, companyKeys, type SaidCompany, saidCompany } from './company-file.ts';
import {
  exploreKeys,
  exploreSchema,
  type ExploreSettings,
  exploreSettingsOf,
  writtenExplore,
} from './explore-settings.ts';
import { labelsSchema } from './label-settings.ts';
import { matchRuleKeys, matchRulesOf, matchRulesSchema, writtenRules } from './match-rules.ts';
import { readSettings, type SettingsForm } from './settings-text.ts';
import { said as sentence, step } from '#wording.ts';

export const projectSettingsPath = '.devgrowth.yml';

/** Version of the template format that `init` wrote. */
const templateSchemaVersion = 1;

export const rhythms = ['weekly', 'every-two-weeks', 'monthly', 'none'] as const;
type Rhythm = (typeof rhythms)[number];

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
type Weekday = (typeof weekdays)[number];

export interface ProjectSettings extends SaidCompany {
  /** Username. */
  readonly person: string;
  /** Username. */
  readonly manager: string | null;
  /** Who was it before, in their order: what they said then counts. */
  readonly formerManagers: readonly FormerManager[];
  readonly oneOnOne: { readonly rhythm: Rhythm; readonly weekday: Weekday | null };
  /** 1 to 12. */
  readonly fiscalYearStart: number;
  /** IANA name. Days are counted in it, whatever machine asks. */
  readonly timeZone: string;
  /** Renamed labels: word (`stage:doing`) to the name on the server. */
  readonly labels: Readonly<Record<string, string>>;
  /** Which work belongs to which goal. */
  readonly match: readonly MatchRule[];
  readonly explore: ExploreSettings;
  readonly check: CheckSettings;
  readonly templateSchema: number;
}

/** What the caller knows and the file should say: used where it does not. */
export interface KnownFacts {
  /** Username of whoever owns the project. */
  readonly person: string;
  /** IANA name. Asked only where the file names none: the system's costs a first use of Intl. */
  readonly zone: () => string;
  /** Text of the company's own file, where the settings name one. */
  readonly companyText?: string;
}

/** @param zone an IANA name */
export function defaultProjectSettings(person: string, zone: string): ProjectSettings {
  return parseProjectSettings('', { person, zone: () => zone });
}

const username = z
  .string('must be a username; put one that is a number into quotes')
  .regex(/^@?[A-Za-z0-9_][A-Za-z0-9_.-]*$/, 'is no GitLab username')
  .max(255);

/** As the file is written; the source of its JSON Schema for editors. */
export const projectSettingsSchema = z.strictObject({
  person: username.nullish().describe('GitLab username of the person whose goals these are.'),
  manager: username.nullish().describe('GitLab username of the manager; empty when nobody reads along yet.'),
  former_managers: z
    .array(
      z.strictObject({
        username,
        until: z
          .string()
          .refine(isDay, 'is no day, such as 2026-11-30')
          .describe('The last day on which they were the manager.'),
      }),
    )
    .superRefine((former, context) => {
      const late = former.findIndex(({ until }, index) => until < (former[index - 1]?.until ?? ''));
      if (late > 0) context.addIssue({ code: 'custom', path: [late, 'until'], message: 'is before the day above it' });
    })
    .nullish()
    .describe('Who was the manager before, the first one first: their answers of those days count.'),
  one_on_one: z
    .strictObject({
      rhythm: z.enum(rhythms).nullish().describe('How often the 1:1 takes place.'),
      weekday: z.enum(weekdays).nullish().describe('Its usual day.'),
    })
    .nullish(),
  fiscal_year_start: z
    .int('must be a month, 1 to 12')
    .min(1, 'must be a month, 1 to 12')
    .max(12, 'must be a month, 1 to 12')
    .nullish()
    .describe('Month in which the fiscal year starts: 2 is February.'),
  time_zone: z
    .string()
    .refine(isZone, 'is no IANA time zone, such as Europe/Berlin or UTC')
    .nullish()
    .describe('IANA name of the time zone in which days are counted.'),
  labels: labelsSchema,
  match: matchRulesSchema,
  explore: exploreSchema,
  check: checkSchema,
  company: companyFromSchema,
  template_schema: z
    .int()
    .min(1)
    .max(templateSchemaVersion, 'comes from a newer devgrowth: update yours')
    .nullish()
    .describe('Version of the template format; written by devgrowth.'),
});

export const projectSettingsForm: SettingsForm<z.infer<typeof projectSettingsSchema>> = {
  file: projectSettingsPath,
  schema: projectSettingsSchema,
  knownKeys: (place) => {
    if (place.length === 0) return Object.keys(projectSettingsSchema.shape);
    if (place[0] === 'match') return matchRuleKeys;
    if (place[0] === 'explore') return exploreKeys;
    if (place[0] === 'check') return place.length === 1 ? checkKeys : [];
    if (place[0] === 'company') return companyKeys(place.slice(1));
    if (place[0] === 'former_managers') return ['username', 'until'];
    return place[0] === 'one_on_one' ? ['rhythm', 'weekday'] : [];
  },
  hint: sentence`Mend ${projectSettingsPath} in the goals project; \`${step('init', { check: true })}\` says what else differs.`,
};

/**
 * Absent and empty keys get their defaults; `''` (no file) gives all of them.
 * @throws `configuration` with every problem, each with line and key
 */
export function parseProjectSettings(text: string, known: KnownFacts): ProjectSettings {
  const { value } = readSettings(text, projectSettingsForm);
  const said = saidCompany(value.company ?? null, known.companyText ?? null);
  return {
    person: value.person?.replace(/^@/, '') ?? known.person,
    manager: value.manager?.replace(/^@/, '') ?? null,
    formerManagers: (value.former_managers ?? []).map(({ username: name, until }) => ({
      username: name.replace(/^@/, ''),
      until,
    })),
    oneOnOne: {
      rhythm: value.one_on_one?.rhythm ?? 'weekly',
      weekday: value.one_on_one?.weekday ?? null,
    },
    fiscalYearStart: value.fiscal_year_start ?? said.company.fiscalYearStart,
    timeZone: value.time_zone ?? known.zone(),
    labels: value.labels ?? {},
    match: matchRulesOf(value.match),
    explore: exploreSettingsOf(value.explore),
    check: checkSettingsOf(value.check),
    ...said,
    templateSchema: value.template_schema ?? templateSchemaVersion,
  };
}

/** The whole file, commented. What it renders is read back equal. @throws `configuration` for settings that no file may hold */
export function projectSettingsText(settings: ProjectSettings): string {
  const labels = Object.keys(settings.labels).length === 0 ? ' {}\n' : `\n${indented(yaml(settings.labels))}`;
  const match = optional(
    'Which work the inbox suggests for which goal: goal, and project, label or words.',
    'match',
    settings.match.length === 0 ? null : writtenRules(settings.match),
  );
  const explore = optional(
    'Where explore looks for issues that wait for somebody: groups, labels, topics of projects.',
    'explore',
    writtenExplore(settings.explore),
  );
  const check = optional(
    'How promotion lint checks: rules that are off, what they weigh, known short forms.',
    'check',
    writtenCheck(settings.check),
  );
  const text = `# Settings of this goals project, read by devgrowth on every machine.

# Whose goals these are, and who reads along (GitLab usernames).
person: ${yaml(settings.person)}
manager: ${yaml(settings.manager)}
${formerText(settings.formerManagers)}
# The 1:1. rhythm: ${rhythms.join(', ')}; weekday: monday to sunday, or null.
one_on_one:
  rhythm: ${yaml(settings.oneOnOne.rhythm)}
  weekday: ${yaml(settings.oneOnOne.weekday)}

# Month in which the fiscal year starts (2 = February), and the zone in which days are counted.
fiscal_year_start: ${yaml(settings.fiscalYearStart)}
time_zone: ${yaml(settings.timeZone)}

# Labels that have another name here, such as "stage:doing": "in progress".
labels:${labels.trimEnd()}
${match}${explore}${check}${companyText(settings)}
# Version of the template format; written by devgrowth.
template_schema: ${yaml(settings.templateSchema)}
`;
  parseProjectSettings(text, { person: settings.person, zone: () => settings.timeZone });
  return text;
}

/** Nothing where the file says nothing: then it is GitLab. */
function companyText({ companyFrom }: ProjectSettings): string {
  if (companyFrom === null) return '';
  const written = typeof companyFrom === 'string' ? ` ${yaml(companyFrom)}` : `\n${indented(yaml(companyFrom))}`;
  return `\n# The company: gitlab, none, or a file of this project such as .devgrowth/company.yml.\ncompany:${written}\n`;
}

/** Nothing where there was one manager only. */
function formerText(former: readonly FormerManager[]): string {
  if (former.length === 0) return '';
  return `# Who was it before, and until which day: what they said then counts.\nformer_managers:\n${indented(yaml(former))}\n`;
}

const optional = (about: string, key: string, value: object | null): string =>
  value === null ? '' : `\n# ${about}\n${key}:\n${indented(yaml(value))}\n`;

function yaml(value: unknown): string {
  return stringify(value, { lineWidth: 0 }).trimEnd();
}

/** By `\n` alone: a regular expression's `^` would also match behind a U+2028 inside a name. */
function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
