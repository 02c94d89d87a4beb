// Reads a text file that somebody named, and nothing else: a pipe is not waited for, and there is an end to what is read.
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { NoTextFile } from '#errors.ts';

/** More than a person writes. */
const mostTextBytes = 16 * 1024 * 1024;

/** @throws NoTextFile, and what the system says where there is nothing or nothing for us */
export async function readTextFile(path: string, mostBytes = mostTextBytes): Promise<string> {
  return (await readFileBytes(path, mostBytes)).toString('utf8');
}

/** The same for any file. */
export async function readFileBytes(path: string, mostBytes: number): Promise<Buffer> {
  // `<(program)` of a shell is a pipe that is open already, with somebody at its other end.
  const isOpenPipe = /^\/(?:dev\/fd\/\d+|dev\/stdin|proc\/self\/fd\/\d+)$/.test(path);
  const file = await open(path, isOpenPipe ? 'r' : constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = await file.stat();
    if (found.isDirectory()) throw new NoTextFile('it is a folder');
    if (!found.isFile() && !isOpenPipe) throw new NoTextFile('it is a pipe or a device, no file');
    return await boundedBytes(file.createReadStream({ autoClose: false }), mostBytes);
  } finally {
    await file.close();
  }
}

/** @throws NoTextFile for more than that */
export async function boundedText(chunks: AsyncIterable<unknown>, mostBytes = mostTextBytes): Promise<string> {
  return (await boundedBytes(chunks, mostBytes)).toString('utf8');
}

async function boundedBytes(chunks: AsyncIterable<unknown>, mostBytes: number): Promise<Buffer> {
  const read: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > mostBytes) throw new NoTextFile(`it is larger than ${mostBytes / 1024 / 1024} MB`);
    read.push(bytes);
  }
  return Buffer.concat(read);
}
