// The token that the scheduled job works with: read from stdin or a prompt, and checked before anything is written.
import { DevgrowthError } from '#errors.ts';
import type { Day, Person } from '#growth/words/goal.ts';
import { fineGrainedTokenPage, titleOf } from '#growth/forge/permissions.ts';
import { jobTokenVariable } from '#growth/forge/pipelines.ts';
import { type TokenFacts, tokenReach } from '#growth/forge/token.ts';
import { ink, stacked } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import { sandboxHost } from '#settings/host.ts';
import type { Connection } from '#settings/resolution.ts';
import { checkToken } from '#settings/token.ts';
import type { World } from '#world.ts';
import { secretFromStdin } from '../auth/secret-stdin.ts';
import { newTokenPage } from '../auth/token-page.ts';
import type { Input } from '../command.ts';
import type { ScheduleAsked } from './schedule-flags.ts';
import { grantFault, jobPermissions } from './schedule-grant.ts';

export interface JobToken {
  /** Never printed. */
  readonly value: string;
  /** The first day on which it no longer works; null where none is known. */
  readonly expires: Day | null;
}

export interface JobTokenScene {
  readonly input: Input<{ readonly schedule: ScheduleAsked }>;
  readonly world: World;
  readonly connection: Connection;
  /** Base address of the forge. */
  readonly base: string;
  readonly me: Person;
  /** null: it does not exist yet. */
  readonly projectPath: string | null;
  readonly posts: boolean;
}

/** @returns null when somebody was asked and left it for later; @throws `usage` where nobody can be asked */
export async function jobToken(scene: JobTokenScene): Promise<JobToken | null> {
  const { input, world, posts, base } = scene;
  if (input.own.schedule.tokenFromStdin) {
    return checked(await secretFromStdin(world, '--schedule-token-stdin'), scene);
  }
  const page = jobTokenPage(base, posts);
  if (!input.shared.mayAsk) {
    throw new DevgrowthError('usage', 'the scheduled job needs a token of its own: missing --schedule-token-stdin', {
      hint: `Nothing was written. Make a token with scope ${scopeFor(posts)} at ${page}, keep it in a file, and add --schedule-token-stdin < token-file.`,
    });
  }
  world.stderr.write(
    stacked([
      `The scheduled job needs a token of its own, with scope ${scopeFor(posts)}: ${page}`,
      `It becomes the CI/CD variable ${jobTokenVariable} of this project, masked and protected.`,
    ]),
  );
  const message = 'Token for the job (not shown; empty: later)';
  const typed = (await world.prompt.secret({ name: 'schedule-token-stdin', message })).trim();
  return typed === '' ? null : checked(checkToken(typed, 'the prompt'), scene);
}

export function scopeFor(posts: boolean): 'api' | 'read_api' {
  return posts ? 'api' : 'read_api';
}

export function jobTokenPage(base: string, posts: boolean): string {
  return newTokenPage(base, { name: 'devgrowth report', scope: scopeFor(posts) });
}

async function checked(value: string, scene: JobTokenScene): Promise<JobToken> {
  const { world, connection } = scene;
  // The embedded sandbox brings its own token and runs no job: there is nothing to try this one on.
  if (connection.host === sandboxHost) return { value, expires: null };
  const { host, front, network } = connection;
  const way = { ...(front ? { front } : {}), ...(network ? { network } : {}) };
  const forge = await world.openForge({ host, token: value, ...way });
  const facts = await asked(scene, () => forge.token());
  if (!facts.granular) refuseScopes(facts, scene);
  const who = await asked(scene, () => forge.me());
  const { projectPath } = scene;
  const project = projectPath === null ? null : await asked(scene, () => forge.findProject(projectPath));
  const seesProject = projectPath === null ? who.id === scene.me.id : project !== null;
  if (!seesProject)
    throw refused(scene, `the token for the job is @${oneLine(who.username)}'s, who cannot see the project`);
  if (facts.granular) {
    const fault = await asked(scene, () => grantFault({ facts, forge, who, project, posts: scene.posts }));
    if (fault !== null) throw refusedGrant(scene, `the token for the job ${fault}`);
    if (facts.grants === null) world.stderr.write(ink`note: ${untold(scene.posts)}\n`);
  }
  return { value, expires: facts.expiresOn };
}

function untold(posts: boolean): string {
  return posts
    ? 'GitLab does not tell whether the token for the job may write; that shows when it posts'
    : 'GitLab does not tell whether the token for the job can write; the job only reads';
}

function refuseScopes(facts: TokenFacts, scene: JobTokenScene): void {
  const { posts } = scene;
  const reach = tokenReach(facts);
  if (facts.kind !== 'personal' || reach === 'unknown') {
    throw refused(scene, 'GitLab does not tell what the token for the job may do');
  }
  if (reach === 'too-little' || (posts && reach !== 'everything')) {
    throw refused(scene, `the token for the job has too little scope (${scopesOf(facts.scopes)})`);
  }
  if (!posts && !facts.scopes?.every((scope) => scope.startsWith('read_'))) {
    throw refused(scene, `the token for the job can write (${scopesOf(facts.scopes)}), and the job only reads`);
  }
}

function scopesOf(scopes: readonly string[] | null): string {
  return (scopes ?? []).map(oneLine).join(', ') || 'none';
}

function refused({ base, posts }: JobTokenScene, message: string): DevgrowthError {
  return new DevgrowthError('refused', message, {
    hint: `Nothing was written. Make a token with scope ${scopeFor(posts)} alone: ${jobTokenPage(base, posts)}`,
  });
}

function refusedGrant({ base, posts }: JobTokenScene, message: string): DevgrowthError {
  const list = jobPermissions(posts).map(titleOf).join(', ');
  return new DevgrowthError('refused', message, {
    hint: `Nothing was written. Make a fine-grained token with these alone: ${list}. ${fineGrainedTokenPage(base)}`,
  });
}

/** What the server says against this token has another way out than `auth login`. */
async function asked<T>(scene: JobTokenScene, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof DevgrowthError && error.isOfToken)
      throw refusedGrant(scene, `the token for the job is not enough: ${error.message}`);
    if (!(error instanceof DevgrowthError) || error.kind !== 'authentication') throw error;
    throw refused(scene, `the token for the job is not accepted: ${error.message}`);
  }
}
