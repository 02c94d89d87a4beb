// Against the last posted report, as Markdown: one line, and where it was asked for the goals and asks behind it.
import type { ReportPage, SinceRow } from '#reports/page.ts';
import { rowFacts, rowWord, sinceLimit, sinceParts } from '../since-words.ts';
import { inline } from './escape.ts';
import { quietly } from './references.ts';
import { more, people } from './report-lines.ts';

/** What a reader scrolls through. */
const limit = 40;

export function sinceLine(page: ReportPage): string[] {
  const parts = sinceParts(page);
  if (parts === null) return [];
  const [about, told] = parts;
  const last = page.since?.last;
  const place = typeof last === 'object' ? ` (${quietly(last.meeting.iid)})` : '';
  return ['', `${inline(about)}${place}${inline(told)}.`];
}

/** Quietly: what is asked and what is next has the live references. */
export function sincePart(page: ReportPage): string[] {
  const rows = page.since?.rows ?? [];
  if (rows.length === 0) return [];
  const lines = rows.slice(0, limit).map((row) => `- ${line(row, page)}`);
  return ['', '### Since the last report', '', ...lines, ...more(rows.length - limit), '', inline(sinceLimit)];
}

function line(row: SinceRow, { today }: ReportPage): string {
  const facts = rowFacts(row, today);
  const about = row.text === null ? inline(row.goal.title) : people(row.text);
  return `**${rowWord(row)}** ${about} ${quietly(row.goal.iid)}${facts === '' ? '' : `: ${inline(facts)}`}`;
}
