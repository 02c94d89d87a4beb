// The minute before a 1:1: what is asked of the reader, what is worth praising, what is at risk, side by side.
import type { Asked } from '#reports/asked.ts';
import type { GoalWins, ReportPage } from '#reports/page.ts';
import type { Risk } from '#reports/risks.ts';
import { howToAnswer } from '../answered-words.ts';
import {
  askedLead,
  askedSince,
  askedWords,
  isOwn,
  moreRisks,
  partTitles,
  riskReasons,
  winLead,
  winValues,
  winWords,
} from '../page-words.ts';
import { oneLine } from '../text.ts';
import { thanksText } from '../words.ts';
import { day } from './days.ts';
import { mostGoals } from './goals-part.ts';
import { type Hole, type Markup, html } from './markup.ts';
import { goalNumber, goalTitle, said, titled } from './words-of-people.ts';

const mostAsked = 12;

/** null where there is nothing in any of the three. */
export function summaryPart(page: ReportPage): Markup | null {
  const columns = [askedColumn(page), praiseColumn(page), riskColumn(page)].filter((column) => column !== null);
  return columns.length === 0 ? null : html`<div class="summary">${columns}</div>`;
}

function column(id: string, title: Hole, content: readonly Hole[]): Markup {
  return html`
    <section class="${id}" aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${content}
    </section>`;
}

function quiet(words: Hole): Markup {
  return html`<p class="quiet small">${words}</p>`;
}

function askedColumn(page: ReportPage): Markup | null {
  const { asked, completeness } = page;
  const title = partTitles(page).asked;
  if (asked === null) return column('asked', title, [quiet('What waits could not be read.')]);
  const own = asked.filter(({ ofReader }) => ofReader);
  const others = asked.filter(({ ofReader }) => !ofReader);
  if (asked.length === 0)
    return completeness.complete
      ? null
      : column('asked', title, [quiet('None seen, but not everything could be read.')]);
  const answer = howToAnswer(page);
  return column('asked', own.length === 0 ? title : `${title} · ${own.length}`, [
    own.length === 0
      ? quiet('Nothing of you.')
      : html`<ol>${own.slice(0, mostAsked).map((one) => askedItem(one, page))}</ol>`,
    own.length > mostAsked && quiet(`and ${own.length - mostAsked} more, on their goals.`),
    answer !== null && quiet(answer),
    others.length > 0 &&
      quiet(html`Others are asked: ${joined(others.slice(0, mostAsked).map((one) => othersWords(one, page)))}.`),
  ]);
}

function askedItem(asked: Asked, page: ReportPage): Markup {
  const lead = askedLead(asked, page);
  const words = askedWords(asked, page);
  const ask = oneLine(words) === '' ? null : html` <b>${said(words)}</b>`;
  const bare = lead === '' && ask === null ? html` <b>${goalTitle(asked.place)}</b>` : null;
  return html`
    <li><div class="words">${lead === '' ? null : html`<b class="lead">${lead}</b>`}${ask}${bare}</div>
    <div class="quiet small">${goalNumber(asked.place)} · ${askedSince(asked, page.today)}</div></li>`;
}

function othersWords(asked: Asked, page: ReportPage): Markup {
  const words = askedWords(asked, page);
  const lead = asked.type === 'approval' ? 'approval of ' : '';
  return html`${lead}${said(words === '' ? 'somebody' : words)} (${goalNumber(asked.place)}, ${askedSince(asked, page.today)})`;
}

function joined(parts: readonly Markup[]): Markup {
  return parts.reduce((before, part, index) => html`${before}${index === 0 ? null : '; '}${part}`, html``);
}

function praiseColumn(page: ReportPage): Markup | null {
  const { praise, completeness } = page;
  const title = partTitles(page).praise;
  const thanks = thanksText(page);
  const given = thanks === null ? null : html`<p class="quiet small words">${said(`${thanks}.`)}</p>`;
  if (praise.length === 0 && given === null && completeness.complete) return null;
  if (praise.length === 0)
    return column('praise', title, [
      !completeness.complete && quiet('None seen, but not everything could be read.'),
      given,
    ]);
  return column('praise', isOwn(page) ? `${title} · ${page.wins.length}` : title, [
    html`<ul>${praise.map((one) => praiseItem(one, page))}</ul>`,
    given,
  ]);
}

function praiseItem({ goal, best }: GoalWins, { today, company }: ReportPage): Markup {
  const lead = winLead(best);
  const words =
    best.type === 'closed' ? goalTitle(goal) : winWords(best).trim() === '' ? titled(goal.title) : said(winWords(best));
  const values = winValues(best, company);
  const learned =
    best.type === 'closed' && best.text !== null ? html`<div class="small words">${said(best.text)}</div>` : null;
  return html`
    <li><div class="words">${lead === '' ? null : html`<b class="lead">${lead}</b> `}${words}</div>${learned}
    <div class="quiet small">${goalNumber(goal)} · ${day(best.day, today)}${values === '' ? null : ` · ${values}`}</div></li>`;
}

function riskColumn(page: ReportPage): Markup | null {
  const { risks } = page;
  const more = moreRisks(page, mostGoals);
  if (risks.length === 0) return null;
  return column('risk', partTitles(page).risks, [
    html`<ul>${risks.map((risk) => riskItem(risk, page))}</ul>`,
    more !== null && quiet(`${more}.`),
  ]);
}

function riskItem(risk: Risk, { today }: ReportPage): Markup {
  return html`
    <li><div class="words">${goalTitle(risk.goal)}</div>
    <div class="quiet small words">#${risk.goal.iid} · <bdi>${riskReasons(risk, today).join(', ')}</bdi></div></li>`;
}
