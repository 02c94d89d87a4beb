// What costs a request for each: emoji on one's own merge requests, and how long the people whose work was reviewed have been there.
import { emojiRow, mentionOfEmoji } from '../words/mention-rows.ts';
import type { WorkAsked } from '#growth/candidates/work-asked.ts';
import { isNamed } from '#growth/words/username.ts';
import { accountRow } from '../words/work-rows.ts';
import type { FoundSoFar } from './work-found.ts';
import { inTurn, type WorkReader } from './work-reading.ts';
import { mostSingle } from './work-requests.ts';

export async function readDeeply(found: FoundSoFar, reader: WorkReader, asked: WorkAsked): Promise<void> {
  const { username } = asked.person;
  const merged = asked.sources.has('thanks') ? found.mergedBy(asked) : [];
  const met = asked.sources.has('reviews') ? [...found.people] : [];
  const people = met.filter(([name, id]) => id > 0 && !isNamed({ username: name }, username));
  await inTurn(asked, [
    ...merged.slice(0, mostSingle).map((item) => async () => {
      const [, id] = /^p(\d+)/.exec(item.key) ?? [];
      const path = `projects/${id}/merge_requests/${item.iid}/award_emoji?per_page=100`;
      const name = `emoji on ${item.home ?? ''}!${item.iid}`;
      const { rows } = await reader.list({ source: 'thanks', name, path }, emojiRow);
      found.mentions.push(...rows.map((row) => mentionOfEmoji(row, item)));
    }),
    ...people.slice(0, mostSingle).map(([name, id]) => async () => {
      const account = await reader.one('reviews', `users/${id}`, accountRow);
      if (account?.created_at) found.since.set(name, account.created_at);
    }),
  ]);
  found.dateAccounts();
  if (merged.length > mostSingle)
    reader.lacks('thanks', `emoji were read on ${mostSingle} of ${merged.length} merge requests, the newest`);
  if (people.length > mostSingle)
    reader.lacks('reviews', `the age of an account was read of ${mostSingle} of ${people.length} people`);
}
