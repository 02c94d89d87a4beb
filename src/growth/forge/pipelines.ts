// What runs on a schedule in a project, and what it needs there: a branch, a variable, and who sees what it keeps.
import type { ListRead } from '../words/completeness.ts';
import { isDay } from '../time/calendar.ts';
import type { Day, Instant, Person } from '../words/goal.ts';
import type { Dropped, Written } from './writes.ts';

export interface ScheduleWords {
  readonly description: string;
  readonly cron: string;
  /** IANA name. */
  readonly zone: string;
}

export interface PipelineSchedule extends ScheduleWords {
  readonly id: number;
  /** Name of the branch, or what else it names. */
  readonly branch: string;
  readonly active: boolean;
  /** The pipeline runs as this person, and nobody else may change the schedule. */
  readonly owner: Person | null;
  /** As the server counts: some minutes after what the line says. */
  readonly nextRun: Instant | null;
}

/** A variable for every environment, without its value: nothing here reads a secret back. */
export interface CiVariable {
  readonly key: string;
  readonly masked: boolean;
  /** Only pipelines of protected branches get it. */
  readonly protected: boolean;
  /** Empty before GitLab 16.2. */
  readonly description: string;
}

export interface PipelineFacts {
  /** The default branch; null while the repository is empty. */
  readonly branch: string | null;
  readonly isBranchProtected: boolean;
  /** Members below Reporter see jobs, their logs and what they keep. */
  readonly isOpenToGuests: boolean;
}

export interface Pipelines {
  facts(): Promise<PipelineFacts>;
  /** From now on jobs and what they keep are for those who may read the repository (Reporter and above). */
  closeToGuests(): Promise<readonly Dropped[]>;
  /** Maintainers push and merge, nobody else. */
  protectBranch(name: string): Promise<void>;
  /** For Maintainers alone. null: it is not there. */
  variable(key: string): Promise<CiVariable | null>;
  /** Creates or renews it, masked and protected, hidden where the server can; the value is in no message. */
  saveVariable(variable: {
    readonly key: string;
    readonly value: string;
    readonly description: string;
  }): Promise<Written<CiVariable>>;
  schedules(): Promise<ListRead<PipelineSchedule>>;
  /** On the default branch, which must be there. */
  createSchedule(schedule: ScheduleWords): Promise<Written<PipelineSchedule>>;
  /** The same words, branch and activity as a new one. Its owner alone may do this. */
  renewSchedule(id: number, schedule: ScheduleWords): Promise<Written<PipelineSchedule>>;
}

/** By this description our schedule is found again; the page where its token is made offers the same name. */
export const scheduleName = 'devgrowth report';

/**
 * The variable that the job's token stands in. Nobody can ask a hidden token until when it works, so its description says it,
 * to people and to devgrowth.
 */
export const jobTokenVariable = 'DEVGROWTH_TOKEN';

export function jobTokenDescription(expires: Day | null): string {
  return `Token of the scheduled devgrowth report${expires === null ? '' : `, works until ${expires}`}`;
}

/** The first day on which it no longer works; null where the description does not say. */
export function jobTokenExpiry({ description }: Pick<CiVariable, 'description'>): Day | null {
  const day = /works until (\d{4}-\d{2}-\d{2})/.exec(description)?.[1];
  return day !== undefined && isDay(day) ? day : null;
}
