// `devgrowth promotion state`: says where the document is and where it can go, or moves it there.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { suggestion } from '#growth/nearest.ts';
import {
  currentState,
  movesFrom,
  type PromotionRecord,
  type PromotionState,
  promotionLabels,
  promotionStates,
  stateAbout,
} from '#growth/promotion.ts';
import { renderMoves } from '#render/terminal/promotion.ts';
import type { World } from '#world.ts';
import type { CommandModule, SharedInput } from '../command.ts';
import { openSession, type Session } from '../session.ts';
import { endDryRun } from '../written-goal.ts';
import { managerToAssign } from './manager-review.ts';
import { showCommand } from './show.ts';
import { endDocument, theDocument } from './written-document.ts';

interface StateInput extends SharedInput {
  /** null: only say where it is. */
  readonly next: PromotionState | null;
  readonly assignManager: boolean | null;
}

export const stateCommand: CommandModule<StateInput> = {
  formats: ['text', 'json'],
  writes: true,
  examples: ['devgrowth promotion state', 'devgrowth promotion state drafting'],
  completes: { next: promotionStates },
  declare(command) {
    command
      .argument('[next]', 'Where it goes; without it: where it is, and where it can go')
      .option('--assign-manager', 'With manager-review: assign it, so that a Guest can read it')
      .option('--no-assign-manager', 'With manager-review: show it to nobody');
  },
  parse([next], flags, shared) {
    const assignManager = flags['assignManager'];
    return {
      ...shared,
      writes: next !== undefined,
      next: next === undefined ? null : stateNamed(next),
      assignManager: typeof assignManager === 'boolean' ? assignManager : null,
    };
  },
  run: runState,
};

async function runState(input: StateInput, world: World): Promise<ExitCode> {
  if (input.next === null && input.format === 'json') return showCommand.run(input, world);
  const session = await openSession(input, world);
  const record = await theDocument(session);
  const events = record.states.length > 1 ? (await session.project.labelEvents(record.iid)).asFarAsRead() : null;
  const current = currentState(record, events)?.state ?? null;
  if (input.next === null) {
    const { iid, title } = record;
    const options = { color: input.color, columns: world.stdout.columns };
    world.stdout.write(renderMoves({ iid, title, state: current }, options));
    return exitCodes.done;
  }
  if (current !== null) checkMove(current, input.next, record);
  return move(record, current, { ...input, next: input.next }, session, world);
}

async function move(
  record: PromotionRecord,
  from: PromotionState | null,
  input: StateInput & { readonly next: PromotionState },
  session: Session,
  world: World,
): Promise<ExitCode> {
  const { next } = input;
  if (input.assignManager !== null && next !== 'manager-review') {
    throw new DevgrowthError('usage', `--${input.assignManager ? '' : 'no-'}assign-manager belongs to manager-review`, {
      hint: `Leave it out: \`devgrowth promotion state ${next}\`.`,
    });
  }
  refuseHalfHidden(record, input, session);
  const assignTo = next === 'manager-review' ? await managerToAssign(record, session, input, world) : null;
  if (input.dryRun) {
    const lines = [`#${record.iid} ${record.title}: ${from ?? 'no state'} -> ${next}`];
    return endDryRun([...lines, ...(assignTo === null ? [] : [`assign it to @${assignTo.username}`])], input, world);
  }
  for (const label of promotionLabels) if (label.word.value === next) await session.project.ensureLabel(label);
  const { value, warnings } = await session.project.movePromotion(record.iid, { state: next, assignTo });
  const isSame = from === next && assignTo === null;
  const say = `${isSame ? 'Already' : 'Now'} ${next}: #${value.iid} ${value.title}`;
  return endDocument({ record: value, created: false, warnings, say }, input, world);
}

/** What a flag says is hidden must be hidden. */
function refuseHalfHidden({ iid, assignees, url }: PromotionRecord, input: StateInput, { settings }: Session): void {
  const reader = assignees.find(({ username }) => username === settings.manager);
  if (input.assignManager !== false || reader === undefined) return;
  throw new DevgrowthError('refused', `#${iid} is assigned to @${reader.username}, who reads it therefore`, {
    hint: `Take the assignee off in the browser: ${url}`,
  });
}

function checkMove(from: PromotionState, to: PromotionState, { iid, state }: PromotionRecord): void {
  if (state === 'closed') {
    throw new DevgrowthError('refused', `the promotion document #${iid} is closed`, {
      hint: 'Reopen the issue in the browser, or begin another one with `devgrowth promotion start`.',
    });
  }
  const possible = movesFrom(from);
  if (from === to || possible.includes(to)) return;
  throw new DevgrowthError('refused', `from ${from} the document does not go to ${to}`, {
    details: possible.map((one) => `${one}: ${stateAbout[one]}`),
    hint:
      possible.length === 0
        ? 'It has come to its end. Begin another one with `devgrowth promotion start`.'
        : `Possible: ${possible.join(', ')}. A label set by hand in the browser counts, too.`,
  });
}

function stateNamed(typed: string): PromotionState {
  const name = typed
    .trim()
    .toLowerCase()
    .replace(/^promotion::/, '')
    .replaceAll(/[\s_]+/g, '-');
  const found = promotionStates.find((state) => state === name);
  if (found !== undefined) return found;
  throw new DevgrowthError(
    'usage',
    `"${typed}" is no state of a promotion document${suggestion(name, promotionStates)}`,
    {
      hint: `States: ${promotionStates.join(', ')}. \`devgrowth promotion state\` says which come next.`,
    },
  );
}
