// What was won in the window, and which values it showed.
import type { ProgressReport } from '#reports/progress-report.ts';
import type { Win } from '#reports/wins.ts';
import { valueQuarters } from '../charts/value-quarters.ts';
import { count, oneLine } from '../text.ts';
import { thanksText, valueWords, valuesAimedAt, valuesShown, winText, winWord } from '../words.ts';
import { type Markup, html } from './markup.ts';
import { more, nothing, part } from './part.ts';
import { address, goalMention, goalTitle, said } from './words-of-people.ts';

const limit = 60;

export function winsPart(report: ProgressReport): Markup {
  const { wins } = report;
  if (wins.length === 0)
    return part('wins', 'Wins', [
      nothing(report, 'Nothing recorded in these days.'),
      thanks(report),
      values(report),
      evidence(report),
    ]);
  return part('wins', 'Wins', [
    winList(wins.slice(0, limit)),
    more(wins.length - limit, 'devgrowth report --format json'),
    thanks(report),
    values(report),
    evidence(report),
  ]);
}

function thanks(report: ProgressReport): Markup | null {
  const text = thanksText(report);
  return text === null ? null : html`<p class="values">${said(text)}</p>`;
}

export function winList(wins: readonly Win[]): Markup {
  return html`<ul class="wins">${wins.map(item)}</ul>`;
}

function evidence(report: ProgressReport): Markup | null {
  const { year, window } = report;
  if (year === null || year.evidence.length === 0) return null;
  const title = `Evidence by value over ${oneLine(year.title)}`;
  const unread =
    year.unreadGoals === 0
      ? null
      : html`<p class="more">The comments of ${count(year.unreadGoals, 'goal')} were not read back to the start of the year: there may be more.</p>`;
  if (year.evidence.every((quarter) => quarter.count === 0)) {
    // A report of some days does not read the whole year: to say that there is none would be untrue.
    return year.unreadGoals > 0
      ? html`<h3>${title}</h3><p class="quiet">Not read for these days; the whole year: <code>devgrowth report --since ${year.start} --open</code></p>`
      : html`<h3>${title}</h3>${nothing(report, 'None written yet: devgrowth evidence add')}`;
  }
  return html`<h3>${title}</h3>${valueQuarters(year.evidence, window.until, 'One piece of evidence may show several values')}${unread}`;
}

function item(win: Win): Markup {
  return html`<li><time datetime="${win.day}">${win.day}</time> <span class="sort">${winWord(win)}</span> <div class="told">${told(win)}</div></li>`;
}

function told(win: Win): Markup {
  if (win.type === 'closed')
    return html`
      <div>${goalTitle(win.goal)}</div>
      ${win.text === null ? null : html`<div class="next"><b>Learned</b> ${said(win.text)}</div>`}
      ${win.values.length === 0 ? null : html`<div class="about">${chips(win)}</div>`}`;
  const words = winText(win);
  const text = words === '' ? null : html`<div>${said(words)}</div>`;
  const link =
    win.type === 'evidence' && win.link !== null ? html`<div class="small">${address(win.link)}</div>` : null;
  return html`${text}${link}<div class="about">${goalMention(win.goal)} ${chips(win)}</div>`;
}

function chips({ values }: Win): Markup[] {
  return values.map((value) => html`<span class="chip">${valueWords[value]}</span>`);
}

function values(report: ProgressReport): Markup[] {
  const lines = [
    { name: 'Values shown', values: valuesShown(report.wins) },
    { name: 'Goals aim at', values: valuesAimedAt(report) },
  ];
  return lines.flatMap(({ name, values }) => {
    const chips = values.map((value) => html`<span class="chip">${value}</span>`);
    return values.length === 0 ? [] : [html`<p class="values"><span class="quiet small">${name}</span> ${chips}</p>`];
  });
}
