// What a forge tells of its requests to whoever wants to know, without any token of this machine.
import { oneLine } from '#render/text.ts';
import type { ForgeTarget } from '#world.ts';
import type { Desk } from './desk.ts';
import { tokenHider } from './hidden-tokens.ts';

export async function traceOf(
  desk: Pick<Desk, 'env' | 'files' | 'places' | 'trace'>,
): Promise<Pick<ForgeTarget, 'onTrace'>> {
  const { trace } = desk;
  if (trace === null) return {};
  const hide = await tokenHider(desk);
  return { onTrace: (line) => trace(oneLine(hide(line))) };
}
