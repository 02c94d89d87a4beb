// `devgrowth doctor`: why does it not work? Every thing that must be right, one line each, and what to do about it. Changes nothing.
import { type ExitCode, exitCodes } from '#errors.ts';
import { decidesWhoIsIn } from '#growth/forge/exposure.ts';
import type { Forge } from '#growth/forge/forge.ts';
import type { ProjectFacts } from '#growth/forge/project.ts';
import { documentText } from '#render/json/document.ts';
import { renderCheckup } from '#render/terminal/project/checkup.ts';
import { ink } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import { type Check, type CheckedPermission, checkupOf } from '#reports/checkup.ts';
import type { Connection, HostChoice, Way } from '#settings/resolution.ts';
import type { CommandModule, CommandWorld, SharedInput } from '../command.ts';
import { notChecked } from './check.ts';
import { grantCheck } from './grant-check.ts';
import { filesCheck, hostCheck, nodeCheck, wayCheck } from './machine-checks.ts';
import { managerCheck, privacyCheck, projectCheck, setupCheck } from './project-checks.ts';
import { scheduleCheck } from './schedule-check.ts';
import { clockCheck, greetChecks, quotaCheck, versionCheck } from './server-checks.ts';
import { tablesCheck } from './tables-check.ts';
import { loginCheck, tokenCheck } from './token-check.ts';

export const doctorCommand: CommandModule = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth doctor', 'devgrowth doctor --format json'],
  declare() {},
  parse: () => ({}),
  run: ({ shared }, world) => runDoctor(shared, world),
};

async function runDoctor(input: SharedInput, world: CommandWorld): Promise<ExitCode> {
  const host = await hostCheck(input, world);
  const machine = [await nodeCheck(world), await filesCheck(world), host.check];
  const { checks, permissions } =
    host.value === null
      ? onlyChecks(without('no host is chosen', ['Login', 'Network', ...ofServer, ...ofToken, ...ofProject]))
      : await serverChecks(host.value, input, world);
  const checkup = checkupOf(host.value?.host ?? null, [...machine, ...checks], permissions);
  const { columns } = world.stdout;
  const text =
    input.format === 'json'
      ? await documentText('doctor', checkup)
      : renderCheckup(checkup, { columns, color: input.color });
  world.stdout.write(text);
  if (checkup.failed > 0) return exitCodes.failed;
  return checkup.warnings > 0 ? exitCodes.notClean : exitCodes.done;
}

const ofServer = ['Server', 'TLS', 'GitLab'];
const ofToken = ['Token', 'Version', 'Clock', 'Quota'];
const ofProject = ['Project', 'Privacy', 'Setup', 'Tables', 'Manager', 'Schedule'];
const without = (why: string, names: readonly string[]): Check[] => names.map((name) => notChecked(name, why));

interface Checked {
  readonly checks: readonly Check[];
  readonly permissions: readonly CheckedPermission[] | null;
}

const onlyChecks = (checks: readonly Check[]): Checked => ({ checks, permissions: null });

/** A server that is not there should not take long to say so. */
const greetMs = 10_000;

async function serverChecks(choice: HostChoice, input: SharedInput, world: CommandWorld): Promise<Checked> {
  const login = await loginCheck(input, world);
  const way = await wayCheck(choice, input, world);
  if (way.value === null)
    return onlyChecks([
      login.check,
      way.check,
      ...without('the way there is not clear', [...ofServer, ...ofToken, ...ofProject]),
    ]);
  const { host } = choice;
  const stranger = await open({ host, token: '' }, way.value, input, world, greetMs);
  const { checks: greeted, isGitLab } = await greetChecks(host, stranger);
  const before = [login.check, way.check, ...greeted];
  const stopped = (why: string) => onlyChecks([...before, ...without(why, [...ofToken, ...ofProject])]);
  if (!isGitLab) return stopped('no GitLab was reached');
  if (login.value === null) return stopped('there is no token');
  const forge = await open(login.value, way.value, input, world);
  const { checks, permissions } = await insideChecks(login.value, forge, world);
  return { checks: [...before, ...checks], permissions };
}

async function insideChecks(connection: Connection, forge: Forge, world: CommandWorld): Promise<Checked> {
  const token = await tokenCheck(connection, forge, world);
  if (token.value === null)
    return onlyChecks([token.check, ...without('the token is not accepted', [...ofToken.slice(1), ...ofProject])]);
  const { me } = token.value;
  const version = await versionCheck(forge);
  const clock = clockCheck(version.value, world.now());
  const project = await projectCheck(connection, me, forge, world);
  const { value } = project;
  const grant = await grantCheck({
    token: token.value.token,
    me,
    project: value?.facts ?? null,
    isHelper: value !== null && isHelper(value.facts),
    forge,
  });
  /** A check that the token may not make is none that fails. */
  const unless = async (name: string, needs: readonly string[], check: () => Promise<Check>): Promise<Check> => {
    const lacks = grant?.permissions.filter(
      (one) => one.tab === 'Group and project' && one.state === 'missing' && needs.includes(one.name),
    );
    if (lacks === undefined || lacks.length === 0) return check();
    return notChecked(name, `the token lacks ${lacks.map((one) => one.name).join(', ')}`);
  };
  const inside =
    value === null
      ? without('no goals project was found', ofProject.slice(1))
      : await Promise.all([
          privacyCheck(value, me, forge),
          ...(isHelper(value.facts)
            ? without(`that is for who owns ${value.facts.path}`, ['Setup', 'Tables', 'Manager', 'Schedule'])
            : [
                unless('Setup', ['Label: Read', 'Member: Read'], () => setupCheck(value, forge, world)),
                tablesCheck(value, forge, world),
                unless('Manager', ['Member: Read'], () => managerCheck(value, me, forge, world)),
                unless('Schedule', ['Pipeline Schedule: Read', 'Variable: Read', 'Branch: Read', 'Member: Read'], () =>
                  scheduleCheck({ world, connection, forge, me, ...value }),
                ),
              ]),
        ]);
  const ofGrant = grant === null ? [] : [grant.check];
  return {
    checks: [token.check, version.check, clock, quotaCheck(forge), project.check, ...ofGrant, ...inside],
    permissions: grant?.permissions ?? null,
  };
}

/** Somebody who was let in: the files may be closed to them, and what is missing is not theirs to add. */
function isHelper({ myRole }: ProjectFacts): boolean {
  return myRole !== null && !decidesWhoIsIn(myRole);
}

function open(
  { host, token }: Pick<Connection, 'host' | 'token'>,
  way: Way,
  input: SharedInput,
  world: CommandWorld,
  withinMs?: number,
): Promise<Forge> {
  const onTrace = (line: string) => world.stderr.write(ink`debug: ${oneLine(line)}\n`);
  return world.openForge({
    host,
    token,
    ...way,
    ...(input.debug ? { onTrace } : {}),
    ...(withinMs === undefined ? {} : { withinMs }),
  });
}
