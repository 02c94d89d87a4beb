// Making and changing an issue, with the notes and events that GitLab writes along with it.
import type { Day, Instant } from '../state/days.ts';
import {
  addActivity,
  addLabelEvents,
  addMilestoneEvent,
  addStateEvent,
  addSystemNote,
  addWeightEvent,
} from './activity.ts';
import { userById } from '../entities/user.ts';
import { exclusiveLabelIds, type Acting } from './issue-references.ts';
import { invalidRecord } from '../http/reply.ts';
import type { Issue } from '../state/planning-records.ts';
import { issueKey, nextId, rowsAt } from '../state/state.ts';
import * as wording from '../text/system-notes.ts';
import { compareDescriptions } from '../text/task-list.ts';
import { addMentions, forgetUnreadableTodos, ownText, settleTodos, todosOfChange } from './todos.ts';
import { touch } from './touch.ts';
import { trackTime, type TimeChange } from './time-tracking.ts';

const LONGEST_TITLE = 255;
const LONGEST_DESCRIPTION = 1_048_576;
const POSITION_STEP = 513;

/** What changes; everything is resolved already, and a field that is absent stays. */
export interface IssueChanges {
  title?: string;
  description?: string | null;
  state?: 'opened' | 'closed';
  /** The whole new set. */
  labelIds?: readonly number[];
  milestoneId?: number | null;
  assigneeIds?: readonly number[];
  dueDate?: Day | null;
  startDate?: Day | null;
  confidential?: boolean;
  discussionLocked?: boolean | null;
  issueType?: Issue['issueType'];
  severity?: string;
  weight?: number | null;
  time?: TimeChange;
  duplicatedToId?: number | null;
  createdAt?: Instant;
}

export interface NewIssue extends Omit<IssueChanges, 'state'> {
  readonly title: string;
  /** Only where the caller may choose it and it is free. */
  readonly iid?: number;
}

/** 400 as the model validates. */
export function checkIssueText({ title, description }: { title?: string; description?: string | null }): void {
  const faults: Record<string, string[]> = {};
  if (title !== undefined && title.trim() === '') faults['title'] = ["can't be blank"];
  if (title !== undefined && title.length > LONGEST_TITLE)
    faults['title'] = [`is too long (maximum is ${LONGEST_TITLE} characters)`];
  if ((description?.length ?? 0) > LONGEST_DESCRIPTION)
    faults['description'] = [`is too long (maximum is ${LONGEST_DESCRIPTION} characters)`];
  if (Object.keys(faults).length > 0) throw invalidRecord(faults);
}

/** A new issue. Labels, milestone, days and people named at creation leave their events and notes too. */
export function addIssue(acting: Acting, given: NewIssue): Issue {
  const { instance, project, actor } = acting;
  const { iid: givenIid, ...fields } = given;
  const iid = givenIid ?? project.nextIssueIid;
  project.nextIssueIid = Math.max(project.nextIssueIid, iid + 1);
  const id = nextId(instance.state, 'issue');
  const createdAt = given.createdAt ?? instance.now;
  const issue: Issue = {
    id,
    iid,
    projectId: project.id,
    title: given.title,
    description: given.description ?? null,
    state: 'opened',
    authorId: actor.id,
    assigneeIds: [],
    labelIds: [],
    milestoneId: null,
    dueDate: null,
    startDate: null,
    confidential: given.confidential ?? false,
    discussionLocked: given.discussionLocked ?? null,
    issueType: given.issueType ?? 'issue',
    severity: given.severity ?? 'UNKNOWN',
    weight: null,
    relativePosition: id * POSITION_STEP,
    createdAt,
    updatedAt: createdAt,
    closedAt: null,
    closedById: null,
    movedToId: null,
    duplicatedToId: null,
    subscriberIds: [actor.id],
    timeEstimate: 0,
    timeSpent: 0,
  };
  rowsAt(instance.state.issues, project.id).push(issue);
  addActivity(acting, {
    action: 'created',
    targetType: 'Issue',
    targetId: id,
    targetIid: iid,
    targetTitle: issue.title,
  });
  applyChanges(acting, issue, withoutText(fields), createdAt);
  addMentions(acting, { type: 'Issue', record: issue }, { text: ownText(issue) });
  issue.updatedAt = createdAt;
  return issue;
}

const withoutText = ({
  title: _title,
  description: _description,
  confidential: _confidential,
  discussionLocked: _locked,
  ...rest
}: Omit<NewIssue, 'iid'>): IssueChanges => rest;

/** Changes an issue; true when anything did. `updatedAt` follows as it does (`touch`); notes and events bear the same moment. */
export function changeIssue(acting: Acting, issue: Issue, changes: IssueChanges, at = acting.instance.now): boolean {
  const before = { ...issue };
  const changed = applyChanges(acting, issue, changes, at);
  if (!changed) return false;
  // They stand in tables of their own.
  const { labelIds, assigneeIds, subscriberIds, timeSpent } = before;
  const own = { ...issue, labelIds, assigneeIds, subscriberIds, timeSpent };
  if (JSON.stringify(own) === JSON.stringify(before)) touch(issue, at);
  else issue.updatedAt = at;
  return true;
}

function applyChanges(acting: Acting, issue: Issue, changes: IssueChanges, at: Instant): boolean {
  const before = { ...issue };
  const { state: wantedState, labelIds, assigneeIds, time, ...plain } = changes;
  Object.assign(issue, plain);
  if (labelIds !== undefined) issue.labelIds = exclusiveLabelIds(acting.instance, labelIds);
  if (assigneeIds !== undefined) issue.assigneeIds = [...assigneeIds];
  for (const id of issue.assigneeIds) if (!issue.subscriberIds.includes(id)) issue.subscriberIds.push(id);
  writeNotes(acting, before, issue, at);
  todosOfChange(acting, { type: 'Issue', record: issue }, before);
  if (issue.confidential && !before.confidential) forgetUnreadableTodos(acting.instance);
  if (time !== undefined) trackTime(acting, issueKey(issue), issue, time);
  addLabelEvents(acting, issueKey(issue), before.labelIds, issue.labelIds, at);
  addMilestoneEvent(acting, issueKey(issue), before.milestoneId, issue.milestoneId, issue.state, at);
  if (before.weight !== issue.weight) addWeightEvent(acting, issueKey(issue), issue.weight, at);
  if (wantedState !== undefined && wantedState !== issue.state) switchState(acting, issue, wantedState);
  return JSON.stringify(before) !== JSON.stringify(issue);
}

function writeNotes(acting: Acting, before: Issue, after: Issue, at: Instant): void {
  const key = issueKey(after);
  const { version, state } = acting.instance;
  const names = (ids: readonly number[]) => ids.map((id) => userById(state, id).username);
  if (before.title !== after.title) addSystemNote(acting, key, wording.titleChanged(before.title, after.title), at);
  const edit = compareDescriptions(before.description, after.description, version);
  if (edit.type === 'ticked')
    for (const item of edit.items) addSystemNote(acting, key, wording.itemTicked(item, version), at);
  else if (edit.type === 'changed') addSystemNote(acting, key, wording.descriptionChanged, at);
  addSystemNote(acting, key, wording.assigneesChanged(names(before.assigneeIds), names(after.assigneeIds)), at);
  addSystemNote(acting, key, wording.daysChanged(before, after), at);
  if (before.confidential !== after.confidential)
    addSystemNote(acting, key, wording.confidentialityChanged(after.confidential), at);
  if (Boolean(before.discussionLocked) !== Boolean(after.discussionLocked)) {
    addSystemNote(acting, key, wording.lockChanged(after.discussionLocked === true, 'issue'), at);
  }
}

function switchState(acting: Acting, issue: Issue, state: 'opened' | 'closed'): void {
  const { instance, actor } = acting;
  const closed = state === 'closed';
  issue.state = state;
  issue.closedAt = closed ? instance.now : null;
  issue.closedById = closed ? actor.id : null;
  if (!closed) issue.duplicatedToId = null;
  else settleTodos(acting, issueKey(issue));
  addStateEvent(acting, issueKey(issue), closed ? 'closed' : 'reopened');
  addActivity(acting, {
    action: closed ? 'closed' : 'reopened',
    targetType: 'Issue',
    targetId: issue.id,
    targetIid: issue.iid,
    targetTitle: issue.title,
  });
}

/** The next free place in the manual order. */
export function placeBetween(after: Issue | undefined, before: Issue | undefined): number {
  if (after !== undefined && before !== undefined) return (after.relativePosition + before.relativePosition) / 2;
  if (after !== undefined) return after.relativePosition + POSITION_STEP;
  return (before?.relativePosition ?? 0) - POSITION_STEP;
}
