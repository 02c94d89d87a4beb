// What changes beside a record moves its `updated_at`, but not twice within a minute; and what moves nothing.
// https://gitlab.com/gitlab-org/gitlab/-/blob/master/app/models/concerns/throttled_touch.rb
import type { Instant } from '../state/days.ts';

const TOUCH_INTERVAL_MS = 60_000;

/**
 * A comment that is written or edited, a label, somebody assigned. Fields of the record itself move the moment always; a comment that
 * is deleted, a system note, a link and a reaction never.
 */
export function touch(record: { updatedAt: Instant }, at: Instant): void {
  if (Date.parse(at) - Date.parse(record.updatedAt) > TOUCH_INTERVAL_MS) record.updatedAt = at;
}
