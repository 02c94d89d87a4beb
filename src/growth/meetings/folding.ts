// An agenda with what comments brought to it, as it is shown and as it is written: once, and never again what was taken off by hand.
import { type Box, checkboxesIn } from '../text/checkboxes.ts';
import { quietItem } from '../text/quiet-mentions.ts';
import { rememberTaken, takenFrom } from '../text/taken.ts';
import type { Note } from '../goals/notes.ts';
import { carryInto } from './agenda-text.ts';
import { Topics, boxTopic } from './agenda.ts';
import { type Brought, type BroughtItem, broughtIn } from './brought.ts';
import { splitReplies } from './item-block.ts';

/** The 1:1 before, which is closed: what is brought to it afterwards is for the next one. */
export interface Before {
  readonly description: string;
  readonly notes: readonly Note[];
}

/** What was said when it was held is on its own agenda, or was taken off it. */
function late({ description, notes }: Before): readonly BroughtItem[] {
  const taken = takenFrom(description);
  return broughtIn(notes)
    .filter((one) => one.type === 'item')
    .filter(({ key }) => !taken.has(key));
}

/**
 * The description with what `notes` bring to it. Whose an item is stands behind it, in a code span: nobody hears of it twice. An item
 * that stands there, ticked or not, is not added; the same once more changes nothing.
 */
export function withBrought(description: string, notes: readonly Note[], before: Before | null = null): string {
  const taken = takenFrom(description);
  const fresh = [...(before === null ? [] : late(before)), ...broughtIn(notes)].filter(({ key }) => !taken.has(key));
  const items = fresh.filter((one) => one.type === 'item');
  const withItems = items.length === 0 ? description : carryInto(description, items.map(itemText));
  const replies = repliesTo(withItems, fresh);
  const keys = [...items, ...replies].map(({ key }) => key);
  if (keys.length === 0) return description;
  return rememberTaken(
    carryInto(
      withItems,
      replies.map(({ text }) => text),
    ),
    keys,
  );
}

/** As items of the agenda with the reply below them. One to nothing that stands here stays a comment. */
function repliesTo(
  text: string,
  brought: readonly Brought[],
): readonly { readonly key: string; readonly text: string }[] {
  const replies = brought.filter((one) => one.type === 'reply');
  if (replies.length === 0) return [];
  const topics = new Topics<Box>();
  for (const box of checkboxesIn(text)) topics.add(boxTopic(box), box);
  return replies.flatMap(({ key, to, text: words, by }) => {
    const box = topics.find(to);
    if (box === null) return [];
    const item = splitReplies(box.source).words.replace(/\s+/g, ' ').trim();
    return [{ key, text: item + quietItem(`\n${replyText(words, by)}`) }];
  });
}

function itemText({ text, by, replies }: BroughtItem): string {
  return quietItem([saidBy(text, by), ...replies.map((reply) => replyText(reply, by))].join('\n'));
}

const replyText = (text: string, by: string | null): string => `  - => ${saidBy(text, by)}`;

const saidBy = (text: string, by: string | null): string => (by === null ? text : `${text} (from @${by})`);
