// `devgrowth promotion export` in a terminal: what was written for whom, what stayed out of it, and where it leads.
import type { HandedIn, HandInAudience, HeldBack } from '#growth/promotion/handed-in.ts';
import type { NamedLink } from '#growth/promotion/handed-in-links.ts';
import type { LinkOpens } from '#growth/promotion/link-opens.ts';
import type { Pages } from '#growth/promotion/pages.ts';
import { aboutPages } from '../../page-count.ts';
import { count, oneLine } from '../../text.ts';
import { type Hole, type Ink, ink, pad, stacked } from '../ink.ts';
import { paintFor, type TerminalOptions } from '../paint.ts';

export interface ExportTold {
  readonly handedIn: HandedIn;
  readonly audience: HandInAudience;
  /** null: nothing was written. */
  readonly path: string | null;
  readonly words: number;
  readonly pages: Pages & { readonly limit: number };
  readonly links: readonly (NamedLink & { readonly opens: LinkOpens })[];
  readonly dropped: readonly string[];
  readonly findings: readonly { readonly rule: string; readonly isAllowed: boolean; readonly words: string }[];
}

const readers: Readonly<Record<HandInAudience, string>> = {
  committee: 'the committee',
  manager: 'your manager',
  me: 'you alone: it holds what must not be handed in',
};
const linkWords: Readonly<Record<LinkOpens, string>> = {
  'for-me': 'opens for me',
  internal: 'for who signs in',
  private: 'private',
  confidential: 'confidential',
  'not-for-me': 'opens not for me',
  'not-looked': 'not looked',
};

export function renderExported(told: ExportTold, options: TerminalOptions): Ink {
  const paint = paintFor(options);
  const { path, audience, words, pages, links, dropped, findings, handedIn } = told;
  const first =
    path === null
      ? [paint.red('Nothing was written.')]
      : [
          ink`Wrote ${oneLine(path)}`,
          ink`${oneLine(handedIn.title)}${paint.dim(`, for ${readers[audience]}: ${aboutPages(pages)}, ${count(words, 'word')}`)}`,
        ];
  const found = findings.map(({ rule, isAllowed, words: said }) => {
    const line = ink`  ${pad(rule, 20)}  ${oneLine(said)}`;
    return isAllowed ? ink`${line}  ${paint.dim('stands')}` : line;
  });
  const heldBack = heldWords(handedIn.leftOut, dropped);
  const list = links.map(({ opens, address, words: said }) => {
    const shown = said === address ? '' : `  ${oneLine(said)}`;
    return ink`  ${pad(linkWords[opens], 16)}  ${oneLine(address)}${paint.dim(shown)}`;
  });
  const part = (title: string, lines: readonly Hole[]) => (lines.length === 0 ? [] : ['', paint.bold(title), ...lines]);
  return stacked([
    ...first,
    ...part('Found', found),
    ...(path === null ? [] : part('Stays out', heldBack)),
    ...(path === null ? [] : part(count(links.length, 'link'), list)),
  ]);
}

function heldWords(held: HeldBack, dropped: readonly string[]): readonly Ink[] {
  const titles = (some: readonly string[]) => some.map(oneLine).join(', ');
  const line = (label: string, words: string) => (words === '' ? [] : [ink`  ${pad(label, 16)}  ${words}`]);
  return [
    ...line('private', titles(held.private)),
    ...line('your own parts', held.own.map((title) => `${oneLine(title)} (--with "${oneLine(title)}")`).join(', ')),
    ...line('without words', titles(held.empty)),
    ...line('not clear', held.unclear.map(({ line: at, part }) => `${oneLine(part)} from line ${at} on`).join(', ')),
    ...line('in no part', held.outside === 0 ? '' : count(held.outside, 'paragraph')),
    ...line('prompts', held.questions === 0 ? '' : count(held.questions, 'question')),
    ...line('raw HTML', titles(held.html)),
    ...line('evidence', dropped.length === 0 ? '' : `${titles(dropped)}: no address of the work is known`),
  ];
}
