// What came since the version that was seen last on this machine.
import { join } from 'node:path';
import { version } from '#version.ts';
import type { Desk } from '../desk.ts';
import { type ChangelogPart, changelogParts, compareVersions } from './versions.ts';

type NewsDesk = Pick<Desk, 'files' | 'namedFiles' | 'packageRoot' | 'places'>;

export interface News {
  /** Newest first. */
  readonly parts: readonly ChangelogPart[];
  /** null: it is asked for the first time. */
  readonly seen: string | null;
}

const seenFile = ({ places }: Pick<NewsDesk, 'places'>) => join(places.state, 'seen-version');

/** The first time what this version brings, later what is newer than the one that was seen. */
export async function readNews(all: boolean, desk: NewsDesk): Promise<News> {
  const parts = changelogParts(await desk.namedFiles.text(join(desk.packageRoot, 'CHANGELOG.md')));
  const seen = (await desk.files.read(seenFile(desk)))?.trim() || null;
  if (all) return { parts, seen };
  return {
    parts: seen === null ? parts.slice(0, 1) : parts.filter((part) => compareVersions(part.version, seen) > 0),
    seen,
  };
}

/** What was shown is not news any more. */
export async function rememberVersion(desk: NewsDesk): Promise<void> {
  await desk.files.write(seenFile(desk), `${version}\n`);
}
