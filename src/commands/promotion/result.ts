// `devgrowth promotion result add --from-evidence 7`: one result of the document; `edit 2` changes that one alone, `move 3 1` its place.
import { DevgrowthError, type ExitCode } from '#errors.ts';
import { said, step } from '#wording.ts';
import { withTypedWords } from '#work/drafting.ts';
import { editPart } from '#work/part/editing.ts';
import { addResult, planAdd } from '#work/promotion/adding-result.ts';
import { planChange } from '#work/promotion/changing-result.ts';
import { orderResults, planOrder } from '#work/promotion/ordering-results.ts';
import { evidenceNamed } from '#work/promotion/result-evidence.ts';
import {
  isWordless,
  resultActs,
  type ResultCommandWords,
  type ResultState,
  wordsOf,
} from '#work/promotion/result-words.ts';
import type { Session } from '#work/session.ts';
import { collect, lineFlag, listFlag, textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { endDryRun } from '../written-goal.ts';
import { endPart } from '../written-part.ts';

type Words = ResultCommandWords;

export const resultCommand: CommandModule<Words> = {
  formats: ['text', 'json'],
  writes: true,
  forms: ['number'],
  examples: [
    'devgrowth promotion result add --title "Deploys in twelve minutes" --result "40 to 12 minutes, March to June 2026"',
    'devgrowth promotion result edit 1 --impact "Four teams deploy without asking"',
    'devgrowth promotion result move 3 1',
  ],
  completes: { act: resultActs },
  declare(command) {
    command
      .argument('<act>', 'add, edit, move or remove')
      .argument('[result]', 'With edit, move and remove: which result')
      .argument('[to]', 'With move: the result whose place it takes')
      .option('--title <text>', 'What it was, in one line')
      .option('--impact <text>', 'What is different since then, and for whom')
      .option('--result <text>', 'Which number changed, from what to what, over which period')
      .option('--relevance <text>', 'Which goal of the company it served')
      .option('--contribution <text>', 'What you did that nobody else did')
      .option('--values <text>', 'Which values it shows, and by doing what')
      .option('--from-evidence <piece>', 'Evidence that it tells of: 7, 7.2 or note_901 (repeatable)', collect)
      .option('--replace <number>', 'With add: the result that it takes the place of');
  },
  parse([typed = '', number, to], flags) {
    const act = actNamed(typed);
    if ((act === 'add') === (number !== undefined))
      throw usage(act === 'add' ? 'add takes no number' : `${act} takes the number of a result`);
    if ((act === 'move') !== (to !== undefined))
      throw usage(act === 'move' ? 'move takes two numbers: which result, and whose place' : `${act} takes one result`);
    const replace = numbered('--replace', textFlag(flags, 'replace'));
    if (replace !== null && act !== 'add') throw usage('--replace goes with add');
    const from = listFlag(flags, 'fromEvidence').flatMap((pieces) => pieces.split(',').map((piece) => piece.trim()));
    for (const piece of from) evidenceNamed(piece);
    const words = {
      act,
      number: numbered(act, number ?? null),
      to: numbered(act, to ?? null),
      replace,
      title: lineFlag(flags, 'title'),
      impact: worded(textFlag(flags, 'impact')),
      result: worded(textFlag(flags, 'result')),
      relevance: worded(textFlag(flags, 'relevance')),
      contribution: worded(textFlag(flags, 'contribution')),
      values: worded(textFlag(flags, 'values')),
      from,
      evidence: null,
      before: null,
    };
    if ((act === 'move' || act === 'remove') && !isWordless({ ...wordsOf(words), evidence: from }))
      throw usage(`${act} takes no words`);
    return words;
  },
  run: (input, world) =>
    withTypedWords('promotion result', input, world, (session) => runResult(input, session, world)),
};

function runResult(input: Input<Words>, session: Session, world: CommandWorld): Promise<ExitCode> {
  const { act } = input.own;
  if (act === 'add') return add(input, session, world);
  return act === 'edit' ? change(input, session, world) : order(input, session, world);
}

async function add({ shared, own }: Input<Words>, session: Session, world: CommandWorld): Promise<ExitCode> {
  const planned = await planAdd(own, session, world, shared.dryRun);
  const { record, place } = planned;
  const part = `Result ${place.number}`;
  if (shared.dryRun) {
    const does = place.type === 'there' ? 'is there already' : 'is written';
    return endDryRun([`#${record.iid} ${record.title}: ${part} ${does}`, ...place.block.split('\n')], shared, world);
  }
  return addResult(planned, session, world, async ({ place: written, fields, warnings }) => {
    const how = written.type === 'there' ? 'unchanged' : 'changed';
    const code = await endPart({ document: record, part: `Result ${written.number}`, how, warnings }, shared, world);
    sayFields(`Result ${written.number}`, fields, world);
    return code;
  });
}

async function change({ shared, own }: Input<Words>, session: Session, world: CommandWorld): Promise<ExitCode> {
  const planned = await planChange(own, session, world);
  const { record, part, shows, fields } = planned;
  if (shared.dryRun) return endDryRun([`#${record.iid} ${record.title}: ${part}`, ...shows], shared, world);
  return editPart(planned, session, world, async (written) => {
    const code = await endPart({ document: record, part, ...written }, shared, world);
    sayFields(part, fields, world);
    return code;
  });
}

async function order({ shared, own }: Input<Words>, session: Session, world: CommandWorld): Promise<ExitCode> {
  const planned = await planOrder(own, session, world, shared.dryRun);
  const { record, part, seen } = planned;
  if (shared.dryRun) {
    const does = own.act === 'remove' ? 'is taken out' : `takes the place of Result ${own.to}`;
    return endDryRun([`#${record.iid} ${record.title}: ${part} ${does}`, ...seen.block.split('\n')], shared, world);
  }
  const gone = own.act === 'remove' ? { removed: seen.block } : {};
  return orderResults(planned, session, world, async (written) => {
    const code = await endPart({ document: record, part, ...written, ...gone }, shared, world);
    if (own.act === 'move' && written.how === 'changed') world.talk.say(`${part} is Result ${own.to} now.`);
    if (own.act === 'remove' && shared.format !== 'json')
      world.talk.hint(
        said`Those were its words. To have it back, put them in: \`${step('promotion edit', 'results')}\`.`,
      );
    return code;
  });
}

/** `Result 2: 2 of 5 fields. Open: impact, relevance, contribution` */
function sayFields(part: string, { told, open }: ResultState, { talk }: CommandWorld): void {
  const left = open.length === 0 ? '' : ` Open: ${open.join(', ')}`;
  talk.say(`${part}: ${told.length} of ${told.length + open.length} fields.${left}`);
}

function actNamed(typed: string): Words['act'] {
  const act = resultActs.find((one) => one === typed.trim().toLowerCase());
  if (act !== undefined) return act;
  throw usage(`"${typed}" is nothing that is done with a result`, `Give one of these: ${resultActs.join(', ')}.`);
}

function numbered(what: string, typed: string | null): number | null {
  if (typed === null) return null;
  if (/^#?[1-9]\d?$/.test(typed.trim())) return Number(typed.trim().replace('#', ''));
  throw usage(`${what} takes the number of a result; got "${typed}"`);
}

const worded = (text: string | null): string | null => text?.trim() || null;

function usage(
  problem: string,
  hint = 'For instance: `devgrowth promotion result add`, `devgrowth promotion result edit 2`.',
): DevgrowthError {
  return new DevgrowthError('usage', problem, { hint });
}
