// The only door from words to HTML: every hole of a template is cleaned and escaped, except what is markup already.
import { clean } from '../text.ts';

/** Text that is HTML already. A class, so that nothing a server sent can pass for it. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Hole = string | number | Markup | null | false | readonly Hole[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Attributes must stand in double quotes; addresses go through `webAddress` first. Indentation of the template is dropped;
 * null, false and an empty list leave nothing, not even an empty line.
 */
export function html(template: TemplateStringsArray, ...holes: readonly Hole[]): Markup {
  let text = '';
  for (const [index, part] of template.entries()) {
    let own = part.replaceAll(/\n\s*/g, '\n');
    if (index === 0) own = own.replace(/^\n/, '');
    if (index === template.length - 1) own = own.replace(/\n$/, '');
    // The hole before this part was alone on its line and left nothing.
    const beginsLine = index > 0 && (text === '' || text.endsWith('\n'));
    text += beginsLine && own.startsWith('\n') ? own.slice(1) : own;
    text += filled(holes[index] ?? null);
  }
  return new Markup(text);
}

/** Our own text that must stay byte for byte as it is, a style sheet say. */
export function verbatim(text: string): Markup {
  return new Markup(text);
}

function filled(hole: Hole): string {
  if (hole === null || hole === false) return '';
  if (hole instanceof Markup) return hole.text;
  if (typeof hole === 'number') return String(hole);
  if (typeof hole === 'string') return clean(hole).replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? '');
  return hole.map(filled).filter(Boolean).join('\n');
}

/** The address as a browser would open it, or null: only http and https, and nobody's password in it. */
export function webAddress(text: string): string | null {
  let url: URL;
  try {
    url = new URL(clean(text).trim());
  } catch {
    return null;
  }
  const harmless = ['http:', 'https:'].includes(url.protocol) && url.username === '' && url.password === '';
  return harmless ? url.href : null;
}
