// The promotion document in JSON, and how the commands that write it end: where it stands, its address, what the server kept differently.
import type { PromotionState } from '#growth/words/promotion-words.ts';
import type { ExitCode } from '#errors.ts';
import type { Justification } from '#growth/promotion/accepting.ts';
import type { Answer, Answers } from '#growth/promotion/answer.ts';
import type { PromotionRecord } from '#growth/promotion/transitions.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import { documentText } from '#render/json/document.ts';
import { ink } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import type { Said } from '#wording.ts';
import { commandWords } from '../command-words.ts';
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
  } else if (input.format === 'number') {
    world.stdout.write(ink`${record.iid}\n`);
  } else {
    world.stdout.write(ink`${oneLine(say)}\n${oneLine(record.url)}\n`);
  }
  return warn(warnings, world);
}

/** For whoever sits at a terminal. */
export function sayStep(what: Said | null, { format }: SharedInput, { stderr }: CommandWorld): void {
  if (what !== null && stderr.isTTY && format !== 'json') stderr.write(ink`next: ${oneLine(commandWords(what))}\n`);
}

export function aboutDocument({ iid, title, url, state, confidential, assignees }: PromotionRecord) {
  const usernames = assignees.map(({ username }) => username);
  return { iid, title, url, open: state === 'opened', confidential, assignees: usernames };
}

export function toldAnswers({
  answer,
  changed,
  earlier,
  alike,
  offered,
}: Answers & { readonly offered: Justification | null }) {
  const told = ({ verdict, day, points, by, at }: Answer) => ({ verdict, day, points, by: by.username, at });
  return {
    answer: answer && told(answer),
    changed: changed && told(changed),
    earlier: earlier.map(told),
    alike: alike.map(({ verdict, words, by, at, why }) => ({ verdict, words, by: by?.username ?? null, at, why })),
    offered: offered && { day: offered.day, by: offered.by.username, at: offered.at },
  };
}
