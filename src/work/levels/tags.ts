// Criteria that somebody types, by the levels that they count by: today's words for them, and the nearest for a slip.
import { DevgrowthError } from '#errors.ts';
import { allCriteria, type Levels, tagNow } from '#growth/levels/levels.ts';
import { type CriterionTag, readCriteria as readTags } from '#growth/words/criteria.ts';
import { suggestion } from '#growth/words/nearest.ts';
import { oneLine } from '#render/text.ts';
import { given, said, step } from '#wording.ts';
import { saysNone } from '../says-none.ts';
import type { Session } from '../session.ts';
import { inUse, type LevelsInUse } from './choosing.ts';
import { knownLevels, type LevelsDesk } from './known.ts';
import { ownDocuments, textsOf } from './own-texts.ts';

type Of = Pick<Session, 'project' | 'settings'>;

/** @throws `usage` for one that none of the levels in use has. @param flag null: it is no flag's */
export async function namedCriteria(
  flag: 'shows' | 'aims' | null,
  typed: readonly string[],
  session: Of,
  desk: LevelsDesk,
): Promise<readonly CriterionTag[]> {
  if (typed.length === 0) return [];
  const used = await levelsInUse(session, desk);
  return [...new Set(typed.flatMap((words) => words.split(/[\s,]+/)).flatMap((word) => named(flag, word, used)))];
}

/** Those of these that levels in use have, as they are called today. */
export async function knownCriteria(
  tags: readonly CriterionTag[],
  session: Of,
  desk: LevelsDesk,
): Promise<readonly CriterionTag[]> {
  if (tags.length === 0) return [];
  const used = await levelsInUse(session, desk);
  return [...new Set(tags.flatMap((tag) => inLevels(tag, used) ?? []))];
}

/** What is typed in place of those that are there. null: nobody said. */
export async function criteriaInPlace(
  flag: 'shows' | 'aims',
  typed: readonly string[],
  session: Of,
  desk: LevelsDesk,
): Promise<readonly CriterionTag[] | null> {
  if (typed.length === 0) return null;
  const isNone = typed.length === 1 && typed.every(saysNone);
  return isNone ? [] : namedCriteria(flag, typed, session, desk);
}

/** All that may be typed. */
export async function readCriteria(
  session: Of,
  desk: LevelsDesk,
): Promise<readonly { readonly value: CriterionTag; readonly about: string }[]> {
  const { levels } = await levelsInUse(session, desk);
  const all = levels.flatMap((one) => allCriteria(one).map(({ tag, name }) => ({ value: tag, about: name })));
  return [...new Map(all.map((one) => [one.value, one])).values()];
}

async function levelsInUse(session: Of, desk: LevelsDesk): Promise<LevelsInUse> {
  const [known, documents] = await Promise.all([knownLevels(session, desk), ownDocuments(session)]);
  return inUse(textsOf(documents), known, session.settings.company);
}

/** Of the level that is chosen the area is enough: `scope`. */
function named(flag: string | null, word: string, { levels, level }: LevelsInUse): readonly CriterionTag[] {
  if (word === '') return [];
  const whole = !word.includes('/') && level !== null ? `${level}/${word}` : word;
  const [tag = null] = readTags(whole) ?? [];
  const now = tag === null ? null : inLevels(tag, { levels });
  if (now !== null) return [now];
  const tags = levels.flatMap((one: Levels) => allCriteria(one).map((criterion) => criterion.tag));
  const names = levels.map(({ name }) => name).join(', ');
  const problem = `${names} has no criterion "${oneLine(word)}"${suggestion(whole, tags)}`;
  throw new DevgrowthError('usage', flag === null ? problem : said`${given(flag)}: ${problem}`, {
    hint: said`A level and an area of it, such as ${tags.at(-1) ?? 'staff/scope'}: \`${step('levels show')}\`.`,
  });
}

const inLevels = (tag: CriterionTag, { levels }: Pick<LevelsInUse, 'levels'>): CriterionTag | null =>
  levels.map((one) => tagNow(one, tag)).find((one) => one !== null) ?? null;
