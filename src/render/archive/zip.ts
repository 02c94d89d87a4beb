// A ZIP of equal files is equal to the byte, and one that somebody else made is opened up to a limit.
import { type UnzipFileInfo, unzipSync, type Zippable, zipSync } from 'fflate';

/** The first day that a ZIP knows; read in the local zone, as the archive writes it. */
const day = new Date(1980, 0, 1);
const megabyte = 1024 * 1024;
/** All uploads, and the words of more years than anybody works. */
const mostBytes = 1024 * megabyte;
const mostFiles = 100_000;

export type Files = ReadonlyMap<string, Uint8Array>;

export function packed(files: Files): Uint8Array {
  const entries: Zippable = {};
  for (const path of [...files.keys()].toSorted()) {
    // What is compressed already gains nothing.
    entries[path] = [files.get(path) ?? new Uint8Array(), { level: path.startsWith('uploads/') ? 0 : 6 }];
  }
  return zipSync(entries, { mtime: day });
}

/** In words, where it is no ZIP that we open. */
export function unpacked(zip: Uint8Array): Files | string {
  let bytes = 0;
  let count = 0;
  const names = new Set<string>();
  let problem: string | null = null;
  const filter = ({ name, originalSize }: UnzipFileInfo): false => {
    bytes += originalSize;
    count += 1;
    if (names.has(name)) problem ??= `it holds ${name} twice`;
    if (bytes > mostBytes) problem ??= `it is larger than ${mostBytes / megabyte} MB`;
    if (count > mostFiles) problem ??= `it holds more than ${mostFiles} files`;
    names.add(name);
    return false;
  };
  try {
    // All of it is looked at before the first byte is unpacked.
    unzipSync(zip, { filter });
    return problem ?? new Map(Object.entries(unzipSync(zip)));
  } catch {
    return 'it is no ZIP, or a part of one';
  }
}
