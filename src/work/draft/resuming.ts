// Goes on with the very words and keys that a draft was begun with: where it goes, whether its words can be read, what if not.
import { DevgrowthError, type TypedAnswer } from '#errors.ts';
import {
  draftFile,
  isReadable,
  listDrafts,
  markStuck,
  readDraft,
  type StoredDraft,
  wordsOf,
} from '#settings/drafts.ts';
import { withResumeHint } from '#settings/resume-hint.ts';
import { said, step, type Wording } from '#wording.ts';
import type { Access } from '../access.ts';
import type { Desk } from '../desk.ts';
import { WhichItem } from '../checklist-item.ts';
import { discardKept } from '../drafting.ts';
import { type Mended, mendedWords, unmended } from './mending.ts';
import { NoGoalsProject } from '../whose-project.ts';

type DraftsDesk = Pick<Desk, 'files' | 'places'>;

/** What was read of the words in a draft: foreign data, of this version, an older or a newer one, or edited by hand. */
export type ReadWords<Result> =
  | ({ readonly ok: true } & Result)
  | { readonly ok: false; readonly problems: readonly string[] };

/** Where the words of a draft go; how an answer looks is decided anew. */
export type Resumed = Pick<Access, 'host' | 'project' | 'writes' | 'dryRun'> & {
  readonly continues: string;
  readonly command: string;
  /** What its questions open on. */
  readonly begun: readonly TypedAnswer[];
};

/** From the words of a draft to what writes them. */
export type Resumes<T> = (typed: unknown) => Promise<ReadWords<{ readonly run: (resumed: Resumed) => Promise<T> }>>;

/** The only one there is, where none is named. @throws `usage` where there is none, or several */
export async function theDraft(typedId: string | null, desk: DraftsDesk): Promise<string> {
  if (typedId !== null) return typedId;
  const [only, ...others] = await listDrafts(desk);
  if (only === undefined) throw new DevgrowthError('usage', 'there is no draft: all that was typed is written');
  if (others.length === 0) return only.id;
  throw new DevgrowthError('usage', `there are ${others.length + 1} drafts`, {
    details: [only, ...others].map(({ id, command }) => `${id}  ${command}`),
    hint: said`Name one, or go on with all of them: \`${step('drafts resume', { all: true })}\`. \`${step('drafts list')}\` shows their words.`,
  });
}

/** @param find how the words of that use case (`goal add`) are written; null: this version does not know it */
export async function resumeDraft<T>(
  typedId: string,
  asked: Pick<Access, 'host' | 'project'>,
  find: (command: string) => Resumes<T> | null,
  desk: DraftsDesk,
  mended: Mended = unmended,
): Promise<T> {
  const draft = await readDraft(desk, typedId);
  if (!isReadable(draft)) throw notOurs(draft, 'its file cannot be understood', [], desk);
  const resumes = find(draft.command);
  if (resumes === null)
    throw notOurs(draft, `it belongs to "${draft.command}", which this version does not know`, [], desk);
  const read = await resumes(mendedWords(draft, mended));
  if (!read.ok) throw notOurs(draft, 'another version or hand wrote its words', read.problems, desk);
  try {
    const result = await read.run(resumedOf(draft, asked));
    // Found written already, it never came to the draft.
    await discardKept(desk, draft.id);
    return result;
  } catch (error) {
    if (!(error instanceof DevgrowthError)) throw error;
    if (!isOfItsGoal(error, draft)) throw withResumeHint(error, draft.id);
    await markStuck(desk, draft.id, String(error.said));
    throw withWordsToTakeAlong(error, draft);
  }
}

/**
 * Where the words go was decided when they were typed. Only while nothing was sent may a mistyped place be mended:
 * what may have landed there would stand in two places.
 */
function resumedOf(draft: StoredDraft, asked: Pick<Access, 'host' | 'project'>): Resumed {
  const isUnsent = Object.keys(draft.keys).length === 0;
  return {
    continues: draft.id,
    command: draft.command,
    begun: draft.begun ?? [],
    host: (isUnsent ? asked.host : null) ?? draft.host,
    project: (isUnsent ? asked.project : null) ?? draft.project,
    writes: true,
    dryRun: false,
  };
}

/** Such as a number that is no goal's: resumed, the same words fail for ever. */
function isOfItsGoal(error: DevgrowthError, { keys }: StoredDraft): boolean {
  if (error instanceof NoGoalsProject) return false;
  return (error.kind === 'not-found' || error.kind === 'usage') && Object.keys(keys).length === 0;
}

function withWordsToTakeAlong(error: DevgrowthError, draft: StoredDraft): DevgrowthError {
  return new DevgrowthError(error.kind, error.said, {
    details: [...error.details, ...wordsOf(draft)],
    hint: said`Nothing was sent. ${wayOn(error, draft)}, then \`${step('drafts discard', draft.id)}\`.`,
    cause: error.cause,
  });
}

function wayOn(error: DevgrowthError, { id, command, input }: StoredDraft): Wording {
  const has = (word: string) => typeof input === 'object' && input !== null && word in input;
  const copy = said`copy your words into a new \`${step(command)}\``;
  if (error instanceof WhichItem && has('ticks'))
    return said`\`${step('drafts resume', id, { tick: 2 })}\` ticks the second item instead; or ${copy}`;
  if (error.kind === 'not-found' && has('iid'))
    return said`\`${step('drafts resume', id, { to: 7 })}\` sends it to #7 instead; or ${copy}`;
  return said`Where the number or a flag is wrong, ${copy}`;
}

/** Nothing is guessed: the words are shown, and stay. */
function notOurs(draft: StoredDraft, why: string, problems: readonly string[], desk: DraftsDesk): DevgrowthError {
  return new DevgrowthError('configuration', `draft ${draft.id} cannot be resumed: ${why}`, {
    details: [...problems, ...wordsOf(draft)],
    hint: said`Nothing was sent, and nothing is lost: all of it stays in ${draftFile(desk, draft.id)}. A newer devgrowth may know it. To give it up, copy your words out and use \`${step('drafts discard', draft.id)}\`.`,
  });
}
