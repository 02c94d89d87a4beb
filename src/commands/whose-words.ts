// Said to whoever writes on another person's goals: the words are the writer's.
import { isNamed } from '#growth/words/username.ts';
import { ink } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import type { World } from '#world.ts';
import type { Session } from './session.ts';

export function noteWhoseWords(
  { me, settings: { person } }: Pick<Session, 'me' | 'settings'>,
  world: Pick<World, 'stderr'>,
): void {
  if (isNamed(me, person)) return;
  world.stderr.write(
    ink`note: these are the goals of @${oneLine(person)}: what you write there is shown as yours, and does not count as theirs\n`,
  );
}
