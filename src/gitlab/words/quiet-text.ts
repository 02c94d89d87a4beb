// Words that came out of a file name people and things that have nothing to do with it: stored so that GitLab sees no
// reference in them (nobody is notified, no "mentioned in" note is left elsewhere), and read back as they were.
//
// A reference in prose goes into a code span of a number of backticks that stand together nowhere in the text, so that
// this number, kept in our mark, tells our spans from those that were typed. Where a code span means nothing (a title,
// raw HTML) or would run into other backticks, an invisible word joiner parts the reference.
// https://docs.gitlab.com/user/markdown/#gitlab-specific-references
import { withoutEndSigns } from '#growth/text/end-signs.ts';
import { type ProsePart, proseParts } from '#growth/text/prose.ts';

export interface QuietText {
  readonly text: string;
  /** Backticks of each of our code spans. */
  readonly ticks: number;
}

const parting = '\u2060';

const path = String.raw`(?:[\w.-]{1,250}\/){0,20}[\w.-]{0,250}`;
const atSign = String.raw`(?:@|&#0*64;|&#x0*40;|&commat;)`;
/** But for `&#124;`, the sign that would end a table's cell: nothing else is written in its place. */
const hash = String.raw`(?:\\?(?!(?<=&)#124;)#|&#0*35;|&#x0*23;|&num;)`;
const bang = String.raw`(?:\\?!|&#0*33;|&#x0*21;|&excl;)`;

/**
 * No email address, no entity, no price (`$5` would be a snippet, and leaves no note), no `~5 hours`; a commit only where
 * it looks like one, since GitLab looks for it in the goals project alone.
 */
const inProse = [
  // alex/goals@1f2e3d4c
  String.raw`[\w.-]{1,250}(?:\/[\w.-]{1,250}){1,20}@[0-9a-f]{7,64}(?![\w])`,
  // @name, @group/subgroup, @all
  String.raw`(?<![\w])\\?${atSign}\\?[\w][\w.-]*(?:\/[\w.-]+)*`,
  // #12, alex/goals#12, !3, &4
  String.raw`${path}(?:${hash}|${bang}|(?<![\w])\\?&)\d+`,
  // ~label, ~"two words", %milestone, %"FY27 Q4", also behind a project
  String.raw`${path}\\?[~%](?:"[^"\n]{1,250}"|[\p{L}_][\p{L}\p{N}_.:-]*)`,
  // GL-12, [issue:12], [work_item:alex/goals/12], [epic:3], *iteration:4, ^alert#5
  String.raw`\bGL-\d+`,
  String.raw`\[(?:issue|work_item|epic|vulnerability|feature_flag|cadence|contact):[^\]\n]{0,500}\]`,
  String.raw`\*iteration:\w+`,
  String.raw`(?=[a-f]*[0-9])(?=[0-9]*[a-f])[0-9a-f]{7,64}`,
].join('|');

/** @param ours what stands in place of a reference, and may be one: a number of the project itself; null for all that is to be quiet */
export function quieted(
  typed: string,
  base: string,
  ours: (reference: string) => string | null = () => null,
): QuietText {
  const ticks = freeTicks(typed);
  const mark = '`'.repeat(ticks);
  const own = addressPattern(base);
  const inText = new RegExp(`${own}|(?<other>${otherAddress})|${inProse}`, 'iu');
  // Comments are not looked into, nor tags, but for where they lead.
  const inHtml = new RegExp(`${own}|(?<other><!--[^]*?-->|<(?:(?!${own})[^>])*>)|${inProse}`, 'iu');
  const inTarget = new RegExp(`^(?:${own}|${inProse})`, 'iu');
  const pieces: string[] = [];
  let done = 0;
  const parts = proseParts(typed);
  const replace = (start: number, end: number, type: ProsePart['type'] | null) => {
    const word = typed.slice(start, end);
    const kept = type === null ? null : ours(word);
    if (kept !== null) {
      pieces.push(typed.slice(done, start), kept);
      done = end;
      return;
    }
    const before = start > done ? typed[start - 1] : pieces.at(-1)?.at(-1);
    const isCrowded = before === '`' || before === '\\' || typed[end] === '`';
    const quiet = type === 'html' || type === 'unread' || isCrowded ? parted(word) : `${mark} ${word} ${mark}`;
    pieces.push(typed.slice(done, start), type === null ? word : quiet);
    done = end;
  };
  for (const { type, start, end, target } of parts) {
    if (end <= done) continue;
    if (type === 'link') {
      if (target !== null && inTarget.test(target)) replace(start, end, type);
      else if (typed[start] === '<') replace(start, end, null);
      continue;
    }
    // What follows a code span starts a text of its own, in which the rest of `#1@name` would be a person.
    for (let from = Math.max(start, done), before = ' '; from < end; ) {
      const rest = typed.slice(from, end);
      const match = type === 'html' ? inHtml.exec(before + rest) : firstIn(inText, before, rest);
      if (match === null) break;
      const isOther = match.groups?.['other'] !== undefined;
      const found = match[0].slice(match.index === 0 ? before.length : 0);
      const word = isOther ? found : withoutEndSigns(found, '.,:;');
      const at = from + Math.max(0, match.index - before.length);
      from = at + word.length;
      if (!isOther) replace(at, from, type);
      before = !isOther && pieces.at(-1)?.endsWith(mark) ? ' ' : word.slice(-1);
    }
  }
  return { text: pieces.join('') + typed.slice(done), ticks };
}

/** Looked for nearby first: a search costs as much as its text is long, also where the match stands at the beginning. */
const nearby = 4000;

function firstIn(pattern: RegExp, before: string, rest: string): RegExpExecArray | null {
  if (rest.length <= nearby) return pattern.exec(before + rest);
  const near = before + rest.slice(0, nearby);
  const match = pattern.exec(near);
  const isWhole = match !== null && match.index + match[0].length < near.length;
  return isWhole ? match : pattern.exec(before + rest);
}

export function unquieted(text: string, ticks: number): string {
  const mark = '`'.repeat(ticks);
  const spans = new RegExp(`(?<!\`)${mark} ([^]*?) ${mark}(?!\`)`, 'g');
  return unparted(text.replace(spans, (_, word: string) => word));
}

/** Markdown means little in a title, but names in it are found. */
export function quietedTitle(title: string, base: string): string {
  return title.replace(new RegExp(`${addressPattern(base)}|${inProse}`, 'giu'), (word) => parted(word));
}

export function unquietedTitle(title: string): string {
  return unparted(title);
}

/** After the first sign and each that opens a reference, and often enough that no six characters of a commit stay together. */
function parted(word: string): string {
  return word
    .replace(/^.|[@#!&~%[*-]|h(?=ttps?$)/gsu, `$&${parting}`)
    .replace(/[0-9a-f]{6}(?=[0-9a-f])/giu, `$&${parting}`);
}

function unparted(text: string): string {
  return text.replaceAll(parting, '');
}

/** GitLab makes it a link before it looks for references. */
const otherAddress = String.raw`\b(?:https?:\/\/|www\.)[^\s<>\u0060]+`;

/** Pages of this GitLab that are things one can refer to; other addresses stay links. */
function addressPattern(base: string): string {
  const place = base.replace(/^https?:\/\//i, '').replace(/[$()*+.?[\\\]^{|}/]/g, String.raw`\$&`);
  const kinds = '-|issues|work_items|merge_requests|commits?|compare|milestones|epics|snippets';
  return String.raw`https?:\/\/${place}\/[^\s<>|"'\u0060]{0,2000}\/(?:${kinds})\/[^\s<>|"'\u0060]*`;
}

/** Two where it can be: three and more at the start of a line would look like a fence. */
function freeTicks(text: string): number {
  // The first of a run is none of it after a backslash.
  const taken = new Set(
    [...text.matchAll(/(\\?)(`+)/g)].flatMap(([, slash, { length } = '']) => [length, ...(slash ? [length - 1] : [])]),
  );
  const free = [2, 1, ...Array.from({ length: taken.size + 1 }, (_, index) => index + 4)];
  return free.find((ticks) => !taken.has(ticks)) ?? 2;
}
