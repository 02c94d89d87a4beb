// The report as lines to paste into the notes of a 1:1: one tag each, ISO dates, bare addresses, newest last.
import type { Need } from '#reports/needs.ts';
import type { ProgressReport } from '#reports/progress-report.ts';
import type { Win } from '#reports/wins.ts';
import { verdict, whyVerdict } from '../completeness-words.ts';
import { needSentence } from '../report-words.ts';
import { glimpse, oneLine } from '../text.ts';
import { slipText, winText, winWord } from '../words.ts';
import { ascending } from '#growth/words/order.ts';

interface Line {
  readonly day: string;
  readonly text: string;
}

/** Plain text and no Markdown: it goes into a shared document as often as into GitLab, where a tag at the start keeps `/` harmless. */
export function renderHallway(report: ProgressReport): string {
  const { window, completeness, person } = report;
  const question = topic(report);
  const lines = [...wins(report), ...said(report), ...slips(report), ...needs(report)].sort(
    ascending(({ day }) => day),
  );
  const read = completeness.complete ? '' : ` (${whyVerdict(completeness, 3)})`;
  const about = `report of ${oneLine(person.name)}, ${window.since} to ${window.until}, ${oneLine(window.why)}, ${oneLine(window.zone)}: ${verdict(completeness)}${read}`;
  return [
    ...lines.map(({ text }) => text),
    ...(question === null ? [] : [`DISCUSS ${glimpse(question)}`]),
    `FYI ${window.until} ${about}`,
  ]
    .map((line) => `${quiet(line)}\n`)
    .join('');
}

function said({ goals }: ProgressReport): Line[] {
  return goals.flatMap((goal) =>
    goal.said.map(({ day, text }) => ({
      day,
      text: `FYI ${day} ${oneLine(goal.title)}: ${glimpse(text)} ${oneLine(goal.url)}`,
    })),
  );
}

function needs({ needsYou, window }: ProgressReport): Line[] {
  return (needsYou ?? []).map((need) => {
    const since = need.since === null ? '' : ` (since ${need.since})`;
    return {
      day: need.since ?? window.since,
      text: `${tagOf(need)} ${needSentence(need)}${since} ${oneLine(need.place.url)}`,
    };
  });
}

/** The question for the manager, where it is not one of the asks: those have their own line and tag. */
function topic({ next, needsYou }: ProgressReport): string | null {
  const question = next?.question ?? null;
  return needsYou?.some(({ type, text }) => type === 'ask' && text === question) ? null : question;
}

function tagOf({ type }: Need): string {
  return type === 'ask' ? 'HELP' : type === 'waiting' ? 'DISCUSS' : 'REVIEW';
}

function slips({ slipped, goals, window }: ProgressReport): Line[] {
  return slipped.map(({ goal, reasons }) => {
    const due = goals.find(({ iid }) => iid === goal.iid)?.due ?? null;
    const day = due !== null && due < window.until ? due : window.until;
    return { day, text: `DISCUSS ${oneLine(goal.title)}: ${reasons.map(slipText).join(', ')} ${oneLine(goal.url)}` };
  });
}

function wins({ wins: all, thanks }: ProgressReport): Line[] {
  return [...all.map(winLine), ...thanks.map(({ day, text }) => ({ day, text: `THANKS ${glimpse(text)}` }))];
}

function winLine(win: Win): Line {
  const { day, goal, type } = win;
  if (type === 'thanks') return { day, text: `THANKS ${glimpse(win.text)}` };
  const title = oneLine(goal.title);
  if (type === 'closed') {
    const learned = win.text === null ? '' : `; learned: ${glimpse(win.text)}`;
    return { day, text: `FYI ${day} ${winWord(win)}: ${title}${learned} ${oneLine(goal.url)}` };
  }
  if (type === 'ticked') return { day, text: `FYI ${day} done in ${title}: ${glimpse(win.text)} ${oneLine(goal.url)}` };
  const link = type === 'evidence' && win.link !== null ? win.link : goal.url;
  return { day, text: `FYI ${day} ${glimpse(winText(win)) || title} (${title}) ${oneLine(link)}` };
}

/** One line in which nobody is mentioned, should it be pasted into GitLab. */
function quiet(line: string): string {
  const text = oneLine(line);
  return text.includes('@') ? text.replaceAll('`', "'").replace(/\S*@\S+/g, '`$&`') : text;
}
