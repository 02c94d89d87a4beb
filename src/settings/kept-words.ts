// Words that were typed are a draft before it is known where exactly they go; an earlier draft of the same words goes on.
import { stableJson, type StoredDraft } from './draft-file.ts';
import { discardDraft, type DraftTask, type DraftWorld, findOrCreate, listDrafts } from './drafts.ts';

/** The words on disk, before it is known where exactly they go. @returns the draft's id; that of an earlier one for the same words */
export async function keepDraft(world: DraftWorld, task: DraftTask): Promise<string> {
  return (await ofSameWords(world, task))?.id ?? (await findOrCreate(world, task, null, { typed: task.input })).id;
}

/** Of a run that Ctrl-C ended before its words were a draft. @returns the draft's id */
export async function keepBegun(
  world: DraftWorld,
  task: DraftTask,
  begun: NonNullable<StoredDraft['begun']>,
): Promise<string> {
  return (await findOrCreate(world, task, null, { begun })).id;
}

/**
 * A project has several names (`@alex`, `alex/goals`): once it is known which it is, an earlier draft of the same words for it goes on.
 * @param id of the words as they were kept, which are let go of then
 * @returns the id of the one that goes on
 */
export async function keptFor(world: DraftWorld, task: DraftTask, id: string): Promise<string> {
  const earlier = await ofSameWords(world, task);
  if (earlier === undefined || earlier.id === id) return id;
  await discardDraft(world, id);
  return earlier.id;
}

async function ofSameWords(world: DraftWorld, task: DraftTask): Promise<StoredDraft | undefined> {
  const typed = stableJson(task.input ?? null);
  return (await listDrafts(world)).find(
    ({ command, host, project, typed: before }) =>
      command === task.command &&
      host === task.host &&
      (task.project === null || project === task.project) &&
      before !== undefined &&
      stableJson(before) === typed,
  );
}
