// What somebody gets to see and do in the project, or no longer: every issue by number and title, before it is decided.
import { addDays } from '#growth/time/calendar.ts';
import { seesConfidential } from '#growth/forge/exposure.ts';
import type { ProjectItem } from '#growth/forge/project.ts';
import type { ShownShare, ShownUnshare } from '#reports/access-change.ts';
import { mailedRole } from '../../mail-words.ts';
import { aboveAll } from '../../reader-words.ts';
import { count, oneLine } from '../../text.ts';
import { type Hole, type Ink, ink, stacked, wrap } from '../ink.ts';
import { usableColumns } from '../paint.ts';

/** `alex/goals with @sam (Sam Okoye) as guest until 2027-01-31` */
export function aboutAccess({ project, person, to }: Pick<ShownShare, 'project' | 'person' | 'to'>): string {
  const until = to.until === null ? '' : ` until ${to.until}`;
  return oneLine(`${project} with ${nameOf(person)} as ${to.role ?? ownRole}${until}`);
}

export function renderShare(shown: ShownShare, options: { readonly columns: number }): Ink {
  const columns = usableColumns(options.columns);
  const { person, project, from, to, gains, keeps, loses, hidden, repository, repositoryBefore, may, group } = shown;
  const before = from?.role ?? null;
  const lines = [
    ...wrap(oneLine(`${nameOf(person)} in ${project}: ${change(from, to)}`), columns),
    ...(to.until === null
      ? []
      : wrap(ink`Their last day is ${addDays(to.until, -1)} (GitLab counts in UTC).`, columns)),
    ...(from?.inherited === true ? wrap('They have a role by a group already; it stays.', columns) : []),
    '',
    ...section(from === null ? 'They will be able to read' : 'New to them', gains, columns, [
      ...(from === null ? ['comments, labels, milestones, the board, and who else is in the project'] : []),
      ...(seesConfidential(to.role) && !seesConfidential(before) ? ['internal comments'] : []),
      ...(repository === true && repositoryBefore !== true
        ? [`${files}, .devgrowth.yml and your templates among them`]
        : []),
    ]),
    ...section('They will no longer be able to read', loses, columns, [
      ...(seesConfidential(before) && !seesConfidential(to.role) ? ['internal comments'] : []),
      ...(repositoryBefore === true && repository === false ? [files] : []),
    ]),
    ...(keeps.length === 0 ? [] : [ink`As before: ${count(keeps.length, 'issue')}`, '']),
    ...section('They will not be able to read', hidden, columns, [
      ...(seesConfidential(to.role) || seesConfidential(before) ? [] : ['internal comments']),
      ...(repository === false && repositoryBefore === false ? [files] : []),
    ]),
    ...(repository === null
      ? [
          ...wrap(
            `Not known: ${files}. A planner reads them since about GitLab 18.7, and this server does not say its version.`,
            columns,
          ),
          '',
        ]
      : []),
    'They may',
    ...may.flatMap((sentence) => indented(sentence, columns)),
    '',
    ...wrap(aboveAll(group), columns),
    ...wrap(mailedRole(`@${oneLine(person.username)}`), columns),
    '',
  ];
  return stacked(lines);
}

export function renderUnshare(shown: ShownUnshare, options: { readonly columns: number }): Ink {
  const columns = usableColumns(options.columns);
  const { person, project, role, loses, assigned, left } = shown;
  const lines = [
    ...wrap(oneLine(`${nameOf(person)} in ${project}: ${role ?? ownRole} -> ${left ?? 'no access'}`), columns),
    '',
    ...section('They will no longer be able to read', loses, columns, left === null ? ['everything else in it'] : []),
    ...section('Taken off, so that a later role does not open it again', assigned, columns, []),
    'What stays',
    ...indented('what they have read, copied, or got by e-mail', columns),
    ...indented('their comments', columns),
    ...(left === null ? [] : indented(ink`their role ${left}: it comes from a group and is taken back there`, columns)),
    '',
  ];
  return stacked(lines);
}

/** `guest -> reporter, until 2026-12-24`, `reporter, until 2026-12-24 -> 2027-03-01` */
function change(from: ShownShare['from'], to: ShownShare['to']): string {
  const step = (before: string, after: string) => (from === null || before === after ? after : `${before} -> ${after}`);
  const role = step(from?.role ?? ownRole, to.role ?? ownRole);
  const until = step(from?.until ?? noEnd, to.until ?? noEnd);
  return until === noEnd ? role : `${role}, until ${until}`;
}

const files = 'the files of the repository, and merge requests';
const ownRole = 'a role of their own';
const noEnd = 'no end';

function nameOf({ username, name }: ShownShare['person']): string {
  return `@${username}${name === '' ? '' : ` (${name})`}`;
}

const sorts: Readonly<Record<ProjectItem['sort'], readonly [one: string, many: string]>> = {
  goal: ['goal', 'goals'],
  promotion: ['promotion document', 'promotion documents'],
  'one-on-one': ['1:1', '1:1s'],
  plan: ['year plan', 'year plans'],
  dashboard: ['dashboard', 'dashboards'],
  inbox: ['inbox of evidence', 'inboxes of evidence'],
  wins: ['issue of wins', 'issues of wins'],
  other: ['other issue', 'other issues'],
};

/** Nothing where there is nothing to say. */
export function section(
  title: string,
  items: readonly ProjectItem[],
  columns: number,
  also: readonly string[],
): Hole[] {
  const groups = (Object.keys(sorts) as ProjectItem['sort'][]).flatMap((sort) =>
    [true, false].flatMap((confidential) => {
      const some = items.filter((item) => item.sort === sort && item.confidential === confidential);
      if (some.length === 0) return [];
      const [one, many] = sorts[sort];
      const how = confidential ? 'confidential ' : '';
      const head = count(some.length, `${how}${one}`, `${how}${many}`);
      return indented(`${head}: ${some.map(({ iid, title: name }) => `#${iid} ${oneLine(name)}`).join(', ')}`, columns);
    }),
  );
  if (groups.length === 0 && also.length === 0) return [];
  return [title, ...groups, ...also.flatMap((text) => indented(text, columns)), ''];
}

/** `  - text`, further lines below its first letter. */
export function indented(text: Hole, columns: number): Hole[] {
  return wrap(text, columns - 4).map((line, index) => ink`${index === 0 ? '  - ' : '    '}${line}`);
}
