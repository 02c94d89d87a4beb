// What an issue may point at: labels (made when missing), a milestone, assignees. What does not resolve is dropped without a word.
import { fullPathOf, levelIn } from '../who/access.ts';
import { reachedFrom, type Placed } from '../who/homes.ts';
import { isPaid, type Instance } from '../http/routing.ts';
import type { Label, Milestone } from '../state/planning-records.ts';
import { nextId, type Project, type User } from '../state/state.ts';

const DEFAULT_LABEL_COLOR = '#6699cc';

/** Somebody acting on a project at a moment; everything that changes records needs the three. */
export interface Acting {
  readonly instance: Instance;
  readonly project: Project;
  readonly actor: User;
}

export function labelByName({ instance, project }: Acting, name: string): Label | undefined {
  const isReached = reachedFrom(instance.state, project);
  return instance.state.labels.find((label) => isReached(label) && label.name === name);
}

/** Ids of these labels; unknown ones are created for who may manage labels, and dropped for anybody else. */
export function labelIdsFor(acting: Acting, names: readonly string[], mayCreate: boolean): number[] {
  const ids: number[] = [];
  for (const given of names) {
    const name = given.trim();
    if (name === '' || name.length > 255) continue;
    const label = labelByName(acting, name) ?? (mayCreate ? addLabel(acting, { name }) : undefined);
    if (label !== undefined && !ids.includes(label.id)) ids.push(label.id);
  }
  return ids;
}

export interface NewLabel {
  readonly name: string;
  readonly color?: string;
  readonly description?: string | null;
  readonly priority?: number | null;
  readonly archived?: boolean;
}

const addLabel = ({ instance, project }: Acting, label: NewLabel): Label =>
  addLabelAt(instance, { projectId: project.id }, label);

export function addLabelAt(
  instance: Instance,
  placement: Placed,
  { name, color, description, priority, archived }: NewLabel,
): Label {
  const label: Label = {
    id: nextId(instance.state, 'label'),
    ...placement,
    name,
    description: description ?? null,
    color: color ?? DEFAULT_LABEL_COLOR,
    archived: archived ?? false,
    priority: priority ?? null,
    subscriberIds: [],
    createdAt: instance.now,
  };
  instance.state.labels.push(label);
  return label;
}

/** `status::done` -> `status`; null for a label without a scope. */
const scopeOf = (name: string): string | null => (name.includes('::') ? name.slice(0, name.lastIndexOf('::')) : null);

/** Where scoped labels are licensed, one added later pushes out the others of its scope; on Free all stay. */
export function exclusiveLabelIds(instance: Instance, ids: readonly number[]): number[] {
  if (!isPaid(instance)) return [...ids];
  const scopes = ids.map((id) => scopeOf(instance.state.labels.find((label) => label.id === id)?.name ?? ''));
  return ids.filter(
    (_id, at) => scopes[at] === null || scopes[at] === undefined || scopes.lastIndexOf(scopes[at]) === at,
  );
}

export function milestoneById({ instance, project }: Acting, id: number): Milestone | null {
  const isReached = reachedFrom(instance.state, project);
  return instance.state.milestones.find((milestone) => isReached(milestone) && milestone.id === id) ?? null;
}

export function milestoneByTitle({ instance, project }: Acting, title: string): Milestone | null {
  const isReached = reachedFrom(instance.state, project);
  return instance.state.milestones.find((milestone) => isReached(milestone) && milestone.title === title) ?? null;
}

/** Those who can read the project; one alone where several are not licensed. */
export function assigneeIdsFor({ instance, project }: Acting, ids: readonly number[]): number[] {
  const readers = ids.filter((id) => {
    const user = instance.state.users.find((candidate) => candidate.id === id);
    return (
      user !== undefined &&
      (project.visibility !== 'private' || levelIn(instance.state, user, project, instance.today) > 0)
    );
  });
  return [...new Set(readers)].slice(0, isPaid(instance) ? undefined : 1);
}

/** A calendar day, or null for anything else: GitLab drops a date that it cannot read. */
export function dayOrNull(text: string | null | undefined): string | null {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(text ?? '')?.[0];
  if (day === undefined) return null;
  const moment = new Date(`${day}T00:00:00.000Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === day ? day : null;
}

/** `alex/goals#12` */
export const fullReference = ({ instance, project }: Acting, iid: number): string =>
  `${fullPathOf(instance.state, project)}#${iid}`;
