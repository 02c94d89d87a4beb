// A failure as an assistant gets it: `error/v1`, in sentences of ours. What a server or a colleague wrote is in none of them.
import { DevgrowthError, type ErrorKind } from '#errors.ts';
import { clean } from '#render/text.ts';
import { tokenHider } from '#work/hidden-tokens.ts';
import type { Said } from '#wording.ts';
import { type Guard, type Hidden, namesHidden } from './guard.ts';
import { among, madeByUs, ours, type Plain, type ToldObject } from './plain.ts';
import { assistantWords } from './words.ts';

/** What is said where a server said more: its words are not ours. */
const ofServer: Readonly<Record<ErrorKind, Plain>> = {
  usage: ours`the call does not fit`,
  configuration: ours`a file of the settings is not what it must be`,
  authentication: ours`the server does not accept the token, or none is chosen`,
  forbidden: ours`the server knows the person and says no`,
  'not-found': ours`it is missing, or not visible to this token`,
  rejected: ours`the server refuses what was to be written`,
  'rate-limited': ours`too many requests: the server asks to wait`,
  server: ours`the server failed, or sent what cannot be read`,
  unreachable: ours`the server does not answer`,
  'not-gitlab': ours`what answers there is not GitLab`,
  refused: ours`devgrowth refuses this`,
  filter: ours`the filter fails on the result`,
  conflict: ours`somebody else changed the same in between`,
  cancelled: ours`cancelled`,
};

export interface Failing {
  readonly guard: Guard;
  readonly hidden: Hidden | null;
  readonly desk: Parameters<typeof tokenHider>[0];
}

export async function toldFailure(error: unknown, { guard, hidden, desk }: Failing): Promise<ToldObject> {
  const failure = error instanceof DevgrowthError ? error : bugOf();
  const hide = await tokenHider(desk);
  const isServers = comesFromServer(error) || tellsOfFiles(failure, guard);
  const sentence = (said: Said, instead: Plain): Plain =>
    ourWords(hide(assistantWords(said)), guard, hidden) ?? instead;
  const details = isServers ? [] : failure.details.map((detail) => sentence(detail, ours`[left out: words of others]`));
  return {
    schema: ours`devgrowth/error/v1`,
    kind: among(failure.kind, /^[a-z-]+$/) ?? ours`server`,
    message: isServers ? ofServer[failure.kind] : sentence(failure.said, ofServer[failure.kind]),
    hint: tellsOfFiles(failure, guard)
      ? ours`The project has files of its own for this. See in a terminal: devgrowth template list, devgrowth doctor`
      : failure.hint === null
        ? null
        : sentence(failure.hint, ours`See in a terminal: devgrowth doctor`),
    details,
    exitCode: failure.exitCode,
  };
}

/** Ours alone: nothing in it that somebody else wrote, and nothing that is hidden. */
function ourWords(text: string, guard: Guard, hidden: Hidden | null): Plain | null {
  // A number in it is the caller's, or of something that they may see.
  if (hidden !== null && namesHidden(text.replaceAll(/#\d+/g, ''), hidden)) return null;
  const low = text.toLowerCase();
  for (const foreign of guard.foreign)
    for (const line of foreign.split('\n')) {
      const words = plainLine(line);
      if (words.length > 2 && low.includes(words)) return null;
    }
  return madeByUs(clean(text));
}

/** As a checklist item or a title stands in a sentence. */
const plainLine = (line: string): string =>
  clean(line)
    .replace(/^\s*(?:[-*+]\s+)?(?:\[[ xX]\]\s+)?/, '')
    .trim()
    .toLowerCase();

/** Of the gateway: it has the status of an answer, or says that none came. */
function comesFromServer(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 20; cause = cause.cause, depth += 1)
    if ('status' in cause && 'mayHaveHappened' in cause) return true;
  return false;
}

/** A template's questions and kinds, or a value of the settings, stand in it: both are words of whoever wrote the project's files. */
function tellsOfFiles({ kind }: DevgrowthError, { files }: Guard): boolean {
  const hasTemplates = [...files].some((path) => path.startsWith('.devgrowth/templates/'));
  return (kind === 'usage' && hasTemplates) || (kind === 'configuration' && files.size > 0);
}

function bugOf(): DevgrowthError {
  return new DevgrowthError('server', 'this is a bug in devgrowth', {
    hint: 'Report what happened. What was typed is kept; see in a terminal: devgrowth drafts list',
  });
}
