// The promotion document in JSON, and how the commands that write it end: where it stands, its address, what the server kept differently.
import type { PromotionState } from '#growth/words/promotion-words.ts';
import type { ExitCode } from '#errors.ts';
import type { Answers } from '#growth/promotion/answer.ts';
import type { PromotionRecord } from '#growth/promotion/transitions.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import { documentText } from '#render/json/document.ts';
import { ink } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import type { CommandWorld, SharedInput } from '../command.ts';
import { warn } from '../written-goal.ts';

interface WrittenDocument {
  readonly record: PromotionRecord;
  readonly state: PromotionState | null;
  readonly created: boolean;
  readonly warnings: readonly Dropped[];
  readonly say: string;
}

export async function endDocument(
  { record, state, created, warnings, say }: WrittenDocument,
  input: SharedInput,
  world: CommandWorld,
): Promise<ExitCode> {
  if (input.format === 'json') {
    const promotion = { ...aboutDocument(record), state };
    world.stdout.write(await documentText('promotion-write', { promotion, created, warnings }));
  } else {
    world.stdout.write(ink`${oneLine(say)}\n${oneLine(record.url)}\n`);
  }
  return warn(warnings, world);
}

export function aboutDocument({ iid, title, url, state, confidential, assignees }: PromotionRecord) {
  const usernames = assignees.map(({ username }) => username);
  return { iid, title, url, open: state === 'opened', confidential, assignees: usernames };
}

export function toldAnswers({ answer, alike }: Answers) {
  return {
    answer: answer && {
      verdict: answer.verdict,
      day: answer.day,
      points: answer.points,
      by: answer.by.username,
      at: answer.at,
    },
    alike: alike.map(({ verdict, by, at, why }) => ({ verdict, by: by?.username ?? null, at, why })),
  };
}
