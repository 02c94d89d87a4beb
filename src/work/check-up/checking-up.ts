// Why does it not work? Every thing that must be right, a check each, and what to do about it. Changes nothing.
import { type Checkup, checkupOf } from '#reports/checkup.ts';
import type { ConnectionFlags, HostChoice } from '#settings/resolution.ts';
import type { Said } from '#wording.ts';
import { traceOf } from '../trace.ts';
import { without } from './check.ts';
import { type Checked, type InsideDesk, insideChecks, ofProject, ofToken, onlyChecks } from './inside-checks.ts';
import { filesCheck, hostCheck, type MachineDesk, nodeCheck, wayCheck } from './machine-checks.ts';
import { greetChecks } from './server-checks.ts';
import { loginCheck } from './token-check.ts';

export type CheckUpDesk = MachineDesk & InsideDesk;

export async function checkUp(access: ConnectionFlags, desk: CheckUpDesk): Promise<Checkup<Said>> {
  const host = await hostCheck(access, desk);
  const machine = [nodeCheck(desk), await filesCheck(desk), host.check];
  const { checks, permissions } =
    host.value === null
      ? onlyChecks(without('no host is chosen', ['Login', 'Network', ...ofServer, ...ofToken, ...ofProject]))
      : await serverChecks(host.value, access, desk);
  return checkupOf(host.value?.host ?? null, [...machine, ...checks], permissions);
}

const ofServer = ['Server', 'TLS', 'GitLab'];

/** A server that is not there should not take long to say so. */
const greetMs = 10_000;

async function serverChecks(choice: HostChoice, access: ConnectionFlags, desk: CheckUpDesk): Promise<Checked> {
  const login = await loginCheck(access, desk);
  const way = await wayCheck(choice, access, desk);
  const here = [login.check, way.check];
  if (way.value === null)
    return onlyChecks([...here, ...without('the way there is not clear', [...ofServer, ...ofToken, ...ofProject])]);
  const { host } = choice;
  const path = { ...way.value, ...(await traceOf(desk)) };
  const stranger = await desk.openForge({ host, token: '', ...path, withinMs: greetMs });
  const { checks: greeted, isGitLab } = await greetChecks(host, stranger);
  const before = [...here, ...greeted];
  const stopped = (why: string) => onlyChecks([...before, ...without(why, [...ofToken, ...ofProject])]);
  if (!isGitLab) return stopped('no GitLab was reached');
  if (login.value === null) return stopped('there is no token');
  const forge = await desk.openForge({ host: login.value.host, token: login.value.token, ...path });
  const { checks, permissions } = await insideChecks(login.value, forge, desk);
  return { checks: [...before, ...checks], permissions };
}
