// A stream of the terminal on which also the line of `status-line.ts` stands: what is written takes its place.
import type { OutputStream } from '#world.ts';
import type { StatusLine } from './status-line.ts';

/** @param line asked at each write: there is none before a server is opened */
export function clearedStream(stream: OutputStream, line: () => Pick<StatusLine, 'clear'> | null): OutputStream {
  return {
    ...stream,
    write(text) {
      line()?.clear();
      stream.write(text);
    },
  };
}
