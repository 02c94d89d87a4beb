// What was answered, and only the person can settle or tick, as Markdown: in their own copy alone.
import type { ReportPage } from '#reports/page.ts';
import { answeredLead, answeredTitle, answeredWords } from '../answered-words.ts';
import { inline } from './escape.ts';
import { quietly } from './references.ts';
import { more, people } from './report-lines.ts';

const limit = 12;

/** Quietly: what is still asked and what is next has the live references. */
export function answeredPart({ answered, today }: ReportPage): string[] {
  if (answered.length === 0) return [];
  const lines = answered.slice(0, limit).map((one) => {
    const words = `${answeredLead(one)}${people(one.text)}`;
    return `- ${words} ${quietly(one.place.iid)} (${inline(answeredWords(one, today))})`;
  });
  return ['', `### ${answeredTitle}`, '', ...lines, ...more(answered.length - limit, ', on their goals')];
}
