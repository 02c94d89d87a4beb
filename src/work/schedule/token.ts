// The token that the scheduled job works with: handed over by whoever has it, and checked before anything is written.
import { DevgrowthError } from '#errors.ts';
import type { Forge } from '#growth/forge/forge.ts';
import { fineGrainedTokenPage, titleOf } from '#growth/forge/permissions.ts';
import { scheduleName } from '#growth/forge/pipelines.ts';
import { type TokenFacts, tokenReach } from '#growth/forge/token.ts';
import type { Day, Person } from '#growth/words/goal.ts';
import { oneLine } from '#render/text.ts';
import { sandboxHost } from '#settings/host.ts';
import type { Connection } from '#settings/resolution.ts';
import type { JobDoes } from '#templates/ci-file.ts';
import { type Said, said } from '#wording.ts';
import type { Desk } from '../desk.ts';
import { newTokenPage } from '../token-page.ts';
import { grantFault, jobPermissions } from './grant.ts';

export interface JobToken {
  /** Never printed. */
  readonly value: string;
  /** The first day on which it no longer works; null where none is known. */
  readonly expires: Day | null;
}

export interface TokenNeed {
  readonly scope: 'api' | 'read_api';
  /** Where it is made, with its name and scope filled in. */
  readonly page: string;
}

export interface JobTokenDesk extends Pick<Desk, 'openForge' | 'talk'> {
  /** How a secret comes in is each front end's own. null: somebody was asked, and left it for later. */
  handToken(need: TokenNeed): Promise<string | null>;
}

export interface JobTokenScene {
  readonly connection: Connection;
  /** Base address of the forge. */
  readonly base: string;
  readonly me: Person;
  /** null: it does not exist yet. */
  readonly projectPath: string | null;
  readonly does: JobDoes;
}

export const doesWrite = ({ posts, reminds }: JobDoes): boolean => posts || reminds;

/** @returns null when somebody was asked and left it for later */
export async function jobToken(scene: JobTokenScene, desk: JobTokenDesk): Promise<JobToken | null> {
  const value = await desk.handToken(jobTokenNeed(scene.base, scene.does));
  return value === null ? null : checked(value, scene, desk);
}

export function jobTokenNeed(base: string, does: JobDoes): TokenNeed {
  const scope = doesWrite(does) ? 'api' : 'read_api';
  return { scope, page: newTokenPage(base, { name: scheduleName, scope }) };
}

async function checked(value: string, scene: JobTokenScene, desk: JobTokenDesk): Promise<JobToken> {
  const { connection, does, me } = scene;
  // The embedded sandbox brings its own token and runs no job: there is nothing to try this one on.
  if (connection.host === sandboxHost) return { value, expires: null };
  const { host, front, network } = connection;
  const way = { ...(front ? { front } : {}), ...(network ? { network } : {}) };
  const forge = await desk.openForge({ host, token: value, ...way });
  const facts = await asked(scene, () => forge.token());
  if (!facts.granular) refuseScopes(facts, scene);
  const who = await asked(scene, () => forge.me());
  const project = await projectSeen(forge, who, scene);
  // A to-do is for whoever asks for it, and nobody else can be given one.
  if (does.reminds && who.id !== me.id)
    throw refused(
      scene,
      `the token for the job is @${oneLine(who.username)}'s, and a reminder would be theirs, not yours`,
    );
  if (facts.granular) {
    const fault = await asked(scene, () => grantFault({ facts, forge, who, project, does }));
    if (fault !== null) throw refusedGrant(scene, `the token for the job ${fault}`);
    if (facts.grants === null) desk.talk.note(untold(does));
  }
  return { value, expires: facts.expiresOn };
}

/** null while there is none: then the token must be that of the person who makes it. */
async function projectSeen(forge: Forge, who: Person, scene: JobTokenScene) {
  const { projectPath, me } = scene;
  const project = projectPath === null ? null : await asked(scene, () => forge.findProject(projectPath));
  const seesProject = projectPath === null ? who.id === me.id : project !== null;
  if (seesProject) return project;
  throw refused(scene, `the token for the job is @${oneLine(who.username)}'s, who cannot see the project`);
}

function untold(does: JobDoes): string {
  return doesWrite(does)
    ? 'GitLab does not tell whether the token for the job may write; that shows when it runs'
    : 'GitLab does not tell whether the token for the job can write; the job only reads';
}

function refuseScopes(facts: TokenFacts, scene: JobTokenScene): void {
  const writes = doesWrite(scene.does);
  const reach = tokenReach(facts);
  if (facts.kind !== 'personal' || reach === 'unknown') {
    throw refused(scene, 'GitLab does not tell what the token for the job may do');
  }
  if (reach === 'too-little' || (writes && reach !== 'everything')) {
    throw refused(scene, `the token for the job has too little scope (${scopesOf(facts.scopes)})`);
  }
  if (!writes && !facts.scopes?.every((scope) => scope.startsWith('read_'))) {
    throw refused(scene, `the token for the job can write (${scopesOf(facts.scopes)}), and the job only reads`);
  }
}

function scopesOf(scopes: readonly string[] | null): string {
  return (scopes ?? []).map(oneLine).join(', ') || 'none';
}

function refused({ base, does }: JobTokenScene, message: Said): DevgrowthError {
  const { scope, page } = jobTokenNeed(base, does);
  return new DevgrowthError('refused', message, {
    hint: `Nothing was written. Make a token with scope ${scope} alone: ${page}`,
  });
}

function refusedGrant({ base, does }: JobTokenScene, message: Said): DevgrowthError {
  const list = jobPermissions(does).map(titleOf).join(', ');
  return new DevgrowthError('refused', message, {
    hint: `Nothing was written. Make a fine-grained token with these alone: ${list}. ${fineGrainedTokenPage(base)}`,
  });
}

/** What the server says against this token has another way out than a new login. */
async function asked<T>(scene: JobTokenScene, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof DevgrowthError && error.isOfToken)
      throw refusedGrant(scene, said`the token for the job is not enough: ${error.said}`);
    if (!(error instanceof DevgrowthError) || error.kind !== 'authentication') throw error;
    throw refused(scene, said`the token for the job is not accepted: ${error.said}`);
  }
}
