// Links of a document that leaves the project: where they lead, what their words say, whom they call. No link is opened.
import { urlOf } from '../text/url.ts';
import type { Check } from './lint.ts';
import type { Hit } from './rule.ts';
import { isHandedIn } from './places.ts';
import type { PromotionFacts } from './structure-checks.ts';

export const linkChecks: Readonly<Record<string, Check<PromotionFacts>>> = {
  'link-private': ({ links, codes }, { home }) =>
    [...links, ...codes.map((code) => ({ ...code, end: code.start + code.text.length, address: code.text }))]
      .filter((link) => isHandedIn(link) && isPrivate(link.address, home))
      .map(spanOf),
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

function isPrivate(address: string, home: string | null): boolean {
  const url = urlOf(address);
  if (url === null || !/^https?:$/.test(url.protocol)) return false;
  if (
    /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\]|0\.0\.0\.0|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+)$|\.(?:local|localhost)$/.test(
      url.hostname,
    )
  )
    return true;
  const own = home === null ? null : urlOf(home);
  return own !== null && own.host === url.host && isBelow(url.pathname, own.pathname);
}

/** GitLab minds neither case nor a slash at the end. */
function isBelow(path: string, root: string): boolean {
  const [under, over] = [path, root].map((one) => `${one.replace(/\/+$/, '').toLowerCase()}/`);
  return under !== undefined && over !== undefined && under.startsWith(over);
}
