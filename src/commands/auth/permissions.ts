// `devgrowth auth permissions`: what to tick for a fine-grained token, by what it is for. Asks nobody.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import {
  fineGrainedTokenPage,
  permissionsFor,
  type Purpose,
  purposeFacts,
  purposes,
} from '#growth/forge/permissions.ts';
import { documentText } from '#render/json/document.ts';
import { ink, stacked } from '#render/terminal/ink.ts';
import { renderPermissions } from '#render/terminal/project/permissions.ts';
import { oneLine } from '#render/text.ts';
import { sandboxHost } from '#settings/host.ts';
import { resolveHost } from '#settings/resolution.ts';
import type { CommandModule, CommandWorld, Input, SharedInput } from '../command.ts';

interface PermissionsWords {
  /** null: everyday, and what else there is. */
  readonly purpose: Purpose | null;
}

export const permissionsCommand: CommandModule<PermissionsWords> = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth auth permissions', 'devgrowth auth permissions report'],
  completes: { purpose: purposes },
  declare(command) {
    command.argument('[purpose]', `${purposes.join(', ')} (default: everyday)`);
  },
  parse([word]) {
    const purpose = word === undefined ? null : (purposes.find((one) => one === word) ?? undefined);
    if (purpose !== undefined) return { purpose };
    throw new DevgrowthError('usage', `"${word}" is nothing a token is for`, {
      hint: `Choose one of ${purposes.join(', ')}.`,
    });
  },
  run: runPermissions,
};

async function runPermissions({ shared, own }: Input<PermissionsWords>, world: CommandWorld): Promise<ExitCode> {
  const page = fineGrainedTokenPage(await baseOf(shared, world));
  if (shared.format === 'json') {
    const shown = own.purpose === null ? purposes : [own.purpose];
    world.stdout.write(await documentText('auth-permissions', { page, purposes: shown.map(asDocument) }));
    return exitCodes.done;
  }
  const purpose = own.purpose ?? 'everyday';
  const others = purposes.filter((one) => one !== purpose);
  world.stdout.write(
    stacked([
      ...renderPermissions(purpose, world.stdout),
      '',
      ink`The page: ${oneLine(page)} (GitLab 18.10 and newer)`,
      ...(own.purpose === null ? [`Other sets: devgrowth auth permissions ${others.join(', ')}`] : []),
    ]),
  );
  return exitCodes.done;
}

function asDocument(purpose: Purpose) {
  const permissions = permissionsFor(purpose).map(({ tab, name, opens, for: uses }) => ({
    tab,
    name,
    opens,
    weight: uses[purpose] ?? 'needed',
  }));
  return { purpose, ...purposeFacts[purpose], permissions };
}

/** The page's address needs a host, the list does not. */
async function baseOf(shared: SharedInput, world: CommandWorld): Promise<string> {
  try {
    const { host } = await resolveHost(shared, world);
    return host === sandboxHost ? 'https://gitlab.com' : host;
  } catch (error) {
    if (error instanceof DevgrowthError && error.kind === 'authentication') return 'https://gitlab.com';
    throw error;
  }
}
