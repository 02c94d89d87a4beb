// What an assistant is told first: who is signed in, where, what to do next, and which drafts wait.
import { completenessOf } from '#growth/words/completeness.ts';
import { dayOf } from '#growth/time/calendar.ts';
import { readDrafts } from '#work/draft/listing.ts';
import { readNextMoves } from '#work/next-moves.ts';
import type { Call } from './call.ts';
import type { Given } from './inputs.ts';
import type { ToldObject } from './plain.ts';
import { toldStatus } from './told-document.ts';
import { toolOf } from './words.ts';

export async function readStatus(_given: Given<'status'>, call: Call): Promise<ToldObject> {
  const { guard, desk } = call;
  const [{ moves }, drafts] = await Promise.all([
    readNextMoves({ ...call.access, writes: false }, desk),
    readDrafts(desk),
  ]);
  const { me, facts, base } = guard;
  const body = {
    host: base,
    user: me === null ? null : { username: me.username, name: me.name },
    project: facts === null ? null : { path: facts.path, url: facts.url },
    today: dayOf(desk.now(), desk.zone()),
    next: moves.map(({ command, why }) => ({ tool: toolFor(command), command, why: withoutTitle(why) })),
    drafts: drafts.map(({ id, command, createdAt }) => ({
      id,
      command,
      createdAt,
      resume: `devgrowth drafts resume ${id}`,
    })),
    mayWrite: call.mayWrite,
    completeness: completenessOf(guard.sources),
  };
  return toldStatus(body, { leftOut: { ...guard.leftOut } });
}

function toolFor(command: string): string | null {
  const words = command.split(' ');
  return toolOf[words.slice(0, 2).join(' ')] ?? toolOf[words[0] ?? ''] ?? null;
}

/** `quiet for 20 days: Read a book`: a title may be anybody's, and the command has the number. */
function withoutTitle(why: string): string {
  return why.replace(/: [\s\S]*$/, '');
}
