// The streams of this process: what is left to write when nobody reads is dropped, what comes in has an end.
import { DevgrowthError, NoTextFile } from '#errors.ts';
import { ink } from '#render/terminal/ink.ts';
import type { OutputStream } from '#world.ts';

/** A reader that stops reading (`| head`) is no error: what is left to write is dropped. */
export function outputStream(stream: NodeJS.WriteStream): OutputStream {
  let open = true;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    open = false;
    if (error.code === 'EPIPE') return;
    process.stderr.write(ink`error: the result could not be written: ${error.message}\n`.toString());
    process.exitCode = 1;
  });
  return {
    write: (text) => void (open && stream.write(text.toString())),
    isTTY: stream.isTTY,
    // Where it is no terminal, whoever reads may say how wide it is.
    columns: stream.columns || Number(process.env['COLUMNS']) || 80,
    ...(stream.rows ? { rows: stream.rows } : {}),
  };
}

export async function readStdin(): Promise<string> {
  const { boundedText } = await import('./text-file.ts');
  return boundedText(process.stdin).catch((cause: unknown) => {
    if (!(cause instanceof NoTextFile)) throw cause;
    throw new DevgrowthError('usage', `what comes from stdin cannot be taken: ${cause.message}`, {
      hint: 'Send less of it.',
      cause,
    });
  });
}
