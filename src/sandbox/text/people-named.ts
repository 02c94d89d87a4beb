// Whom a text names, and whom it speaks to: `@alex` outside of code and quotations. https://docs.gitlab.com/user/todos/
import type { Nodes } from 'mdast';
import { markdownTree } from './markdown-tree.ts';

const name = /(?<![\w`/@.-])@(?<username>\w(?:[\w.-]*\w)?)/g;
/** The names that a line begins with, one after the other. */
const beginning = /^(?:\s*@\w(?:[\w.-]*\w)?)+/gm;

export interface PeopleNamed {
  /** At the start of a line of a paragraph; lists do not count. */
  readonly addressed: ReadonlySet<string>;
  /** Anywhere, those included; in small letters, as all names are compared. */
  readonly named: ReadonlySet<string>;
}

export function peopleNamed(text: string): PeopleNamed {
  if (!text.includes('@')) return { addressed: new Set(), named: new Set() };
  const root = markdownTree(text);
  const prose = root === null ? text : proseOf(root);
  const paragraphs = root === null ? [text] : root.children.filter(({ type }) => type === 'paragraph').map(proseOf);
  const lines = paragraphs.flatMap((paragraph) => [...paragraph.matchAll(beginning)].map(([words]) => words));
  return { addressed: namesIn(lines.join('\n')), named: namesIn(prose) };
}

const namesIn = (prose: string): Set<string> =>
  new Set([...prose.matchAll(name)].map(({ groups = {} }) => (groups['username'] ?? '').toLowerCase()));

function proseOf(node: Nodes): string {
  switch (node.type) {
    case 'text':
      return node.value;
    case 'break':
      return '\n';
    case 'code':
    case 'inlineCode':
    case 'html':
    case 'link':
    case 'blockquote':
      // A word, so that what stands behind it does not begin the line.
      return '` ';
    default:
      return 'children' in node
        ? node.children.map(proseOf).join(node.type === 'root' || node.type === 'list' ? '\n' : '')
        : '';
  }
}
