// How a text names the issues of the project it is written into: as GitLab's own references, or in code spans.
import { proseParts } from '#growth/text/prose.ts';
import { code } from './escape.ts';

/** The number of an issue of the same project, as it stands in Markdown. */
export type Naming = (iid: number) => string;

/** For texts that may be pasted anywhere, where the number would be another issue's. */
export const quietly: Naming = (iid) => code(`#${iid}`);

/** Each leaves a "mentioned in" note on its goal, once for every 1:1: more of them would bury what people wrote there. */
const mostLive = 5;

export interface LiveNaming {
  readonly name: Naming;
  /** More were wanted than may be live: the text owes its reader a way to them. */
  readonly isCut: boolean;
}

/**
 * The first few of `wanted` are references, wherever in the text they stand; every other number stays quiet.
 * @param there Markdown of the same issue that may hold references already, and has used up as many
 */
export function liveNaming(wanted: Iterable<number>, there = ''): LiveNaming {
  const live = new Set(referencesIn(there));
  const left = [...new Set(wanted)].filter((iid) => !live.has(iid));
  const room = Math.max(0, mostLive - live.size);
  for (const iid of left.slice(0, room)) live.add(iid);
  return { name: (iid) => (live.has(iid) ? `#${iid}` : quietly(iid)), isCut: left.length > room };
}

/** Outside of code, as GitLab looks for them. */
function referencesIn(markdown: string): number[] {
  return proseParts(markdown)
    .filter(({ type }) => type !== 'link')
    .flatMap(({ start, end }) =>
      Array.from(markdown.slice(start, end).matchAll(/(?<![\w/#!&])#(\d{1,9})(?!\w)/gu), ([, iid]) => Number(iid)),
    );
}
