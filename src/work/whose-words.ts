// Said to whoever writes on another person's goals: the words are the writer's.
import { isNamed } from '#growth/words/username.ts';
import { oneLine } from '#render/text.ts';
import type { Talk } from '#world.ts';
import type { Session } from './session.ts';

export function noteWhoseWords(
  { me, settings: { person } }: Pick<Session, 'me' | 'settings'>,
  talk: Pick<Talk, 'note'>,
): void {
  if (isNamed(me, person)) return;
  talk.note(`what you write there is shown as yours, and does not count as that of @${oneLine(person)}`);
}
