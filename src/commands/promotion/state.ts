// `devgrowth promotion state`: says where the document is and where it can go, or moves it there.
import { type PromotionState, promotionStates, stateNamed } from '#growth/words/promotion-words.ts';
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { suggestion } from '#growth/words/nearest.ts';
import { renderMoves } from '#render/terminal/goals/promotion.ts';
import { documentStanding, moveDocument, planMove, type StateWords } from '#work/promotion/moving.ts';
import { stepAfter } from '#work/promotion/looked-at.ts';
import { noteOldLabels } from '#work/promotion/old-labels.ts';
import { openSession } from '#work/session.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { endDryRun, sayNext, writeNumbers } from '../written-goal.ts';
import { showCommand } from './show.ts';
import { endDocument, sayStep } from './written-document.ts';

export const stateCommand: CommandModule<StateWords> = {
  formats: ['text', 'json'],
  writes: true,
  forms: ['number'],
  examples: ['devgrowth promotion state', 'devgrowth promotion state drafting'],
  completes: { next: promotionStates },
  declare(command) {
    command
      .argument('[next]', 'Where it goes; without it: where it is, and where it can go')
      .option('--assign-manager', 'With manager-review: assign it, so that a Guest can read it')
      .option('--no-assign-manager', 'With manager-review: show it to nobody');
  },
  parse([next], flags) {
    const assignManager = flags['assignManager'];
    return {
      next: next === undefined ? null : typedState(next),
      assignManager: typeof assignManager === 'boolean' ? assignManager : null,
    };
  },
  narrows: ({ next }) => ({ writes: next !== null }),
  run: runState,
};

async function runState({ shared, own }: Input<StateWords>, world: CommandWorld): Promise<ExitCode> {
  if (own.next === null && shared.format === 'json') return showCommand.run({ shared, own: {} }, world);
  const session = await openSession(shared, world);
  const standing = await documentStanding(session, world);
  const { record, state: from } = standing;
  const { iid, title } = record;
  const { next } = own;
  if (next === null && shared.format === 'number') {
    writeNumbers([iid], world);
    return exitCodes.done;
  }
  if (next === null) {
    const options = { color: shared.color, columns: world.stdout.columns };
    world.stdout.write(renderMoves({ iid, title, state: from }, options));
    noteOldLabels(record, from, world.talk);
    return exitCodes.done;
  }
  const planned = await planMove({ ...own, next }, standing, shared.dryRun, session, world);
  const { assignTo, labels } = planned;
  if (shared.dryRun) {
    const lines = [
      `#${iid} ${title}: ${from ?? 'no state'} -> ${next}`,
      ...(assignTo === null ? [] : [`assign it to @${assignTo.username}`]),
      ...(labels.length === 0 ? [] : [`take away the labels ${labels.join(', ')}`]),
    ];
    return endDryRun(lines, shared, world);
  }
  const moved = await moveDocument(planned, session, world);
  const say = `${from === next && assignTo === null ? 'Already' : 'Now'} ${next}: #${iid} ${title}`;
  const exitCode = await endDocument({ ...moved, state: next, created: false, say }, shared, world);
  // Every member reads the 1:1: the line tells neither of the document nor of its number.
  if (assignTo !== null && shared.format !== 'json')
    sayNext({ command: '1on1 add "DISCUSS my next step"', why: 'for the next 1:1, which others may read' }, world);
  if (from !== next) sayStep(stepAfter(next, record), shared, world);
  return exitCode;
}

function typedState(typed: string): PromotionState {
  const name = typed.trim().replace(/^promotion::/i, '');
  const found = stateNamed(name);
  if (found !== null) return found;
  throw new DevgrowthError(
    'usage',
    `"${typed}" is no state of a promotion document${suggestion(name.toLowerCase(), promotionStates)}`,
    {
      hint: `States: ${promotionStates.join(', ')}. \`devgrowth promotion state\` says which come next.`,
    },
  );
}
