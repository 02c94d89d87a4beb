// Bare `devgrowth`: says what to do next, from the settings, the drafts, and a short look at the server. Asks nothing.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { isComplete } from '#growth/words/completeness.ts';
import { nextMoves, type Standing } from '#reports/next-moves.ts';
import { count } from '#render/text.ts';
import { renderNextMoves } from '#render/terminal/project/next-moves.ts';
import { listDrafts } from '#settings/drafts.ts';
import { resolveHost } from '#settings/resolution.ts';
import { commandWords } from './command-words.ts';
import type { CommandWorld, SharedInput } from './command.ts';
import { openSession } from '#work/session.ts';
import { NoGoalsProject } from '#work/whose-project.ts';

/** Long enough for a server far away, short enough for a train. */
const serverMs = 3_000;

/** @throws `usage` and `configuration` alone: flags and settings that are wrong are wrong here, too */
export async function runNext(input: SharedInput, world: CommandWorld): Promise<ExitCode> {
  const drafts = (await listDrafts(world)).length;
  const { standing, said } = await look(input, world);
  const flags = [
    ...(input.profile === null ? [] : [` --profile ${input.profile}`]),
    ...(input.host === null ? [] : [` --host ${input.host}`]),
    ...(input.project === null ? [] : [` --project ${input.project}`]),
  ].join('');
  const { columns } = world.stdout;
  world.stdout.write(renderNextMoves(said, nextMoves(standing, drafts), { columns, color: input.color, flags }));
  return exitCodes.done;
}

interface Look {
  readonly standing: Standing;
  readonly said: readonly string[];
}

async function look(input: SharedInput, world: CommandWorld): Promise<Look> {
  const host = await chosenHost(input, world);
  if (host === null) return { standing: { at: 'no-host' }, said: ['Welcome to devgrowth. No GitLab is chosen yet.'] };
  try {
    return await lookAtProject(input, world, host);
  } catch (error) {
    if (!(error instanceof DevgrowthError) || error.kind === 'usage' || error.kind === 'configuration') throw error;
    return lookOf(error, host);
  }
}

async function chosenHost(input: SharedInput, world: CommandWorld): Promise<string | null> {
  try {
    return (await resolveHost(input, world)).host;
  } catch (error) {
    if (error instanceof DevgrowthError && error.kind === 'authentication') return null;
    throw error;
  }
}

async function lookAtProject(input: SharedInput, world: CommandWorld, host: string): Promise<Look> {
  const session = await openSession(input, {
    ...world,
    openForge: (target) => world.openForge({ ...target, withinMs: serverMs }),
  });
  const { project, now } = session;
  const read = await Promise.all([project.goals({ state: 'opened' }), project.oneOnOnes()]);
  const [goals, meetings] = [read[0].asFarAsRead(), read[1].asFarAsRead()];
  const complete = isComplete(goals.source) && isComplete(meetings.source);
  const failed = goals.source.failed ?? meetings.source.failed;
  return {
    standing: { at: 'project', goals: goals.items, meetings: meetings.items, isComplete: complete, now },
    said: [
      `${project.facts.path} on ${spoken(host)}: ${count(goals.items.length, 'open goal')}.`,
      ...(complete ? [] : [`Not everything could be read${failed ? `: ${failed.message.replace(/\.$/, '')}` : ''}.`]),
    ],
  };
}

function lookOf(error: DevgrowthError, host: string): Look {
  const { hint } = error;
  const problem = error.message.replace(/\.$/, '');
  if (error.kind === 'authentication')
    return { standing: { at: 'no-login', host }, said: [`Not logged in: ${problem}.`] };
  if (error instanceof NoGoalsProject) {
    const { shared } = error;
    const theirs = shared.length === 0 ? [] : [`Shared with you: ${shared.join(', ')}.`];
    const said = [`Logged in to ${spoken(host)}, without a goals project yet.`, ...theirs];
    return { standing: { at: 'no-project', shared }, said };
  }
  return {
    standing: { at: 'in-the-dark' },
    said: [`What is on ${spoken(host)} is not known: ${problem}.`, ...(hint === null ? [] : [commandWords(hint)])],
  };
}

/** `gitlab.com`, `the sandbox` */
function spoken(host: string): string {
  return host === 'sandbox' ? 'the sandbox' : host.replace(/^https:\/\//, '');
}
