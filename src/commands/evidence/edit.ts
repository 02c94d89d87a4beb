// `devgrowth evidence edit 2 3 --result "..."`: evidence grows; what came of it is often known later.
import type { ExitCode } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { ink } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import {
  changePiece,
  type EditWords,
  namesChange,
  nothingToChange,
  pieceNamed,
  planEdit,
} from '#work/evidence/mending.ts';
import { type Meant, meantPlace } from '#work/goal-number.ts';
import type { Session } from '#work/session.ts';
import { onTypedGoal } from '#work/which-goal.ts';
import { collect, listFlag, textFlag, valueFlags } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { endDryRun, warn, writeNumbers } from '../written-goal.ts';

export const editCommand: CommandModule<Meant<EditWords>> = {
  formats: ['text', 'json'],
  writes: true,
  forms: ['number'],
  examples: [
    'devgrowth evidence edit 2 1 --result "2 pages at night instead of 9"',
    'devgrowth evidence edit 2 1 --value results --date 2026-11-20',
  ],
  completes: { number: 'goals', '--value': 'values', '--shows': 'criteria' },
  fromStdin: { flag: 'did' },
  declare(command) {
    command
      .argument('<number>', 'Number of the goal or of the promotion document, part of a title, or wins')
      .argument('<piece>', 'Which piece, as evidence list counts them, or its comment: note_901')
      .option('--result <text>', 'What came of it, with numbers where there are some')
      .option('--did <text>', 'What you did, in place of what stands there; - reads it from stdin')
      .option('--value <value>', 'Values in place of those there (repeatable)', collect)
      .option('--shows <criterion>', 'Criteria of your levels in place of those there; none takes them away', collect)
      .option('--date <day>', 'Day of the work');
  },
  parse([number = '', piece = ''], flags) {
    return {
      ...meantPlace(number),
      ...pieceNamed(piece),
      values: valueFlags(flags),
      shows: listFlag(flags, 'shows'),
      did: textFlag(flags, 'did'),
      result: textFlag(flags, 'result'),
      date: textFlag(flags, 'date'),
      day: null,
    };
  },
  async run(input, world) {
    if (!namesChange(input.own) && !input.shared.mayAsk) throw nothingToChange();
    const edit = (named: Input<EditWords>, session: Session) => runEdit(named, session, world);
    return onTypedGoal('evidence edit', input, world, edit, 'all');
  },
};

async function runEdit({ shared, own }: Input<EditWords>, session: Session, world: CommandWorld): Promise<ExitCode> {
  const planned = await planEdit(own, session, world);
  const { iid, title, url } = planned.place;
  const name = `#${iid} ${oneLine(title)}`;
  if (shared.dryRun)
    return endDryRun([`evidence on ${name}, changed to:`, ...planned.after.split('\n')], shared, world);
  const { value, warnings } = await changePiece(planned, session, world);
  const { evidence, isChanged } = value;
  if (shared.format === 'json') {
    const goal = { iid, title, url };
    world.stdout.write(await documentText('evidence-write', { goal, evidence, isNew: false, isChanged, warnings }));
    return warn(warnings, world);
  }
  if (shared.format === 'number') {
    writeNumbers([iid], world);
    return warn(warnings, world);
  }
  const what = oneLine(evidence.title ?? evidence.link ?? evidence.did ?? '');
  const said = isChanged ? 'Changed' : 'It says so already';
  world.stdout.write(ink`${said} on ${name}: ${what}\n${oneLine(url)}#note_${evidence.id}\n`);
  return warn(warnings, world);
}
