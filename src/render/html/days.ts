// A day for people, in ISO for machines.
import { isDay } from '#growth/time/calendar.ts';
import type { Day } from '#growth/words/goal.ts';
import { shortDay } from '../day-words.ts';
import { oneLine } from '../text.ts';
import { type Markup, html } from './markup.ts';

export function day(day: string, today: Day): Markup {
  return marked(day, shortDay(day, today));
}

/** A server may send what is no day: that is shown as it came. */
export function marked(day: string, words: string): Markup {
  return isDay(day) ? html`<time datetime="${day}">${words}</time>` : html`<bdi>${oneLine(day)}</bdi>`;
}
