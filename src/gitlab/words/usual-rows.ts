// Rows in the form in which GitLab writes them today, read by hand: of a list of a thousand goals, schemas took a tenth. A row in any
// other form is read by its schema, or refused by it; what is read here, a schema reads as the same.

type Raw = Readonly<Record<string, unknown>>;

const isText = (value: unknown): value is string => typeof value === 'string';
/** JSON may say `1e999`. */
const isNumber = (value: unknown): value is number => Number.isFinite(value);
const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value);

/** null: no time. */
function instantOf(value: unknown): string | null {
  const ms = isText(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

function personOf(value: unknown) {
  const { id, username, name } = Object(value) as Raw;
  return isNumber(id) && isText(username) && isText(name) ? { id, username, name } : null;
}

function milestoneOf(value: unknown) {
  const { id, title } = Object(value) as Raw;
  return isNumber(id) && isText(title) ? { id, title } : null;
}

function peopleIn(value: unknown) {
  if (!Array.isArray(value)) return null;
  const people = value.map(personOf).filter((person) => person !== null);
  return people.length === value.length ? people : null;
}

/** null: it is in another form. */
export function usualIssue(raw: unknown) {
  const row = Object(raw) as Raw;
  const { id, iid, title, description, state, labels, due_date, confidential, web_url, user_notes_count, upvotes } =
    row;
  const { issue_type = null, type = null } = row;
  if (!isNumber(id) || !isNumber(iid) || !isNumber(user_notes_count) || !isNumber(upvotes)) return null;
  if (!isText(title) || !isText(state) || !isText(web_url) || typeof confidential !== 'boolean') return null;
  if (!isTextOrNull(description) || !isTextOrNull(due_date) || !isTextOrNull(issue_type) || !isTextOrNull(type))
    return null;
  if (!Array.isArray(labels) || !labels.every(isText)) return null;
  const author = personOf(row['author']);
  const assignees = peopleIn(row['assignees']);
  const milestone = milestoneOf(row['milestone']);
  const created_at = instantOf(row['created_at']);
  const updated_at = instantOf(row['updated_at']);
  const closed_at = instantOf(row['closed_at']);
  if (author === null || assignees === null || created_at === null || updated_at === null) return null;
  if ((milestone === null && row['milestone'] !== null) || (closed_at === null && row['closed_at'] !== null))
    return null;
  return {
    id,
    iid,
    title,
    description: description ?? '',
    state: state === 'closed' ? ('closed' as const) : ('opened' as const),
    labels,
    milestone,
    author,
    assignees,
    due_date: due_date ? due_date.slice(0, 10) : null,
    confidential,
    issue_type,
    type,
    web_url,
    created_at,
    updated_at,
    closed_at,
    user_notes_count,
    upvotes,
  };
}

/** null: it is in another form. */
export function usualNote(raw: unknown) {
  const { id, body, author: writer, created_at: at, system, internal, confidential } = Object(raw) as Raw;
  const [author, created_at] = [personOf(writer), instantOf(at)];
  if (!isNumber(id) || !isText(body) || author === null || created_at === null) return null;
  if (typeof system !== 'boolean' || typeof internal !== 'boolean' || typeof confidential !== 'boolean') return null;
  return { id, body, author, created_at, system, internal, confidential };
}
