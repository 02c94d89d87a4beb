// `devgrowth report`: what changed in a window of days, for the 1:1; on the screen, in a file, or as a comment.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { ink } from '#render/terminal/ink.ts';
import { type Audience, audiences } from '#reports/audience.ts';
import { oneLine } from '#render/text.ts';
import type { World } from '#world.ts';
import { choiceFlag, collect, listFlag, textFlag } from '../answers.ts';
import type { CommandModule, SharedInput } from '../command.ts';
import { refuseOpenProject } from '../readers.ts';
import { type Session, openSession } from '../session.ts';
import { type Form, deliverFile, formOf, reportText } from './delivery.ts';
import { post } from './posting.ts';
import { type ReadReport, readReport } from './reading.ts';

export interface ReportInput extends SharedInput {
  readonly since: string | null;
  readonly until: string | null;
  /** null: decided by where the report goes. */
  readonly audience: Audience | null;
  readonly include: readonly string[];
  readonly output: string | null;
  readonly open: boolean;
  readonly post: boolean;
  readonly mention: boolean;
}

export const reportCommand: CommandModule<ReportInput> = {
  formats: ['text', 'markdown', 'hallway', 'html', 'json'],
  writes: true,
  examples: [
    'devgrowth report',
    'devgrowth report --since 2w --for manager --format markdown',
    'devgrowth report --for review --since "this year"',
  ],
  completes: { '--for': audiences, '--include': 'kinds' },
  declare(command) {
    command
      .option('--since <day>', 'First day: 2026-11-16, 2w, monday, "last month", FY27-Q3, last (default: the last 1:1)')
      .option('--until <day>', 'Last day, inclusive (default: today)')
      .option('--for <audience>', 'me, manager, or review (the mid-year form)')
      .option(
        '--include <kind|number>',
        'Show a sensitive kind or goal in a copy you hand over yourself (repeatable)',
        collect,
      )
      .option('--output <file>', 'Write it to a file')
      .option('--open', 'Open the HTML page in the browser')
      .option('--post', 'Write it as a comment on the next 1:1')
      .option('--mention', 'With --post: mention the manager');
  },
  parse: (_args, flags, shared) =>
    checked({
      ...shared,
      writes: flags['post'] === true,
      since: textFlag(flags, 'since'),
      until: textFlag(flags, 'until'),
      audience: choiceFlag(flags, 'for', audiences),
      include: listFlag(flags, 'include'),
      output: textFlag(flags, 'output'),
      open: flags['open'] === true,
      post: flags['post'] === true,
      mention: flags['mention'] === true,
    }),
  run: runReport,
};

function checked(input: ReportInput): ReportInput {
  const refuse = (message: string, hint: string) => new DevgrowthError('usage', message, { hint });
  if (input.post && (input.output !== null || input.open))
    throw refuse('--post writes a comment, --output and --open a file', 'Run the command twice.');
  if (input.mention && !input.post) throw refuse('--mention belongs to --post', 'Add --post.');
  if (input.post && input.audience === 'me')
    throw refuse(
      'what is posted is read by every member of the project: --for me stays here',
      'Leave --for out, or give --for manager or --for review.',
    );
  if (input.post && input.format === 'html')
    throw refuse('a comment on the 1:1 is Markdown, not html', 'Leave --format out, or give --format hallway.');
  if (input.open && !['text', 'html'].includes(input.format))
    throw refuse(`--open shows an HTML page, not ${input.format}`, 'Leave --format out.');
  return input;
}

async function runReport(input: ReportInput, world: World): Promise<ExitCode> {
  const inCi = world.env['CI'] === 'true';
  if (inCi && input.audience === 'me') {
    throw new DevgrowthError('refused', 'what a CI job prints or keeps is read by others: --for me stays at home', {
      hint: 'Leave --for out: the report is then made for whoever sees least.',
    });
  }
  const form = formOf(input);
  const audience = input.audience ?? (inCi || input.post || form === 'hallway' ? 'manager' : 'me');
  const since = input.since ?? (audience === 'review' && input.until === null ? 'this year' : null);
  const session = await openSession(input, world);
  if (inCi && audience !== 'me') refuseOpenProject(session.project.facts, input);
  const asked = { since, until: input.until, audience, stored: input.post || inCi, include: input.include };
  const read = await readReport(asked, session, world);
  // A job's log is kept where others read it.
  if (!inCi && session.me.username === session.settings.person) sayWhatIsHidden(read, world);
  return deliver(read, form, { ...input, since }, session, world);
}

async function deliver(
  read: ReadReport,
  form: Form,
  input: ReportInput,
  session: Session,
  world: World,
): Promise<ExitCode> {
  const { report } = read;
  const ended = report.completeness.complete ? exitCodes.done : exitCodes.notClean;
  if (input.post) {
    const posted = await post(read, input, session, world);
    return posted === exitCodes.done ? ended : posted;
  }
  if (input.output !== null || input.open) await deliverFile(report, form, input, world);
  else {
    const screen = form === 'text' ? { ...world.stdout, color: input.color } : null;
    world.stdout.write(await reportText(report, form, screen));
  }
  return ended;
}

/** A copy for somebody else says nothing of what it leaves out; the person who makes it is told here. */
function sayWhatIsHidden({ leftOut, stayHidden, handedOver }: ReadReport, world: World): void {
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
