// What to tick for a fine-grained token, tab by tab as GitLab's form has them.
import {
  type Permission,
  type Purpose,
  permissionsFor,
  purposeFacts,
  type Tab,
  tabs,
} from '#growth/forge/permissions.ts';
import { type Hole, ink, pad, wrap } from '../ink.ts';
import { usableColumns } from '../paint.ts';

export interface PermissionLine {
  readonly resource: string;
  /** `Read, Create` */
  readonly actions: string;
}

/** A line for each resource, its actions in one. */
export function permissionLines(list: readonly Permission[], tab: Tab): readonly PermissionLine[] {
  const parts = list.filter((one) => one.tab === tab).map(({ name }) => name.split(': '));
  const resources = [...new Set(parts.map(([resource = '']) => resource))];
  return resources.map((resource) => ({
    resource,
    actions: parts.flatMap(([of, action = '']) => (of === resource ? [action] : [])).join(', '),
  }));
}

const resourceColumns = 24;

export function renderPermissions(purpose: Purpose, options: { readonly columns: number }): Hole[] {
  const columns = usableColumns(options.columns);
  const { does, place } = purposeFacts[purpose];
  const must = permissionsFor(purpose, 'needed', 'ahead');
  const better = permissionsFor(purpose, 'better');
  const parts = tabs.flatMap((tab) => {
    const lines = permissionLines(must, tab).map(
      ({ resource, actions }) => ink`  ${pad(resource, resourceColumns)}${actions}`,
    );
    const where = tab === 'Group and project' ? wrap(`${tab}, for ${place}`, columns) : [tab];
    return lines.length === 0 ? [] : ['', ...where, ...lines];
  });
  const extras = better.flatMap(({ tab, name, opens }) => wrap(`  ${tab}: ${name} (${opens})`, columns));
  return [
    ...wrap(`${purpose}: ${does}`, columns),
    ...parts,
    ...(extras.length === 0 ? [] : ['', 'Better with', ...extras]),
  ];
}
