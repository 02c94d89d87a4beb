// `devgrowth auth permissions`: what to tick for a fine-grained token, by what it is for. Asks nobody.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { type Purpose, purposes } from '#growth/forge/permissions.ts';
import { documentText } from '#render/json/document.ts';
import { ink, stacked } from '#render/terminal/ink.ts';
import { renderPermissions } from '#render/terminal/project/permissions.ts';
import { oneLine } from '#render/text.ts';
import { permissionSet, permissionsPage } from '#work/sign-in/permissions.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';

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
  const page = await permissionsPage(shared, world);
  if (shared.format === 'json') {
    const shown = own.purpose === null ? purposes : [own.purpose];
    world.stdout.write(await documentText('auth-permissions', { page, purposes: shown.map(permissionSet) }));
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
