// Embedded views in GitLab's query language, GLQL. Only what its pages of 18.3, the first with GLQL generally available, document:
// https://docs.gitlab.com/user/glql/ and https://docs.gitlab.com/user/glql/fields/
import type { LabelWord } from '#growth/words/label-words.ts';
import type { LiveColumn, LiveTable, ProjectFacts } from '#growth/forge/project.ts';
import { GitLabFailure } from '../wire/failures.ts';
import type { LabelCodec } from './labels.ts';

const sorts = { due: 'due asc', closed: 'closed desc' } as const;

export function liveTable(facts: Pick<ProjectFacts, 'path'>, codec: LabelCodec, table: LiveTable): string {
  return ['```glql', liveTableSource(facts, codec, table), '```'].join('\n');
}

/**
 * What stands between the fences, and what the API is asked with. The project is named although a view without one means the page
 * it stands on: an issue also opens on its group's pages.
 */
export function liveTableSource({ path }: Pick<ProjectFacts, 'path'>, codec: LabelCodec, table: LiveTable): string {
  const labels = (words: readonly LabelWord[]) => words.map((word) => quoted(codec.nameOf(word)));
  const references = (words: readonly LabelWord[]) => labels(words).map((name) => `~${name}`);
  const { title, state, milestone, allOf = [], anyOf = [], isOverdue = false, closed, columns, sort } = table;
  const { isCollapsed = false } = table;

  const conditions = [
    // Without a type, the tasks below a goal are rows as well.
    'type = Issue',
    `project = ${quoted(path)}`,
    `label = ${list(references([{ group: 'marker', value: 'goal' }, ...allOf]))}`,
    ...(anyOf.length > 0 ? [`label in ${list(references(anyOf))}`] : []),
    ...(milestone === undefined ? [] : [`milestone = %${quoted(milestone)}`]),
    `state = ${state}`,
    ...(isOverdue ? ['due < today()'] : []),
    ...(closed === undefined ? [] : closedWithin(closed)),
  ];
  const column = (one: LiveColumn) => {
    if (typeof one === 'string') return one;
    const source = one.show === 'milestone' ? 'milestone' : `labels(${labels(one.show).join(', ')})`;
    return `${source} AS ${quoted(one.heading)}`;
  };
  const lines = [
    'display: table',
    `title: ${scalar(title)}`,
    ...(isCollapsed ? ['collapsed: true'] : []),
    `fields: ${scalar(['title', ...columns.map(column)].join(', '))}`,
    `sort: ${sorts[sort]}`,
    'limit: 100',
    `query: ${scalar(conditions.join(' and '))}`,
  ];
  return lines.join('\n');
}

function list(values: readonly string[]): string {
  return values.length === 1 ? values.join('') : `(${values.join(', ')})`;
}

/** `>=` and `<=` count the day itself, `>` and `<` do not. */
function closedWithin(closed: NonNullable<LiveTable['closed']>): string[] {
  if ('lastMonths' in closed) return [`closed > -${closed.lastMonths}m`];
  return [`closed >= ${closed.from}`, `closed <= ${closed.until}`];
}

function quoted(name: string): string {
  if (!name.includes('"')) return `"${name}"`;
  throw new GitLabFailure('configuration', `the label name ${JSON.stringify(name)} holds a quote`, {
    hint: 'No query of GitLab can name it: give it another name in .devgrowth.yml.',
  });
}

/** In YAML a colon or a number sign beside white space would end a plain text. */
function scalar(text: string): string {
  return /:(?:\s|$)|\s#/u.test(text) ? `'${text.replaceAll("'", "''")}'` : text;
}
