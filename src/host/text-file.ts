// Reads a file and nothing else: a pipe is not waited for, and there is an end to what is read.
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
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
    // A file of the system (`/proc`) says that it is empty, and of a pipe nobody knows how long it is.
    if (!found.isFile() || found.size === 0)
      return await boundedBytes(file.createReadStream({ autoClose: false }), mostBytes);
    if (found.size > mostBytes) throw tooLarge(mostBytes);
    return await knownBytes(file, found.size);
  } finally {
    await file.close();
  }
}

/** @throws NoTextFile for more than that */
export async function boundedText(chunks: AsyncIterable<unknown>, mostBytes = mostTextBytes): Promise<string> {
  return (await boundedBytes(chunks, mostBytes)).toString('utf8');
}

const tooLarge = (mostBytes: number) => new NoTextFile(`it is larger than ${mostBytes / 1024 / 1024} MB`);

/** Into one piece of memory, without a second one: a file of kept answers has megabytes. What is added meanwhile is not read. */
async function knownBytes(file: FileHandle, size: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafeSlow(size);
  let done = 0;
  while (done < size) {
    const { bytesRead } = await file.read(bytes, done, size - done, null);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}

async function boundedBytes(chunks: AsyncIterable<unknown>, mostBytes: number): Promise<Buffer> {
  const read: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Buffer);
    size += bytes.length;
    if (size > mostBytes) throw tooLarge(mostBytes);
    read.push(bytes);
  }
  return Buffer.concat(read);
}
