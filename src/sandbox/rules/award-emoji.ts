// Reactions: one of each name from each person, counted where a list shows thumbs. https://docs.gitlab.com/user/emoji_reactions/
import type { AwardableKey, AwardEmoji, NoteableKey } from '../state/planning-records.ts';
import { nextId, rowsAt, type SandboxState, type User } from '../state/state.ts';
import type { Acting } from './issue-references.ts';
import { settleTodos } from './todos.ts';

const aliases: Readonly<Record<string, string>> = { '+1': 'thumbsup', '-1': 'thumbsdown' };

/** As GitLab keeps it; null for what cannot be a name. The sandbox has no list of the names there are. */
export function emojiName(given: string): string | null {
  const name = aliases[given] ?? given;
  return /^[a-z0-9][a-z0-9_+-]*$/.test(name) ? name : null;
}

export const awardsOn = ({ awardEmoji = {} }: SandboxState, key: AwardableKey): readonly AwardEmoji[] =>
  awardEmoji[key] ?? [];

export const awardBy = (state: SandboxState, key: AwardableKey, name: string, { id }: Pick<User, 'id'>) =>
  awardsOn(state, key).find((award) => award.name === name && award.userId === id);

/** What it stands on keeps its `updated_at`: only a comment has something to do with it. */
export function addAward({ instance, actor }: Pick<Acting, 'instance' | 'actor'>, key: AwardableKey, name: string) {
  const { state, now } = instance;
  const award: AwardEmoji = { id: nextId(state, 'awardEmoji'), name, userId: actor.id, createdAt: now };
  rowsAt((state.awardEmoji ??= {}), key).push(award);
  return award;
}

export function removeAward(state: SandboxState, key: AwardableKey, award: AwardEmoji): void {
  if (state.awardEmoji !== undefined) state.awardEmoji[key] = awardsOn(state, key).filter((other) => other !== award);
}

/** As `/react` does: the second time takes it back. */
export function toggleAward(acting: Acting, key: NoteableKey, given: string): void {
  const { state } = acting.instance;
  const name = emojiName(given);
  if (name === null) return;
  const award = awardBy(state, key, name, acting.actor);
  if (award === undefined) {
    addAward(acting, key, name);
    settleTodos(acting, key);
  } else removeAward(state, key, award);
}
