// `devgrowth promotion answer`: what the manager says to the document, as a comment on it.
import type { ExitCode } from '#errors.ts';
import { verdicts } from '#growth/promotion/answer.ts';
import { withTypedWords } from '#work/drafting.ts';
import {
  answerDocument,
  type DocumentAnswerWords,
  planDocumentAnswer,
  typedVerdict,
} from '#work/promotion/answering.ts';
import type { Session } from '#work/session.ts';
import { collect, listFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { endDryRun } from '../written-goal.ts';
import { endDocument } from './written-document.ts';

export const answerCommand: CommandModule<DocumentAnswerWords> = {
  formats: ['text', 'json'],
  writes: true,
  forms: ['number'],
  examples: [
    'devgrowth promotion answer ready --project @alex',
    'devgrowth promotion answer more-evidence --point "A second design" --project @alex',
  ],
  completes: { verdict: verdicts },
  fromStdin: { argument: 1 },
  declare(command) {
    command
      .argument('<verdict>', verdicts.join(', '))
      .argument('[text]', 'Words of your own; - reads it from stdin')
      .option('--point <text>', 'What is missing, or else to be done (repeatable)', collect);
  },
  parse: ([verdict = '', text], flags) => ({
    verdict: typedVerdict(verdict),
    points: listFlag(flags, 'point')
      .map((point) => point.trim())
      .filter((point) => point !== ''),
    text: text ?? null,
  }),
  run: (input, world) =>
    withTypedWords('promotion answer', input, world, (session) => runAnswer(input, session, world)),
};

async function runAnswer(
  { shared, own }: Input<DocumentAnswerWords>,
  session: Session,
  world: CommandWorld,
): Promise<ExitCode> {
  const planned = await planDocumentAnswer(own, session);
  const { record, state, body, said, isThere } = planned;
  if (shared.dryRun) return endDryRun([`comment on #${record.iid}`, ...body.split('\n')], shared, world);
  const warnings = isThere ? [] : await answerDocument(planned, session, world);
  const say = `Answered${isThere ? ' already' : ''}: ${said}: #${record.iid} ${record.title}`;
  return endDocument({ record, state, created: false, warnings, say }, shared, world);
}
