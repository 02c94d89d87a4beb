// The work that evidence points to, as it stands now: title, day, state and the person's part, of what everybody may read.
import { DevgrowthError } from '#errors.ts';
import { type ForeignItem, itemAt, itemKey } from '#growth/goals/foreign-item.ts';
import { dayOf } from '#growth/time/calendar.ts';
import { isNamed } from '#growth/words/username.ts';
import type { Forge } from '#growth/forge/forge.ts';
import type { Person } from '#growth/words/goal.ts';
import { ascending } from '#growth/words/order.ts';
import type { ArchivedWork } from '#reports/archive.ts';
import { eachOf } from '../whole-project.ts';

/** More than a person keeps in years; each costs two requests. */
const mostLookedUp = 500;

interface Asking {
  readonly forge: Pick<Forge, 'placeOf' | 'item'>;
  readonly me: Person;
  readonly zone: string;
  readonly withWork: boolean;
}

/** @param addresses each piece once @param onItem before each look */
export async function lookUpWork(
  addresses: readonly string[],
  { forge, me, zone, withWork }: Asking,
  onItem: (at: { readonly index: number; readonly of: number }) => void,
): Promise<readonly ArchivedWork[]> {
  const once = new Map(addresses.map((url) => [keyOf(url, forge), url]));
  const urls = [...once.values()].toSorted(ascending((url) => url));
  return eachOf(urls, async (url, index) => {
    onItem({ index, of: urls.length });
    const place = forge.placeOf(url);
    if (place === null || typeof place === 'string') return notLookedUp(url, 'it is on another host, or no item');
    if (index >= mostLookedUp) return notLookedUp(url, `only ${mostLookedUp} are looked up`);
    try {
      const item = await forge.item(place);
      if (item.isPrivate && !withWork) return notLookedUp(url, 'not everybody may read it');
      const { title, state } = item;
      return { url, title, state, day: dayOf(itemAt(item), zone), role: roleIn(item, me), why: null };
    } catch (error) {
      if (!(error instanceof DevgrowthError) || error.kind === 'authentication') throw error;
      return notLookedUp(url, `GitLab did not give it: ${error.kind}`);
    }
  });
}

function keyOf(url: string, forge: Pick<Forge, 'placeOf'>): string {
  const place = forge.placeOf(url);
  return place === null || typeof place === 'string' ? url : itemKey(place);
}

const notLookedUp = (url: string, why: string): ArchivedWork => ({
  url,
  title: null,
  state: null,
  day: null,
  role: null,
  why,
});

function roleIn({ people }: ForeignItem, me: Person): ArchivedWork['role'] {
  const isOneOf = (names: readonly string[] = []) => names.some((name) => isNamed(me, name));
  if (isNamed(me, people?.author ?? null)) return 'author';
  if (isOneOf(people?.reviewers)) return 'reviewer';
  return isOneOf(people?.assignees) ? 'assignee' : null;
}
