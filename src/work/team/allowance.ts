// How many requests a look at a team may take, and who gets them: as many for each as there are, those of one person in their order.

/** For one person, the list of what is open among them. */
export const mostEach = 5;
/** Who I am, and what is shared with me. */
const first = 2;
/** From so many on, the first two are among five for each: 60 in all for 12 people, 150 for 30. */
const many = 12;

export function mostFor(people: number): number {
  return mostEach * people + (people < many ? first : 0);
}

export interface Wish<What> {
  readonly what: What;
  readonly requests: number;
}

/**
 * In turns: what the first turn gives to everybody comes before the second wish of anybody.
 * @param queues the wishes of each, the most wanted first
 * @param left requests for all of them together
 * @param each requests for each
 * @returns for each what is granted, in order; what follows a wish that is not granted is not granted either
 */
export function granted<What>(
  queues: readonly { readonly wishes: readonly Wish<What>[]; readonly each: number }[],
  left: number,
): readonly (readonly What[])[] {
  const given: What[][] = queues.map(() => []);
  const spent = queues.map(() => 0);
  let rest = left;
  for (let turn = 0; queues.some(({ wishes }) => turn < wishes.length); turn += 1)
    for (const [place, { wishes, each }] of queues.entries()) {
      const wish = wishes[turn];
      const used = spent[place] ?? 0;
      if (wish === undefined || given[place]?.length !== turn || used + wish.requests > each || wish.requests > rest)
        continue;
      given[place].push(wish.what);
      spent[place] = used + wish.requests;
      rest -= wish.requests;
    }
  return given;
}
