// How the commands that write the promotion document end: where it now stands, its address, what the server kept differently.
import type { PromotionState } from '#growth/words/promotion-words.ts';
import { type ExitCode, DevgrowthError } from '#errors.ts';
import type { PromotionRecord } from '#growth/promotion/transitions.ts';
import { formatState } from '#growth/promotion/state-comment.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import { isNamed } from '#growth/words/username.ts';
import { documentText } from '#render/json/document.ts';
import { ink } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import type { Draft } from '#settings/drafts.ts';
import type { World } from '#world.ts';
import type { SharedInput } from '../command.ts';
import type { Session } from '../session.ts';
import { warn } from '../written-goal.ts';
import type { Standing } from './history.ts';

interface WrittenDocument {
  readonly record: PromotionRecord;
  readonly state: PromotionState | null;
  readonly created: boolean;
  readonly warnings: readonly Dropped[];
  readonly say: string;
}

export function endDocument(
  { record, state, created, warnings, say }: WrittenDocument,
  input: SharedInput,
  world: World,
): ExitCode {
  if (input.format === 'json') {
    const promotion = { ...aboutDocument(record), state };
    world.stdout.write(documentText('promotion-write', { promotion, created, warnings }));
  } else {
    world.stdout.write(ink`${oneLine(say)}\n${oneLine(record.url)}\n`);
  }
  return warn(warnings, world);
}

/**
 * Written once, by whichever run. The same words may be meant again later, when the document has moved on and an earlier draft of
 * them is still there: what makes it this move is the moment from which the state before it holds.
 */
export async function sayState(
  { iid, after }: { readonly iid: number; readonly after: Pick<Standing, 'state' | 'since'> | null },
  state: PromotionState,
  draft: Draft,
  { project, now }: Session,
): Promise<readonly Dropped[]> {
  const name = `state of ${iid} after ${after?.state ?? 'none'} ${after?.since ?? ''}`.trim();
  const mayExist = draft.tried(name);
  const key = await draft.key(name);
  const body = formatState(now.today, state);
  return (await project.comment(iid, { key, mayExist, type: 'state', body })).warnings;
}

/** Somebody opened it to all members by hand: nothing of ours does. */
export function warnIfPublic({ iid, confidential, url }: PromotionRecord, { project }: Session, world: World): void {
  if (confidential) return;
  const path = oneLine(project.facts.path);
  world.stderr.write(
    ink`warning: #${iid} is not confidential: every member of ${path} can read it\nhint: Make it confidential in the browser: ${oneLine(url)}\n`,
  );
}

export function aboutDocument({ iid, title, url, state, confidential, assignees }: PromotionRecord) {
  const usernames = assignees.map(({ username }) => username);
  return { iid, title, url, open: state === 'opened', confidential, assignees: usernames };
}

/** Throws `not-found` where there is none to see. */
export async function theDocument({ project, settings, me }: Session): Promise<PromotionRecord> {
  const record = await project.promotionDocument(settings.person);
  if (record !== null) return record;
  const hint = isNamed(me, settings.person)
    ? 'Open one with `devgrowth promotion start`; nobody has to have one.'
    : `A Guest reads it only while it is assigned to them: ask @${settings.person}.`;
  throw new DevgrowthError('not-found', 'there is no promotion document that you can see', { hint });
}
