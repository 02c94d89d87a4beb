// A comment's body with labelled lines (`Next: ...`), written so that it reads back exactly.
import {
  type Accepts,
  type LabelledText,
  type Labels,
  readLabelled,
  textMark,
  tidyText,
  tidyValue,
} from './labelled-lines.ts';
import { english, type TypedWords } from '../words/typed-words.ts';
import { leavesOpen } from './open-end.ts';

/** `before` and `after` the text, in this order; what has no value is left out. */
export function formatLabelled<Field extends string>(
  header: string,
  content: LabelledText<Field>,
  labels: Labels<Field>,
  order: {
    readonly before: readonly Field[];
    readonly after: readonly Field[];
    readonly accepts?: Accepts<Field>;
    /** Those that a reader scans for. */
    readonly bold?: readonly Field[];
    /** The text would be taken for something else right below the header. */
    readonly isTextLast?: boolean;
    /** What else it may be read by. */
    readonly words?: TypedWords;
  },
): string {
  const text = tidyText(content.text);
  const written = (fields: readonly Field[]) =>
    fields.flatMap((field) => {
      const value = tidyValue(content.fields[field]);
      const isBold = order.bold?.includes(field) === true;
      return value === null ? [] : [labelledLines(labels[field][0], value, isBold)];
    });
  // A value that leaves something open hides what stands below it, too: it goes after those that do not.
  const isOpen = (field: Field) => leavesOpen(content.fields[field] ?? '');
  const closed = (fields: readonly Field[]) => written(fields.filter((field) => !isOpen(field)));
  const open = written([...order.before, ...order.after].filter(isOpen));
  const plain = [...closed(order.before), ...(text === '' ? [] : [text]), ...closed(order.after), ...open].join('\n\n');
  const blocks = [...closed(order.before), ...closed(order.after), ...open, textMark, text].join('\n\n');
  // Text that looks like a field, or leaves something open, would swallow words: then the text goes last, behind its mark.
  const isPlain = order.isTextLast !== true && !leavesOpen(text) && readsAs(plain, { ...content, text }, labels, order);
  const body = isPlain ? plain : blocks;
  return body === '' ? header : `${header}\n\n${body}`;
}

export function labelledLines(label: string, value: string, isBold: boolean): string {
  const name = `${label.charAt(0).toUpperCase()}${label.slice(1)}:`;
  const lines = `${isBold ? `**${name}**` : name} ${value}`.split('\n');
  return lines.map((line, index) => (index === 0 || line === '' ? line : `  ${line}`)).join('\n');
}

function readsAs<Field extends string>(
  body: string,
  content: LabelledText<Field>,
  labels: Labels<Field>,
  { accepts, words = english }: { readonly accepts?: Accepts<Field>; readonly words?: TypedWords },
): boolean {
  const { text, fields } = readLabelled(body, labels, accepts, words);
  const names = Object.keys(labels) as Field[];
  return text === content.text && names.every((name) => fields[name] === tidyValue(content.fields[name]));
}
