// A Markdown text as blocks of words in their marks, for forms that are no Markdown: headings, paragraphs, lists, quotes, tables, code.
import type { Definition, ListItem, Paragraph, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { titlesIn } from './block-titles.ts';
import { type Inline, wordsIn } from './inline.ts';
import { isCostly } from './prose.ts';
import { urlOf } from './url.ts';

export type Block =
  | { readonly type: 'heading'; readonly level: number; readonly words: readonly Inline[] }
  | { readonly type: 'paragraph'; readonly words: readonly Inline[] }
  | { readonly type: 'quote'; readonly blocks: readonly Block[] }
  | { readonly type: 'list'; readonly start: number | null; readonly items: readonly (readonly Block[])[] }
  | { readonly type: 'code'; readonly text: string }
  /** Its first row is its head. */
  | { readonly type: 'table'; readonly rows: readonly (readonly (readonly Inline[])[])[] };

export interface PlacedBlock {
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
  /** null: nothing of it is left. */
  readonly block: Block | null;
  /** What a reader may take for headings in it: real ones at any depth, and lines that are nothing but bold print. */
  readonly titles: readonly string[];
  readonly leftOut: LeftOutWords;
}

export interface LeftOutWords {
  /** Passages in italics that end in a question mark, as our templates guide with them. */
  readonly questions: number;
  /** Raw HTML that is no comment, as typed. */
  readonly html: readonly string[];
}

export interface BlockRules {
  /** Comments, raw HTML and guiding questions stay, as text. */
  readonly isAsIs: boolean;
  /** Runs over the words of each line. */
  readonly words: (words: readonly Inline[]) => readonly Inline[];
}

/** In order; null for a text that would take too long to read. Line ends must be `\n`. */
export function readBlocks(markdown: string, rules: BlockRules): readonly PlacedBlock[] | null {
  if (isCostly(markdown)) return null;
  const children = rules.isAsIs ? read(markdown) : read(markdown).flatMap(besideComments);
  const definitions = new Map(
    children.flatMap((node) => (node.type === 'definition' ? [[node.identifier, node]] : [])),
  );
  return children.map((node, at) => {
    const reader = new BlockReader(rules, definitions);
    // Words below a label may be its answer.
    const mayAnswer = /^(?:paragraph|code|table|blockquote)$/.test(children[at + 1]?.type ?? '');
    const [block = null] = reader.blocks([node], mayAnswer);
    const { start, end } = node.position ?? {};
    return { start: start?.offset ?? 0, end: end?.offset ?? 0, block, titles: titlesIn(node), leftOut: reader };
  });
}

const read = (markdown: string): RootContent[] =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }).children;

/** Words on the line of a comment are raw HTML to a page, and to whoever wrote them a paragraph. */
function besideComments(node: RootContent): RootContent[] {
  if (node.type !== 'html' || !node.value.trimStart().startsWith('<!--')) return [node];
  const beside = node.value.replace(/<!--[\s\S]*?(?:-->|$)/g, '').trim();
  return read(beside).map((one) => ({ ...one, ...(node.position ? { position: node.position } : {}) }));
}

class BlockReader implements LeftOutWords {
  questions = 0;
  readonly html: string[] = [];
  readonly #rules: BlockRules;
  readonly #definitions: ReadonlyMap<string, Definition>;

  constructor(rules: BlockRules, definitions: ReadonlyMap<string, Definition>) {
    this.#rules = rules;
    this.#definitions = definitions;
  }

  blocks(nodes: readonly RootContent[], mayAnswer = true): Block[] {
    return nodes.flatMap((node) => this.#block(node, mayAnswer) ?? []);
  }

  #block(node: RootContent, mayAnswer: boolean): Block | null {
    switch (node.type) {
      case 'heading': {
        const words = this.#words(node.children);
        return isBlank(words) ? null : { type: 'heading', level: node.depth, words };
      }
      case 'paragraph': {
        const words = this.#words(node.children);
        return isBlank(words) ? null : { type: 'paragraph', words };
      }
      case 'blockquote': {
        const blocks = this.blocks(node.children);
        return blocks.length === 0 ? null : { type: 'quote', blocks };
      }
      case 'list': {
        const read = node.children.map((item) => this.#item(item));
        const items = read.filter(
          (item, at) => item.length > 0 && (this.#rules.isAsIs || !isUnanswered(read, at, mayAnswer)),
        );
        return items.length === 0 ? null : { type: 'list', start: node.ordered ? (node.start ?? 1) : null, items };
      }
      case 'code':
        return { type: 'code', text: node.value };
      case 'table':
        return this.#table(node);
      case 'footnoteDefinition': {
        const blocks = this.blocks(node.children);
        const label = { type: 'paragraph', words: [text(`[${node.label ?? node.identifier}]`)] } as const;
        return blocks.length === 0 ? null : { type: 'quote', blocks: [label, ...blocks] };
      }
      case 'html':
        return this.#html(node.value) ? { type: 'code', text: node.value } : null;
      default:
        return null;
    }
  }

  #item({ checked, children }: ListItem): readonly Block[] {
    const blocks = this.blocks(children);
    if (checked == null || blocks.length === 0) return blocks;
    const box = text(checked ? '[x] ' : '[ ] ');
    const [first, ...rest] = blocks;
    return first?.type === 'paragraph'
      ? [{ ...first, words: [box, ...first.words] }, ...rest]
      : [{ type: 'paragraph', words: [box] }, ...blocks];
  }

  #table({ children }: Table): Block {
    return { type: 'table', rows: children.map((row) => row.children.map((cell) => this.#words(cell.children))) };
  }

  /** Whether it stays. */
  #html(value: string): boolean {
    if (!this.#rules.isAsIs && !/^\s*<!--/.test(value)) this.html.push(value);
    return this.#rules.isAsIs;
  }

  #words(nodes: Paragraph['children']): readonly Inline[] {
    return trimmed(joined(this.#rules.words(joined(nodes.flatMap((node) => this.#inline(node))))));
  }

  #inline(node: Paragraph['children'][number]): readonly Inline[] {
    switch (node.type) {
      case 'text':
        return [text(node.value.replace(/(?<!\s)\s*\n\s*/g, ' '))];
      case 'break':
        return [text(' ')];
      case 'inlineCode':
        return [{ type: 'code', text: node.value }];
      case 'html':
        return this.#html(node.value) ? [{ type: 'code', text: node.value }] : [];
      case 'emphasis':
      case 'strong': {
        const inside = joined(node.children.flatMap((child) => this.#inline(child)));
        if (node.type === 'strong' || this.#rules.isAsIs || !/\?\s*$/.test(wordsIn(inside)))
          return [{ type: node.type, inside }];
        this.questions += 1;
        return [];
      }
      case 'delete':
        return [text('~~'), ...node.children.flatMap((child) => this.#inline(child)), text('~~')];
      case 'link':
        return this.#link(node.url, node.children);
      case 'linkReference': {
        const definition = this.#definitions.get(node.identifier);
        return definition === undefined
          ? node.children.flatMap((child) => this.#inline(child))
          : this.#link(definition.url, node.children);
      }
      case 'image':
      case 'imageReference':
        return [text(node.alt ?? '')];
      case 'footnoteReference':
        return [text(`[${node.label ?? node.identifier}]`)];
      default:
        return [];
    }
  }

  #link(address: string, children: Paragraph['children']): readonly Inline[] {
    const inside = joined(children.flatMap((child) => this.#inline(child)));
    const href = harmless(address);
    return href === null ? inside : [{ type: 'link', address: href, inside }];
  }
}

/** Web addresses alone, and no login in them: a mail or a script that somebody linked stays words. */
export function harmless(address: string): string | null {
  const url = urlOf(address);
  const isWeb = url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  return isWeb ? url.href : null;
}

const text = (words: string): Inline => ({ type: 'text', text: words });

/** Texts that follow one another as one: what a sign between them meant is gone. */
function joined(words: readonly Inline[]): readonly Inline[] {
  const all: Inline[] = [];
  for (const part of words) {
    const last = all.at(-1);
    if (part.type === 'text' && last?.type === 'text') all[all.length - 1] = text(last.text + part.text);
    else all.push(part);
  }
  return all;
}

function trimmed(words: readonly Inline[]): readonly Inline[] {
  const last = words.length - 1;
  return words
    .map((part, at) => {
      if (part.type !== 'text') return part;
      const squeezed = part.text.replace(/ {2,}/g, ' ');
      const begun = at === 0 ? squeezed.trimStart() : squeezed;
      return text(at === last ? begun.trimEnd() : begun);
    })
    .filter((part) => part.type !== 'text' || part.text !== '');
}

const isBlank = (words: readonly Inline[]): boolean => /^[\s\-*_=.…:;()]*$/.test(wordsIn(words));

/** `**Impact:**`, and neither words behind it nor an answer below. */
function isUnanswered(items: readonly (readonly Block[])[], at: number, mayAnswer: boolean): boolean {
  const [only, ...others] = items[at] ?? [];
  if (only?.type !== 'paragraph' || others.length > 0 || !isLabel(only.words)) return false;
  const next = items.slice(at + 1).find((item) => item.length > 0);
  if (next === undefined) return !mayAnswer;
  const [first] = next;
  return first?.type === 'paragraph' && first.words[0]?.type === 'strong';
}

function isLabel(words: readonly Inline[]): boolean {
  const [label, ...rest] = words;
  return label?.type === 'strong' && /:\s*$/.test(wordsIn(words)) && /^[\s:]*$/.test(wordsIn(rest));
}
