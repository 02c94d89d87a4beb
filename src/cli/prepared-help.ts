// What `--help` prints for every command, in the widths that start.ts keeps ready. Built, never shipped as code.
import type { OutputStream, World } from '#world.ts';
import { catalogue, isGroup } from './catalogue.ts';
import { run } from './run.ts';

/** Columns of a terminal that shows one of these as it is; help is never wider than the second. */
const preparedWidths = [80, 100] as const;

/**
 * @param worldOf a world that is good for help, with this standard output
 * @returns by width and the command's words: `80/goal add`; the root's has no words
 */
export async function preparedHelp(worldOf: (stdout: OutputStream) => World): Promise<ReadonlyMap<string, string>> {
  const paths = catalogue.flatMap((entry) => [
    [entry.name],
    ...(isGroup(entry) ? entry.commands.map(({ name }) => [entry.name, name]) : []),
  ]);
  const texts = new Map<string, string>();
  for (const columns of preparedWidths) {
    for (const path of [[], ...paths]) {
      let text = '';
      await run(
        [...path, '--help'],
        worldOf({ write: (said) => void (text += said.toString()), isTTY: false, columns }),
      );
      texts.set(`${columns}/${path.join(' ')}`, text);
    }
  }
  return texts;
}
