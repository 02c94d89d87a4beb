// The box before an item of a task list, and the words it is named by.
import type { ListItem, Nodes, RootContent } from 'mdast';

/** The item's own line, as the name of its box. */
export function wordsOf(nodes: readonly Nodes[]): string {
  const words = (node: Nodes): string =>
    'value' in node
      ? node.type === 'html'
        ? ''
        : node.value
      : 'children' in node
        ? node.children.map(words).join('')
        : '';
  return nodes.map(words).join(' ').trim() || 'Empty item';
}

export type Box = 'open' | 'done' | 'inapplicable' | null;

/** `[~]` is GitLab's own: https://docs.gitlab.com/user/markdown/#task-lists */
export function taskBox(item: ListItem, nodes: readonly RootContent[]): { box: Box; nodes: readonly RootContent[] } {
  if (typeof item.checked === 'boolean') return { box: item.checked ? 'done' : 'open', nodes };
  const [first] = nodes;
  const [text, ...others] = first?.type === 'paragraph' ? first.children : [];
  if (first?.type !== 'paragraph' || text?.type !== 'text' || !text.value.startsWith('[~] '))
    return { box: null, nodes };
  const children = [{ ...text, value: text.value.slice('[~] '.length) }, ...others];
  return { box: 'inapplicable', nodes: [{ ...first, children }] };
}
