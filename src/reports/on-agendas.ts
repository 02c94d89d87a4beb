// On how many agendas something stood that still waits: what was asked four times is more pressing than what was asked once.
import { readAgenda } from '#growth/meetings/agenda.ts';
import { type OneOnOne, datedMeetings } from '#growth/meetings/one-on-one.ts';
import type { Need } from './needs.ts';

export interface OpenNeed extends Need {
  /** As the agendas themselves count it, else as many as were read; 0 where none names it. */
  readonly agendas: number;
}

export function onAgendas(needs: readonly Need[], meetings: readonly OneOnOne[]): OpenNeed[] {
  const agendas = datedMeetings(meetings).map(({ description }) =>
    readAgenda(description).map(({ text, times }) => ({ words: text.toLowerCase(), times })),
  );
  return needs.map((need) => {
    const told = agendas.flatMap((items) => items.find(({ words }) => names(words, need)) ?? []);
    return { ...need, agendas: Math.max(told.length, ...told.map(({ times }) => times)) };
  });
}

/** In the words of `1on1 prepare`, or in the same words as the ask. */
function names(words: string, { type, text, who, place }: Need): boolean {
  if (type !== 'approval') return text.trim() !== '' && words.includes(text.toLowerCase());
  return words.startsWith(`approval of ${(who ?? '').toLowerCase()}`) && words.includes(`#${place.iid})`);
}
