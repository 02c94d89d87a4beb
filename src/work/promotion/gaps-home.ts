// Where the gaps are: a part of the promotion document, or an issue that keeps them apart.
import { DevgrowthError } from '#errors.ts';
import { apartIn } from '#growth/promotion/gaps-apart.ts';
import type { PromotionRecord } from '#growth/promotion/transitions.ts';
import { said, step } from '#wording.ts';
import type { EditedDocument } from '../part/editing.ts';

export interface GapsHome extends EditedDocument {
  readonly isApart: boolean;
}

/** @throws `refused` where they are apart in an issue that is not seen: what is written into the document others may read */
export function gapsHome(record: PromotionRecord): GapsHome {
  const iid = apartIn(record.description);
  if (iid === null) return { ...record, isApart: false };
  if (record.apart !== undefined) return { ...record.apart, isApart: true };
  throw new DevgrowthError('refused', `the gaps are kept apart in #${iid}, which is no confidential issue of yours`, {
    hint: said`Nothing was written. Make it confidential, or take the line "Kept apart" out of #${record.iid}: \`${step('promotion edit')}\`.`,
  });
}
