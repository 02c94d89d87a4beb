// Words that a person typed, and goals' names with their links: one line, own reading direction, linked only where it is safe.
import { type Markup, html, webAddress } from './markup.ts';
import { glimpse, oneLine } from '../text.ts';

/** `bdi`: a title in Arabic or Hebrew keeps its direction and turns nothing around it. */
export function said(text: string): Markup {
  return html`<bdi>${glimpse(text)}</bdi>`;
}

interface Named {
  readonly iid: number;
  readonly title: string;
  readonly url: string;
}

export function goalTitle({ iid, title, url }: Named): Markup {
  const name = oneLine(title) === '' ? html`Goal #${iid}` : said(title);
  return linked(url, name, 'title');
}

/** `#4` linked, then the title: for a line that is about something else of that goal. */
export function goalMention({ iid, title, url }: Named): Markup {
  return html`${linked(url, html`#${iid}`, 'number')} ${said(title)}`;
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
