// The fields that issues and merge requests share, as the API takes them, and whether it took them.
import type { Instant } from '../state/days.ts';
import { dayFrom } from './moments.ts';
import { namesWithin } from './home-acts.ts';
import { checkPeople, encoded, fieldOf, given, idOf, userIds, type Client, type Plan } from './plan.ts';
import { unknown, type Path } from './problems.ts';
import { Refused } from './refused.ts';

export interface SeedFields {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly labels?: readonly string[] | undefined;
  readonly add_labels?: readonly string[] | undefined;
  readonly remove_labels?: readonly string[] | undefined;
  readonly assignees?: readonly string[] | undefined;
  readonly reviewers?: readonly string[] | undefined;
  readonly milestone?: string | null | undefined;
  readonly due_date?: string | null | undefined;
  readonly start_date?: string | null | undefined;
  readonly confidential?: boolean | undefined;
  readonly discussion_locked?: boolean | undefined;
  readonly weight?: number | null | undefined;
  readonly squash?: boolean | undefined;
}

export function checkFields(
  plan: Plan,
  path: Path,
  fields: SeedFields,
  { projectPath, at }: { readonly projectPath: string; readonly at: Instant | null },
): void {
  const labels = namesWithin(plan, projectPath, (home) => (home.labels ?? []).map(({ name }) => name));
  for (const key of ['labels', 'add_labels', 'remove_labels'] as const)
    for (const [index, name] of (fields[key] ?? []).entries())
      if (!labels.includes(name)) plan.note([...path, key, index], unknown('label', name, labels));
  const milestones = namesWithin(plan, projectPath, (home) => (home.milestones ?? []).map(({ title }) => title));
  const { milestone } = fields;
  if (typeof milestone === 'string' && !milestones.includes(milestone))
    plan.note([...path, 'milestone'], unknown('milestone', milestone, milestones));
  for (const key of ['assignees', 'reviewers'] as const) checkPeople(plan, [...path, key], fields[key] ?? [], at);
}

/** Names become the numbers that the API wants; only what is given is sent. */
export async function asParameters(
  client: Client,
  plan: Plan,
  place: string,
  fields: SeedFields,
): Promise<Record<string, unknown>> {
  const { title, description, labels, add_labels, remove_labels, confidential, discussion_locked, squash } = fields;
  const day = (text: string | null | undefined) => (typeof text === 'string' ? dayFrom(text, plan.now) : text);
  const ids = (names: readonly string[] | undefined) => (names === undefined ? undefined : userIds(client, names));
  return given({
    title,
    description,
    labels,
    add_labels,
    remove_labels,
    confidential,
    discussion_locked,
    squash,
    weight: fields.weight,
    assignee_ids: await ids(fields.assignees),
    reviewer_ids: await ids(fields.reviewers),
    milestone_id: fields.milestone === undefined ? undefined : await milestoneId(client, place, fields.milestone),
    due_date: day(fields.due_date),
    start_date: day(fields.start_date),
  });
}

async function milestoneId({ read }: Client, place: string, title: string | null): Promise<number> {
  if (title === null) return 0;
  return idOf(await read(`${place}/milestones?include_ancestors=true&title=${encoded(title)}`));
}

/** GitLab drops without a word what somebody may not set: a seed that asks for it is mistaken. */
export function checkKept(wanted: SeedFields, sent: Readonly<Record<string, unknown>>, answer: unknown): void {
  const kept = { labels: namesIn(answer, 'labels'), people: namesIn(answer, 'assignees', 'username') };
  const milestone = fieldOf(fieldOf(answer, 'milestone'), 'title') ?? null;
  const lost = [
    ...[...(wanted.labels ?? []), ...(wanted.add_labels ?? [])].filter(
      (name) => !kept.labels.includes(name) && wanted.remove_labels?.includes(name) !== true,
    ),
    ...(wanted.assignees ?? []).filter((name) => !kept.people.includes(name)),
    ...(wanted.reviewers ?? []).filter((name) => !namesIn(answer, 'reviewers', 'username').includes(name)),
    ...(wanted.milestone === undefined || wanted.milestone === milestone ? [] : [`milestone ${wanted.milestone}`]),
    ...(['due_date', 'confidential'] as const).flatMap((key) =>
      sent[key] === undefined || sent[key] === fieldOf(answer, key) ? [] : [key],
    ),
  ];
  if (lost.length > 0)
    throw new Refused(200, `it takes this without ${lost.join(', ')}: the author may not, or the tier does not`);
}

function namesIn(answer: unknown, key: string, name?: string): unknown[] {
  const rows = fieldOf(answer, key);
  if (!Array.isArray(rows)) return [];
  return name === undefined ? rows : rows.map((row: unknown) => fieldOf(row, name));
}
