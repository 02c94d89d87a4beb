// `devgrowth report`: what changed in a window of days, for the 1:1; on the screen, in a file, or as a comment.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { ink } from '#render/terminal/ink.ts';
import { type Audience, audiences } from '#reports/audience.ts';
import type { ProgressReport } from '#reports/progress-report.ts';
import { shareWords } from '#render/review-words.ts';
import { oneLine } from '#render/text.ts';
import { choiceFlag, collect, listFlag, textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input, SharedInput } from '../command.ts';
import { openSession, type Session } from '#work/session.ts';
import { type Form, deliverFile, formOf, reportText } from './delivery.ts';
import { openPage } from '../web-page.ts';
import { sayNext } from '../written-goal.ts';
import { post } from './posting.ts';
import { runReminder } from './reminding.ts';
import { reportPage } from '#work/report/page.ts';
import { askReport } from '#work/report/asking.ts';
import type { ReadReport } from '#work/report/reading.ts';

export interface ReportWords {
  readonly since: string | null;
  readonly until: string | null;
  /** null: decided by where the report goes. */
  readonly audience: Audience | null;
  readonly include: readonly string[];
  readonly output: string | null;
  readonly open: boolean;
  /** Against the last posted report. */
  readonly diff: boolean;
  /** Everything, whatever the screen. */
  readonly full: boolean;
  readonly post: boolean;
  readonly mention: boolean;
  /** The dashboard on the to-do list, and no report. */
  readonly remind: boolean;
}

export const reportCommand: CommandModule<ReportWords> = {
  formats: ['text', 'markdown', 'hallway', 'html', 'json'],
  writes: true,
  offline: ['text', 'markdown', 'json'],
  rereads: 'changed',
  forms: ['web'],
  examples: [
    'devgrowth report',
    'devgrowth report --since 2w --for manager --format markdown',
    'devgrowth report --diff',
    'devgrowth report --for review --since "this year"',
  ],
  completes: { '--for': audiences, '--include': 'kinds' },
  declare(command) {
    command
      .option('--since <day>', 'First day, of a period its first; last (the default): the last 1:1')
      .option('--until <day>', 'Last day, inclusive (default: today)')
      .option('--for <audience>', 'me, manager, or review (the mid-year form)')
      .option(
        '--include <kind|number>',
        'Show a sensitive kind or goal in a copy you hand over yourself (repeatable)',
        collect,
      )
      .option('--diff', 'What changed since the last posted report, goal by goal')
      .option('--output <file>', 'Write it to a file')
      .option('--full', 'Everything, however long, and without a pager')
      .option('--open', 'Open the HTML page in the browser')
      .option('--post', 'Write it as a comment on the next 1:1')
      .option('--mention', 'With --post: mention the manager')
      .option('--remind', 'Put the dashboard on your own to-do list, and make no report');
  },
  parse: (_args, flags) => ({
    since: textFlag(flags, 'since'),
    until: textFlag(flags, 'until'),
    audience: choiceFlag(flags, 'for', audiences),
    include: listFlag(flags, 'include'),
    output: textFlag(flags, 'output'),
    open: flags['open'] === true,
    diff: flags['diff'] === true,
    full: flags['full'] === true,
    post: flags['post'] === true,
    mention: flags['mention'] === true,
    remind: flags['remind'] === true,
  }),
  narrows(own, shared) {
    refuseTogether(own, shared);
    return { writes: own.post || own.remind };
  },
  run: runReport,
};

function refuseTogether(own: ReportWords, shared: SharedInput): void {
  const refused = apart(own, shared).find(([isAsked]) => isAsked);
  if (refused !== undefined) throw new DevgrowthError('usage', refused[1], { hint: refused[2] });
}

/** What does not go together: whether it is asked, what is said, and what to type instead. */
function apart(
  { post, remind, mention, diff, audience, ...own }: ReportWords,
  { format, offline = false }: SharedInput,
): readonly (readonly [isAsked: boolean, message: string, hint: string])[] {
  const isFile = own.output !== null || own.open;
  const isHandedOut = isFile || post;
  const isWeb = format === 'web';
  return [
    [
      offline && isHandedOut,
      '--offline shows a report and hands out none: nothing in a file or a comment would say as of when it is',
      'Leave --offline out, or the other.',
    ],
    [post && isFile, '--post writes a comment, --output and --open a file', 'Run the command twice.'],
    [isWeb && isHandedOut, '--web shows the dashboard, and makes no report', 'Leave --web out, or the others.'],
    [
      remind && (isHandedOut || diff || audience !== null || isWeb),
      '--remind makes no report',
      'Leave --remind out, or the others.',
    ],
    [mention && !post, '--mention belongs to --post', 'Add --post.'],
    [
      post && audience === 'me',
      'what is posted is read by every member of the project: --for me stays here',
      'Leave --for out, or give --for manager or --for review.',
    ],
    [
      diff && audience === 'review',
      '--diff compares with the last report, --for review tells of a year',
      'Leave one of them out.',
    ],
    [
      post && format === 'html',
      'a comment on the 1:1 is Markdown, not html',
      'Leave --format out, or give --format hallway.',
    ],
    [own.open && !['text', 'html'].includes(format), `--open shows an HTML page, not ${format}`, 'Leave --format out.'],
  ];
}

async function runReport({ shared, own }: Input<ReportWords>, world: CommandWorld): Promise<ExitCode> {
  if (shared.format === 'web') return showPage(shared, world);
  if (own.remind) return runReminder(shared, await openSession(shared, world), world);
  const { since, until, audience, include } = own;
  const form = formOf({ ...shared, ...own });
  const goes = own.post ? 'posted' : form === 'hallway' ? 'handed-over' : 'here';
  const asked = { since, until, audience, include, goes, isCompared: own.diff } as const;
  const { session, read, isTold } = await askReport(asked, shared, world);
  if (isTold) sayWhatIsHidden(read, world);
  const ended = await deliver(read, form, { shared, own }, session, world);
  if (isTold && form !== 'json' && !own.post) sayWhatFollows(read, session, world);
  return ended;
}

/** The dashboard, where GitLab shows today's state to whoever may open it. */
async function showPage(shared: SharedInput, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(shared, world);
  return openPage(await reportPage(session), session, world);
}

async function deliver(
  read: ReadReport,
  form: Form,
  { shared, own }: Input<ReportWords>,
  session: Session,
  world: CommandWorld,
): Promise<ExitCode> {
  const { report } = read;
  const ended = report.completeness.complete ? exitCodes.done : exitCodes.notClean;
  if (own.post) {
    const posted = await post(read, { shared, own }, session, world);
    return posted === exitCodes.done ? ended : posted;
  }
  if (own.output !== null || own.open) await deliverFile(report, form, { ...shared, ...own }, world);
  else {
    await print(report, form, { full: own.full, color: shared.color }, world);
  }
  return ended;
}

/** On one screen where that can be; what is longer is the whole list, in a pager where somebody looks at a terminal. */
async function print(
  report: ProgressReport,
  form: Form,
  { full, color }: { readonly full: boolean; readonly color: boolean },
  world: CommandWorld,
): Promise<void> {
  const { isTTY, columns, rows } = world.stdout;
  const isScreen = form === 'text' && isTTY && !full && rows !== undefined;
  const text = await reportText(report, form, { color, columns, ...(isScreen ? { rows } : {}) }, world);
  const isLong = isScreen && text.lines >= rows;
  if (!isLong || !(await world.page(text))) world.stdout.write(text);
}

/** Of a review, for whoever sits at a terminal. */
function sayWhatFollows({ report }: ReadReport, { now }: Pick<Session, 'now'>, world: CommandWorld): void {
  if (!world.stdout.isTTY) return;
  const share = shareWords(report, now.today);
  if (share !== null) world.stderr.write(ink`note: ${share}\n`);
  const plan = report.review?.plan ?? null;
  if (plan !== null && plan.communicated === null)
    sayNext(
      { command: 'plan communicated', why: 'once you talked the year plan over: ticks its box, with the day' },
      world,
    );
}

/** A copy for somebody else says nothing of what it leaves out; the person who makes it is told here. */
function sayWhatIsHidden({ leftOut, stayHidden, handedOver }: ReadReport, world: CommandWorld): void {
  const { confidential, sensitive } = leftOut;
  const parts = [
    ...(confidential > 0 ? [`${confidential} confidential`] : []),
    ...(sensitive > 0 ? [`${sensitive} of a sensitive kind (--include shows those)`] : []),
  ];
  if (parts.length > 0) world.stderr.write(ink`Left out of this copy: ${parts.join(', ')}.\n`);
  for (const { iid, title } of handedOver.slice(0, 5))
    world.stderr.write(
      ink`note: #${iid} ${oneLine(title)} is confidential, and in this copy because you chose it: hand the copy to nobody else\n`,
    );
  for (const { iid, title } of stayHidden.slice(0, 5))
    world.stderr.write(
      ink`warning: #${iid} ${oneLine(title)} stays out: it is confidential, and GitLab hides it from this reader\n`,
    );
}
