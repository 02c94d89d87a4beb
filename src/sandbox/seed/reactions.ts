// Reactions of a seed, to an issue or a merge request and to the newest comment on it.
import { idOf, type Client } from './plan.ts';

interface Reactions {
  readonly react?: readonly string[] | undefined;
  readonly react_to_note?: readonly string[] | undefined;
}

export async function react(
  client: Client,
  address: string,
  { react: own = [], react_to_note: given = [] }: Reactions,
) {
  for (const name of own) await client.send('POST', `${address}/award_emoji`, { name });
  if (given.length === 0) return;
  const note = await newestComment(client, address);
  for (const name of given) await client.send('POST', `${address}/notes/${note}/award_emoji`, { name });
}

async function newestComment({ read }: Client, address: string): Promise<number> {
  const notes = await read(`${address}/notes?activity_filter=only_comments&per_page=1`);
  return idOf(Array.isArray(notes) ? notes[0] : undefined);
}
