// A .docx made of equal words is equal to the byte, and says neither who made it nor when.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The first day that a ZIP knows; read in the local zone, as the archive writes it. */
const day = new Date(1980, 0, 1);

export function withSameBytes(made: Uint8Array): Uint8Array {
  const files = unzipSync(made);
  const text = (path: string) => strFromU8(files[path] ?? new Uint8Array());
  const ids = relationIds(text(links));
  const pinned: Record<string, string> = {
    [properties]: withoutAuthor(text(properties)),
    [links]: renamed(text(links), ids),
    [body]: renamed(text(body), ids),
  };
  const entries = Object.keys(files)
    .toSorted()
    .map((path) => [path, path in pinned ? strToU8(pinned[path] ?? '') : (files[path] ?? new Uint8Array())] as const);
  return zipSync(Object.fromEntries(entries), { mtime: day, level: 9 });
}

const properties = 'docProps/core.xml';
const links = 'word/_rels/document.xml.rels';
const body = 'word/document.xml';

function withoutAuthor(xml: string): string {
  return xml.replace(
    /<(dc:creator|cp:lastModifiedBy|cp:revision|dcterms:created|dcterms:modified)\b[^>]*>[^<]*<\/\1>/g,
    '',
  );
}

/** Some of them, those of links, are drawn anew each time. */
function relationIds(xml: string): ReadonlyMap<string, string> {
  const drawn = Array.from(xml.matchAll(/<Relationship\b[^>]*\bId="([^"]+)"/g), ([, id = '']) => id);
  return new Map(drawn.map((id, at) => [id, `part${at + 1}`]));
}

function renamed(xml: string, ids: ReadonlyMap<string, string>): string {
  return xml.replace(/\b(Id|r:id)="([^"]+)"/g, (whole, name: string, id: string) => {
    const other = ids.get(id);
    return other === undefined ? whole : `${name}="${other}"`;
  });
}
