// What comes until the next 1:1.
import type { NextSteps } from '#reports/next-steps.ts';
import type { ProgressReport } from '#reports/progress-report.ts';
import { noMeetingText } from '../report-words.ts';
import { oneLine } from '../text.ts';
import { type Hole, type Markup, html } from './markup.ts';
import { more, nothing, part } from './part.ts';
import { goalMention, linked, said } from './words-of-people.ts';

const limit = 20;

export function nextPart(report: ProgressReport): Markup | null {
  const { next, review } = report;
  if (next === null) return null;
  const { actions, question } = next;
  return part('next', 'Next', [
    dates(next),
    question !== null &&
      oneLine(question) !== '' &&
      html`<h3>One question for the manager</h3><blockquote>${said(question)}</blockquote>`,
    // The mid-year form holds them already.
    ...(review === null ? until(report, actions) : []),
  ]);
}

function until(report: ProgressReport, actions: NextSteps['actions']): Hole[] {
  return [
    html`<h3>Actions until the next 1:1</h3>`,
    actions.length === 0 ? nothing(report, 'No next action is written down.') : actionList(actions.slice(0, limit)),
    more(actions.length - limit, 'devgrowth goal list'),
  ];
}

function dates(next: NextSteps): Markup {
  const { meeting, careerTalk } = next;
  const talk = [
    ...(careerTalk.next === null ? ['none is planned'] : [careerTalk.next]),
    ...(careerTalk.last === null ? [] : [`the last was on ${careerTalk.last}`]),
  ];
  return html`
    <dl class="pairs">
    <div><dt>Next 1:1</dt><dd>${
      meeting === null
        ? html`<span class="quiet">${noMeetingText(next)}</span>`
        : html`${meeting.day} ${linked(meeting.url, html`#${meeting.iid}`, 'number')}`
    }</dd></div>
    <div><dt>Next career talk</dt><dd${careerTalk.next === null && html` class="quiet"`}>${talk.join('; ')}</dd></div>
    </dl>`;
}

export function actionList(actions: NextSteps['actions']): Markup {
  const items = actions.map(
    ({ goal, text, due }) => html`
      <li><div>${said(text)}</div>
      <div class="about">${goalMention(goal)}${due === null ? null : html` · due ${oneLine(due)}`}</div></li>`,
  );
  return html`<ul class="plain">${items}</ul>`;
}
