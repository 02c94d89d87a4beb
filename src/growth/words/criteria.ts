// Criteria of somebody's levels as comments and goals carry them: open words, `staff/scope`, for each company has its own.

/** A level and an area of it. One that no levels know (any more) is carried as it was typed. */
export type CriterionTag = string;
