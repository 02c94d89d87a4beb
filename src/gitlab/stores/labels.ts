// The labels a project can use, a group's too: read once, created once, taken away.
import { ProjectLabels } from '@gitbeaker/rest';
import type { GoalsProject } from '#growth/forge/forge.ts';
import { createOnce } from '../exchange/exactly-once.ts';
import { GitLabFailure } from '../wire/failures.ts';
import { listed, type RowsRead } from '../wire/lists.ts';
import { parsed } from '../wire/reading.ts';
import { labelSchema, type LabelRow } from '../words/schemas.ts';
import { readAll, type Scope, write } from '../exchange/scope.ts';

export interface Labels extends Pick<GoalsProject, 'labels' | 'ensureLabel' | 'ensureNamedLabel' | 'removeLabel'> {
  /** null: the project cannot use one of this name. */
  readonly labelNamed: (name: string) => Promise<LabelRow | null>;
}

export function projectLabels(scope: Scope): Labels {
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

  const labelNamed = async (name: string) => known.get(name) ?? (await findLabel(name));

  const ensureNamedLabel: GoalsProject['ensureNamedLabel'] = async ({ name, color, description }) => {
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
  };

  return {
    labelNamed,

    async labels() {
      return listed(await readLabels(), ({ name, color, description, is_project_label: ours }) => ({
        name,
        word: codec.wordOf(name),
        color,
        description,
        ours: ours ?? true,
      }));
    },

    ensureLabel: ({ word, ...label }) => ensureNamedLabel({ name: codec.nameOf(word), ...label }),
    ensureNamedLabel,

    async removeLabel(name) {
      const row = await labelNamed(name);
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
  };
}
