// `devgrowth evidence remove 2 3`: shows what goes, asks, and deletes that comment.
import { type ExitCode, exitCodes } from '#errors.ts';
import type { ToldEvidence } from '#growth/goals/evidence.ts';
import { documentText } from '#render/json/document.ts';
import { ink, stacked } from '#render/terminal/ink.ts';
import { clean, oneLine } from '#render/text.ts';
import { pieceNamed, pieceToRemove, type PieceWords, removePiece } from '#work/evidence/mending.ts';
import { type Meant, meantPlace } from '#work/goal-number.ts';
import type { Session } from '#work/session.ts';
import { onGoal } from '#work/which-goal.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { endDryRun, writeNumbers } from '../written-goal.ts';

export const removeCommand: CommandModule<Meant<PieceWords>> = {
  formats: ['text', 'json'],
  writes: true,
  forms: ['number'],
  examples: ['devgrowth evidence remove 2 1 --dry-run', 'devgrowth evidence remove 2 1 --yes'],
  completes: { number: 'goals' },
  declare(command) {
    command
      .argument('<number>', 'Number of the goal or of the promotion document, part of a title, or wins')
      .argument('<piece>', 'Which piece, as evidence list counts them, or its comment: note_901');
  },
  parse: ([number = '', piece = '']) => ({ ...meantPlace(number), ...pieceNamed(piece) }),
  run: (input, world) =>
    onGoal(input, world, (named: Input<PieceWords>, session) => runRemove(named, session, world), 'all'),
};

async function runRemove({ shared, own }: Input<PieceWords>, session: Session, world: CommandWorld): Promise<ExitCode> {
  const named = await pieceToRemove(own, session);
  const { iid, title, url } = named.place;
  const name = `#${iid} ${oneLine(title)}`;
  if (named.piece === null) return end(null, false);
  const words = clean(named.body).split('\n');
  if (shared.dryRun) return endDryRun([`delete from ${name}:`, ...words], shared, world);
  // What a deletion takes nobody brings back: its words stay on the screen.
  world.stderr.write(stacked([ink`Evidence on ${name}:`, ...words.map((line) => ink`  ${line}`)]));
  return end(named.piece, await removePiece(named, session, world));

  async function end(evidence: ToldEvidence | null, isRemoved: boolean): Promise<ExitCode> {
    if (shared.format === 'json') {
      const removed = { goal: { iid, title, url }, evidence, isRemoved };
      world.stdout.write(await documentText('evidence-removal', removed));
    } else if (shared.format === 'number') {
      writeNumbers([iid], world);
    } else {
      const what = isRemoved ? `Deleted from ${name}` : `Gone already, or never there: ${name}`;
      world.stdout.write(ink`${what}\n${oneLine(url)}\n`);
      if (isRemoved && evidence !== null && evidence.link !== null)
        world.talk.note('if the inbox found it, it shows it again: drop it there to see it no more');
    }
    return exitCodes.done;
  }
}
