// Said once on a machine: addresses of the sandbox lead somewhere only while it is served.
import { join } from 'node:path';
import { sandboxHost } from '#settings/host.ts';
import { said, step } from '#wording.ts';
import type { Desk } from './desk.ts';

type SeenDesk = Pick<Desk, 'files' | 'places' | 'talk'>;

/** A mark in the state folder tells that it was said; where none can be kept, it is said again. */
export async function sayHowSandboxIsSeen({ host }: { readonly host: string }, desk: SeenDesk): Promise<void> {
  if (host !== sandboxHost) return;
  const mark = join(desk.places.state, 'sandbox-seen');
  if ((await desk.files.read(mark)) !== null) return;
  desk.talk.hint(
    said`Addresses of the sandbox open in a browser while \`${step('sandbox')}\` runs in another terminal.`,
  );
  await desk.files.write(mark, '').catch(() => undefined);
}
