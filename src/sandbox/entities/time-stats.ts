// Time estimated and spent as the API shows it, of issues and merge requests alike.
import { formatDuration } from '../text/quick-action-words.ts';

/** In seconds; absent: none. */
export interface Tracked {
  timeEstimate?: number;
  timeSpent?: number;
}

export function timeStats({ timeEstimate = 0, timeSpent = 0 }: Tracked) {
  return {
    time_estimate: timeEstimate,
    total_time_spent: timeSpent,
    human_time_estimate: humanTime(timeEstimate),
    human_total_time_spent: humanTime(timeSpent),
  };
}

const humanTime = (seconds: number): string | null =>
  seconds === 0 ? null : `${seconds < 0 ? '-' : ''}${formatDuration(seconds)}`;
