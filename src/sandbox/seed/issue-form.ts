// What a seed may say of issues and merge requests, and of what happened to them.
import * as z from 'zod';
import { day, line, moment, projectPath, text, username, wholeNumber, yesOrNo } from './form-parts.ts';

/** What a new issue says, and what each entry of its history may change. */
const issueFields = {
  description: text.optional().describe('Markdown'),
  labels: z.array(line).optional().describe('The whole set; each is a label of the project or a group above it'),
  assignees: z.array(username).optional().describe('The whole set'),
  milestone: line.nullable().optional().describe('By its title; null takes it away'),
  due_date: day.nullable().optional().describe('null takes it away'),
  start_date: day.nullable().optional().describe('null takes it away; shown from 19.1 on'),
  confidential: yesOrNo.optional().describe('Hidden from guests and from who is no member'),
  weight: wholeNumber.nullable().optional().describe('Shown on paid tiers'),
};
const entryFields = {
  at: moment.optional().describe('Else when the entry before it was made'),
  by: username.optional().describe('Else its author'),
};
const changedLabels = {
  add_labels: z.array(line).optional().describe('Labels that are added to the set'),
  remove_labels: z.array(line).optional().describe('Labels that are taken from it'),
};
const comment = {
  note: text.optional().describe('A comment, made after the changes of this entry; quick actions in it act'),
  internal: yesOrNo.optional().describe('The comment is for members from Planner up'),
  react: z.array(line).optional().describe('Reactions such as tada, given to the item'),
  react_to_note: z.array(line).optional().describe('The same, given to the newest comment before this entry'),
};

const issueEntry = z.strictObject({
  ...entryFields,
  ...comment,
  title: line.optional().describe('A new title'),
  ...issueFields,
  ...changedLabels,
  tick: z
    .array(line)
    .optional()
    .describe('Boxes of the description that are ticked, each by the beginning of its text'),
  untick: z.array(line).optional().describe('The same for ticks that are taken away'),
  discussion_locked: yesOrNo.optional().describe('Only members may comment'),
  state: z.enum(['closed', 'opened']).optional().describe('Closes it, or opens it again'),
});
const link = z.strictObject({
  issue: wholeNumber.describe('The number of the other one'),
  project: projectPath.optional().describe('Where that is; else the same project'),
  type: z.enum(['relates_to', 'blocks', 'is_blocked_by']).default('relates_to').describe('The last two on paid tiers'),
});
export const issue = z.strictObject({
  title: line.describe('Its title'),
  iid: wholeNumber.optional().describe('Its number. Dates decide it: this only makes sure of it'),
  by: username.optional().describe("Its author; else the project's maker"),
  at: moment.optional().describe('When it was opened; else when the project was made'),
  type: z.enum(['issue', 'incident', 'task']).optional().describe('Else issue'),
  ...issueFields,
  links: z.array(link).optional().describe('Made when both are there'),
  history: z.array(issueEntry).optional().describe('What happened to it, from the oldest on'),
});

const mergeRequestFields = {
  description: text.optional().describe('Markdown'),
  labels: z.array(line).optional().describe('The whole set'),
  assignees: z.array(username).optional().describe('The whole set'),
  reviewers: z.array(username).optional().describe('The whole set'),
  milestone: line.nullable().optional().describe('By its title; null takes it away'),
};
const diffLine = z.strictObject({
  path: line.describe('A file that it changes'),
  line: wholeNumber.describe('A line of it, as it is on the source branch'),
});
const mergeRequestEntry = z.strictObject({
  ...entryFields,
  ...comment,
  on: diffLine.optional().describe('The comment stands on this line of the changes'),
  title: line.optional().describe('A new title; a draft begins with `Draft: `'),
  ...mergeRequestFields,
  ...changedLabels,
  state: z.enum(['closed', 'opened', 'merged']).optional().describe('Closes it, opens it again, or merges it'),
  approved: yesOrNo.optional().describe('true approves it, false takes that back'),
});
export const mergeRequest = z.strictObject({
  title: line.describe('Its title; a draft begins with `Draft: `'),
  source_branch: line.describe('A branch of `commits`'),
  target_branch: line.default('main').describe('Where it is to go'),
  iid: wholeNumber.optional().describe('Its number. Dates decide it: this only makes sure of it'),
  by: username.optional().describe("Its author; else the project's maker"),
  at: moment.optional().describe('When it was opened; else when the project was made'),
  squash: yesOrNo.optional().describe('One commit when it is merged'),
  ...mergeRequestFields,
  history: z.array(mergeRequestEntry).optional().describe('What happened to it, from the oldest on'),
});

export type SeedIssue = z.output<typeof issue>;
export type SeedIssueEntry = z.output<typeof issueEntry>;
export type SeedMergeRequest = z.output<typeof mergeRequest>;
export type SeedMergeRequestEntry = z.output<typeof mergeRequestEntry>;
