// The boards of a project and their lists, each of which shows a label.
import { said, step } from '#wording.ts';
import { ProjectIssueBoards } from '@gitbeaker/rest';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { Board } from '#growth/forge/project.ts';
import { ascending } from '#growth/words/order.ts';
import { createOnce } from '../exchange/exactly-once.ts';
import { GitLabFailure } from '../wire/failures.ts';
import { listed, type RowsRead } from '../wire/lists.ts';
import { parsed } from '../wire/reading.ts';
import { boardSchema, type BoardRow } from '../words/schemas.ts';
import { readAll, type Scope, write } from '../exchange/scope.ts';
import type { Labels } from './labels.ts';

type Boards = Pick<GoalsProject, 'boards' | 'createBoard' | 'addBoardList' | 'addNamedList'>;

export function projectBoards(scope: Scope, labelNamed: Labels['labelNamed']): Boards {
  const { projectId, codec } = scope;

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

  const addNamedList: GoalsProject['addNamedList'] = async (board, name) => {
    if (board.lists.includes(name)) return;
    const label = await labelNamed(name);
    if (label === null) {
      throw new GitLabFailure(
        'not-found',
        `${scope.path} has no label "${name}" for a list of the board ${board.name}`,
        {
          hint: said`Run: ${step('init')}`,
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
  };

  return {
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

    addBoardList: (board, word) => addNamedList(board, codec.nameOf(word)),
    addNamedList,
  };
}

function boardOf({ id, name, lists }: BoardRow): Board {
  const inOrder = [...lists].sort(ascending(({ position }) => position));
  return { id, name, lists: inOrder.map(({ label }) => label?.name).filter((list) => list !== undefined) };
}
