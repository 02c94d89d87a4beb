// This machine: Node, the person's own files, the host that is chosen, and the way there.
import { dirname } from 'node:path';
import type { Check } from '#reports/checkup.ts';
import { credentialsPath, forOthers, listCredentials } from '#settings/credentials.ts';
import { type HostChoice, resolveHost, type Way, wayFor } from '#settings/resolution.ts';
import { readUserConfig, userConfigPath } from '#settings/user-config.ts';
import { hostWords } from '#work/sign-in/source-words.ts';
import { joined } from '#wording.ts';
import type { CommandWorld, SharedInput } from '../command.ts';
import { commandWords } from '../command-words.ts';
import { type Found, tried } from './check.ts';

const leastNode = [20, 19] as const;

export async function nodeCheck({ nodeVersion }: CommandWorld): Promise<Check> {
  const { check } = await tried('Node', () => {
    const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
    const isOld = major < leastNode[0] || (major === leastNode[0] && minor < leastNode[1]);
    const old = { isFailed: true, todo: `Install Node ${leastNode.join('.')} or newer: https://nodejs.org` };
    return Promise.resolve({ value: null, says: nodeVersion, ...(isOld ? old : {}) });
  });
  return check;
}

export async function filesCheck(world: CommandWorld): Promise<Check> {
  const { check } = await tried('Settings', async () => {
    const { profiles } = await readUserConfig(world);
    const hosts = await listCredentials(world);
    const secret = credentialsPath(world);
    const paths = [userConfigPath(world), secret, dirname(secret)];
    const modes = await Promise.all(paths.map(async (path) => [path, await world.files.mode(path)] as const));
    const open = modes.filter(([, mode]) => mode !== null && (mode & forOthers) !== 0);
    const said = `${world.places.config}: ${profiles.size === 1 ? '1 profile' : `${profiles.size} profiles`}, ${hosts.length} kept ${hosts.length === 1 ? 'token' : 'tokens'}`;
    if (open.length === 0) return { value: null, says: said };
    return {
      value: null,
      says: `others on this machine may read ${open.map(([path, mode]) => `${path} (mode ${(mode ?? 0).toString(8)})`).join(', ')}`,
      todo: `chmod go= ${open.map(([path]) => path).join(' ')}`,
    };
  });
  return check;
}

export function hostCheck(input: SharedInput, world: CommandWorld): Promise<Found<HostChoice>> {
  return tried('Host', async () => {
    const choice = await resolveHost(input, world);
    return { value: choice, says: commandWords(joined([hostWords(choice), ...choice.notices], '; ')) };
  });
}

export function wayCheck(choice: HostChoice, input: SharedInput, world: CommandWorld): Promise<Found<Way>> {
  return tried('Network', async () => {
    const way = await wayFor(choice, input, world);
    const { proxy, ca } = way.network ?? { proxy: null, ca: null };
    const parts = [
      proxy === null ? 'no proxy' : `proxy ${proxy.shown} (from ${proxy.variable})`,
      ...(ca === null ? [] : [`trusts ${ca.file} (from ${ca.said})`]),
      ...(way.front === undefined ? [] : [`headers of profile ${choice.profile} for what stands before GitLab`]),
    ];
    return { value: way, says: parts.join('; ') };
  });
}
