// What a JSON document says of an offline read; nothing for any other.
import type { CommandWorld, OfflineFacts } from './command.ts';

export function offlinePart({ offline }: Pick<CommandWorld, 'offline'>): { readonly offline?: OfflineFacts } {
  return offline === undefined ? {} : { offline: offline() };
}
