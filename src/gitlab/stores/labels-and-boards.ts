// The labels a project can use (a group's too), and its boards.
import { ProjectIssueBoards, ProjectLabels } from '@gitbeaker/rest';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { Board } from '#growth/forge/project.ts';
import { createOnce } from '../exchange/exactly-once.ts';
import { GitLabFailure } from '../wire/failures.ts';
import { listed, type RowsRead } from '../wire/lists.ts';
import { parsed } from '../wire/reading.ts';
import { boardSchema, type BoardRow, labelSchema, type LabelRow } from '../words/schemas.ts';
import { readAll, type Scope, write } from '../exchange/scope.ts';
import { ascending } from '#growth/words/order.ts';

type LabelsAndBoards = Pick<
  GoalsProject,
  'labels' | 'ensureLabel' | 'removeLabel' | 'boards' | 'createBoard' | 'addBoardList'
>;

export function labelsAndBoards(scope: Scope): LabelsAndBoards {
  const { projectId, codec } = scope;
  const known = new Map<string, LabelRow>();

  async function readLabels(): Promise<RowsRead<LabelRow>> {
    const read = await readAll(
      scope,
      ProjectLabels,
      (api, page) => api.all(projectId, { includeAncestorGroups: true, ...page }),
      {
        name: 'labels',
        doing: `reading the labels of ${scope.path}`,
        schema: labelSchema,
        keyOf: ({ id }) => id,
      },
    );
    for (const row of read.rows) known.set(row.name, row);
    return read;
  }

  async function findLabel(name: string): Promise<LabelRow | null> {
    const { failure } = await readLabels();
    const row = known.get(name);
    if (row === undefined && failure !== null) throw failure;
    return row ?? null;
  }

  function readBoards(): Promise<RowsRead<BoardRow>> {
    return readAll(scope, ProjectIssueBoards, (api, page) => api.all(projectId, page), {
      name: 'boards',
      doing: `reading the boards of ${scope.path}`,
      schema: boardSchema,
      keyOf: ({ id }) => id,
    });
  }

  async function findBoard(isWanted: (board: Board) => boolean): Promise<Board | null> {
    const { rows, failure } = await readBoards();
    const board = rows.map(boardOf).find(isWanted);
    if (board === undefined && failure !== null) throw failure;
    return board ?? null;
  }

  return {
    async labels() {
      return listed(await readLabels(), ({ name, color, description, is_project_label: ours }) => ({
        name,
        word: codec.wordOf(name),
        color,
        description,
        ours: ours ?? true,
      }));
    },

    async ensureLabel({ word, color, description }) {
      const name = codec.nameOf(word);
      if (known.size === 0) await readLabels();
      if (known.has(name)) return false;
      const doing = `creating the label ${name}`;
      const { value, created } = await createOnce(scope.connection, {
        create: async () => {
          const answer = await write(
            scope,
            ProjectLabels,
            (api) => api.create(projectId, name, color, { description }),
            doing,
          );
          return parsed(labelSchema, answer.body, doing, true);
        },
        find: () => findLabel(name),
        isThere: ({ status }) => status === 409,
      });
      known.set(value.name, value);
      return created;
    },

    async removeLabel(name) {
      const row = known.get(name) ?? (await findLabel(name));
      if (row === null) return;
      const doing = `removing the label ${name}`;
      const remove = () => write(scope, ProjectLabels, (api) => api.remove(projectId, row.id), doing);
      await remove()
        // A lost answer: gone is gone, however often it is asked for.
        .catch((failure: unknown) => {
          if (failure instanceof GitLabFailure && failure.mayHaveHappened) return remove();
          throw failure;
        })
        .catch((failure: unknown) => {
          if (!(failure instanceof GitLabFailure) || failure.status !== 404) throw failure;
        });
      known.delete(name);
    },

    async boards() {
      return listed(await readBoards(), boardOf);
    },

    async createBoard(name) {
      const doing = `creating the board ${name}`;
      const { value } = await createOnce(scope.connection, {
        create: async () => {
          const answer = await write(scope, ProjectIssueBoards, (api) => api.create(projectId, name), doing);
          return boardOf(parsed(boardSchema, answer.body, doing, true));
        },
        find: () => findBoard((board) => board.name === name),
        doubles: {
          name: `board of ${projectId}: ${name}`,
          async others({ id }) {
            const { rows } = await readBoards();
            return rows.map(boardOf).flatMap((board) => (board.name === name && board.id !== id ? [name] : []));
          },
        },
      });
      return value;
    },

    async addBoardList(board, word) {
      const name = codec.nameOf(word);
      if (board.lists.includes(name)) return;
      const label = known.get(name) ?? (await findLabel(name));
      if (label === null) {
        throw new GitLabFailure(
          'not-found',
          `${scope.path} has no label "${name}" for a list of the board ${board.name}`,
          {
            hint: 'Run: devgrowth init',
          },
        );
      }
      const doing = `adding the list ${name} to the board ${board.name}`;
      await createOnce(scope.connection, {
        create: async () => {
          await write(
            scope,
            ProjectIssueBoards,
            (api) => api.createList(projectId, board.id, { labelId: label.id }),
            doing,
          );
          return board;
        },
        find: () => findBoard(({ id, lists }) => id === board.id && lists.includes(name)),
        isThere: ({ status }) => status === 400 || status === 409,
      });
    },
  };
}

function boardOf({ id, name, lists }: BoardRow): Board {
  const inOrder = [...lists].sort(ascending(({ position }) => position));
  return { id, name, lists: inOrder.map(({ label }) => label?.name).filter((list) => list !== undefined) };
}
