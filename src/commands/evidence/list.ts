// `devgrowth evidence list`: what was done and what came of it, across goals or of one.
import { type ExitCode, exitCodes } from '#errors.ts';
import { isNamed } from '#growth/words/username.ts';
import { documentText } from '#render/json/document.ts';
import { renderEvidenceMarkdown } from '#render/markdown/evidence.ts';
import { renderEvidence } from '#render/terminal/goals/evidence.ts';
import { type Ink, inkOf } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import {
  type EvidenceRead,
  type ListAudience,
  listAudience,
  type ListWords,
  readEvidenceList,
} from '#work/evidence/listing.ts';
import type { ListedEvidence } from '#reports/evidence-list.ts';
import { meantPlace } from '#work/goal-number.ts';
import { isJob } from '#work/job.ts';
import { openSession } from '#work/session.ts';
import { titledOrAll } from '#work/which-goal.ts';
import { choiceFlag, textFlag, valueFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';

const audiences = ['me', 'manager'] as const;

export const listCommand: CommandModule<ListWords> = {
  formats: ['text', 'json', 'markdown'],
  writes: false,
  rereads: 'changed',
  examples: ['devgrowth evidence list', 'devgrowth evidence list --value results --since "this quarter"'],
  completes: { number: 'goals', '--value': 'values', '--for': audiences },
  declare(command) {
    command
      .argument(
        '[number]',
        'Number of a goal or of the promotion document, part of a title, or wins; all of them without',
      )
      .option('--value <value>', 'Only what shows this value of your company')
      .option('--since <day>', 'Only work since then')
      .option(
        '--for <audience>',
        'me, or manager: without what your manager may not see (default: me; in a CI job: manager)',
      );
  },
  parse: ([number], flags) => ({
    ...meantPlace(number),
    value: valueFlag(flags),
    since: textFlag(flags, 'since'),
    audience: choiceFlag(flags, 'for', audiences),
  }),
  run: runList,
};

async function runList({ shared, own }: Input<ListWords>, world: CommandWorld): Promise<ExitCode> {
  const inCi = isJob(world);
  const audience = listAudience(own, world);
  const session = await openSession(shared, world, own);
  const named = await titledOrAll(own, session, world, 'all');
  const read = await readEvidenceList({ ...own, iid: named, audience, stored: inCi }, session, world);
  const { evidence, uncounted, completeness } = read;
  world.stdout.write(await rendered());
  // Markdown is made to be pasted where others read it.
  if (shared.format === 'markdown') warnOfHidden(read, audience, world);
  // A job's log is kept where others read it.
  if (!inCi && isNamed(session.me, session.settings.person)) sayWhatIsLeftOut(read, world);
  for (const { by, goal } of uncounted) {
    const who = by === null ? 'somebody whose account is gone' : `@${oneLine(by)}`;
    world.talk.note(`not counted: what ${who} wrote as evidence on #${goal.iid}, ${oneLine(goal.url)}`);
  }
  return completeness.complete ? exitCodes.done : exitCodes.notClean;

  async function rendered(): Promise<Ink> {
    const { zone } = session.now;
    if (shared.format === 'json')
      return documentText('evidence-list', { evidence: [...evidence], audience, completeness });
    if (shared.format === 'markdown') return inkOf(renderEvidenceMarkdown(evidence, completeness, { zone }));
    const first = audience === 'me' ? 'devgrowth evidence add <number> "Wrote the runbook"' : null;
    const { columns } = world.stdout;
    return renderEvidence(evidence, completeness, { zone, first, color: shared.color, columns });
  }
}

/** What the document marks, by its numbers. */
function warnOfHidden({ evidence }: EvidenceRead, audience: ListAudience, { talk }: CommandWorld): void {
  const numbers = (some: readonly ListedEvidence[]) =>
    Array.from(new Set(some.map(({ goal }) => goal.iid)), (iid) => `#${iid}`).join(', ');
  const confidential = numbers(evidence.filter((one) => one.confidential));
  const internal = numbers(evidence.filter((one) => one.internal));
  const held = [
    ...(confidential === '' ? [] : [`evidence of ${confidential}, confidential in GitLab`]),
    ...(internal === '' ? [] : [`internal comments of ${internal}`]),
  ];
  if (held.length === 0) return;
  const advice =
    audience === 'me' ? '--for manager leaves out what your manager may not see' : 'hand the copy to nobody else';
  talk.warn(`it holds ${held.join(', and ')}: ${advice}`);
}

/** Never in the copy, where a count tells that there is something. */
function sayWhatIsLeftOut({ leftOut }: EvidenceRead, { talk }: CommandWorld): void {
  const { confidential, sensitive, internal } = leftOut;
  const parts = [
    ...(confidential > 0 ? [`${confidential} on confidential issues`] : []),
    ...(sensitive > 0 ? [`${sensitive} on goals of a sensitive kind`] : []),
    ...(internal > 0 ? [`${internal} in internal comments`] : []),
  ];
  if (parts.length > 0) talk.note(`left out of this copy: ${parts.join(', ')}`);
}
