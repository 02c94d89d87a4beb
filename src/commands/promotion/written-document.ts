// How the commands that write the promotion document end: where it now stands, its address, what the server kept differently.
import { type ExitCode, DevgrowthError } from '#errors.ts';
import { currentState, type PromotionRecord } from '#growth/promotion.ts';
import type { Dropped } from '#growth/writes.ts';
import { documentText } from '#render/json/document.ts';
import { ink } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import type { World } from '#world.ts';
import type { SharedInput } from '../command.ts';
import type { Session } from '../session.ts';
import { warn } from '../written-goal.ts';

interface WrittenDocument {
  readonly record: PromotionRecord;
  readonly created: boolean;
  readonly warnings: readonly Dropped[];
  readonly say: string;
}

export function endDocument(
  { record, created, warnings, say }: WrittenDocument,
  input: SharedInput,
  world: World,
): ExitCode {
  if (input.format === 'json') {
    const promotion = { ...aboutDocument(record), state: currentState(record, null)?.state ?? null };
    world.stdout.write(documentText('promotion-write', { promotion, created, warnings }));
  } else {
    world.stdout.write(ink`${oneLine(say)}\n${oneLine(record.url)}\n`);
  }
  return warn(warnings, world);
}

export function aboutDocument({ iid, title, url, state, confidential, assignees }: PromotionRecord) {
  const usernames = assignees.map(({ username }) => username);
  return { iid, title, url, open: state === 'opened', confidential, assignees: usernames };
}

/** Throws `not-found` where there is none to see. */
export async function theDocument({ project, settings, me }: Session): Promise<PromotionRecord> {
  const record = await project.promotionDocument();
  if (record !== null) return record;
  const hint =
    me.username === settings.person
      ? 'Open one with `devgrowth promotion start`; nobody has to have one.'
      : `A Guest reads it only while it is assigned to them: ask @${settings.person}.`;
  throw new DevgrowthError('not-found', 'there is no promotion document that you can see', { hint });
}
