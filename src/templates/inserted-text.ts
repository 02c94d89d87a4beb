// Makes a person's words safe to stand inside a template's body: they may not swallow what follows them.

/** One line: control characters gone, every run of white space one space. */
export function cleanLine(text: string): string {
  const line = withoutControls(text).replace(/\s+/gu, ' ').trim();
  return line === contained(line) ? line : `\\${line}`;
}

/** Paragraphs: line ends `\n`, no blank lines around, and every code fence or HTML block that was opened is closed or disarmed. */
export function cleanBlock(text: string): string {
  return contained(
    withoutControls(text)
      .replace(/^(?:[ \t]*\n)+/u, '')
      .trimEnd(),
  );
}

/** A step of a checklist: its own bullet or empty box is dropped, since the template writes one. */
export function cleanItem(text: string): { readonly text: string; readonly done: boolean } {
  const line = cleanLine(text).replace(/^(?:[-*+]|\d{1,3}[.)])\s+(?=\S)/u, '');
  const box = /^\[([ xX])\]\s+(?=\S)/u.exec(line);
  return box === null ? { text: line, done: false } : { text: line.slice(box[0].length), done: box[1] !== ' ' };
}

function withoutControls(text: string): string {
  return text.replace(/\r\n?/gu, '\n').replace(/[^\P{Cc}\n\t]/gu, '');
}

/** HTML blocks that run to their end mark and not to the next blank line (https://spec.commonmark.org/0.31.2/#html-blocks, kinds 1 to 5). */
const htmlBlocks: readonly { readonly open: RegExp; readonly close: RegExp }[] = [
  { open: /^ {0,3}<(?:script|pre|style|textarea)(?:[\s>]|$)/iu, close: /<\/(?:script|pre|style|textarea)>/iu },
  { open: /^ {0,3}<!--/u, close: /-->/u },
  { open: /^ {0,3}<\?/u, close: /\?>/u },
  { open: /^ {0,3}<!\[CDATA\[/u, close: /\]\]>/u },
  { open: /^ {0,3}<![a-z]/iu, close: />/u },
];

/** Kinds 6 and 7 run to the next blank line, and a code fence inside is none: what looks like its end would open one below. */
const looseHtml = /^ {0,3}<\/?[a-z][a-z0-9-]*(?:[\s/>]|$)/iu;

function hidesFence(lines: readonly string[]): boolean {
  const blank = lines.findIndex((line) => line.trim() === '');
  return lines.slice(0, blank < 0 ? lines.length : blank).some((line) => /^ {0,3}(?:`{3}|~{3})/u.test(line));
}

function contained(text: string): string {
  const lines = withoutOpenFolds(text).split('\n');
  const kept: string[] = [];
  let fence: string | null = null;
  let htmlEnd: RegExp | null = null;
  for (const [index, line] of lines.entries()) {
    if (fence !== null) {
      if (closesFence(line, fence)) fence = null;
    } else if (htmlEnd === null) {
      const html = htmlBlocks.find(({ open }) => open.test(line));
      if (html === undefined && looseHtml.test(line) && hidesFence(lines.slice(index))) {
        kept.push(line.replace('<', '\\<'));
        continue;
      }
      if (html === undefined) {
        fence = openedFence(line);
      } else if (!lines.slice(index).some((later) => html.close.test(later))) {
        kept.push(line.replace('<', '\\<'));
        continue;
      } else if (!html.close.test(line)) {
        htmlEnd = html.close;
      }
    } else if (htmlEnd.test(line)) {
      htmlEnd = null;
    }
    kept.push(line);
  }
  if (fence !== null) kept.push(fence);
  return kept.join('\n');
}

/** A fold hides what follows whatever blank lines come between: those at the end that nobody closes are disarmed. */
function withoutOpenFolds(text: string): string {
  const blank = (code: string) => ' '.repeat(code.length);
  const words = text
    .replaceAll(/^ {0,3}(`{3,}|~{3,})[^]*?(?:\n {0,3}\1|$(?![^]))/gmu, blank)
    .replaceAll(/`[^`\n]*`/gu, blank);
  const open: number[] = [];
  for (const { 0: tag, index } of words.matchAll(/(?<!\\)<\/?details(?=[\s>]|$)/giu)) {
    if (tag.startsWith('</')) open.pop();
    else open.push(index);
  }
  return open.reduceRight((kept, at) => `${kept.slice(0, at)}\\${kept.slice(at)}`, text);
}

function openedFence(line: string): string | null {
  const found = /^ {0,3}(`{3,}|~{3,})(.*)$/u.exec(line);
  const marks = found?.[1] ?? null;
  if (marks === null || (marks.startsWith('`') && (found?.[2] ?? '').includes('`'))) return null;
  return marks;
}

function closesFence(line: string, fence: string): boolean {
  const marks = /^ {0,3}(`{3,}|~{3,})[ \t]*$/u.exec(line)?.[1];
  return marks !== undefined && marks[0] === fence[0] && marks.length >= fence.length;
}
