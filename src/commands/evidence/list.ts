// `devgrowth evidence list`: what was done and what came of it, across goals or of one.
import { type ExitCode, exitCodes } from '#errors.ts';
import { creditValues } from '#growth/words/goal.ts';
import { documentText } from '#render/json/document.ts';
import { renderEvidenceMarkdown } from '#render/markdown/evidence.ts';
import { renderEvidence } from '#render/terminal/goals/evidence.ts';
import { type Ink, inkOf } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import { type ListWords, readEvidenceList } from '#work/evidence/listing.ts';
import { namedGoal } from '#work/goal-number.ts';
import { openSession } from '#work/session.ts';
import { choiceFlag, textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';

export const listCommand: CommandModule<ListWords> = {
  formats: ['text', 'json', 'markdown'],
  writes: false,
  examples: ['devgrowth evidence list', 'devgrowth evidence list --value results --since "this quarter"'],
  completes: { number: 'goals', '--value': creditValues },
  declare(command) {
    command
      .argument('[number]', 'Number of a goal, or of the promotion document; all of them without')
      .option('--value <value>', `Only what shows ${creditValues.join(', ')}`)
      .option('--since <day>', 'Only work since then: 2026-11-01, 3m, "this quarter"');
  },
  parse: ([number], flags) => ({
    ...(number === undefined ? { iid: null, goalAt: null } : namedGoal(number)),
    value: choiceFlag(flags, 'value', creditValues),
    since: textFlag(flags, 'since'),
  }),
  run: runList,
};

async function runList({ shared, own }: Input<ListWords>, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(shared, world, own);
  const { now } = session;
  const { evidence, uncounted, confidential, completeness } = await readEvidenceList(own, session);
  world.stdout.write(await rendered());
  // Markdown is made to be pasted where others read it.
  if (shared.format === 'markdown' && confidential.size > 0) {
    const places = [...confidential].map((iid) => `#${iid}`).join(', ');
    world.talk.warn(
      `it holds evidence of ${places}, confidential in GitLab: take those lines out of a copy for others`,
    );
  }
  for (const { by, goal } of uncounted) {
    const who = by === null ? 'somebody whose account is gone' : `@${oneLine(by)}`;
    world.talk.note(`not counted: what ${who} wrote as evidence on #${goal.iid}, ${oneLine(goal.url)}`);
  }
  return completeness.complete ? exitCodes.done : exitCodes.notClean;

  async function rendered(): Promise<Ink> {
    if (shared.format === 'json') return documentText('evidence-list', { evidence, completeness });
    if (shared.format === 'markdown')
      return inkOf(renderEvidenceMarkdown(evidence, completeness, { ...now, confidential }));
    const { columns } = world.stdout;
    return renderEvidence(evidence, completeness, { ...now, color: shared.color, columns });
  }
}
