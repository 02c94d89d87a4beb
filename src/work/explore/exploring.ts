// Looks for issues and epics that wait for somebody, and says which of the person's goals they fit. Asks, and tells nobody.
import { DevgrowthError } from '#errors.ts';
import { type GoalToMatch, goalToMatch } from '#growth/candidates/goal-to-match.ts';
import {
  chosenOpenings,
  openingLabels,
  type OpeningsFound,
  type ShownOpening,
  touchedSince,
} from '#growth/candidates/openings.ts';
import { type Completeness, completenessOf, type SourceRead } from '#growth/words/completeness.ts';
import type { Day } from '#growth/words/goal.ts';
import { type ExploreSettings, isGroupPath, noExploreSettings } from '#settings/explore-settings.ts';
import { given, said } from '#wording.ts';
import type { Access } from '../access.ts';
import { momentOf, openConnection, type Session, type SessionDesk, sessionOn } from '../session.ts';
import { NoGoalsProject } from '../whose-project.ts';

export interface ExploreWords {
  /** Empty: whatever there is. */
  readonly words: string;
  readonly group: string | null;
  readonly labels: readonly string[];
  readonly topic: string | null;
}

export interface Explored {
  readonly openings: readonly ShownOpening[];
  readonly places: readonly string[];
  readonly labels: readonly string[];
  readonly epics: OpeningsFound['epics'];
  readonly today: Day;
  readonly zone: string;
  readonly completeness: Completeness;
}

export async function explore(words: ExploreWords, access: Access, desk: SessionDesk): Promise<Explored> {
  refuseOddPlaces(words);
  const opened = await openConnection(access, desk);
  // Who has no goals project yet may still look around.
  const session = await sessionOn(opened, access, desk).catch((error: unknown) => {
    if (error instanceof NoGoalsProject) return null;
    throw error;
  });
  const now = session?.now ?? momentOf(desk, desk.zone());
  const settings = session?.settings.explore ?? noExploreSettings;
  const asked = {
    ...placesAsked(words, settings),
    labels: words.labels.length > 0 ? words.labels : settings.labels.length > 0 ? settings.labels : openingLabels,
    touchedSince: touchedSince(now.today),
  };
  const [found, goals] = await Promise.all([opened.forge.openings(asked), openGoalsOf(session)]);
  const home = session?.project.facts.path ?? null;
  return {
    openings: chosenOpenings(found.openings, goals.goals, { ...asked, words: words.words, home }),
    places: found.places,
    labels: asked.labels,
    epics: found.epics,
    today: now.today,
    zone: now.zone,
    completeness: completenessOf([...found.sources, ...goals.sources]),
  };
}

/** What is named for this once takes the place of what the settings name. */
function placesAsked({ group, topic }: ExploreWords, { groups, topics }: ExploreSettings) {
  if (group !== null || topic !== null)
    return { groups: group === null ? [] : [group], topics: topic === null ? [] : [topic] };
  return { groups: groups.length > 0 ? groups : topics.length > 0 ? [] : null, topics };
}

/** Their texts, in one list; comments are not read for it. */
async function openGoalsOf(
  session: Session | null,
): Promise<{ readonly goals: readonly GoalToMatch[]; readonly sources: readonly SourceRead[] }> {
  if (session === null) return { goals: [], sources: [] };
  const { forge, project, settings, now } = session;
  const { items, source } = (await project.goals({ state: 'opened' })).asFarAsRead();
  const around = {
    base: forge.base,
    path: project.facts.path,
    zone: now.zone,
    besides: [settings.person, ...(settings.manager === null ? [] : [settings.manager])],
  };
  return { goals: items.map((record) => goalToMatch({ record, notes: [] }, around)), sources: [source] };
}

function refuseOddPlaces({ group, labels, topic }: ExploreWords): void {
  if (group !== null && !isGroupPath(group))
    throw new DevgrowthError('usage', `"${group}" is no path of a group`, {
      hint: said`As it stands in the group's address: ${given('group', 'acme/platform')}.`,
    });
  const odd = [...labels, ...(topic === null ? [] : [topic])].find((name) => /[,\p{Cc}]|^\s*$/u.test(name));
  if (odd !== undefined)
    throw new DevgrowthError('usage', `"${odd}" names no label and no topic`, {
      hint: said`It is empty, or holds a comma. Give one at a time: ${given('label', 'quick win')} ${given('label', 'help wanted')}.`,
    });
}
