// Which answers of GitLab's may be kept, and what of them: fields by their names, so that no secret and no address of a person gets in.
import { createHash } from 'node:crypto';

/** Any field but these is left out, wherever it stands: a project's row holds tokens of its runners, a person's their address. */
const fields: ReadonlySet<string> = new Set(
  `id iid username name title description state labels milestone author assignees due_date start_date
  confidential internal issue_type type web_url created_at updated_at closed_at user_notes_count upvotes weight
  body system user action label color note noteable_type noteable_iid path_with_namespace visibility topics
  default_branch empty_repo archived owner permissions project_access group_access access_level expires_at
  content encoding references full short relative project_id resource_type path link_type is_project_label
  issue_link_id marked_for_deletion_on marked_for_deletion_at full_path kind`.split(/\s+/),
);

const fieldsKept = [...fields].join(' ');

/**
 * Another one for another text, for other fields that are kept, and for JSON that was damaged.
 * @param digest of the text that the JSON was made of; empty, and so is the seal: it is not known
 */
export function sealOf(digest: string, json: Uint8Array): string {
  if (digest === '') return '';
  return createHash('sha256').update(`${digest} ${fieldsKept} `).update(json).digest('base64').slice(0, 22);
}

const ofIssues = String.raw`issues(?:\/\d+(?:\/(?:notes|links|award_emoji|resource_(?:state|label)_events))?)?`;
const ofProject = String.raw`(?:${ofIssues}|events|milestones|labels|members\/all|repository\/(?:files\/[^/?]+|tree))`;
const kept = new RegExp(String.raw`^(?:user|projects|projects\/[^/?]+(?:\/${ofProject})?)(?:\?|$)`);

export function mayBeKept(path: string, { status }: { readonly status: number }): boolean {
  if (!kept.test(path)) return false;
  // That there is no file, or that one may not read it, is an answer, too.
  return status === 200 || ((status === 404 || status === 403) && path.includes('/repository/'));
}

export interface Pruned {
  readonly body: unknown;
  /** Rows that are confidential, or internal, and were left out. */
  readonly withheld: number;
}

/**
 * @param body rows, or one: their fields are left alone
 * @param withConfidential false: rows that say they are, or that stand on an issue that is, are left out
 * @param isHidden of an issue, with its project where the row names one
 */
export function pruned(
  body: unknown,
  withConfidential: boolean,
  isHidden: (iid: number, project: string | null) => boolean,
): Pruned {
  const isOut = (row: unknown): boolean => {
    if (withConfidential || typeof row !== 'object' || row === null) return false;
    const { confidential, internal, note, iid: own, project_id: project } = row as Readonly<Record<string, unknown>>;
    if (confidential === true || internal === true) return true;
    const home = typeof project === 'number' ? String(project) : null;
    // A milestone has a number, too, and nothing that says who sees it.
    if (typeof own === 'number' && confidential === false && isHidden(own, home)) return true;
    if (typeof note !== 'object' || note === null) return false;
    const { noteable_iid: iid } = note as Readonly<Record<string, unknown>>;
    return isOut(note) || (typeof iid === 'number' && isHidden(iid, home));
  };
  if (!Array.isArray(body)) return isOut(body) ? { body: null, withheld: 1 } : { body, withheld: 0 };
  const rows = body.filter((row) => !isOut(row));
  return { body: rows, withheld: body.length - rows.length };
}

type Row = Readonly<Record<string, unknown>>;

/**
 * The rows of an answer with what `pruned` and `stillSeen` read of one: of a long list, few bytes. What they begin to read is added here.
 */
export function sightOf(body: unknown): readonly unknown[] {
  return [body].flat().map((row) => {
    const { id, iid, project_id, confidential, internal, note, updated_at, user_notes_count } = Object(row) as Row;
    const { path_with_namespace, permissions, noteable_iid } = Object(row) as Row;
    const told = { id, iid, noteable_iid, project_id, confidential, internal, updated_at, user_notes_count };
    return { ...told, path_with_namespace, permissions, note: note == null ? null : sightOf(note)[0] };
  });
}

/** What of an answer may be kept at all. */
export function onlyFields(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(onlyFields);
  if (typeof value !== 'object' || value === null) return value;
  const kept: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(value)) if (fields.has(name)) kept[name] = onlyFields(part);
  return kept;
}
