// Text that is pasted into a question with line ends in it: without care the first line end is the Enter key, and the other lines are lost.
import { PassThrough } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** Stands in the line on the screen where a line ended, so that Enter stays the person's own. */
const sign = '␤';

type Terminal = NodeJS.ReadableStream & { readonly isTTY?: boolean; setRawMode?(mode: boolean): unknown };

interface Typed {
  readonly input: NodeJS.ReadableStream;
  /** As if the person had: Enter stays theirs. */
  type(text: string): void;
  end(): void;
}

/** What a question reads in place of `source`, until `end`. */
export function withPastedLines(source: Terminal): Typed {
  return readThrough(source, keepLines);
}

/** @param change what a chunk is to the question */
export function readThrough(source: Terminal, change: (chunk: string) => string): Typed {
  const decoder = new StringDecoder('utf8');
  const input = Object.assign(new PassThrough(), {
    isTTY: source.isTTY ?? false,
    setRawMode: (mode: boolean) => source.setRawMode?.(mode),
  });
  const onData = (chunk: Buffer | string) =>
    void input.write(change(typeof chunk === 'string' ? chunk : decoder.write(chunk)));
  const onEnd = () => void input.end();
  source.on('data', onData);
  source.on('end', onEnd);
  // The question before this one has paused it, and a listener alone does not wake it.
  source.resume();
  return {
    input,
    type: (text) => void input.write(text.trimEnd().replace(/\r\n?|\n/g, sign)),
    end() {
      source.off('data', onData);
      source.off('end', onEnd);
      source.pause();
    },
  };
}

/** A key is one chunk, a paste is another. The last line end of a paste stays what it was: Enter. */
export function keepLines(chunk: string): string {
  if (chunk.includes('\u001B')) return chunk;
  const [, lines = '', enter = ''] = /^([\s\S]*?)([\r\n]*)$/.exec(chunk) ?? [];
  return lines.replace(/\r\n?|\n/g, sign) + enter.slice(0, 1);
}

export function linesOf(answer: string): string {
  return answer.replaceAll(sign, '\n');
}
