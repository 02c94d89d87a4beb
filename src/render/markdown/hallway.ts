// The report as lines to paste into the notes of a 1:1: one tag each, ISO dates, bare addresses, newest last.
import type { Need } from '#reports/needs.ts';
import type { ProgressReport } from '#reports/progress-report.ts';
import type { GoalReference, Win } from '#reports/wins.ts';
import { verdict, whyVerdict } from '../completeness-words.ts';
import { needSentence } from '../report-words.ts';
import { glimpse, oneLine } from '../text.ts';
import { slipText, winText, winWord } from '../words.ts';
import { ascending } from '#growth/words/order.ts';

interface Line {
  readonly day: string;
  readonly text: string;
}

/** How a line says where it can be seen: `iid` is null for what stands elsewhere. */
export type Address = (iid: number | null, url: string) => string;

const bareAddress: Address = (_iid, url) => url;

/**
 * Plain text and no Markdown: it goes into a shared document as often as into GitLab, where a tag at the start keeps `/` harmless.
 * @param address bare where nobody knows where the lines will stand
 */
export function renderHallway(report: ProgressReport, address: Address = bareAddress): string {
  const { window, completeness, person } = report;
  const question = topic(report);
  const lines = [
    ...wins(report, address),
    ...said(report, address),
    ...slips(report, address),
    ...needs(report, address),
  ].sort(ascending(({ day }) => day));
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

function said({ goals }: ProgressReport, address: Address): Line[] {
  return goals.flatMap((goal) =>
    goal.said.map(({ day, text }) => ({
      day,
      text: `FYI ${day} ${oneLine(goal.title)}: ${glimpse(text)} ${at(goal, address)}`,
    })),
  );
}

function needs({ needsYou, window }: ProgressReport, address: Address): Line[] {
  return (needsYou ?? []).map((need) => {
    const since = need.since === null ? '' : ` (since ${need.since})`;
    return {
      day: need.since ?? window.since,
      text: `${tagOf(need)} ${needSentence(need)}${since} ${at(need.place, address)}`,
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

function slips({ slipped, goals, window }: ProgressReport, address: Address): Line[] {
  return slipped.map(({ goal, reasons }) => {
    const due = goals.find(({ iid }) => iid === goal.iid)?.due ?? null;
    const day = due !== null && due < window.until ? due : window.until;
    return { day, text: `DISCUSS ${oneLine(goal.title)}: ${reasons.map(slipText).join(', ')} ${at(goal, address)}` };
  });
}

function wins({ wins: all, thanks }: ProgressReport, address: Address): Line[] {
  return [
    ...all.map((win) => winLine(win, address)),
    ...thanks.map(({ day, text }) => ({ day, text: `THANKS ${glimpse(text)}` })),
  ];
}

function winLine(win: Win, address: Address): Line {
  const { day, goal, type } = win;
  if (type === 'thanks') return { day, text: `THANKS ${glimpse(win.text)}` };
  const title = oneLine(goal.title);
  if (type === 'closed') {
    const learned = win.text === null ? '' : `; learned: ${glimpse(win.text)}`;
    return { day, text: `FYI ${day} ${winWord(win)}: ${title}${learned} ${at(goal, address)}` };
  }
  if (type === 'ticked') return { day, text: `FYI ${day} done in ${title}: ${glimpse(win.text)} ${at(goal, address)}` };
  const place = type === 'evidence' && win.link !== null ? oneLine(address(null, win.link)) : at(goal, address);
  // Evidence that is nothing but its address: the place says it.
  if (type === 'evidence' && win.link === win.text) return { day, text: `FYI ${day} ${title}: ${place}` };
  return { day, text: `FYI ${day} ${glimpse(winText(win)) || title} (${title}) ${place}` };
}

function at({ iid, url }: GoalReference, address: Address): string {
  return oneLine(address(iid, url));
}

/** One line in which nobody is mentioned, should it be pasted into GitLab. */
function quiet(line: string): string {
  const text = oneLine(line);
  return text.includes('@') ? text.replaceAll('`', "'").replace(/\S*@\S+/g, '`$&`') : text;
}
