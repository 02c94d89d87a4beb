// Labels as the API shows them: alone, with counts, and inside issues and events.
import type { Instance, Viewer } from '../http/routing.ts';
import type { Home } from '../who/homes.ts';
import { since } from '../http/routing.ts';
import type { Label } from '../state/planning-records.ts';
import type { SandboxState } from '../state/state.ts';

const LIGHT_TEXT = '#FFFFFF';
const DARK_TEXT = '#1F1E24';

/** White on dark colours, black on light ones, by relative luminance as WCAG defines it. */
function textColor(color: string): string {
  const channels = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((value) =>
    value <= 0.039_28 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 ? LIGHT_TEXT : DARK_TEXT;
}

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The part that issues (`with_labels_details`) and events repeat. */
export function labelBasic(label: Label) {
  return {
    id: label.id,
    name: label.name,
    description: label.description,
    description_html: escapeHtml(label.description ?? ''),
    text_color: textColor(label.color),
    color: label.color,
  };
}

/** A project's view of a label, or a group's. */
export function labelEntity(
  instance: Instance,
  label: Label,
  viewer: Viewer,
  { home, withCounts }: { home: Home; withCounts: boolean },
) {
  return {
    ...labelBasic(label),
    ...(since(instance, '18.3') ? { archived: label.archived } : {}),
    ...(withCounts ? countsOf(instance.state, label, home) : {}),
    subscribed: viewer.user !== null && label.subscriberIds.includes(viewer.user.id),
    ...(home.project === null ? {} : { priority: label.priority, is_project_label: label.projectId !== null }),
  };
}

function countsOf(state: SandboxState, label: Label, { projects }: Home) {
  const carrying = projects.flatMap(({ id }) =>
    (state.issues[id] ?? []).filter((issue) => issue.labelIds.includes(label.id)),
  );
  const open = carrying.filter((issue) => issue.state === 'opened').length;
  return {
    open_issues_count: open,
    closed_issues_count: carrying.length - open,
    open_merge_requests_count: projects.flatMap(({ id }) =>
      (state.mergeRequests[id] ?? []).filter((row) => row.state === 'opened' && row.labelIds.includes(label.id)),
    ).length,
  };
}

const byTitle = (a: Label, b: Label) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id);

/** A project's labels in the API's alphabetical order. */
export const sortedLabels = (labels: readonly Label[]): Label[] => labels.toSorted(byTitle);

/** The labels of an issue or merge request, sorted by title. */
export function labelsByIds(state: SandboxState, ids: readonly number[]): Label[] {
  return ids.length === 0 ? [] : sortedLabels(state.labels.filter((label) => ids.includes(label.id)));
}
