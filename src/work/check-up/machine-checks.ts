// This machine: Node, the person's own files, the host that is chosen, and the way there.
import { dirname } from 'node:path';
import type { Check } from '#reports/checkup.ts';
import { credentialsPath, forOthers, listCredentials } from '#settings/credentials.ts';
import {
  type ConnectionFlags,
  type HostChoice,
  type ResolutionWorld,
  resolveHost,
  type Way,
  wayFor,
} from '#settings/resolution.ts';
import { readUserConfig, userConfigPath } from '#settings/user-config.ts';
import { joined, type Said, said } from '#wording.ts';
import type { Desk } from '../desk.ts';
import { hostWords } from '../sign-in/source-words.ts';
import { checked, checkOf, type Found, found } from './check.ts';

export type MachineDesk = ResolutionWorld & Pick<Desk, 'nodeVersion' | 'openForge' | 'trace'>;

const leastNode = [20, 19] as const;

export function nodeCheck({ nodeVersion }: Pick<Desk, 'nodeVersion'>): Check<Said> {
  const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
  const isOld = major < leastNode[0] || (major === leastNode[0] && minor < leastNode[1]);
  const old = { isFailed: true, todo: `Install Node ${leastNode.join('.')} or newer: https://nodejs.org` };
  return checkOf('Node', { says: nodeVersion, ...(isOld ? old : {}) });
}

export function filesCheck(desk: Pick<Desk, 'files' | 'places'>): Promise<Check<Said>> {
  return checked('Settings', async () => {
    const { profiles } = await readUserConfig(desk);
    const hosts = await listCredentials(desk);
    const secret = credentialsPath(desk);
    const paths = [userConfigPath(desk), secret, dirname(secret)];
    const modes = await Promise.all(paths.map(async (path) => [path, await desk.files.mode(path)] as const));
    const open = modes.filter(([, mode]) => mode !== null && (mode & forOthers) !== 0);
    if (open.length === 0) {
      const kept = `${hosts.length} kept ${hosts.length === 1 ? 'token' : 'tokens'}`;
      return {
        says: `${desk.places.config}: ${profiles.size === 1 ? '1 profile' : `${profiles.size} profiles`}, ${kept}`,
      };
    }
    return {
      says: `others on this machine may read ${open.map(([path, mode]) => `${path} (mode ${(mode ?? 0).toString(8)})`).join(', ')}`,
      todo: `chmod go= ${open.map(([path]) => path).join(' ')}`,
    };
  });
}

export function hostCheck(
  access: ConnectionFlags,
  desk: Pick<Desk, 'env' | 'files' | 'places'>,
): Promise<Found<HostChoice>> {
  return found('Host', async () => {
    const choice = await resolveHost(access, desk);
    return { value: choice, says: joined([hostWords(choice), ...choice.notices], '; ') };
  });
}

export function wayCheck(choice: HostChoice, access: ConnectionFlags, desk: ResolutionWorld): Promise<Found<Way>> {
  return found('Network', async () => {
    const way = await wayFor(choice, access, desk);
    const { proxy, ca } = way.network ?? { proxy: null, ca: null };
    const parts = [
      proxy === null ? 'no proxy' : `proxy ${proxy.shown} (from ${proxy.variable})`,
      ...(ca === null ? [] : [said`trusts ${ca.file} (from ${ca.said})`]),
      ...(way.front === undefined ? [] : [`headers of profile ${choice.profile} for what stands before GitLab`]),
    ];
    return { value: way, says: joined(parts, '; ') };
  });
}
