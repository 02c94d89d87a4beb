// What people bring to a 1:1 by comments: items that begin with a tag, and `=>` replies. Who cannot edit an agenda adds to it so.
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Comment, Note } from '../goals/notes.ts';
import { plainText } from '../text/checklist.ts';
import { isCostly } from '../text/prose.ts';
import { shortHash } from '../text/short-hash.ts';
import { ascending, inTurn, oldestFirst } from '../words/order.ts';
import type { Instant } from '../words/goal.ts';
import { agendaTags, type TopicWords, topicOf } from './agenda.ts';
import { replyLine, splitReplies } from './item-block.ts';

/** The mark of a comment that `1on1 add` wrote. */
export const agendaComment = 'agenda';

interface Words {
  /** Of the comment and the words: said again in another comment, or in other words, it is another one. */
  readonly key: string;
  /** Username; null: the person whose goals these are. */
  readonly by: string | null;
  readonly at: Instant;
  /** One line of Markdown, as it is written. */
  readonly text: string;
}

export interface BroughtItem extends Words {
  readonly type: 'item';
  readonly replies: readonly string[];
}

export interface BroughtReply extends Words {
  readonly type: 'reply';
  /** The item that the comment quotes. */
  readonly to: TopicWords;
}

export type Brought = BroughtItem | BroughtReply;

/** Of one 1:1. Far more than people bring; whoever writes a thousand lines does not fill an agenda with them. */
const most = 200;
/** Of a line: the rest of a paragraph without an end stays in its comment. */
const longest = 1000;
/** GitLab's own name for the account that is left of somebody. */
const gone = 'ghost';

/** Oldest first. An internal comment is on nobody's agenda: not everybody who reads the agenda may read it. */
export function broughtIn(notes: readonly Note[]): readonly Brought[] {
  return notes
    .filter((note) => note.type === 'comment')
    .filter(({ internal, mark }) => !internal && (mark === null || mark.type === agendaComment))
    .toSorted(
      inTurn(
        oldestFirst,
        ascending(({ id }) => id),
      ),
    )
    .flatMap(saidIn)
    .slice(0, most);
}

function saidIn({ id, by, at, isOwn, body }: Comment): readonly Brought[] {
  const about = { by: isOwn ? null : (by?.username ?? gone), at };
  return readComment(body).map((one) => {
    const words = one.type === 'item' ? [one.text, ...one.replies].join('\n') : one.text;
    return { ...one, ...about, key: `${id}.${shortHash(words)}` };
  });
}

type Item = Pick<BroughtItem, 'type' | 'text'> & { readonly replies: string[] };
type Said = Item | Pick<BroughtReply, 'type' | 'text' | 'to'>;
type Node = ReturnType<typeof fromMarkdown>['children'][number];

/** In its first paragraph and in the items of its lists; nothing in code, and what it quotes is only answered. */
export function readComment(body: string): readonly Said[] {
  if (isCostly(body)) return [];
  const all: Said[] = [];
  let item: Item | null = null;
  let quoted: TopicWords | null = null;
  for (const [index, node] of fromMarkdown(body).children.entries()) {
    if (node.type === 'blockquote') {
      const last = node.children.flatMap((child) => itemsBelow(child, body, null)).at(-1);
      quoted = last === undefined ? null : topicOf(last.text);
      item = null;
    } else if (node.type === 'list' || (node.type === 'paragraph' && (index === 0 || isReply(node, body)))) {
      const found = itemsBelow(node, body, item);
      item = found.at(-1) ?? item;
      const to = quoted;
      if (item === null && to !== null)
        all.push(...repliesIn(node, body).map((text) => ({ type: 'reply' as const, text, to })));
      all.push(...found);
    } else item = null;
  }
  return all;
}

const isReply = (node: Node, body: string): boolean => replyLine.test(sourceOf(node, body).split('\n', 1)[0] ?? '');

/** @param above what a reply without an item of its own answers */
function itemsBelow(node: Node, body: string, above: Item | null): readonly Item[] {
  if (node.type === 'paragraph') return itemsOf(sourceOf(node, body), above);
  if (node.type === 'list') return node.children.flatMap((child) => itemsBelow(child, body, above));
  const all: Item[] = [];
  if (node.type === 'listItem')
    for (const child of node.children) all.push(...itemsBelow(child, body, all.at(-1) ?? above));
  return all;
}

function repliesIn(node: Node, body: string): readonly string[] {
  if (node.type === 'paragraph') return repliesOf(splitReplies(`\n${sourceOf(node, body)}`).replies);
  return node.type === 'list' || node.type === 'listItem'
    ? node.children.flatMap((child) => repliesIn(child, body))
    : [];
}

const repliesOf = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => clipped((replyLine.exec(line)?.[1] ?? '').trim()));

/** Each line of a paragraph that begins with a tag begins an item; the others go on with theirs. */
function itemsOf(paragraph: string, above: Item | null): readonly Item[] {
  const all: { words: string; readonly replies: string[] }[] = [];
  const { words, replies } = splitReplies(`\n${paragraph}`);
  for (const line of linesOf(words)) {
    const last = all.at(-1);
    const open = withoutBox(line);
    if (open !== null && isTagged(open)) all.push({ words: open, replies: [] });
    else if (last === undefined) break;
    else last.words += ` ${line}`;
  }
  (all.at(-1) ?? above)?.replies.push(...repliesOf(replies));
  return all.map((one) => ({ type: 'item', text: clipped(one.words), replies: one.replies }));
}

const tagged = /^(?:\d{4}-\d{2}-\d{2}[\s:,-]+)?([A-Z]+)(?:\s*:\s*|\s+)\S/;

/** In capitals: `Done, thanks` answers something. */
function isTagged(line: string): boolean {
  const word = tagged.exec(plainText(line))?.[1];
  return agendaTags.some((tag) => tag === word);
}

/** null: it is ticked. */
function withoutBox(line: string): string | null {
  const [, sign, rest = ''] = /^\[([ xX])\][ \t]+(.*)$/.exec(line) ?? [];
  return sign === undefined ? line : sign === ' ' ? rest : null;
}

/** Without the quote marks that a paragraph's further lines still have. */
function linesOf(paragraph: string): readonly string[] {
  return paragraph
    .split(/\r?\n/)
    .map((line) => line.replace(/^[ \t]*(?:>[ \t]?)*/, '').trim())
    .filter((line) => line !== '');
}

function sourceOf({ position }: Node, body: string): string {
  return body.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
}

function clipped(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest).trimEnd()}…`;
}
