// Which levels are meant: those that somebody types, else those that their document or plan names, else what there is to start from.
import { DevgrowthError } from '#errors.ts';
import { type Levels, type Named, nowCalled, readNamed } from '#growth/levels/levels.ts';
import { levelsNamedIn } from '#growth/levels/named-in.ts';
import { suggestion } from '#growth/words/nearest.ts';
import { oneLine } from '#render/text.ts';
import { said, step } from '#wording.ts';
import type { Session } from '../session.ts';
import { allLevels, type KnownLevels } from './known.ts';

/** What a person wrote of their own. */
export interface OwnTexts {
  /** Of the promotion document, and of the plan; null: there is none to see. */
  readonly document: string | null;
  readonly plan: string | null;
}

export interface ChosenLevels {
  readonly levels: Levels;
  /** null: nobody said. */
  readonly level: string | null;
}

/** By which tags are checked: more than one where somebody looks at two jobs. */
export interface LevelsInUse {
  readonly levels: readonly Levels[];
  /** Of those that a text names; null: none does. */
  readonly level: string | null;
}

/** Those that a text names, and the project's own; else what there is to start from. */
export function inUse(
  texts: OwnTexts,
  known: KnownLevels,
  company: Pick<Session['settings']['company'], 'isGitLab'>,
): LevelsInUse {
  const named = namedBy(texts);
  if (named === null && known.own.length > 0) return { levels: known.own, level: null };
  const { levels, level } = chosenLevels(texts, known, company);
  return { levels: [levels, ...known.own.filter((one) => one !== levels)], level };
}

/** The document's choice goes before the plan's: it is about one next level. */
function namedBy({ document, plan }: OwnTexts): Named | null {
  return levelsNamedIn(document ?? '') ?? levelsNamedIn(plan ?? '');
}

/** @throws `not-found` where a text names levels that are not there */
export function chosenLevels(
  texts: OwnTexts,
  known: KnownLevels,
  company: Pick<Session['settings']['company'], 'isGitLab'> | null,
): ChosenLevels {
  const named = namedBy(texts);
  if (named !== null) return found(named, known, 'not-found');
  const [own, ...others] = known.own;
  if (own !== undefined && others.length === 0) return { levels: own, level: null };
  const start = company?.isGitLab === true ? 'gitlab-engineering' : 'general-engineering';
  return found({ name: start, level: null }, known, 'not-found');
}

/** `staff`, `gitlab-engineering`, `gitlab-engineering/staff`, or both words. @throws `usage` for what names nothing */
export function meantLevels(typed: readonly string[], chosen: () => ChosenLevels, known: KnownLevels): ChosenLevels {
  const [first, second] = typed;
  if (first === undefined) return chosen();
  const named = readNamed(second === undefined ? first : `${first}/${second}`);
  if (named === null) throw unknown(typed.join(' '), allLevels(known), 'usage');
  if (named.level !== null || allLevels(known).some(({ name }) => name === named.name))
    return found(named, known, 'usage');
  const { levels } = chosen();
  const level = nowCalled(levels.levels, named.name);
  if (level === null) throw noLevel(named.name, levels, 'usage', allLevels(known));
  return { levels, level: level.id };
}

function found({ name, level }: Named, known: KnownLevels, kind: 'usage' | 'not-found'): ChosenLevels {
  const all = allLevels(known);
  const levels = all.find((one) => one.name === name);
  if (levels === undefined) throw unknown(name, all, kind);
  const now = level === null ? null : nowCalled(levels.levels, level);
  if (level !== null && now === null) throw noLevel(level, levels, kind, []);
  return { levels, level: now?.id ?? null };
}

function unknown(name: string, all: readonly Levels[], kind: 'usage' | 'not-found'): DevgrowthError {
  const names = all.map((one) => one.name);
  const whole = all.flatMap((one) => {
    const level = nowCalled(one.levels, name);
    return level === null ? [] : [`${one.name}/${level.id}`];
  });
  const there = whole.length > 0 ? `With their job: ${whole.join(', ')}.` : `There are ${names.join(', ')}.`;
  const own = 'Your own stand in .devgrowth/levels/ of the goals project.';
  const line = said`The line \`Levels:\` of your promotion document (\`${step('promotion edit', 'frame')}\`) or your year plan says so.`;
  return new DevgrowthError(kind, `there are no levels called "${oneLine(name)}"${suggestion(name, names)}`, {
    hint: kind === 'usage' ? `${there} ${own}` : said`${line} ${there} ${own}`,
  });
}

function noLevel(level: string, { name, levels }: Levels, kind: 'usage' | 'not-found', others: readonly Levels[]) {
  const ids = levels.map(({ id }) => id);
  const near = suggestion(level, [...ids, ...others.map((one) => one.name)]);
  return new DevgrowthError(kind, `${name} has no level "${oneLine(level)}"${near}`, {
    hint: said`It has ${ids.join(', ')}: \`${step('levels show', name)}\`.`,
  });
}
