// Links of a document that leaves the project: where they lead, what their words say, whom they call, and what was answered of them.
import { type LinkOpens, opensForFew } from '../promotion/link-opens.ts';
import type { Check } from './lint.ts';
import type { Hit } from './rule.ts';
import { isHandedIn } from './places.ts';
import type { Readable } from './readable.ts';
import type { PromotionFacts } from './structure-checks.ts';

export const linkChecks: Readonly<Record<string, Check<PromotionFacts>>> = {
  'link-private': (text, { home }) =>
    addressedIn(text)
      .filter(({ address }) => opensForFew(address, home))
      .map(({ link, ...span }) => ({ ...spanOf(span), holes: { link } })),
  'link-closed': (text, { home, opens }) =>
    addressedIn(text).flatMap(({ address, link, ...span }) => {
      const why = closed[opens?.get(address) ?? 'not-looked'];
      return why === undefined || opensForFew(address, home) ? [] : [{ ...spanOf(span), holes: { link, why } }];
    }),
  'naked-link': ({ links }) => links.filter((link) => isHandedIn(link) && link.words === null).map(spanOf),
  'link-words': ({ links }) =>
    links.filter((link) => isHandedIn(link) && link.words !== null && saysNothing.test(link.words.trim())).map(spanOf),
  mention: ({ blocks }) =>
    blocks.filter(isHandedIn).flatMap((block) =>
      Array.from(block.text.matchAll(mention), ({ index, 0: found }) => ({
        start: block.start + index,
        end: block.start + index + found.length,
      })),
    ),
};

const closed: Readonly<Partial<Record<LinkOpens, string>>> = {
  'not-for-me': 'does not open for you',
  private: 'opens for the members of its project alone',
  confidential: 'is confidential, and opens for few',
};

/** Links, and addresses in code, which export makes links of. */
function addressedIn({ links, codes }: Pick<Readable, 'links' | 'codes'>) {
  const inCode = codes
    .filter(({ text }) => /^https?:\/\/\S+$/i.test(text))
    .map((code) => ({ ...code, end: code.start + code.text.length, address: code.text, words: null }));
  return [...links, ...inCode].filter(isHandedIn).map((one) => ({ ...one, link: shortly(one.words ?? one.address) }));
}

const longestName = 60;
/** What tells it from others of its line; of an address that is its end. */
function shortly(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length > longestName ? `…${line.slice(1 - longestName).replace(/^[\uDC00-\uDFFF]/, '')}` : line;
}

/** Of what is handed in, each once. */
export function addressesOf(text: Pick<Readable, 'links' | 'codes'>): readonly string[] {
  return [...new Set(addressedIn(text).map(({ address }) => address))];
}

const saysNothing =
  /^(?:click )?(?:here|this|that|link|see here|more|\d{1,3}|(?:this |the |see )?(?:mr|link|page|issue|one|docs?|document|merge request))$/i;

const path = String.raw`[\w.-]{1,60}(?:\/[\w.-]{1,60})`;
/** Who is named is told of the document, and so is a merge request or an issue of another project. */
const mention = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}_/@.])@[A-Za-z][\w.-]{1,60}\w`,
    String.raw`(?<![\p{L}\p{N}_./-])${path}{0,8}![1-9]\d{0,8}(?!\w)`,
    String.raw`(?<![\p{L}\p{N}_./-])${path}{1,8}#[1-9]\d{0,8}(?!\w)`,
  ].join('|'),
  'gu',
);

const spanOf = ({ start, end }: { readonly start: number; readonly end: number }): Hit => ({ start, end });
