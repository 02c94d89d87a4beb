// The demo's story, read from examples/demo-story.txt: one line for each thing that somebody did.

/** The demo's clock ends here: the same output on every machine, on every day. */
export const storyEnd = '2026-11-23T08:00:00.000Z';
export const storyZone = 'Europe/Berlin';

export type Scene = { readonly day: string; readonly line: string } & (
  | { readonly by: 'person' /** The words after `devgrowth`. */; readonly words: readonly string[] }
  | { readonly by: 'manager'; readonly goal: number; readonly comment: string }
);

export function readStory(text: string): readonly Scene[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(readScene);
}

function readScene(line: string): Scene {
  const day = line.slice(0, 10);
  const typed = /^\S+ \$ devgrowth (.+)$/.exec(line);
  if (typed) return { day, line, by: 'person', words: shellWords(typed[1] ?? '') };
  const said = /^\S+ @morgan on #(\d+): (.+)$/.exec(line);
  if (!said) throw new Error(`A line of the demo's story cannot be read: ${line}`);
  return { day, line, by: 'manager', goal: Number(said[1]), comment: said[2] ?? '' };
}

/** As a shell splits: spaces part words, either kind of quotes holds them together. */
function shellWords(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
}
