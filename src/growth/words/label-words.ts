// Our labels in domain words; the gateway's codec knows what they are called on a server.
import type { PromotionState } from './promotion-words.ts';
import type { HealthLevel, Outcome, Stage } from './goal.ts';
import type { ValueId } from './values.ts';

/** One of our labels in domain words; the gateway's codec knows its name on the server. */
export type LabelWord =
  | { readonly group: 'marker'; readonly value: 'goal' | 'dashboard' | 'one-on-one' | 'plan' | 'inbox' | 'wins' }
  | { readonly group: 'kind'; readonly value: string }
  | { readonly group: 'stage'; readonly value: Stage }
  | { readonly group: 'outcome'; readonly value: Outcome }
  | { readonly group: 'health'; readonly value: HealthLevel }
  | { readonly group: 'value'; readonly value: ValueId }
  | { readonly group: 'ask'; readonly value: 'open' }
  | { readonly group: 'promotion'; readonly value: PromotionState };

/** Names of our labels on one server, where the project's settings rename them. */
export interface LabelNames {
  /** Label words as `group:value` (`marker:goal`, `stage:doing`) to the name used; what is absent has the default name. */
  readonly [word: string]: string;
}
