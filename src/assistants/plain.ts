// The door to an assistant: a string reaches it as words of ours, as the person's own, or inside `untrusted`. There is no other way.
import { clean } from '#render/text.ts';

declare const plainText: unique symbol;
declare const foreignText: unique symbol;
declare const proven: unique symbol;

/** May stand by itself: ours, the person's own, or of a form that says nothing, such as a day. */
export type Plain = string & { readonly [plainText]: true };

/** Text of anybody else; `by` and `at` are null where that is not known. */
export interface Untrusted {
  readonly untrusted: {
    readonly by: Plain | null;
    readonly at: Plain | null;
    readonly text: string & { readonly [foreignText]: true };
  };
}

/** What an answer is made of. A bare string is none. */
export type Told = number | boolean | null | Plain | Untrusted | readonly Told[] | ToldObject;
export interface ToldObject {
  readonly [key: string]: Told;
}

/** Who wrote a text: `own` is proof that it was the person whose token this is, and `voices.ts` alone gives it. */
export type Voice = Own | Other;
export interface Own {
  readonly [proven]: true;
}
export interface Other {
  readonly by: string | null;
  readonly at: string | null;
}

/** For `voices.ts`. */
export const own = Object.freeze({}) as Own;

/** Longer texts of others end in a word about it. */
const longest = 4_000;

/** Letters without width, fillers, tags: https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/** Text literals of ours; what fills them is a number, or plain by now. */
export function ours(strings: TemplateStringsArray, ...holes: readonly (Plain | number)[]): Plain {
  return strings.reduce((text, part, index) => `${text}${String(holes[index - 1] ?? '')}${part}`) as Plain;
}

/**
 * A sentence that this package made, known by where it comes from and not by its type: `rules.ts` and `failure.ts` alone use it,
 * for texts of which they know that no foreign word is in them.
 */
export function madeByUs(text: string): Plain {
  return text as Plain;
}

/** Days and moments, usernames, numbers of versions: forms in which nobody can say anything. null: it is another. */
export function harmless(text: string): Plain | null {
  const isHarmless =
    text === '' ||
    /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d{1,6})?Z)?$/.test(text) ||
    /^FY\d\d(?:-Q[1-4])?(?: to FY\d\d-Q[1-4])?$/.test(text) ||
    /^1:1 \d{4}-\d\d-\d\d$/.test(text);
  return isHarmless ? (text as Plain) : null;
}

/** Of a closed list, or of a form that a server allows no sentence in. */
export function among(text: string, allowed: ReadonlySet<string> | RegExp): Plain | null {
  const isAmong = allowed instanceof RegExp ? allowed.test(text) : allowed.has(text);
  return isAmong ? (text as Plain) : null;
}

export const username = /^[\w.-]{1,255}$/;

/** The person's words as they are; anybody else's in their box. */
export function spoken(text: string, voice: Voice): Plain | Untrusted {
  if (isOwn(voice)) return text as Plain;
  return {
    untrusted: {
      by: voice.by === null ? null : among(voice.by, username),
      at: voice.at === null ? null : harmless(voice.at),
      text: boxed(text),
    },
  };
}

export function isOwn(voice: Voice): voice is Own {
  return voice === own;
}

/** Nothing that is not seen: no control, no comment of HTML, no letter without width. */
function seen(text: string): string {
  let left = clean(text).replace(invisible, '');
  // What is taken out may close a gap between the parts of another one.
  for (let before = ''; before !== left; ) {
    before = left;
    left = left.replace(/<!--[\s\S]*?(?:-->|$)/g, '');
  }
  return left.trim();
}

/** Whether all of it is seen where it is shown: what a person says yes to is what is sent. */
export function hidesNothing(text: string): boolean {
  const lines = text.replaceAll(/\r\n?/g, '\n');
  return clean(lines) === lines && !/[\u00ad\u200b\u2060-\u2064\u{e0000}-\u{e0fff}]/u.test(lines);
}

function boxed(text: string): Untrusted['untrusted']['text'] {
  const shown = seen(text);
  const letters = Array.from(shown);
  const said =
    letters.length <= longest
      ? shown
      : `${letters.slice(0, longest).join('')}… [cut: ${longest} of ${letters.length} characters]`;
  return said as Untrusted['untrusted']['text'];
}
