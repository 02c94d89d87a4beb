// The documents of the library: written by `npm run schemas` from the JSON Schemas of schemas/, never by hand.

/** devgrowth/goal-list/v1. */
export interface GoalListDocument {
  readonly schema: 'devgrowth/goal-list/v1';
  /** By need, or as asked with --sort. */
  readonly goals: readonly ToldGoal[];
  readonly completeness: Completeness;
  /** With --offline: of when all of this is; null: it was read now. */
  readonly offline?: {
    /** When the oldest of it was read. */
    readonly asOf: string;
    /** When the newest of it was. */
    readonly upTo: string;
    /** Username of who read it. */
    readonly as: string;
    /** Confidential items were not kept, and are missing. */
    readonly withoutConfidential: boolean;
  } | null;
}

/** devgrowth/goal/v1. */
export interface GoalDocument {
  readonly schema: 'devgrowth/goal/v1';
  readonly goal: ToldGoal;
  readonly description: string;
  readonly checklist: readonly ({
    /** What `goal check` takes. */
    readonly number: number;
    readonly text: string;
    readonly done: boolean;
  })[];
  /** Newest first. */
  readonly checkIns: readonly ({
    /** When it was written; `day` is the date typed. */
    readonly at: string;
    /** Username; null for a deleted account. */
    readonly by: string | null;
    readonly day: string | null;
    readonly health: 'on-track' | 'needs-attention' | 'at-risk' | null;
    readonly percent: number | null;
    readonly text: string;
    readonly next: string | null;
    /** The ask. */
    readonly help: string | null;
    /** Says that earlier asks are settled. */
    readonly helpNone: boolean;
    /** What the goal waits for, where it says so. */
    readonly waitingFor?: string | null;
    /** The goal's measure with its value of that day. */
    readonly measure?: string | null;
    readonly values: readonly string[];
  })[];
  /** Newest first. */
  readonly evidence?: readonly ({
    /** Of the work, as typed; null when the comment names none. */
    readonly day: string | null;
    readonly values: readonly string[];
    readonly link: string | null;
    /** Addresses of more work that is kept as one piece with it. */
    readonly also: readonly string[];
    /** What the link shows: title, project and day, as text. */
    readonly title: string | null;
    readonly did: string | null;
    readonly result: string | null;
    /** When it was written. */
    readonly at: string;
    /** Username; null for a deleted account. */
    readonly by: string | null;
  })[];
  /** Issues it is linked with, as far as this token may see them. */
  readonly links?: readonly ({
    readonly reference: string;
    readonly title: string;
    readonly state: 'opened' | 'closed';
    readonly url: string;
  })[];
  /** Comments that are no check-in, newest first. */
  readonly comments: readonly ({
    readonly at: string;
    /** Username; null for a deleted account. */
    readonly by: string | null;
    readonly text: string;
  })[];
  /** Newest first. */
  readonly history: readonly ({
    readonly at: string;
    /** Username; null for a deleted account. */
    readonly by: string | null;
    /** `created`, `ticked`, `due`, `stage` ...; more types may come. */
    readonly type: string;
    readonly detail: string | null;
  })[];
  /** That nobody has answered. */
  readonly openAsks: readonly ({
    readonly text: string;
    readonly since: string;
    /** Usernames of those asked who gave the goal a 👍 since: it was seen, and is not answered. */
    readonly seenBy?: readonly string[];
  })[];
  /** What waits for the person to settle or tick it; empty in a copy for somebody else. */
  readonly answered?: readonly ({
    /** `unclear`: words on a 1:1 that answer one of several asks. */
    readonly type: 'ask' | 'approval' | 'unclear';
    /** The goal; of unclear words the 1:1. */
    readonly place: GoalReference;
    /** The ask in its words; of an approval whose it is; unclear words as they are. */
    readonly text: string;
    /** Username of whoever was asked and answered. */
    readonly by: string;
    readonly day: string;
    /** Of the checklist, to be ticked; null for the others. */
    readonly item: number | null;
  })[];
  readonly completeness: Completeness;
  /** With --offline: of when all of this is; null: it was read now. */
  readonly offline?: {
    /** When the oldest of it was read. */
    readonly asOf: string;
    /** When the newest of it was. */
    readonly upTo: string;
    /** Username of who read it. */
    readonly as: string;
    /** Confidential items were not kept, and are missing. */
    readonly withoutConfidential: boolean;
  } | null;
}

/** devgrowth/report/v1. */
export interface ReportDocument {
  readonly schema: 'devgrowth/report/v1';
  readonly person: {
    readonly username: string;
    readonly name: string;
  };
  readonly generatedAt: string;
  /** Both days belong to it. */
  readonly window: {
    readonly since: string;
    readonly until: string;
    readonly zone: string;
    readonly why: string;
  };
  readonly audience: 'me' | 'manager' | 'review';
  /** Read by somebody else than its person, and not made for them. */
  readonly isOthers?: true;
  /** Username of whom the 1:1s are with; null: not known. */
  readonly manager?: string | null;
  /** Where GitLab lists all open goals. */
  readonly goalsUrl?: string | null;
  /** The finding, by rule. */
  readonly headline?: {
    readonly goals: number;
    /** Further than before, closed with a result, or with evidence of these days. */
    readonly moved: number;
    /** Whether they moved could not be read. */
    readonly unknown: number;
    readonly achieved: number;
    readonly overdue: number;
    /** What waits for the reader, for anybody in a copy for `me`; null: not known. */
    readonly asked: number | null;
    /** The day since which the longest waiting of them waits. */
    readonly oldest: string | null;
    readonly nextDue: {
      readonly goal: GoalReference;
      readonly day: string;
    } | null;
  };
  /** null: not looked for, or not found without reading more. */
  readonly sinceReport?: {
    /** The one posted for an earlier 1:1 of the series. */
    readonly last: {
      readonly meeting: GoalReference;
      readonly at: string;
      readonly day: string;
    } | 'none' | 'not-known';
    /** Asked for with --diff: all that changed since then was read. */
    readonly inFull: boolean;
    readonly goals: readonly ({
      readonly goal: GoalReference;
      /** `stalled`: begun, not quiet at the time of that report, and nothing was done or said since. */
      readonly turn: 'new' | 'moved' | 'replanned' | 'stalled' | 'reopened' | 'closed';
      /** Of a closed one. */
      readonly outcome: 'achieved' | 'changed' | 'dropped' | 'unknown' | null;
      readonly daysQuiet: number;
      readonly facts: readonly ({
        readonly type: 'progress';
        /** Percent; null: nothing measured it. */
        readonly from: number | null;
        readonly to: number;
      } | {
        readonly type: 'actions';
        readonly done: number;
        readonly undone: number;
      } | {
        readonly type: 'evidence';
        readonly pieces: number;
      } | {
        readonly type: 'health';
        readonly from: 'on-track' | 'needs-attention' | 'at-risk';
        readonly to: 'on-track' | 'needs-attention' | 'at-risk';
      } | {
        readonly type: 'due';
        readonly from: string | null;
        readonly to: string | null;
      } | {
        readonly type: 'stage';
        readonly from: 'planned' | 'doing' | 'waiting' | null;
        readonly to: 'planned' | 'doing' | 'waiting' | null;
      })[];
      /** What of that moment is not known. */
      readonly unknown: readonly ('state' | 'labels' | 'due' | 'text' | 'comments')[];
    })[];
    readonly asks: readonly ({
      readonly goal: GoalReference;
      /** `settled`: needed no more, without an answer. */
      readonly turn: 'asked' | 'answered' | 'settled';
      readonly text: string;
    })[];
    /** Goals of which nothing is told: what would tell was not read. */
    readonly unknown: readonly GoalReference[];
  } | null;
  /** Goals that the manager's copy leaves out; null in a copy for somebody else. */
  readonly leftOut: {
    readonly confidential: number;
    readonly sensitive: number;
    /** On the goals it shows; absent for none. */
    readonly internalComments?: number;
  } | null;
  /** What the reader's role hides, in sentences. */
  readonly limits: readonly string[];
  /** Asks, reviews, approvals, waiting goals, each the longest waiting first; null: not known. */
  readonly needsYou: readonly Need[] | null;
  /** What waits for the person to settle or tick it; empty in a copy for somebody else. */
  readonly answered?: readonly ({
    /** `unclear`: words on a 1:1 that answer one of several asks. */
    readonly type: 'ask' | 'approval' | 'unclear';
    /** The goal; of unclear words the 1:1. */
    readonly place: GoalReference;
    /** The ask in its words; of an approval whose it is; unclear words as they are. */
    readonly text: string;
    /** Username of whoever was asked and answered. */
    readonly by: string;
    readonly day: string;
    /** Of the checklist, to be ticked; null for the others. */
    readonly item: number | null;
  })[];
  /** By need; those closed inside the window last. */
  readonly goals: readonly ReportGoal[];
  /** By weight, of one weight the newest first. */
  readonly wins: readonly ({
    readonly type: 'closed';
    readonly day: string;
    readonly goal: GoalReference;
    /** Those that it names itself. */
    readonly values: readonly string[];
    readonly outcome: 'achieved' | 'changed';
    /** What was learned. */
    readonly text: string | null;
  } | {
    readonly type: 'ticked';
    readonly day: string;
    readonly goal: GoalReference;
    /** Those that it names itself. */
    readonly values: readonly string[];
    /** All of `actions`. */
    readonly text: string;
    /** Of one goal, oldest first. */
    readonly actions?: readonly string[];
    /** Of progress; null: not known. */
    readonly points?: number | null;
  } | {
    readonly type: 'evidence';
    readonly day: string;
    readonly goal: GoalReference;
    /** Those that it names itself. */
    readonly values: readonly string[];
    /** The result, else what was done. */
    readonly text: string;
    /** It is the result. */
    readonly isResult?: true;
    readonly link: string | null;
    /** The day it was written, where `day`, that of the work, is outside the window. */
    readonly added?: string | null;
  } | {
    readonly type: 'check-in';
    readonly day: string;
    readonly goal: GoalReference;
    /** Those that it names itself. */
    readonly values: readonly string[];
    /** What it says beside the values that it names; may be empty. */
    readonly text: string;
  } | {
    readonly type: 'thanks';
    readonly day: string;
    readonly goal: GoalReference;
    /** Those that it names itself. */
    readonly values: readonly string[];
    readonly text: string;
    readonly from?: string;
  })[];
  /** THANKS lines of agendas that the person gives. */
  readonly thanks?: readonly ({
    readonly day: string;
    readonly meeting: GoalReference;
    readonly text: string;
  })[];
  /** By the goals' labels: what they aim at, which shows nothing yet. */
  readonly aims?: readonly ({
    /** Open list: each company has its own. */
    readonly value: string;
    readonly goals: number;
  })[];
  /** null without a document, and where the audience may not see it. */
  readonly promotion: {
    readonly iid: number;
    readonly url: string;
    /** Open list; `unknown` where labels contradict each other. */
    readonly state: string;
    readonly since: string | null;
    /** null: the text could not be read. */
    readonly results: {
      readonly filled: number;
      readonly of: number;
    } | null;
    readonly values: readonly string[] | null;
    /** In its comments; null: they could not be read. */
    readonly evidence: {
      readonly pieces: number;
      /** Those that a piece names. */
      readonly values: readonly string[];
    } | null;
    /** What the person holds to be missing, then each part without words; null where `counts` is. */
    readonly gaps: readonly string[] | null;
    /** Only in the person's own copy; null, too, where the text could not be read. */
    readonly counts?: {
      /** The person's own: the first so many of `gaps`. */
      readonly gaps: number;
      /** Parts without words: the others. */
      readonly openParts: number;
      /** Errors and warnings of the check; null: not known, as of a day that is past. */
      readonly findings: number | null;
    } | null;
    /** The manager's, since it came to this state; only in the person's own copy. */
    readonly answer?: {
      readonly by: string;
      readonly day: string;
      /** Open list. */
      readonly verdict: string;
      readonly points: readonly string[];
    } | null;
  } | null;
  readonly slipped: readonly ({
    readonly goal: GoalReference;
    readonly reasons: readonly ({
      readonly type: 'overdue';
      readonly days: number;
    } | {
      readonly type: 'due-moved';
      /** null: the earlier date is not known. */
      readonly from: string | null;
      /** null: the date was removed. */
      readonly to: string | null;
    } | {
      readonly type: 'quiet';
      readonly days: number;
    } | {
      readonly type: 'health-worse';
      readonly from: 'on-track' | 'needs-attention' | 'at-risk';
      readonly to: 'on-track' | 'needs-attention' | 'at-risk';
    })[];
  })[];
  readonly balance: {
    /** 70 on the job, 20 through others, 10 in training. */
    readonly buckets: readonly ({
      readonly bucket: 70 | 20 | 10;
      readonly goals: number;
      /** Percent of the goals that belong to a bucket. */
      readonly share: number | null;
    })[];
    /** Goals whose kind belongs to no bucket. */
    readonly unsorted: number;
    readonly kinds: readonly ({
      readonly kind: string;
      readonly goals: number;
    })[];
    readonly plan: {
      readonly title: string;
      readonly start: string;
      readonly due: string;
      /** Percent of the year's days that have passed. */
      readonly elapsed: number;
      /** Closed in the year with a result, and open ones that are not due later. */
      readonly goals: number;
      readonly closed: number;
      /** Mean percent of those that are not closed; null without any. */
      readonly progress: number | null;
      /** Not counted: open goals due after the year. */
      readonly later?: number;
      /** Not counted: closed in the year without a result. */
      readonly givenUp?: number;
    };
  } | null;
  readonly next: {
    /** The next 1:1; null when none is prepared. */
    readonly meeting: {
      readonly iid: number;
      readonly title: string;
      readonly url: string;
      readonly day: string;
    } | null;
    /** A 1:1 whose day is past and that nobody closed. */
    readonly unclosed: {
      readonly iid: number;
      readonly title: string;
      readonly url: string;
      readonly day: string;
    } | null;
    /** By need. */
    readonly actions: readonly ({
      readonly goal: GoalReference;
      readonly text: string;
      readonly due: string | null;
    })[];
    /** One, for the manager. */
    readonly question: string | null;
    /** Open items that others have put on the agenda, by comments. */
    readonly brought?: readonly ({
      /** Username. */
      readonly by: string;
      /** null: typed by hand without one. */
      readonly tag: 'DISCUSS' | 'REVIEW' | 'HELP' | 'FYI' | 'THANKS' | 'TODO' | 'DOTO' | 'THINK' | 'DONE' | 'FEEDBACK' | 'IDEA' | 'MOVE' | 'DUPLICATE' | 'WONT' | 'WHY' | 'SORRY' | 'ACTION' | 'DECISION' | null;
      /** When it is for, where it says. */
      readonly day: string | null;
      readonly text: string;
      readonly times: number;
      readonly since: string | null;
      /** What its `=>` lines answer. */
      readonly replies?: readonly ({
        readonly text: string;
        /** Username of whoever brought it by a comment; null: it counts as the words of the person. */
        readonly by?: string | null;
      })[];
    })[];
    /** Goals older than the last 1:1 of which nobody says that they were agreed or talked over; for the person alone. */
    readonly notTalkedOver?: readonly GoalReference[];
    readonly careerTalk: {
      readonly next: string | null;
      readonly last: string | null;
    };
  } | null;
  /** Only for the audience `review`: the mid-year form. */
  readonly review: {
    /** At most three, of each goal one. */
    readonly achievements: readonly ({
      readonly type: 'closed';
      readonly day: string;
      readonly goal: GoalReference;
      /** Those that it names itself. */
      readonly values: readonly string[];
      readonly outcome: 'achieved' | 'changed';
      /** What was learned. */
      readonly text: string | null;
    } | {
      readonly type: 'ticked';
      readonly day: string;
      readonly goal: GoalReference;
      /** Those that it names itself. */
      readonly values: readonly string[];
      /** All of `actions`. */
      readonly text: string;
      /** Of one goal, oldest first. */
      readonly actions?: readonly string[];
      /** Of progress; null: not known. */
      readonly points?: number | null;
    } | {
      readonly type: 'evidence';
      readonly day: string;
      readonly goal: GoalReference;
      /** Those that it names itself. */
      readonly values: readonly string[];
      /** The result, else what was done. */
      readonly text: string;
      /** It is the result. */
      readonly isResult?: true;
      readonly link: string | null;
      /** The day it was written, where `day`, that of the work, is outside the window. */
      readonly added?: string | null;
    } | {
      readonly type: 'check-in';
      readonly day: string;
      readonly goal: GoalReference;
      /** Those that it names itself. */
      readonly values: readonly string[];
      /** What it says beside the values that it names; may be empty. */
      readonly text: string;
    } | {
      readonly type: 'thanks';
      readonly day: string;
      readonly goal: GoalReference;
      /** Those that it names itself. */
      readonly values: readonly string[];
      readonly text: string;
      readonly from?: string;
    })[];
    /** Every goal that closed in these days, the weightiest first. */
    readonly endings?: readonly ({
      readonly goal: GoalReference;
      readonly confidential?: boolean;
      readonly outcome: 'achieved' | 'changed' | 'dropped' | 'unknown';
      readonly day: string;
      /** From the goal's text; null where it does not say, and for mentoring. */
      readonly aim?: string | null;
      /** How its person wanted to know that it worked. */
      readonly measure?: string | null;
      /** The measure in numbers; null for mentoring. */
      readonly numbers?: {
        /** One line; empty where the numbers stand alone. */
        readonly name: string;
        /** null: nobody wrote down where it began. */
        readonly start: number | null;
        readonly target: number;
        /** Empty: plain numbers. */
        readonly unit: string;
        readonly now: {
          readonly value: number;
          /** null: typed by hand without one. */
          readonly day: string | null;
        } | null;
        /** Of the way from start to target, rounded down; below 0 and above 100, too. null: no start, or no value. */
        readonly percent: number | null;
        /** As far as they are known, oldest first, one a day. */
        readonly values: readonly ({
          readonly day: string;
          readonly value: number;
        })[];
      } | null;
      /** Of the goal's whole life, results first, then the best; null: its comments could not be read. */
      readonly evidence: readonly ({
        readonly type: 'closed';
        readonly day: string;
        readonly goal: GoalReference;
        /** Those that it names itself. */
        readonly values: readonly string[];
        readonly outcome: 'achieved' | 'changed';
        /** What was learned. */
        readonly text: string | null;
      } | {
        readonly type: 'ticked';
        readonly day: string;
        readonly goal: GoalReference;
        /** Those that it names itself. */
        readonly values: readonly string[];
        /** All of `actions`. */
        readonly text: string;
        /** Of one goal, oldest first. */
        readonly actions?: readonly string[];
        /** Of progress; null: not known. */
        readonly points?: number | null;
      } | {
        readonly type: 'evidence';
        readonly day: string;
        readonly goal: GoalReference;
        /** Those that it names itself. */
        readonly values: readonly string[];
        /** The result, else what was done. */
        readonly text: string;
        /** It is the result. */
        readonly isResult?: true;
        readonly link: string | null;
        /** The day it was written, where `day`, that of the work, is outside the window. */
        readonly added?: string | null;
      } | {
        readonly type: 'check-in';
        readonly day: string;
        readonly goal: GoalReference;
        /** Those that it names itself. */
        readonly values: readonly string[];
        /** What it says beside the values that it names; may be empty. */
        readonly text: string;
      } | {
        readonly type: 'thanks';
        readonly day: string;
        readonly goal: GoalReference;
        /** Those that it names itself. */
        readonly values: readonly string[];
        readonly text: string;
        readonly from?: string;
      })[] | null;
      /** What was learned. */
      readonly lesson?: string | null;
    })[];
    readonly strengths: readonly ({
      /** Open list: each company has its own. */
      readonly value: string;
      readonly times: number;
      readonly example: {
        readonly type: 'closed';
        readonly day: string;
        readonly goal: GoalReference;
        /** Those that it names itself. */
        readonly values: readonly string[];
        readonly outcome: 'achieved' | 'changed';
        /** What was learned. */
        readonly text: string | null;
      } | {
        readonly type: 'ticked';
        readonly day: string;
        readonly goal: GoalReference;
        /** Those that it names itself. */
        readonly values: readonly string[];
        /** All of `actions`. */
        readonly text: string;
        /** Of one goal, oldest first. */
        readonly actions?: readonly string[];
        /** Of progress; null: not known. */
        readonly points?: number | null;
      } | {
        readonly type: 'evidence';
        readonly day: string;
        readonly goal: GoalReference;
        /** Those that it names itself. */
        readonly values: readonly string[];
        /** The result, else what was done. */
        readonly text: string;
        /** It is the result. */
        readonly isResult?: true;
        readonly link: string | null;
        /** The day it was written, where `day`, that of the work, is outside the window. */
        readonly added?: string | null;
      } | {
        readonly type: 'check-in';
        readonly day: string;
        readonly goal: GoalReference;
        /** Those that it names itself. */
        readonly values: readonly string[];
        /** What it says beside the values that it names; may be empty. */
        readonly text: string;
      } | {
        readonly type: 'thanks';
        readonly day: string;
        readonly goal: GoalReference;
        /** Those that it names itself. */
        readonly values: readonly string[];
        readonly text: string;
        readonly from?: string;
      };
      /** All that name it, the example first. */
      readonly shown?: readonly ({
        readonly type: 'closed';
        readonly day: string;
        readonly goal: GoalReference;
        /** Those that it names itself. */
        readonly values: readonly string[];
        readonly outcome: 'achieved' | 'changed';
        /** What was learned. */
        readonly text: string | null;
      } | {
        readonly type: 'ticked';
        readonly day: string;
        readonly goal: GoalReference;
        /** Those that it names itself. */
        readonly values: readonly string[];
        /** All of `actions`. */
        readonly text: string;
        /** Of one goal, oldest first. */
        readonly actions?: readonly string[];
        /** Of progress; null: not known. */
        readonly points?: number | null;
      } | {
        readonly type: 'evidence';
        readonly day: string;
        readonly goal: GoalReference;
        /** Those that it names itself. */
        readonly values: readonly string[];
        /** The result, else what was done. */
        readonly text: string;
        /** It is the result. */
        readonly isResult?: true;
        readonly link: string | null;
        /** The day it was written, where `day`, that of the work, is outside the window. */
        readonly added?: string | null;
      } | {
        readonly type: 'check-in';
        readonly day: string;
        readonly goal: GoalReference;
        /** Those that it names itself. */
        readonly values: readonly string[];
        /** What it says beside the values that it names; may be empty. */
        readonly text: string;
      } | {
        readonly type: 'thanks';
        readonly day: string;
        readonly goal: GoalReference;
        /** Those that it names itself. */
        readonly values: readonly string[];
        readonly text: string;
        readonly from?: string;
      })[];
    })[];
    readonly opportunities: readonly ({
      readonly goal: GoalReference;
      readonly why: string;
      readonly next: string | null;
    })[];
    readonly support: readonly Need[];
    readonly nextSteps: readonly ({
      readonly goal: GoalReference;
      readonly text: string;
      readonly due: string | null;
    })[];
    /** An open 1:1 or agenda item that names the review as the company does; null: none, or nobody says when to share. */
    readonly talk?: {
      readonly day: string;
      /** The form is to be shared by then. */
      readonly shareBy: string;
    } | null;
    /** Of the fiscal year: the one that the review leads into. */
    readonly half?: {
      readonly title: string;
      readonly start: string;
      readonly due: string;
    };
    /** The year plan; null: none for this reader, or it could not be read, which `completeness` tells. */
    readonly plan?: {
      readonly iid: number;
      readonly title: string;
      readonly url: string;
      /** Each in one line; null where the plan does not say. */
      readonly aspiration?: string | null;
      readonly focus?: string | null;
      readonly intention?: string | null;
      /** What its person needs for it. */
      readonly support?: string | null;
      /** When it was told in a review; null: it was not, or nobody wrote when. */
      readonly communicated?: string | null;
    } | null;
    /** Every open goal of today by its quarter. */
    readonly quarters?: readonly ({
      readonly title: string;
      readonly start: string;
      readonly due: string;
      readonly isCurrent: boolean;
      /** What the plan says of it. */
      readonly words?: string | null;
      readonly goals: readonly GoalAhead[];
    })[];
    /** Open goals with neither a quarter nor a due date. */
    readonly withoutQuarter?: readonly GoalAhead[];
  } | null;
  /** For charts. */
  readonly year: {
    readonly title: string;
    readonly start: string;
    readonly due: string;
    /** Of all goals of the year; each point holds until the next. */
    readonly actions: readonly ActionPoint[];
    /** Before this day not all was read, and `actions` begins with it; null: all was. */
    readonly readFrom?: string | null;
    /** Actions whose day is not known: they count from the day by which they were done. */
    readonly undated: number;
    /** One entry for each quarter. */
    readonly evidence: readonly ({
      readonly quarter: string;
      readonly start: string;
      readonly due: string;
      /** Pieces of evidence; one may show several values, or none. */
      readonly count: number;
      readonly values: readonly ({
        /** Open list: each company has its own. */
        readonly value: string;
        readonly count: number;
      })[];
    })[];
    /** Goals whose comments were not read back to the start of the year. */
    readonly unreadGoals: number;
  } | null;
  readonly completeness: Completeness;
  /** With --offline: of when all of this is; null: it was read now. */
  readonly offline?: {
    /** When the oldest of it was read. */
    readonly asOf: string;
    /** When the newest of it was. */
    readonly upTo: string;
    /** Username of who read it. */
    readonly as: string;
    /** Confidential items were not kept, and are missing. */
    readonly withoutConfidential: boolean;
  } | null;
}

export interface ActionPoint {
  readonly day: string;
  readonly done: number;
  readonly total: number;
}

export interface Completeness {
  /** No source failed, and none gave fewer rows than the server announced. */
  readonly complete: boolean;
  readonly sources: readonly ({
    readonly name: string;
    readonly requests: number;
    readonly seen: number;
    /** The server's own count, where it announces one. */
    readonly total: number | null;
    readonly failed: {
      readonly kind: string;
      readonly message: string;
    } | null;
  })[];
}

export interface GoalAhead {
  readonly goal: GoalReference;
  readonly confidential?: boolean;
  readonly level: 'on-track' | 'needs-attention' | 'at-risk';
  readonly percent: number | null;
  readonly measure?: {
    /** One line; empty where the numbers stand alone. */
    readonly name: string;
    /** null: nobody wrote down where it began. */
    readonly start: number | null;
    readonly target: number;
    /** Empty: plain numbers. */
    readonly unit: string;
    readonly now: {
      readonly value: number;
      /** null: typed by hand without one. */
      readonly day: string | null;
    } | null;
    /** Of the way from start to target, rounded down; below 0 and above 100, too. null: no start, or no value. */
    readonly percent: number | null;
    /** As far as they are known, oldest first, one a day. */
    readonly values: readonly ({
      readonly day: string;
      readonly value: number;
    })[];
  } | null;
  /** Its next action; null: nothing says. */
  readonly text?: string | null;
  readonly due: string | null;
}

export interface GoalReference {
  readonly iid: number;
  readonly title: string;
  readonly url: string;
}

export interface Need {
  readonly type: 'ask' | 'review' | 'approval' | 'waiting';
  readonly place: {
    readonly type: 'goal' | 'one-on-one' | 'promotion';
    readonly iid: number;
    readonly title: string;
    readonly url: string;
  };
  readonly text: string;
  /** Whose approval. */
  readonly who: string | null;
  /** null: not known. */
  readonly since: string | null;
  readonly days: number | null;
  /** It may wait longer than `days`. */
  readonly atLeast: boolean;
  /** On which it stood; 0: none names it. */
  readonly agendas?: number;
}

export interface ReportGoal {
  /** The number of the issue in its project. */
  readonly iid: number;
  readonly title: string;
  /** Open list: people have kinds of their own; `unknown` without a kind label. */
  readonly kind: string;
  readonly state: 'opened' | 'closed';
  readonly stage: 'planned' | 'doing' | 'waiting' | null;
  /** null while open; `unknown` when closed without saying. */
  readonly outcome: 'achieved' | 'changed' | 'dropped' | 'unknown' | null;
  /** null when nothing measures the goal. */
  readonly progress: {
    /** Rounded down, so that 100 means all. */
    readonly percent: number;
    readonly done: number | null;
    readonly total: number | null;
    readonly source: 'checklist' | 'check-in';
    readonly asOf: string;
  } | null;
  /** What its line `Measure:` says; null where there is none, and for mentoring in a report. */
  readonly measure?: {
    /** One line; empty where the numbers stand alone. */
    readonly name: string;
    /** null: nobody wrote down where it began. */
    readonly start: number | null;
    readonly target: number;
    /** Empty: plain numbers. */
    readonly unit: string;
    readonly now: {
      readonly value: number;
      /** null: typed by hand without one. */
      readonly day: string | null;
    } | null;
    /** Of the way from start to target, rounded down; below 0 and above 100, too. null: no start, or no value. */
    readonly percent: number | null;
    /** As far as they are known, oldest first, one a day. */
    readonly values: readonly ({
      readonly day: string;
      readonly value: number;
    })[];
  } | null;
  readonly health: {
    readonly level: 'on-track' | 'needs-attention' | 'at-risk';
    readonly reason: string;
    readonly source: 'label' | 'check-in' | 'computed';
  };
  readonly due: string | null;
  readonly milestone: string | null;
  readonly labels: readonly string[];
  readonly confidential: boolean;
  readonly url: string;
  readonly createdAt: string;
  readonly closedAt: string | null;
  readonly lastActivity: string;
  /** The next action, from the newest check-in or the checklist. */
  readonly next: string | null;
  /** What its line `Serves:` says, without marks; null where there is none, and for mentoring in a report. */
  readonly serves?: string | null;
  /** Whole days since the last activity, in the person's time zone. */
  readonly daysQuiet: number;
  /** The day it was opened. */
  readonly start: string;
  /** What the check-ins of the window told, newest first; empty for mentoring. */
  readonly said: readonly ({
    readonly day: string;
    readonly text: string;
  })[];
  /** Actions over time, from the first day on which they are known; null without a checklist. */
  readonly series: readonly ActionPoint[] | null;
  /** null: not known, because its notes could not be read. */
  readonly change: {
    /** Points inside the window; null when not known, or nothing measures it. */
    readonly percent: number | null;
    readonly ticked: number;
    readonly unticked: number;
  } | null;
  /** What of the window's last day is not known, where that day is past: an open goal may have been closed. */
  readonly unknown?: readonly ('state' | 'labels' | 'due' | 'text' | 'comments')[];
}

export interface ToldGoal {
  /** The number of the issue in its project. */
  readonly iid: number;
  readonly title: string;
  /** Open list: people have kinds of their own; `unknown` without a kind label. */
  readonly kind: string;
  readonly state: 'opened' | 'closed';
  readonly stage: 'planned' | 'doing' | 'waiting' | null;
  /** null while open; `unknown` when closed without saying. */
  readonly outcome: 'achieved' | 'changed' | 'dropped' | 'unknown' | null;
  /** null when nothing measures the goal. */
  readonly progress: {
    /** Rounded down, so that 100 means all. */
    readonly percent: number;
    readonly done: number | null;
    readonly total: number | null;
    readonly source: 'checklist' | 'check-in';
    readonly asOf: string;
  } | null;
  /** What its line `Measure:` says; null where there is none, and for mentoring in a report. */
  readonly measure?: {
    /** One line; empty where the numbers stand alone. */
    readonly name: string;
    /** null: nobody wrote down where it began. */
    readonly start: number | null;
    readonly target: number;
    /** Empty: plain numbers. */
    readonly unit: string;
    readonly now: {
      readonly value: number;
      /** null: typed by hand without one. */
      readonly day: string | null;
    } | null;
    /** Of the way from start to target, rounded down; below 0 and above 100, too. null: no start, or no value. */
    readonly percent: number | null;
    /** As far as they are known, oldest first, one a day. */
    readonly values: readonly ({
      readonly day: string;
      readonly value: number;
    })[];
  } | null;
  readonly health: {
    readonly level: 'on-track' | 'needs-attention' | 'at-risk';
    readonly reason: string;
    readonly source: 'label' | 'check-in' | 'computed';
  };
  readonly due: string | null;
  readonly milestone: string | null;
  readonly labels: readonly string[];
  readonly confidential: boolean;
  readonly url: string;
  readonly createdAt: string;
  readonly closedAt: string | null;
  readonly lastActivity: string;
  /** The next action, from the newest check-in or the checklist. */
  readonly next: string | null;
  /** What its line `Serves:` says, without marks; null where there is none, and for mentoring in a report. */
  readonly serves?: string | null;
  /** Whole days since the last activity, in the person's time zone. */
  readonly daysQuiet: number;
  /** Whether it was talked over with the manager, for its person alone; null: not known, or not due yet. */
  readonly talkedOver?: boolean | null;
}
