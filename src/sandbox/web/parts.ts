// Small parts of the pages: label chips, people, times, states. All text is escaped by the tag.
import type { Day, Instant } from '../state/days.ts';
import { html } from 'hono/html';
import { labelBasic, labelsByIds } from '../entities/label.ts';
import { issueUrl } from '../entities/issue.ts';
import { userById } from '../entities/user.ts';
import type { Issue, Label, Milestone } from '../state/planning-records.ts';
import { isPaid, type Instance } from '../http/routing.ts';
import type { Place } from './place.ts';

export type Html = ReturnType<typeof html>;

export const nothing = html``;

/** A scoped label shows scope and value apart where it is one: on Free `a::b` is a name like any other. https://docs.gitlab.com/user/project/labels/#scoped-labels */
export function labelChip(place: Place, label: Label): Html {
  const at = isPaid(place.instance) ? label.name.lastIndexOf('::') : -1;
  const name =
    at > 0
      ? html`<span class="scope">${label.name.slice(0, at)}</span><span class="value">${label.name.slice(at + 2)}</span>`
      : html`<span class="scope">${label.name}</span>`;
  const address = `${place.url}/-/issues?${new URLSearchParams({ 'label_name[]': label.name }).toString()}`;
  const colour = colourClass(place, label.color);
  return html`<a class="label ${at > 0 ? 'scoped' : ''} ${colour}" href="${address}" title="${label.description ?? ''}">${name}</a>`;
}

/** The style sheet of the page gets a rule for it; a colour that is none is grey. */
function colourClass(place: Place, color: string): string {
  if (!/^#[0-9a-f]{6}$/i.test(color)) return '';
  place.colours.add(color.toLowerCase());
  return `c${color.slice(1).toLowerCase()}`;
}

export function colourRules(colours: ReadonlySet<string>): string {
  return [...colours]
    .map((color) => {
      const ink = labelBasic({ color } as Label).text_color;
      return `.c${color.slice(1)}{--label:${color};--label-ink:${ink}}`;
    })
    .join('');
}

export function labelChips(place: Place, ids: readonly number[]): Html[] {
  return labelsByIds(place.instance.state, ids).map((label) => labelChip(place, label));
}

export function issueLink(place: Place, issue: Issue): Html {
  return html`<a href="${issueUrl(place.instance, place.project, issue)}">${issue.title}</a>`;
}

export function stateBadge({ state }: Pick<Issue, 'state'>): Html {
  return html`<span class="badge ${state}">${state === 'opened' ? 'Open' : 'Closed'}</span>`;
}

export const confidentialBadge = ({ confidential }: Pick<Issue, 'confidential'>): Html =>
  confidential ? html`<span class="badge warning">Confidential</span>` : nothing;

export function personName({ state }: Instance, id: number): Html {
  const { name, username } = userById(state, id);
  return html`<span class="person" title="@${username}">${name}</span>`;
}

export function avatar({ state }: Instance, id: number): Html {
  const { name } = userById(state, id);
  return html`<span class="avatar" aria-hidden="true">${String.fromCodePoint(name.codePointAt(0) ?? 63).toUpperCase()}</span>`;
}

export function milestoneOf({ state }: Instance, { milestoneId }: Pick<Issue, 'milestoneId'>): Milestone | undefined {
  return milestoneId === null ? undefined : state.milestones.find(({ id }) => id === milestoneId);
}

export function milestoneLink(place: Place, milestone: Milestone): Html {
  return html`<a href="${place.url}/-/milestones/${milestone.iid}">${milestone.title}</a>`;
}

export function dueTime({ today }: Instance, { dueDate, state }: Pick<Issue, 'dueDate' | 'state'>): Html {
  if (dueDate === null) return nothing;
  const isLate = state === 'opened' && dueDate < today;
  return html`<time class="${isLate ? 'late' : ''}" datetime="${dueDate}">${dayText(dueDate)}</time>`;
}

/** `Nov 23, 2026` */
export function dayText(day: Day): string {
  const moment = new Date(`${day}T00:00:00.000Z`);
  return moment.toLocaleDateString('en-US', { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' });
}

export function ago({ now }: Instance, at: Instant): Html {
  const when = `${dayText(at.slice(0, 10))}, ${at.slice(11, 16)} UTC`;
  return html`<time datetime="${at}" title="${when}">${distance((Date.parse(at) - Date.parse(now)) / 1000)}</time>`;
}

/** A day has no time: what is due today is due today until midnight. */
export function daysAway({ today }: Instance, day: Day): Html {
  const days = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
  const words = Math.abs(days) < 2 ? relative.format(days, 'day') : distance(days * 86_400);
  return html`<time datetime="${day}" title="${dayText(day)}">${words}</time>`;
}

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const always = new Intl.RelativeTimeFormat('en');
const units = [
  ['year', 31_536_000],
  ['month', 2_628_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

function distance(seconds: number): string {
  for (const [unit, size] of units)
    if (Math.abs(seconds) >= size) return always.format(Math.trunc(seconds / size), unit);
  return 'just now';
}
