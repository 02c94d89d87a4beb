// What others put on the agenda of the next 1:1, in words; the same in every form.
import { isSameName } from '#growth/words/username.ts';
import type { BroughtItem } from '#reports/next-steps.ts';
import type { ReportPage } from '#reports/page.ts';
import { shortDay } from './day-words.ts';
import { isOwn } from './page-words.ts';

/** Of the next steps; what else was brought stands on the agenda itself. */
export const mostBrought = 5;

export function broughtLead({ by }: BroughtItem, page: Pick<ReportPage, 'audience' | 'manager'>): string {
  return !isOwn(page) && page.manager !== null && isSameName(by, page.manager) ? 'You bring' : `@${by} brings`;
}

/** In people's Markdown. */
export function broughtText({ tag, day, text }: BroughtItem): string {
  return [day, tag, text].filter((part) => part !== null).join(' ');
}

/** `on 3 agendas since 3 Nov`; empty for a new one. */
export function broughtAge({ times, since }: BroughtItem, { today }: Pick<ReportPage, 'today'>): string {
  if (times < 2) return '';
  return `on ${times} agendas${since === null ? '' : ` since ${shortDay(since, today)}`}`;
}

/** One quiet line; null where there is nothing to say. */
export function notTalkedOverText({ next }: Pick<ReportPage, 'next'>): string | null {
  const goals = next?.notTalkedOver ?? [];
  return goals.length === 0 ? null : `Not yet talked over: ${goals.map(({ iid }) => `#${iid}`).join(', ')}`;
}
