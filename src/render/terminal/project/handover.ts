// Who becomes the manager and after whom, and which open issues are assigned anew, before it is decided.
import type { ShownHandover, ShownShare } from '#reports/access-change.ts';
import { oneLine } from '../../text.ts';
import { type Ink, ink, stacked, wrap } from '../ink.ts';
import { usableColumns } from '../paint.ts';
import { indented, section } from './share.ts';

export function renderHandover(
  { former, until, assigned, keptHidden, renewsDashboard }: ShownHandover,
  { person, project }: Pick<ShownShare, 'person' | 'project'>,
  options: { readonly columns: number },
): Ink {
  const columns = usableColumns(options.columns);
  const name = `@${oneLine(person.username)}`;
  const after = former === null ? '' : `, after @${oneLine(former)}`;
  const counts =
    former === null || until === null ? [] : [`what @${oneLine(former)} says counts until ${until}, and no longer`];
  const lines = [
    ...wrap(ink`${name} as the manager of ${oneLine(project)}${after}`, columns),
    ...(until === null
      ? []
      : indented('named in .devgrowth.yml: what is asked of the manager waits for them', columns)),
    ...counts.flatMap((text) => indented(text, columns)),
    ...(renewsDashboard ? indented('the dashboard names them', columns) : []),
    '',
    ...section(`Assigned to ${name} in the place of @${oneLine(former ?? '')}`, assigned, columns, []),
    ...section(`Assigned to ${name} only if you say so of each, in a terminal`, keptHidden, columns, []),
  ];
  return stacked(lines);
}
