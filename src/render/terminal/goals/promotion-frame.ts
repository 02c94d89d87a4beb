// The frame of a promotion document in words: when the manager was told and when nominations end, then fact by fact.
import type { KnownFrame } from '#growth/promotion/told.ts';
import { count } from '../../text.ts';

/** `told 2026-11-20`, `nominate by 2027-01-29 (62 days)`; what is not known is left to the rows. */
export function whenText(frame: KnownFrame | null): readonly string[] {
  const { told = null, cycle = null } = frame ?? {};
  return [
    ...(told?.day == null ? [] : [`told ${told.day}`]),
    ...(cycle?.nominateBy == null || cycle.daysLeft === null
      ? []
      : [`nominate by ${cycle.nominateBy} (${leftText(cycle.daysLeft)})`]),
  ];
}

function leftText(days: number): string {
  if (days === 0) return 'today';
  return days > 0 ? count(days, 'day') : `${count(-days, 'day')} ago`;
}

const unknown = 'not known';

/** None where there is no frame: nobody has to have one. */
export function frameRows(frame: KnownFrame | null): readonly { readonly name: string; readonly words: string }[] {
  if (frame === null) return [];
  const { role, levels, cycle, told, endorsers } = frame;
  return [
    { name: 'Role', words: role?.words ?? unknown },
    { name: 'Levels', words: levels ?? unknown },
    { name: 'Cycle', words: cycle?.words ?? unknown },
    {
      name: 'Manager told',
      words:
        told === null
          ? unknown
          : `${told.words}${told.by === 'agenda' ? ', by its agenda' : ''}${told.day === null ? ' (no day)' : ''}`,
    },
    { name: 'Endorsers', words: endorsers.length === 0 ? unknown : `${endorsers.length}: ${endorsers.join('; ')}` },
  ];
}
