// The body of POST repository/commits: the actions, checked in the words of the version that is played.
import { actionNames, type ActionName, type CommitAction } from '../git/commit.ts';
import { accept, anything, bool, exclusive, filled, optional, text, withDefault, type Params } from '../http/params.ts';
import { badRequest, invalidParameter } from '../http/reply.ts';
import { since, type Instance } from '../http/routing.ts';

/** From here on the front end checks the body, with messages of its own. */
const newMessagesSince = '19.0';

export type CommitBody = {
  branch: string;
  message: string;
  actions: CommitAction[];
  startBranch?: string;
  startSha?: string;
  force: boolean;
  authorName?: string | undefined;
  authorEmail?: string | undefined;
  withStats: boolean;
};

export function commitActionsFrom(instance: Instance, params: Params): CommitBody {
  const fault = since(instance, newMessagesSince) ? newFault(params) : null;
  if (fault !== null) throw badRequest(fault);
  exclusive(params, 'start_branch', 'start_sha');
  const asked = accept(params, {
    branch: filled(text),
    commit_message: filled(text),
    actions: filled(anything),
    start_branch: optional(text),
    start_sha: optional(text),
    author_email: optional(text),
    author_name: optional(text),
    stats: withDefault(bool, true),
    force: withDefault(bool, false),
  });
  const rows = rowsOf(asked.actions);
  if (rows === null) throw invalidParameter('actions is invalid');
  const faults = rows.flatMap((row, index) => oldFaults(row, `actions[${index}]`));
  if (faults.length > 0) throw invalidParameter(faults.join(', '));
  return {
    branch: asked.branch ?? '',
    message: asked.commit_message ?? '',
    actions: rows.map(actionOf),
    ...(isText(asked.start_branch) ? { startBranch: asked.start_branch } : {}),
    ...(isText(asked.start_sha) ? { startSha: asked.start_sha } : {}),
    force: asked.force === true,
    authorName: isText(asked.author_name) ? asked.author_name : undefined,
    authorEmail: isText(asked.author_email) ? asked.author_email : undefined,
    withStats: asked.stats !== false,
  };
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

function rowsOf(raw: unknown): Params[] | null {
  if (!Array.isArray(raw) || raw.length === 0) return null;
  return raw.every((row) => typeof row === 'object' && row !== null && !Array.isArray(row)) ? (raw as Params[]) : null;
}

const isAction = (raw: unknown): raw is ActionName => actionNames.some((name) => name === raw);

/** What each action cannot do without. */
function neededBy(action: ActionName): string[] {
  if (action === 'create' || action === 'update') return ['content'];
  if (action === 'move') return ['previous_path'];
  return action === 'chmod' ? ['execute_filemode'] : [];
}

function newFault(params: Params): string | null {
  for (const name of ['branch', 'commit_message', 'actions']) {
    if (!isText(params[name]) && !(name === 'actions' && Array.isArray(params[name]))) return `${name} is required`;
  }
  const rows = rowsOf(params['actions']);
  if (rows === null) return 'actions is required';
  for (const [index, row] of rows.entries()) {
    const at = `actions[${index}]`;
    const { action } = row;
    if (!isAction(action)) return `${at}[action] must be one of: create, update, move, delete, chmod`;
    if (!isText(row['file_path'])) return `${at}[file_path] is required`;
    const missing = neededBy(action).find((name) => row[name] === undefined || row[name] === null);
    if (missing !== undefined) return `${at}[${missing}] is required for ${action} action`;
    if (hasWrongEncoding(row)) return `${at}[encoding] must be one of: text, base64`;
  }
  return null;
}

function oldFaults(row: Params, at: string): string[] {
  const { action, file_path: path } = row;
  const faults: string[] = [];
  if (action === undefined) faults.push(`${at}[action] is missing`);
  else if (!isAction(action)) faults.push(`${at}[action] does not have a valid value`);
  if (path === undefined) faults.push(`${at}[file_path] is missing`);
  else if (!isText(path)) faults.push(`${at}[file_path] is empty`);
  const needed = isAction(action) ? neededBy(action) : [];
  faults.push(...needed.filter((name) => row[name] === undefined).map((name) => `${at}[${name}] is missing`));
  if (hasWrongEncoding(row)) faults.push(`${at}[encoding] does not have a valid value`);
  return faults;
}

function hasWrongEncoding(row: Params): boolean {
  const { encoding } = row;
  return encoding !== undefined && encoding !== null && encoding !== 'text' && encoding !== 'base64';
}

function actionOf(row: Params): CommitAction {
  const asked = accept(row, {
    action: filled(anything),
    file_path: filled(text),
    previous_path: optional(text),
    content: optional(text),
    encoding: optional(text),
    last_commit_id: optional(text),
    execute_filemode: optional(bool),
  });
  return {
    action: asked.action as ActionName,
    filePath: asked.file_path ?? '',
    encoding: asked.encoding === 'base64' ? 'base64' : 'text',
    ...(isText(asked.previous_path) ? { previousPath: asked.previous_path } : {}),
    ...(typeof asked.content === 'string' ? { content: asked.content } : {}),
    ...(isText(asked.last_commit_id) ? { lastCommitId: asked.last_commit_id } : {}),
    ...(typeof asked.execute_filemode === 'boolean' ? { executeFilemode: asked.execute_filemode } : {}),
  };
}
