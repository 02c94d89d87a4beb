// A ZIP that somebody else made: what is too large, or holds a name twice, is refused before anything of it is unpacked.
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { checkedArchive } from '#render/archive/files.ts';
import { unpacked } from '#render/archive/zip.ts';

const sizeAt = 24;
const nameAt = 46;

/** Two files, of which the first cannot be unpacked; what the directory says of the second is changed. */
function broken(change: (entry: Buffer) => void): Uint8Array {
  const zip = Buffer.from(zipSync({ a: strToU8('hello '.repeat(99)), b: strToU8('b') }));
  zip.fill(0xff, 31, 40);
  change(zip.subarray(zip.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]))));
  return zip;
}

const changes: readonly (readonly [string, (entry: Buffer) => void, string])[] = [
  ['as it is', () => undefined, 'it is no ZIP, or a part of one'],
  [
    'a size above the limit',
    (entry: Buffer) => void entry.writeUInt32LE(0xf0_00_00_00, sizeAt),
    'it is larger than 1024 MB',
  ],
  ['one name twice', (entry) => void entry.write('a', nameAt), 'it holds a twice'],
];
test.each(changes)('%s', (_name, change, problem) => {
  expect(unpacked(broken(change))).toBe(problem);
});

test.each(['../../etc/passwd', '/etc/passwd', 'constructor', 'folder/', '..\\x'])(
  '%s is not of the archive',
  (name) => {
    const files = unpacked(zipSync({ [name]: strToU8('x') }));
    if (typeof files === 'string') throw new Error(files);
    const manifest = strToU8(
      JSON.stringify({
        schema: 'devgrowth/archive-manifest/v1',
        id: 'a',
        made: 'devgrowth',
        project: 'a/b',
        host: 'https://gitlab.example.com',
        asOf: null,
        complete: true,
        leftOut: [],
        files: [],
      }),
    );
    expect(checkedArchive(new Map([...files, ['manifest.json', manifest]])).problems).toContain(
      `${name} is not of the archive`,
    );
  },
);
