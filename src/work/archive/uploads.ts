// The files that texts of a project link to: taken along up to a size, else named.
import { DevgrowthError } from '#errors.ts';
import type { Everything } from '#growth/forge/everything.ts';
import { ascending } from '#growth/words/order.ts';
import { type ArchivedIssue, type ArchivedUpload, uploadAddress, uploadKey } from '#reports/archive.ts';
import { oneLine } from '#render/text.ts';

const megabyte = 1024 * 1024;
const mostOfOne = 20 * megabyte;
const mostOfAll = 200 * megabyte;

export interface FetchedUploads {
  readonly uploads: readonly ArchivedUpload[];
  readonly contents: ReadonlyMap<string, Uint8Array>;
}

/** Of the texts that are taken along alone: what only others' words link to is not asked for. */
export async function fetchUploads(
  issues: readonly ArchivedIssue[],
  project: Pick<Everything, 'upload'>,
  progress: (step: string) => void,
): Promise<FetchedUploads> {
  const named = issues
    .flatMap(({ text, comments }) => [text, ...comments.map((comment) => comment.text)])
    .flatMap((text) => [...text.matchAll(uploadAddress)])
    .map(([, secret = '', name = '']) => ({ secret, name }));
  const once = [...new Map(named.map((file) => [uploadKey(file), file])).values()].toSorted(ascending(uploadKey));
  const uploads: ArchivedUpload[] = [];
  const contents = new Map<string, Uint8Array>();
  let bytes = 0;
  for (const [index, file] of once.entries()) {
    progress(`${index + 1} of ${once.length}, ${oneLine(file.name)}`);
    if (bytes >= mostOfAll) {
      uploads.push({ ...file, bytes: null, missing: `all files together may take ${mostOfAll / megabyte} MB` });
      continue;
    }
    try {
      const content = await project.upload(file, Math.min(mostOfOne, mostOfAll - bytes));
      bytes += content.byteLength;
      contents.set(uploadKey(file), content);
      uploads.push({ ...file, bytes: content.byteLength, missing: null });
    } catch (error) {
      if (!(error instanceof DevgrowthError) || error.kind === 'authentication') throw error;
      uploads.push({ ...file, bytes: null, missing: error.message });
    }
  }
  return { uploads, contents };
}
