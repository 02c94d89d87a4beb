// Issue boards and their lists as the API shows them.
import { isPaid, type Instance } from '../http/routing.ts';
import type { Board, BoardList } from '../state/planning-records.ts';
import { labelBasic } from './label.ts';
import { milestoneById } from './milestone.ts';
import { projectSimple } from './project.ts';
import { userBasicById } from './user.ts';

export function boardListEntity(instance: Instance, list: BoardList) {
  const label = instance.state.labels.find((candidate) => candidate.id === list.labelId);
  return {
    id: list.id,
    label: label === undefined ? null : labelBasic(label),
    position: list.position,
    ...(isPaid(instance)
      ? {
          max_issue_count: 0,
          max_issue_weight: 0,
          limit_metric: null,
          ...(list.milestoneId === null ? {} : { milestone: milestoneById(instance, list.milestoneId) }),
          ...(list.assigneeId === null ? {} : { assignee: userBasicById(instance, list.assigneeId) }),
        }
      : {}),
  };
}

export function boardEntity(instance: Instance, board: Board) {
  const project = instance.state.projects.find((candidate) => candidate.id === board.projectId);
  return {
    id: board.id,
    name: board.name,
    hide_backlog_list: board.hideBacklogList,
    hide_closed_list: board.hideClosedList,
    project: project === undefined ? null : projectSimple(instance, project),
    lists: board.lists.toSorted((a, b) => a.position - b.position).map((list) => boardListEntity(instance, list)),
    ...(isPaid(instance) ? { group: null, milestone: null, assignee: null, labels: [], weight: null } : {}),
  };
}
