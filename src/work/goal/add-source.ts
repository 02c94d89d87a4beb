// A goal that comes from elsewhere: title and context of an issue, merge request or epic, so that nobody hears of it who should not.
import { DevgrowthError } from '#errors.ts';
import { dayOf } from '#growth/time/calendar.ts';
import { type ForeignItem, itemReference, itemWords } from '#growth/goals/foreign-item.ts';
import { type ItemPlace, readAddress } from '#growth/text/item-address.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import { code, inline } from '#render/markdown/escape.ts';
import { oneLine } from '#render/text.ts';
import type { Session } from '../session.ts';
import type { Talk } from '#world.ts';
import { said, step } from '#wording.ts';

export interface Source {
  /** null: to be asked for. */
  readonly title: string | null;
  /** One line of Markdown that stands above the goal's text. */
  readonly context: string;
  readonly place: ItemPlace;
}

/** @throws `refused` for another host, `usage` for what is none of the three */
export function placeFrom(typed: string, { forge }: Pick<Session, 'forge'>): ItemPlace {
  const place = forge.placeOf(typed);
  if (place !== null && typeof place === 'object') return place;
  if (place === 'elsewhere') {
    throw new DevgrowthError('refused', `${typed} is not on ${forge.base}`, {
      hint: said`Your token is for that host alone. Give the title yourself, and keep the address with \`${step('evidence add')}\`.`,
    });
  }
  if (readAddress(typed)?.isList) {
    throw new DevgrowthError('usage', `${typed} is a list, and does not say which item is meant`, {
      hint: 'Open the item there and copy its own address.',
    });
  }
  throw new DevgrowthError('usage', `"${typed}" is not the address of an issue, a merge request or an epic`, {
    hint: `Copy it from the browser: ${forge.base}/group/project/-/issues/4.`,
  });
}

export function readSource(typed: string, session: Session): Promise<ForeignItem> {
  return session.forge.item(placeFrom(typed, session));
}

/** @param mayTell whether its title may be written; without a person to ask, its reference stands in its place */
export function sourceOf(item: ForeignItem, mayTell: boolean, { now }: Pick<Session, 'now'>, mayAsk: boolean): Source {
  const { type, home, iid, anchor } = item;
  const place = { type, home, iid, anchor };
  const from = `Comes from ${code(item.url)}`;
  if (!mayTell) return { title: mayAsk ? null : itemReference(item), context: from, place };
  const about = aboutItem(item, now.zone).replace(`in ${home},`, () => `in ${code(home)},`);
  return { title: shortTitle(item.title), context: `${from}: ${inline(item.title)} (${about})`, place };
}

/** `Fix the cache (merge request in group/project, merged 2026-11-02)`, as text of which nobody is notified. */
export function aboutItem(item: ForeignItem, zone: string): string {
  const since = item.state === 'opened' ? 'opened' : item.state;
  const day = dayOf(item.state === 'opened' ? item.createdAt : (item.endedAt ?? item.createdAt), zone);
  return `${itemWords[item.type]} in ${item.home}, ${since} ${day}`;
}

/** GitLab takes 255 characters, of ours and of theirs. */
function shortTitle(title: string): string {
  const letters = Array.from(oneLine(title));
  return letters.length <= 255 ? letters.join('') : `${letters.slice(0, 254).join('')}…`;
}

export function linkProblem({ type }: ItemPlace): DevgrowthError | null {
  if (type === 'issue') return null;
  return new DevgrowthError('usage', `GitLab links issues to issues, not to ${itemWords[type]}s`, {
    hint: said`Keep it as evidence instead: \`${step('evidence add', '<number>', '<address>')}\`.`,
  });
}

/** Said before it happens: a link is the one thing here that others see. */
export function announceLink(place: ItemPlace, { project }: Pick<Session, 'project'>, talk: Pick<Talk, 'note'>): void {
  if (place.home.toLowerCase() === project.facts.path.toLowerCase()) return;
  talk.note(
    `people who can read ${oneLine(itemReference(place))} will see there that ${oneLine(project.facts.path)} has a goal linked to it, without its text`,
  );
}

/** The goal is open by now: a link that the server does not take is a warning, not a failure of the whole. */
export async function linkOpened(
  iid: number,
  place: ItemPlace,
  { project }: Pick<Session, 'project'>,
): Promise<readonly Dropped[]> {
  try {
    await project.linkIssue(iid, place);
    return [];
  } catch (error) {
    if (!(error instanceof DevgrowthError) || !['forbidden', 'not-found', 'rejected'].includes(error.kind)) throw error;
    return [{ field: 'link', asked: itemReference(place), kept: 'nothing', advice: error.message }];
  }
}
