// `devgrowth promotion evidence`: which pieces of evidence the document uses, and where; those that it does not use first.
import { type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { renderEvidencePlaces } from '#render/terminal/goals/evidence-places.ts';
import { readEvidencePlaces } from '#work/promotion/evidence.ts';
import { openSession } from '#work/session.ts';
import type { CommandModule, CommandWorld, SharedInput } from '../command.ts';

export const evidenceCommand: CommandModule = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth promotion evidence', 'devgrowth promotion evidence --format json'],
  declare() {},
  parse: () => ({}),
  run: ({ shared }, world) => runEvidence(shared, world),
};

async function runEvidence(input: SharedInput, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(input, world);
  const { record, evidence, completeness } = await readEvidencePlaces(session, world);
  if (input.format === 'json') {
    const { iid, title, url } = record;
    const body = { document: { iid, title, url }, evidence: [...evidence], completeness };
    world.stdout.write(await documentText('promotion-evidence', body));
  } else {
    const options = { zone: session.now.zone, color: input.color, columns: world.stdout.columns };
    world.stdout.write(renderEvidencePlaces(evidence, completeness, options));
  }
  return completeness.complete ? exitCodes.done : exitCodes.notClean;
}
