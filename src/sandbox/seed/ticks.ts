// Boxes of a description ticked as on GitLab's page: its text is saved with another mark between the brackets.
import { unknown } from './problems.ts';
import { Refused } from './refused.ts';

const box = /^(\s*(?:[-*+]|\d+[.)])\s+)\[([ xX])\](\s+)(.*)$/;

/** @param beginnings of the items' texts, each of one item that is not yet so */
export function withTicks(description: string, beginnings: readonly string[], isDone: boolean): string {
  const lines = description.split('\n');
  for (const beginning of beginnings) {
    const items = lines.flatMap((line, index) => {
      const [, , mark, , text = ''] = box.exec(line) ?? [];
      return mark === undefined || (mark !== ' ') === isDone ? [] : [{ index, text }];
    });
    const found = items.filter(({ text }) => text.startsWith(beginning));
    const [item] = found;
    if (item === undefined)
      throw new Refused(
        404,
        unknown(
          isDone ? 'open box' : 'tick',
          beginning,
          items.map(({ text }) => text),
        ),
      );
    if (found.length > 1) throw new Refused(409, `"${beginning}" begins ${found.length} boxes: write more of it`);
    lines[item.index] = (lines[item.index] ?? '').replace(box, `$1[${isDone ? 'x' : ' '}]$3$4`);
  }
  return lines.join('\n');
}
