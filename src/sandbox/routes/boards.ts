// Issue boards and their lists.
import { allow, memberProjectOf } from '../who/access.ts';
import { boardEntity, boardListEntity } from '../entities/board.ts';
import { reachedFrom } from '../who/homes.ts';
import { paginate } from '../http/page.ts';
import {
  accept,
  atLeastOne,
  bool,
  exactlyOne,
  integer,
  optional,
  optionalFilled,
  required,
  text,
} from '../http/params.ts';
import { checkUnmodified } from '../http/precondition.ts';
import { badRequest, invalidRecord, noContent, notFound } from '../http/reply.ts';
import { authenticated, isPaid, type SandboxApp, type SandboxContext } from '../http/routing.ts';
import type { Board, BoardList } from '../state/planning-records.ts';
import { nextId, type Project } from '../state/state.ts';

export function boardRoutes(api: SandboxApp): void {
  api.get('/projects/:id/boards', listBoards);
  api.get('/projects/:id/boards/:board_id', (c) => c.json(boardEntity(c.var.instance, boardOf(c, memberProjectOf(c)))));

  api.post('/projects/:id/boards', createBoard);
  api.put('/projects/:id/boards/:board_id', changeBoard);
  api.delete('/projects/:id/boards/:board_id', removeBoard);
  api.get('/projects/:id/boards/:board_id/lists', listLists);
  api.get('/projects/:id/boards/:board_id/lists/:list_id', (c) =>
    c.json(boardListEntity(c.var.instance, listOf(c, boardOf(c, memberProjectOf(c))))),
  );

  api.post('/projects/:id/boards/:board_id/lists', createList);
  api.put('/projects/:id/boards/:board_id/lists/:list_id', moveList);
  api.delete('/projects/:id/boards/:board_id/lists/:list_id', removeList);
}

function listBoards(c: SandboxContext): Response {
  const project = memberProjectOf(c);
  const { instance } = c.var;
  const boards = instance.state.boards
    .filter((board) => board.projectId === project.id)
    .toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  return c.json(paginate(c, boards, (board) => boardEntity(instance, board), { type: 'Board' }));
}

function createBoard(c: SandboxContext): Response {
  authenticated(c);
  const { instance, params } = c.var;
  const { name } = accept(params, { name: required(text) });
  const project = memberProjectOf(c);
  allow(c, 'admin_board', project);
  checkName(name ?? '');
  const board: Board = {
    id: nextId(instance.state, 'board'),
    projectId: project.id,
    name: name ?? '',
    hideBacklogList: false,
    hideClosedList: false,
    lists: [],
    updatedAt: instance.now,
  };
  instance.state.boards.push(board);
  return c.json(boardEntity(instance, board), 201);
}

function changeBoard(c: SandboxContext): Response {
  authenticated(c);
  const { instance, params } = c.var;
  const asked = accept(params, {
    name: optional(text),
    hide_backlog_list: optional(bool),
    hide_closed_list: optional(bool),
  });
  const paid = isPaid(instance) ? ['assignee_id', 'milestone_id', 'labels', 'weight'] : [];
  atLeastOne(params, 'name', 'hide_backlog_list', 'hide_closed_list', ...paid);
  const project = memberProjectOf(c);
  allow(c, 'admin_board', project);
  const board = boardOf(c, project);
  if (asked.name !== undefined) {
    checkName(asked.name ?? '');
    board.name = asked.name ?? '';
  }
  if (asked.hide_backlog_list !== undefined) board.hideBacklogList = asked.hide_backlog_list === true;
  if (asked.hide_closed_list !== undefined) board.hideClosedList = asked.hide_closed_list === true;
  board.updatedAt = instance.now;
  return c.json(boardEntity(instance, board));
}

function removeBoard(c: SandboxContext): Response {
  authenticated(c);
  const { state } = c.var.instance;
  const project = memberProjectOf(c);
  allow(c, 'admin_board', project);
  const board = boardOf(c, project);
  checkUnmodified(c, board.updatedAt);
  state.boards = state.boards.filter((other) => other.id !== board.id);
  return noContent(c);
}

function listLists(c: SandboxContext): Response {
  const board = boardOf(c, memberProjectOf(c));
  return c.json(paginate(c, inPlace(board), (list) => boardListEntity(c.var.instance, list), { type: 'List' }));
}

function createList(c: SandboxContext): Response {
  authenticated(c);
  const { instance, params } = c.var;
  const asked = accept(params, {
    label_id: isPaid(instance) ? optional(integer) : required(integer),
    milestone_id: optional(integer),
    assignee_id: optional(integer),
  });
  if (isPaid(instance)) exactlyOne(params, 'label_id', 'milestone_id', 'iteration_id', 'assignee_id');
  const project = memberProjectOf(c);
  const board = boardOf(c, project);
  allow(c, 'admin_board', project);
  const list: BoardList = {
    id: 0,
    labelId: asked.label_id ?? null,
    milestoneId: isPaid(instance) ? (asked.milestone_id ?? null) : null,
    assigneeId: isPaid(instance) ? (asked.assignee_id ?? null) : null,
    position: board.lists.length,
    updatedAt: instance.now,
  };
  checkTarget(c, project, board, list);
  list.id = nextId(instance.state, 'boardList');
  board.lists.push(list);
  return c.json(boardListEntity(instance, list), 201);
}

function moveList(c: SandboxContext): Response {
  authenticated(c);
  const { position } = accept(c.var.params, { position: required(integer), collapsed: optionalFilled(bool) });
  const project = memberProjectOf(c);
  const board = boardOf(c, project);
  const list = listOf(c, board);
  allow(c, 'admin_board', project);
  if (position === null || position < 0 || position >= board.lists.length)
    throw badRequest('Failed to update board list');
  const others = inPlace(board).filter((other) => other.id !== list.id);
  others.splice(position, 0, list);
  list.updatedAt = c.var.instance.now;
  renumber(others);
  return c.json(boardListEntity(c.var.instance, list));
}

function removeList(c: SandboxContext): Response {
  authenticated(c);
  const project = memberProjectOf(c);
  const board = boardOf(c, project);
  const list = listOf(c, board);
  allow(c, 'admin_board', project);
  checkUnmodified(c, list.updatedAt);
  board.lists = board.lists.filter((other) => other.id !== list.id);
  renumber(inPlace(board));
  return noContent(c);
}

const inPlace = (board: Board): BoardList[] => board.lists.toSorted((a, b) => a.position - b.position);

function renumber(lists: readonly BoardList[]): void {
  for (const [position, list] of lists.entries()) list.position = position;
}

function checkName(name: string): void {
  if (name.trim() === '') throw invalidRecord({ name: ["can't be blank"] });
}

function boardOf(c: SandboxContext, project: Project): Board {
  const id = Number(c.req.param('board_id'));
  const found = c.var.instance.state.boards.find((board) => board.projectId === project.id && board.id === id);
  if (found === undefined) throw notFound();
  return found;
}

function listOf(c: SandboxContext, board: Board): BoardList {
  const id = Number(c.req.param('list_id'));
  const found = board.lists.find((list) => list.id === id);
  if (found === undefined) throw notFound();
  return found;
}

/** Refusals of the service come wrapped twice. */
function checkTarget(c: SandboxContext, project: Project, board: Board, list: BoardList): void {
  const { state } = c.var.instance;
  const isReached = reachedFrom(state, project);
  const refuse = (error: string) => invalidRecord({ error });
  if (list.labelId !== null) {
    if (!state.labels.some((label) => isReached(label) && label.id === list.labelId)) throw refuse('Label not found!');
    if (board.lists.some((other) => other.labelId === list.labelId)) throw refuse('Label has already been taken');
  }
  if (list.milestoneId !== null) {
    if (!state.milestones.some((milestone) => isReached(milestone) && milestone.id === list.milestoneId))
      throw refuse('Milestone not found!');
    if (board.lists.some((other) => other.milestoneId === list.milestoneId))
      throw refuse('Milestone has already been taken');
  }
  if (
    list.assigneeId !== null &&
    !state.members.some((member) => member.projectId === project.id && member.userId === list.assigneeId)
  )
    throw refuse('User not found!');
}
