// The report as lines to paste into the notes of a 1:1: one tag each, ISO dates, bare addresses, newest last.
import type { Need } from '#reports/needs.ts';
import { pageOf } from '#reports/page.ts';
import type { ProgressReport } from '#reports/progress-report.ts';
import type { GoalReference, Win } from '#reports/wins.ts';
import { answeredLead, answeredWords } from '../answered-words.ts';
import { verdict, whyVerdict } from '../completeness-words.ts';
import { needSentence } from '../report-words.ts';
import { sinceSentence } from '../since-words.ts';
import { glimpse, oneLine } from '../text.ts';
import { slipText, winText, winWord } from '../words.ts';
import { ascending } from '#growth/words/order.ts';

interface Line {
  readonly day: string;
  readonly text: string;
}

/** How people's words, and where a thing can be seen, stand in a line. */
export interface Voice {
  readonly words: (text: string) => string;
  /** `iid` is null for what stands elsewhere. */
  readonly address: (iid: number | null, url: string) => string;
  /** The whole of it, at last. */
  readonly line: (line: string) => string;
}

const plain: Voice = { words: glimpse, address: (_iid, url) => url, line: quiet };

/**
 * Plain text and no Markdown: it goes into a shared document as often as into GitLab, where a tag at the start keeps `/` harmless.
 * @param voice plain where nobody knows where the lines will stand
 */
export function renderHallway(report: ProgressReport, voice: Voice = plain): string {
  const { window, completeness, person } = report;
  const question = topic(report);
  const since = sinceSentence(pageOf(report));
  const lines = [
    ...wins(report, voice),
    ...said(report, voice),
    ...slips(report, voice),
    ...needs(report, voice),
    ...answered(report, voice),
  ].sort(ascending(({ day }) => day));
  const read = completeness.complete ? '' : ` (${whyVerdict(completeness, 3)})`;
  const about = `report of ${voice.words(person.name)}, ${window.since} to ${window.until}, ${oneLine(window.why)}, ${oneLine(window.zone)}: ${verdict(completeness)}${read}`;
  return [
    ...lines.map(({ text }) => text),
    ...(question === null ? [] : [`DISCUSS ${voice.words(question)}`]),
    ...(since === null ? [] : [`FYI ${window.until} ${since.slice(0, 1).toLowerCase()}${since.slice(1)}`]),
    `FYI ${window.until} ${about}`,
  ]
    .map((line) => `${voice.line(line)}\n`)
    .join('');
}

function said({ goals }: ProgressReport, voice: Voice): Line[] {
  return goals.flatMap((goal) =>
    goal.said.map(({ day, text }) => ({
      day,
      text: `FYI ${day} ${voice.words(goal.title)}: ${voice.words(text)} ${at(goal, voice)}`,
    })),
  );
}

function needs({ needsYou, window }: ProgressReport, voice: Voice): Line[] {
  return (needsYou ?? []).map((need) => {
    const since = need.since === null ? '' : ` (since ${need.since})`;
    return {
      day: need.since ?? window.since,
      text: `${tagOf(need)} ${voice.words(needSentence(need))}${since} ${at(need.place, voice)}`,
    };
  });
}

/** In the person's own copy alone: what others said to what was asked. */
function answered({ answered: all, window }: ProgressReport, voice: Voice): Line[] {
  return all.map((one) => ({
    day: one.day,
    text: `FYI ${one.day} ${voice.words(`${answeredLead(one)}${one.text}`)}: ${voice.words(answeredWords(one, window.until))} ${at(one.place, voice)}`,
  }));
}

/** The question for the manager, where it is not one of the asks: those have their own line and tag. */
function topic({ next, needsYou }: ProgressReport): string | null {
  const question = next?.question ?? null;
  return needsYou?.some(({ type, text }) => type === 'ask' && text === question) ? null : question;
}

function tagOf({ type }: Need): string {
  return type === 'ask' ? 'HELP' : type === 'waiting' ? 'DISCUSS' : 'REVIEW';
}

function slips({ slipped, goals, window }: ProgressReport, voice: Voice): Line[] {
  return slipped.map(({ goal, reasons }) => {
    const due = goals.find(({ iid }) => iid === goal.iid)?.due ?? null;
    const day = due !== null && due < window.until ? due : window.until;
    return {
      day,
      text: `DISCUSS ${voice.words(goal.title)}: ${voice.words(reasons.map(slipText).join(', '))} ${at(goal, voice)}`,
    };
  });
}

function wins({ wins: all, thanks }: ProgressReport, voice: Voice): Line[] {
  return [
    ...all.map((win) => winLine(win, voice)),
    ...thanks.map(({ day, text }) => ({ day, text: `THANKS ${voice.words(text)}` })),
  ];
}

function winLine(win: Win, voice: Voice): Line {
  const { day, goal, type } = win;
  if (type === 'thanks') return { day, text: `THANKS ${voice.words(win.text)}` };
  const title = voice.words(goal.title);
  if (type === 'closed') {
    const learned = win.text === null ? '' : `; learned: ${voice.words(win.text)}`;
    return { day, text: `FYI ${day} ${winWord(win)}: ${title}${learned} ${at(goal, voice)}` };
  }
  if (type === 'ticked')
    return { day, text: `FYI ${day} done in ${title}: ${voice.words(win.text)} ${at(goal, voice)}` };
  const place = type === 'evidence' && win.link !== null ? oneLine(voice.address(null, win.link)) : at(goal, voice);
  // Evidence that is nothing but its address: the place says it.
  if (type === 'evidence' && win.link === win.text) return { day, text: `FYI ${day} ${title}: ${place}` };
  return { day, text: `FYI ${day} ${voice.words(winText(win)) || title} (${title}) ${place}` };
}

function at({ iid, url }: GoalReference, voice: Voice): string {
  return oneLine(voice.address(iid, url));
}

/** One line in which nobody is mentioned, should it be pasted into GitLab. */
function quiet(line: string): string {
  const text = oneLine(line);
  return text.includes('@') ? text.replaceAll('`', "'").replace(/\S*@\S+/g, '`$&`') : text;
}
