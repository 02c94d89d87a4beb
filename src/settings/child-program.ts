// The one door through which programs are started: without a shell, and without the tokens that stand in our environment.
import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { basename } from 'node:path';
import type { World } from '#world.ts';

type Environment = World['env'];

/** `DEVGROWTH_TOKEN`, `GITLAB_ACCESS_TOKEN`, `CI_JOB_TOKEN`: what opens a GitLab, for whoever has it. */
const secretName =
  /^(?:(?:DEVGROWTH|GITLAB|GLAB|GL|CI)_(?:\w+_)?(?:TOKEN|PASSWORD|SECRET|KEY|PAT)|(?:OAUTH|PRIVATE)_TOKEN)$/i;

/** Its own: https://docs.gitlab.com/cli/#environment-variables */
const ofGlab = new Set(['GITLAB_TOKEN', 'GITLAB_ACCESS_TOKEN', 'OAUTH_TOKEN']);

export function startProgram(
  [program = '', ...args]: readonly string[],
  env: Environment,
  options: Pick<SpawnOptions, 'stdio' | 'detached' | 'timeout'>,
): ChildProcess {
  return spawn(program, args, { ...options, env: environmentFor(program, env), windowsHide: true });
}

export function secretsIn(env: Environment): readonly string[] {
  return Object.entries(env).flatMap(([name, value]) => (value !== undefined && secretName.test(name) ? [value] : []));
}

/** An editor, a browser or a program that asks for a password has no use for a token, and hands its environment on. */
export function environmentFor(program: string, env: Environment): NodeJS.ProcessEnv {
  const isGlab = /^glab(?:\.exe)?$/.test(basename(program));
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !secretName.test(name) || (isGlab && ofGlab.has(name))),
  );
}
