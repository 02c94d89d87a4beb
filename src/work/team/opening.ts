// The first look at a project that somebody shared: its settings, and what is open in it. One request, two where the settings file can be read.
import { DevgrowthError } from '#errors.ts';
import { seesConfidential } from '#growth/forge/exposure.ts';
import type { Forge, GoalsProject, OpenIssues } from '#growth/forge/forge.ts';
import type { ProjectFacts } from '#growth/forge/project.ts';
import { isComplete, type SourceRead } from '#growth/words/completeness.ts';
import type { Person } from '#growth/words/goal.ts';
import { isNamed } from '#growth/words/username.ts';
import { oneLine } from '#render/text.ts';
import type { TeamPlace } from '#reports/team.ts';
import { readSettingsOf } from '../read-settings.ts';
import { type ProjectSettings, projectSettingsPath } from '#settings/project-settings.ts';
import { repeatedSettings } from '#templates/dashboard-text.ts';
import type { Desk } from '../desk.ts';

export interface Unread {
  readonly kind: 'unread';
  readonly place: TeamPlace;
  readonly why: string;
  readonly source: SourceRead;
}

export interface Opened {
  readonly kind: 'mine' | 'other';
  readonly place: TeamPlace;
  readonly facts: ProjectFacts;
  readonly project: GoalsProject;
  readonly settings: ProjectSettings;
  readonly open: ReturnType<OpenIssues['sorted']>;
  readonly source: SourceRead;
  /** Requests that it took. */
  readonly requests: number;
}

export async function openShared(
  facts: ProjectFacts,
  me: Person,
  forge: Forge,
  desk: Pick<Desk, 'zone'>,
): Promise<Opened | Unread> {
  const place = placeOf(facts);
  try {
    const first = forge.open(facts, {});
    // A Guest opens no file of a private project.
    const readsFile = seesConfidential(facts.myRole);
    const [issues, file] = await Promise.all([first.openIssues(), readsFile ? settingsFile(first) : null]);
    const text = file ?? repeatedSettings((await issues.dashboard()) ?? '');
    const { source } = issues;
    if (text === null || (source.failed !== null && source.seen === 0))
      return unreadOf(facts, whyNoSettings(source), source);
    const settings = await readSettingsOf(text, { person: place.person ?? me.username, zone: desk.zone }, first);
    return {
      kind: isNamed(me, settings.manager) ? 'mine' : 'other',
      place: { ...place, person: settings.person },
      facts,
      project: forge.open(facts, settings.labels, settings.person, settings.company.words),
      settings,
      open: issues.sorted(settings.labels, settings.person, settings.company.words),
      source: named(source, facts),
      // Who may have opened the dashboard of a group's project is asked for.
      requests: source.requests + (readsFile ? 1 : 0) + (facts.owner === null ? 1 : 0),
    };
  } catch (error) {
    if (!(error instanceof DevgrowthError) || error.kind === 'authentication') throw error;
    const { kind, message } = error;
    const failed = { kind, message: oneLine(message) };
    return unreadOf(facts, failed.message, { name: '', requests: 1, seen: 0, total: null, failed });
  }
}

/** Not asked at all. */
export function notAsked(facts: ProjectFacts, why: string): Unread {
  return unreadOf(facts, why, { name: '', requests: 0, seen: 0, total: null, failed: null });
}

function unreadOf(facts: ProjectFacts, why: string, source: SourceRead): Unread {
  const failed = source.failed ?? { kind: 'unread', message: why };
  return { kind: 'unread', place: placeOf(facts), why, source: named({ ...source, failed }, facts) };
}

const named = (source: SourceRead, { path }: ProjectFacts): SourceRead => ({ ...source, name: oneLine(path) });

function whyNoSettings(source: SourceRead): string {
  if (source.failed !== null) return oneLine(source.failed.message);
  return isComplete(source)
    ? 'no dashboard that you can read says whose goals these are and who the manager is'
    : 'not all of its issues arrived, and none of those is its dashboard';
}

/** null where it is not there, or closed to this role all the same. */
async function settingsFile(project: GoalsProject): Promise<string | null> {
  try {
    return await project.readFile(projectSettingsPath);
  } catch (error) {
    if (error instanceof DevgrowthError && error.kind === 'forbidden') return null;
    throw error;
  }
}

/** A personal project is that of its owner; of one in a group the settings say whose it is. */
export function placeOf({ owner, path, url }: ProjectFacts): TeamPlace {
  return { person: owner?.username ?? null, name: owner?.name ?? null, project: path, url };
}
