// Thumbs, the only reactions that lists tell.
import type { NoteableKey } from '../state/planning-records.ts';
import type { SandboxState } from '../state/state.ts';

export function votes({ awardEmoji = {} }: SandboxState, key: NoteableKey): { upvotes: number; downvotes: number } {
  const count = (thumb: string) => (awardEmoji[key] ?? []).filter(({ name }) => name === thumb).length;
  return { upvotes: count('thumbsup'), downvotes: count('thumbsdown') };
}
