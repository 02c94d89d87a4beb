// What levels ask for: those that are named, else those that are chosen.
import type { Levels } from '#growth/levels/levels.ts';
import type { Access } from '../access.ts';
import type { SessionDesk } from '../session.ts';
import { sessionIfAny } from '../session-if-any.ts';
import { chosenLevels, meantLevels } from './choosing.ts';
import { allLevels, knownLevels, type LevelsDesk } from './known.ts';
import { ownDocuments, textsOf } from './own-texts.ts';

export interface ShowWords {
  /** Of levels, of one of them, or both; empty: the chosen ones. */
  readonly named: readonly string[];
}

export interface ShownLevels {
  readonly levels: Levels;
  readonly isOwn: boolean;
  /** null: all of them. */
  readonly level: string | null;
  /** Names of the others that there are. */
  readonly others: readonly string[];
}

export async function showLevels(
  { named }: ShowWords,
  access: Access,
  desk: SessionDesk & LevelsDesk,
): Promise<ShownLevels> {
  const session = await sessionIfAny(access, desk, 'own levels');
  const [known, texts] = await Promise.all([
    knownLevels(session, desk),
    session === null ? { document: null, plan: null } : ownDocuments(session).then(textsOf),
  ]);
  const chosen = () => chosenLevels(texts, known, session?.settings.company ?? null);
  const { levels, level } = meantLevels(named, chosen, known);
  return {
    levels,
    isOwn: known.own.includes(levels),
    // The next level of whoever asks for nothing is not all that they ask about.
    level: named.length === 0 ? null : level,
    others: allLevels(known).flatMap(({ name }) => (name === levels.name ? [] : [name])),
  };
}
