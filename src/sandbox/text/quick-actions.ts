// Finds the quick actions in a text as each GitLab finds them, and gives back the text without them.
import type { Root } from 'mdast';
import { markdownTree } from './markdown-tree.ts';
import { since } from '../http/routing.ts';

/** `name` in small letters; `arg` as it was written behind one space, null when blank. */
export type QuickCommand = { name: string; arg: string | null };
export type Extracted = { text: string; commands: QuickCommand[] };

/** From here on only top-level Markdown paragraphs are searched; before, one pattern over the whole text. */
const paragraphsSince = '19.0';

/** Every word that GitLab takes out of a text, also where it does not apply to an issue. Other words stay. */
const commandNames = new Set(
  (
    'add_child add_contacts add_email approve assign assign_reviewer award blocked_by blocks board_move checkin_reminder ' +
    'child_of clear_health_status clear_weight clone close confidential convert_to_ticket copy_metadata ' +
    'create_merge_request done draft due duplicate epic estimate estimate_time health_status invite_email iteration ' +
    'label labels link lock merge milestone move page parent promote promote_to promote_to_incident publish react ready ' +
    'reassign reassign_reviewer rebase relabel relate remove_child remove_contacts remove_due_date remove_email ' +
    'remove_epic remove_estimate remove_iteration remove_iteration_parent remove_label remove_milestone remove_parent ' +
    'remove_reviewer remove_time_estimate remove_time_spent remove_zoom reopen request_review reviewer set_parent severity ' +
    'spend spend_time spent submit_review subscribe tag target_branch timeline title todo type unapprove unassign ' +
    'unassign_reviewer unlabel unlink unlock unsubscribe weight wip zoom'
  ).split(' '),
);

/** Rewritten inside the text; counted as commands too. */
const substitutions: Record<string, string> = {
  shrug: '¯\\＿(ツ)＿/¯',
  tableflip: '(╯°□°)╯︵ ┻━┻',
};

/** The text comes back without carriage returns and without white space at its end, commands or not. */
export function extractCommands(given: string, version: string): Extracted {
  const text = given.replaceAll('\r', '');
  const { text: rest, commands } = holdsCommands(text) ? split(text, version) : { text, commands: [] };
  return { text: rest.replace(/[\s\0]+$/, ''), commands };
}

/** Most texts hold none, and to parse one takes milliseconds. */
const holdsCommands = (text: string): boolean => /^\/[a-z_]/im.test(text);

const split = (text: string, version: string): Extracted =>
  since({ version }, paragraphsSince) ? fromParagraphs(text) : fromWholeText(text);

/** A command line: first column, a known word, then the end of the line or one space and the rest. */
function commandAt(text: string, start: number): (QuickCommand & { end: number }) | null {
  const match = /^\/([a-z_]+)(?: ([^\n]*))?/i.exec(text.slice(start, lineEnd(text, start)));
  if (match === null) return null;
  const [whole, word = '', arg = ''] = match;
  const name = word.toLowerCase();
  if (!commandNames.has(name) && !Object.hasOwn(substitutions, name)) return null;
  // White space up to the last line end of the blank lines behind it goes too.
  const [space = ''] = /^[ \t\f\v\n]*/.exec(text.slice(start + whole.length)) ?? [];
  const newline = space.lastIndexOf('\n');
  const isAtEnd = start + whole.length === lineEnd(text, start);
  if (newline === -1 && !isAtEnd) return null;
  return { name, arg: arg.trim() === '' ? null : arg, end: start + whole.length + newline + 1 };
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

/** The words that replace a substitution's line; the line end behind it stays. */
function substituted(
  text: string,
  start: number,
  command: QuickCommand,
  isNew: boolean,
): { text: string; end: number } {
  const picture = substitutions[command.name] ?? '';
  const words = isNew ? [picture, command.arg?.trim()] : [command.arg?.trim(), picture];
  return { text: words.filter(Boolean).join(' '), end: lineEnd(text, start) };
}

type Skip = (text: string, start: number, isLineStart: boolean) => number | null;

/** Walks a text; what `skip` recognizes stays untouched, command lines between go. */
function walk(text: string, skip: Skip, isNew: boolean): Extracted {
  const commands: QuickCommand[] = [];
  const late: QuickCommand[] = [];
  let rest = '';
  let at = 0;
  while (at < text.length) {
    const isLineStart = at === 0 || text[at - 1] === '\n';
    const skipped = skip(text, at, isLineStart);
    const command = skipped === null && isLineStart ? commandAt(text, at) : null;
    if (skipped !== null) {
      rest += text.slice(at, skipped);
      at = skipped;
    } else if (command === null) {
      rest += text[at];
      at += 1;
    } else if (Object.hasOwn(substitutions, command.name)) {
      const replaced = substituted(text, at, command, isNew);
      rest += replaced.text;
      at = replaced.end;
      (isNew ? commands : late).push({ name: command.name, arg: command.arg });
    } else {
      commands.push({ name: command.name, arg: command.arg });
      at = command.end;
    }
  }
  return { text: rest, commands: [...commands, ...late] };
}

/** `open` at a line start up to the next line that begins with `close` (and fits `isClose`), one character between at least. */
function block(text: string, start: number, open: string, isClose: (line: string) => boolean): number | null {
  if (!text.startsWith(open, start)) return null;
  let newline = text.indexOf('\n', start + open.length + 1);
  while (newline !== -1) {
    const end = lineEnd(text, newline + 1);
    if (isClose(text.slice(newline + 1, end))) return end;
    newline = text.indexOf('\n', newline + 1);
  }
  return null;
}

/** `<tag>` alone on its line up to a line that is a closing tag. */
function htmlBlock(text: string, start: number): number | null {
  if (text[start] !== '<' || text[start + 1] === '>') return null;
  const close = text.indexOf('>', start + 1);
  if (close === -1 || text[close + 1] !== '\n') return null;
  return block(text, start, text.slice(start, close + 2), (line) => /^<\/[^>]+>$/.test(line));
}

/**
 * The older way: fences of three backticks, `>>>` blocks and HTML blocks are left alone. So is everything from a line with a
 * backtick in or after it to the last line that ends in a backtick: their pattern for inline code runs over line ends.
 */
function fromWholeText(text: string): Extracted {
  const lastTickLine = Math.max(text.lastIndexOf('`\n'), text.endsWith('`') ? text.length - 1 : -1);
  const lastOpeningTick = text.lastIndexOf('`', lastTickLine - 2);
  return walk(
    text,
    (whole, start, isLineStart) => {
      if (!isLineStart) return lineEnd(whole, start) > start ? lineEnd(whole, start) : null;
      const fence = block(whole, start, '```', (line) => line === '```');
      if (fence !== null) return fence;
      if (lastTickLine >= 2 && lastOpeningTick >= start) return lastTickLine + 1;
      return htmlBlock(whole, start) ?? block(whole, start, '>>>', (line) => line === '>>>');
    },
    false,
  );
}

/** The newer way: top-level paragraphs alone, and in them neither code spans nor HTML between lines. */
function fromParagraphs(text: string): Extracted {
  const lines: string[] = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const commands: QuickCommand[] = [];
  const root = markdownTree(withoutQuoteFences(text));
  // Better a command that runs here alone than one that runs on GitLab alone.
  if (root === null) return fromWholeText(text);
  for (const { start, end } of paragraphs(root)) {
    const last = lines[end + 1] === '\n' ? end + 1 : end;
    const found = walk(lines.slice(start, last + 1).join(''), skipInParagraph, true);
    commands.push(...found.commands);
    lines.fill('', start, last + 1);
    lines[start] = found.text;
  }
  return { text: lines.join(''), commands };
}

function skipInParagraph(text: string, start: number, isLineStart: boolean): number | null {
  if (text[start] === '`') {
    const close = text.indexOf('`', start + 2);
    return close === -1 ? null : close + 1;
  }
  return isLineStart ? htmlBlock(text, start) : null;
}

/** First and last line of each top-level paragraph, counted from 0. Lines between `>>>` lines are a quote there. */
function paragraphs(root: Root): { start: number; end: number }[] {
  return root.children
    .filter((node) => node.type === 'paragraph')
    .map((node) => ({ start: (node.position?.start.line ?? 1) - 1, end: (node.position?.end.line ?? 1) - 1 }));
}

function withoutQuoteFences(text: string): string {
  const lines = text.split('\n');
  let fence: string | null = null;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const ticks = /^(?:`{3,}|~{3,})/.exec(line)?.[0];
    if (fence !== null) {
      if (ticks?.startsWith(fence) === true) fence = null;
    } else if (ticks !== undefined) {
      fence = ticks;
    } else if (/^>>>\s*$/.test(line)) {
      const end = lines.findIndex((later, at) => at > index && /^>>>\s*$/.test(later));
      const last = end === -1 ? lines.length - 1 : end;
      lines.fill('', index, last + 1);
      index = last;
    }
  }
  return lines.join('\n');
}
