// `devgrowth promotion state`: says where the document is and where it can go, or moves it there.
import { type PromotionState, promotionStates, stateNamed } from '#growth/words/promotion-words.ts';
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { suggestion } from '#growth/words/nearest.ts';
import { movesFrom, type PromotionRecord, stateAbout } from '#growth/promotion/transitions.ts';
import { isNamed } from '#growth/words/username.ts';
import { renderMoves } from '#render/terminal/goals/promotion.ts';
import type { World } from '#world.ts';
import type { CommandModule, Input } from '../command.ts';
import { draftedWrite } from '../drafting.ts';
import { openSession, type Session } from '../session.ts';
import { endDryRun } from '../written-goal.ts';
import { knownStanding, type Standing } from './history.ts';
import { managerToAssign } from './manager-review.ts';
import { labelsToTake, noteOldLabels, takeLabels } from './old-labels.ts';
import { showCommand } from './show.ts';
import { endDocument, sayState, theDocument, warnIfPublic } from './written-document.ts';

export interface StateWords {
  /** null: only say where it is. */
  readonly next: PromotionState | null;
  readonly assignManager: boolean | null;
}

export const stateCommand: CommandModule<StateWords> = {
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

async function runState({ shared, own }: Input<StateWords>, world: World): Promise<ExitCode> {
  if (own.next === null && shared.format === 'json') return showCommand.run({ shared, own: {} }, world);
  const session = await openSession(shared, world);
  const record = await theDocument(session);
  warnIfPublic(record, session, world);
  const standing = await knownStanding(session.project, record);
  const { state } = standing;
  if (own.next === null) {
    const { iid, title } = record;
    const options = { color: shared.color, columns: world.stdout.columns };
    world.stdout.write(renderMoves({ iid, title, state }, options));
    noteOldLabels(record, state, world);
    return exitCodes.done;
  }
  if (state !== null) checkMove(state, own.next, record);
  return move(record, standing, { shared, own: { ...own, next: own.next } }, session, world);
}

async function move(
  record: PromotionRecord,
  { state: from, since, isSaid }: Standing,
  { shared, own }: Input<StateWords & { readonly next: PromotionState }>,
  session: Session,
  world: World,
): Promise<ExitCode> {
  const { project } = session;
  const { next } = own;
  const { iid } = record;
  if (own.assignManager !== null && next !== 'manager-review') {
    throw new DevgrowthError('usage', `--${own.assignManager ? '' : 'no-'}assign-manager belongs to manager-review`, {
      hint: `Leave it out: \`devgrowth promotion state ${next}\`.`,
    });
  }
  refuseOthers(record, session);
  refuseHalfHidden(record, own, session);
  // Said again, and nobody to ask: nothing is shown to anybody who does not see it already.
  const staysHidden = from === next && own.assignManager === null && (shared.yes || !shared.mayAsk);
  const asksManager = next === 'manager-review' && !staysHidden;
  const assignTo = asksManager
    ? await managerToAssign(record, session, { ...shared, assignManager: own.assignManager }, world)
    : null;
  const labels = await labelsToTake(session, shared, world);
  if (shared.dryRun) {
    const lines = [
      `#${iid} ${record.title}: ${from ?? 'no state'} -> ${next}`,
      ...(assignTo === null ? [] : [`assign it to @${assignTo.username}`]),
      ...(labels.length === 0 ? [] : [`take away the labels ${labels.join(', ')}`]),
    ];
    return endDryRun(lines, shared, world);
  }
  const words = { next, assignManager: assignTo === null ? own.assignManager : true };
  return draftedWrite('promotion state', words, session, world, async (draft) => {
    const taken = await takeLabels(labels, draft, session);
    const isThere = from === next && (isSaid || labels.length > 0);
    const said = isThere ? [] : await sayState({ iid, after: { state: from, since } }, next, draft, session);
    const changed =
      assignTo === null
        ? { value: record, warnings: [] }
        : await project.changePromotion(iid, { assignTo, isUnlabelled: false });
    const say = `${from === next && assignTo === null ? 'Already' : 'Now'} ${next}: #${iid} ${record.title}`;
    const warnings = [...taken, ...said, ...changed.warnings];
    return endDocument({ record: changed.value, state: next, created: false, warnings, say }, shared, world);
  });
}

/** Somebody else's comment would say nothing. */
function refuseOthers({ iid, author, url }: PromotionRecord, { me }: Session): void {
  if (author?.id === me.id) return;
  const who = author === null ? `whoever opened #${iid}` : `@${author.username}, who opened #${iid}`;
  throw new DevgrowthError('refused', `only ${who}, says where it is`, {
    hint: `Tell them in a comment on it: ${url}`,
  });
}

/** What a flag says is hidden must be hidden. */
function refuseHalfHidden({ iid, assignees, url }: PromotionRecord, own: StateWords, { settings }: Session): void {
  const reader = assignees.find((person) => isNamed(person, settings.manager));
  if (own.assignManager !== false || reader === undefined) return;
  throw new DevgrowthError('refused', `#${iid} is assigned to @${reader.username}, who reads it therefore`, {
    hint: `Take the assignee off in the browser: ${url}`,
  });
}

function checkMove(from: PromotionState, to: PromotionState, { iid, state }: PromotionRecord): void {
  if (from === to) return;
  if (state === 'closed') {
    throw new DevgrowthError('refused', `the promotion document #${iid} is closed`, {
      hint: 'Reopen the issue in the browser, or begin another one with `devgrowth promotion start`.',
    });
  }
  const possible = movesFrom(from);
  if (possible.includes(to)) return;
  throw new DevgrowthError('refused', `from ${from} the document does not go to ${to}`, {
    details: possible.map((one) => `${one}: ${stateAbout[one]}`),
    hint:
      possible.length === 0
        ? 'It has come to its end. Begin another one with `devgrowth promotion start`.'
        : `Possible: ${possible.join(', ')}. A comment \`**State** · ${to}\` of yours, written in the browser, counts, too.`,
  });
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
