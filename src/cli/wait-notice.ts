// Says on stderr why nothing happens: a line that counts down where it can be rewritten, one plain line elsewhere.
import { fit } from '#render/text.ts';
import type { World } from '#world.ts';

export interface AnnouncedWait {
  readonly host: string;
  readonly why: string;
  readonly ms: number;
}

const toLineStart = '\r';
const restOfLine = '\u001B[K';

/** @param plain other lines are written meanwhile (`--debug`): nothing is rewritten then */
export function waitNotice(
  { stderr, now, sleep }: Pick<World, 'stderr' | 'now' | 'sleep'>,
  plain: boolean,
): (wait: AnnouncedWait) => void {
  const running: { latest: AnnouncedWait | null } = { latest: null };

  async function countDown(wait: AnnouncedWait, endMs: number): Promise<void> {
    let leftMs = wait.ms;
    while (leftMs > 0 && running.latest === wait) {
      stderr.write(`${toLineStart}${fit(sentence(wait, leftMs, endMs), stderr.columns - 1)}${restOfLine}`);
      await sleep(Math.min(1_000, leftMs));
      leftMs = Math.min(leftMs - 1, endMs - Date.parse(now()));
    }
    if (running.latest === wait) stderr.write(`${toLineStart}${restOfLine}`);
  }

  return (wait) => {
    running.latest = wait;
    const endMs = Date.parse(now()) + wait.ms;
    if (stderr.isTTY && !plain) void countDown(wait, endMs);
    else stderr.write(`${sentence(wait, wait.ms, endMs)}\n`);
  };
}

function sentence({ host, why }: AnnouncedWait, leftMs: number, endMs: number): string {
  const until = new Date(endMs).toISOString().slice(11, 19);
  return `${host}: ${why}; going on in ${Math.ceil(leftMs / 1_000)} s (${until} UTC).`;
}
