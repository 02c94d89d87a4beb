// `devgrowth --version --check`: the version, and whether there is a newer one.
import { type ExitCode, exitCodes } from '#errors.ts';
import { ink } from '#render/terminal/ink.ts';
import { newestRelease } from '#work/release/newest.ts';
import { version } from '#version.ts';
import type { World } from '#world.ts';

export async function tellNewest(world: World): Promise<ExitCode> {
  world.stdout.write(ink`${version}\n`);
  const { newest, isNewer } = await newestRelease(world);
  world.stderr.write(
    isNewer
      ? ink`${newest} is out: npm install -g devgrowth, then devgrowth whatsnew\n`
      : ink`That is the newest one.\n`,
  );
  return exitCodes.done;
}
