// Words that a person typed, and goals' names with their links: one line, own reading direction, linked only where it is safe.
import type { Inline } from '#growth/text/inline.ts';
import { spoken } from '../people-words.ts';
import { glimpse, oneLine } from '../text.ts';
import { type Markup, html, webAddress } from './markup.ts';

/** Their Markdown as marks. `bdi`: words in Arabic or Hebrew keep their direction and turn nothing around them. */
export function said(text: string): Markup {
  return html`<bdi>${marked(spoken(text))}</bdi>`;
}

/** A title is no Markdown. */
export function titled(title: string): Markup {
  return html`<bdi>${glimpse(title)}</bdi>`;
}

function marked(parts: readonly Inline[]): Markup {
  return parts.map(markOf).reduce((before, part) => html`${before}${part}`, html``);
}

function markOf(part: Inline): Markup {
  switch (part.type) {
    case 'text':
      return html`${part.text}`;
    case 'code':
      return html`<code>${part.text}</code>`;
    case 'strong':
      return html`<b>${marked(part.inside)}</b>`;
    case 'emphasis':
      return html`<em>${marked(part.inside)}</em>`;
    default:
      return linked(part.address, marked(part.inside), 'address');
  }
}

interface Named {
  readonly iid: number;
  readonly title: string;
  readonly url: string;
}

export function goalTitle({ iid, title, url }: Named): Markup {
  const name = oneLine(title) === '' ? html`Goal #${iid}` : titled(title);
  return linked(url, name, 'title');
}

/** `#4`, linked. */
export function goalNumber({ iid, url }: Pick<Named, 'iid' | 'url'>): Markup {
  return linked(url, html`#${iid}`, 'number');
}

/** `#4` linked, then the title: for a line that is about something else of that goal. */
export function goalMention(goal: Named): Markup {
  return html`${goalNumber(goal)} ${titled(goal.title)}`;
}

/** The address itself, as text where a browser should not open it. */
export function address(text: string): Markup {
  const shown = oneLine(text);
  return linked(text, html`<bdi>${shown.replace(/^https?:\/\//, '')}</bdi>`, 'address');
}

export function linked(url: string, words: Markup, className: string): Markup {
  const href = webAddress(url);
  return href === null
    ? html`<span class="${className}">${words}</span>`
    : html`<a class="${className}" href="${href}" rel="noreferrer">${words}</a>`;
}
