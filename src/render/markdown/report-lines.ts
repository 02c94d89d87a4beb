// Lines that more than one part of a posted report is made of.
import type { BroughtItem } from '#reports/next-steps.ts';
import type { ReportPage } from '#reports/page.ts';
import type { Win } from '#reports/wins.ts';
import { broughtAge, broughtLead, broughtText } from '../brought-words.ts';
import { shortDay } from '../day-words.ts';
import { winLead, winLink, winValues, winWords } from '../page-words.ts';
import { spoken } from '../people-words.ts';
import { oneLine } from '../text.ts';
import { code, inline, inlineOf } from './escape.ts';
import type { Naming } from './references.ts';

/** A person's Markdown. */
export function people(text: string): string {
  return inlineOf(spoken(text));
}

/** In somebody's name, who is not called by it. */
export function broughtLine(item: BroughtItem, page: ReportPage): string {
  const age = broughtAge(item, page);
  return `- ${inline(broughtLead(item, page))}: ${people(broughtText(item))}${age === '' ? '' : ` (${inline(age)})`}`;
}

export function more(left: number, where = ''): string[] {
  return left > 0 ? ['', `and ${left} more${where}`] : [];
}

/** @param name null where the line stands below its goal */
export function winLine(win: Win, { today, company }: ReportPage, name: Naming | null): string {
  const lead = winLead(win);
  const words = win.type === 'closed' ? inline(win.goal.title) : people(winWords(win)) || inline(win.goal.title);
  const learned = win.type === 'closed' && win.text !== null ? `; learned: ${people(win.text)}` : '';
  const address = winLink(win);
  const link = address === null ? '' : ` ${code(oneLine(address).replaceAll(' ', ''))}`;
  const values = winValues(win, company);
  const about = [shortDay(win.day, today), ...(values === '' ? [] : [values])].join(', ');
  return `${lead === '' ? '' : `**${lead}** `}${words}${learned}${link}${name === null ? '' : ` ${name(win.goal.iid)}`} (${about})`;
}
