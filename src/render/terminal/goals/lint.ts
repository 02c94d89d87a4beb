// Findings of a check in a terminal: by weight, each with its line, its rule, what it is and how to mend it.
import type { PromotionLint } from '#growth/lint/promotion-lint.ts';
import type { Finding, Severity } from '#growth/lint/rule.ts';
import type { Completeness } from '#growth/words/completeness.ts';
import { aboutPages } from '../../page-count.ts';
import { count, oneLine } from '../../text.ts';
import { type Hole, type Ink, fit, ink, pad, stacked, wrap } from '../ink.ts';
import { verdictLines } from '../completeness.ts';
import { type Paint, paintFor, type TerminalOptions, usableColumns } from '../paint.ts';

export interface ShownLint {
  /** Of the document, or of the file. */
  readonly name: string;
  /** Whether it can be mended on the server; a file is mended where it is. */
  readonly isOnServer: boolean;
  readonly lint: PromotionLint;
  readonly company: { readonly name: string | null; readonly isAssumed: boolean };
  readonly completeness: Completeness;
}

export interface LintOptions extends TerminalOptions {
  /** Else they are only counted. */
  readonly hints: boolean;
  /** Whether the server was asked about links. */
  readonly isAsked: boolean;
}

const titles: Readonly<Record<Severity, string>> = { error: 'Errors', warning: 'Warnings', hint: 'Hints' };

export function renderLint({ name, isOnServer, lint, company, completeness }: ShownLint, options: LintOptions): Ink {
  const paint = paintFor(options);
  const columns = usableColumns(options.columns);
  const { findings } = lint;
  const rest = restText(lint, options);
  const shown = options.hints ? findings : findings.filter(({ severity }) => severity !== 'hint');
  return stacked([
    paint.bold(fit(oneLine(name), columns)),
    paint.dim(fit(ink`  ${aboutText(lint)}`, columns)),
    ...(isOnServer ? [] : [paint.dim(fit(ink`  ${companyText(company)}`, columns))]),
    ...(['error', 'warning', 'hint'] as const).flatMap((severity) => group(severity, shown, paint, columns)),
    ...editLines(isOnServer, shown, paint),
    '',
    ...(shown.length === 0 ? ['Nothing to mend.'] : []),
    ...(rest === '' ? [] : wrap(rest, columns)),
    ...(lint.isUnread
      ? wrap('The text is too long or too deep to be read as prose: its parts alone were looked at.', columns)
      : []),
    paint.dim('How the text reads; not whether anybody is promoted.'),
    ...(completeness.complete ? [] : ['', ...verdictLines(completeness, columns, paint)]),
  ]);
}

function aboutText({ pages, languages }: PromotionLint): string {
  const tongue = languages.includes('en')
    ? languages.includes('other')
      ? 'English in parts; only these were read for wording'
      : 'English'
    : languages.length > 0
      ? 'not English: not read for wording'
      : 'too short to tell its language';
  return `${aboutPages(pages)}, ${tongue}`;
}

function companyText({ name, isAssumed }: ShownLint['company']): string {
  const whose =
    name === null ? 'the limits and values of no company in particular' : `the limits and values of ${oneLine(name)}`;
  return isAssumed ? `${whose} (--company names another)` : whose;
}

function group(severity: Severity, findings: readonly Finding[], paint: Paint, columns: number): Hole[] {
  const own = findings.filter((finding) => finding.severity === severity);
  if (own.length === 0) return [];
  const brush = severity === 'error' ? paint.red : severity === 'warning' ? paint.yellow : paint.cyan;
  const lineWidth = Math.max(...own.map(({ line }) => String(line).length)) + 5;
  const ruleWidth = Math.max(...own.map(({ rule }) => rule.length));
  const before = lineWidth + ruleWidth + 6;
  return [
    '',
    brush(`${titles[severity]} (${own.length})`),
    // What is found several times in a row is mended in one way.
    ...own.flatMap(({ line, rule, say, mend }, at) => [
      ...wrap(oneLine(say), columns - before).map((words, index) =>
        index === 0
          ? ink`  ${pad(`line ${line}`, lineWidth)}  ${paint.bold(pad(rule, ruleWidth))}  ${words}`
          : ink`${' '.repeat(before)}${words}`,
      ),
      ...(own[at + 1]?.rule === rule ? [] : wrap(oneLine(mend), columns - before)).map(
        (words) => ink`${' '.repeat(before)}${paint.dim(words)}`,
      ),
    ]),
  ];
}

/** The part where the first one stands. */
function editLines(isOnServer: boolean, shown: readonly Finding[], paint: Paint): Hole[] {
  const [first] = (['error', 'warning', 'hint'] as const).flatMap((one) =>
    shown.filter(({ severity }) => severity === one),
  );
  if (!isOnServer || first === undefined) return [];
  const { section, result } = first.place;
  const part =
    section === 'results' ? (result === null ? '' : ` result ${result}`) : section === null ? '' : ` ${section}`;
  return ['', ink`Mend it: ${paint.cyan(`devgrowth promotion edit${part}`)}`];
}

function restText({ findings, off, links }: PromotionLint, { hints, isAsked }: LintOptions): string {
  const hidden = hints ? 0 : findings.filter(({ severity }) => severity === 'hint').length;
  const silenced = off.reduce((sum, one) => sum + one.findings, 0);
  return [
    ...(hidden > 0 ? [`${count(hidden, 'hint')} (--hints)`] : []),
    ...(silenced > 0 ? [`${silenced} switched off (${off.map(({ rule }) => rule).join(', ')})`] : []),
    ...linksText(links, isAsked),
  ].join(', ');
}

/** Only issues, merge requests and epics of the own GitLab can be looked at. */
function linksText({ all, looked }: PromotionLint['links'], isAsked: boolean): readonly string[] {
  if (all === looked) return all === 0 ? [] : [`${count(all, 'link')} looked at`];
  if (!isAsked) return [`${count(all, 'link')} not looked at (--links)`];
  return [`${looked} of ${count(all, 'link')} looked at: none but issues, merge requests and epics of your GitLab`];
}
