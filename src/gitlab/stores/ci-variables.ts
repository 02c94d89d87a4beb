// CI/CD variables of a project, for tokens alone: always masked and protected, never read back.
import { reworded } from '#wording.ts';
import { ProjectVariables } from '@gitbeaker/rest';
import type { CiVariable, Pipelines } from '#growth/forge/pipelines.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import { createOnce } from '../exchange/exactly-once.ts';
import { GitLabFailure } from '../wire/failures.ts';
import { putSurely } from '../exchange/put-surely.ts';
import { parsed } from '../wire/reading.ts';
import { createRedact } from '../wire/redaction.ts';
import { ciVariableSchema, type CiVariableRow } from '../words/schemas.ts';
import { readAll, type Scope } from '../exchange/scope.ts';
import { writeCi } from '../exchange/ci-writes.ts';

type Variable = Parameters<Pipelines['saveVariable']>[0];

/** @param canHide whether the server knows hidden variables */
export function ciVariables(
  scope: Scope,
  canHide: () => Promise<boolean>,
): Pick<Pipelines, 'variable' | 'saveVariable'> {
  const { projectId } = scope;

  async function find(key: string): Promise<CiVariableRow | null> {
    const { rows, failure } = await readAll(scope, ProjectVariables, (api, page) => api.all(projectId, page), {
      name: 'CI/CD variables',
      doing: `reading the CI/CD variables of ${scope.path}`,
      schema: ciVariableSchema,
      keyOf: (row) => `${row.key} ${row.environment_scope}`,
    });
    const row = rows.find((one) => one.key === key && one.environment_scope === '*');
    if (row === undefined && failure !== null) throw failure;
    return row ?? null;
  }

  async function create({ key, value, description }: Variable, doing: string): Promise<CiVariableRow> {
    // Before 17.4 `masked_and_hidden` is a parameter that nobody knows, and the value would stand unmasked:
    // https://docs.gitlab.com/api/project_level_variables/#create-a-variable
    const masking = (await canHide()) ? { maskedAndHidden: true } : { masked: true };
    const options = { ...masking, protected: true, raw: true, description };
    const answer = await writeCi(scope, ProjectVariables, (api) => api.create(projectId, key, value, options), doing);
    return parsed(ciVariableSchema, answer.body, doing, true);
  }

  async function renew({ key, value, description }: Variable, doing: string): Promise<CiVariableRow> {
    const options = { masked: true, protected: true, raw: true, description, filter: { environment_scope: '*' } };
    return putSurely(scope, {
      put: async () => {
        const answer = await writeCi(scope, ProjectVariables, (api) => api.edit(projectId, key, value, options), doing);
        return parsed(ciVariableSchema, answer.body, doing, true);
      },
    });
  }

  return {
    async variable(key) {
      const row = await find(key);
      return row === null ? null : variableOf(row);
    },

    async saveVariable(variable) {
      const { key, value } = variable;
      const doing = `keeping the CI/CD variable ${key} in ${scope.path}`;
      const kept = await withoutSecret(value, async () => {
        if ((await find(key)) !== null) return renew(variable, doing);
        return (await createOnce(scope.connection, { create: () => create(variable, doing), find: () => find(key) }))
          .value;
      });
      return { value: variableOf(kept), warnings: [...dropped('masked', kept), ...dropped('protected', kept)] };
    },
  };
}

function variableOf(row: CiVariableRow): CiVariable {
  const { key, masked, description } = row;
  return { key, masked, protected: row.protected, description };
}

function dropped(field: 'masked' | 'protected', kept: CiVariableRow): Dropped[] {
  if (kept[field]) return [];
  const advice = 'Delete the variable in GitLab (Settings, CI/CD, Variables), and revoke that token.';
  return [{ field: `${kept.key} ${field}`, asked: 'yes', kept: 'no', advice }];
}

/** A server that repeats the value in what it complains about does not bring it into a message of ours. */
async function withoutSecret<T>(secret: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof GitLabFailure)) throw error;
    const redact = createRedact([secret]);
    throw new GitLabFailure(error.kind, redact(error.message), {
      ...(error.hint === null ? {} : { hint: reworded(error.hint, redact) }),
      ...(error.status === null ? {} : { status: error.status }),
    });
  }
}
