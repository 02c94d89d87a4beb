// What a scan asks of a forge.
import type { Window } from '../time/window.ts';
import type { Person } from '../words/goal.ts';
import type { WorkSource } from './found-work.ts';

export interface WorkAsked {
  readonly person: Pick<Person, 'username'>;
  readonly window: Window;
  readonly sources: ReadonlySet<WorkSource>;
  /** Also emoji on own merge requests and more of their commits, and how long the authors of reviewed ones have an account. */
  readonly deep: boolean;
  /** null: as many as it takes. */
  readonly maxRequests: number | null;
  readonly today: string;
}

/** One list or kind of request of a scan, before anything is asked. */
export interface PlannedRequest {
  readonly source: WorkSource;
  /** `GET /merge_requests?scope=all&...`; what is only known later stands in braces. */
  readonly request: string;
  /** `1 a page of 100`, `1 for each, at most 40`, `only where the feed holds no merge requests` */
  readonly times: string;
}
