// The source of an embedded view: parameters in YAML, one of them the query. https://docs.gitlab.com/user/glql/#presentation-syntax
import { since } from '../http/routing.ts';
import { GlqlRefusal } from './refusal.ts';

const displays = ['table', 'list', 'orderedList'] as const;

export interface ViewSource {
  readonly display: (typeof displays)[number];
  readonly title: string;
  readonly description: string | null;
  readonly fields: string;
  readonly limit: number;
  readonly sort: string;
  readonly isCollapsed: boolean;
  readonly query: string;
  /** Of the API alone, as the next. */
  readonly project: string | null;
  readonly group: string | null;
}

/** Parameter to the version that brought it. */
const parameters: Readonly<Record<string, string>> = {
  display: '17.4',
  fields: '17.4',
  limit: '17.4',
  query: '17.4',
  title: '17.10',
  description: '17.10',
  sort: '18.2',
  collapsed: '18.3',
};

/** A view stands on a page of its project, a question to the API does not. https://docs.gitlab.com/api/glql/#configuration-options */
const ofApi: Readonly<Record<string, string>> = { ...parameters, project: '18.7', group: '18.7' };

const mostRows = 100;

export function readSource(source: string, version: string, from: 'page' | 'api' = 'page'): ViewSource {
  const given = readParameters(source, version, from === 'api' ? ofApi : parameters);
  const text = (name: string, otherwise: string) => given.get(name) ?? otherwise;
  const display = displays.find((name) => name === text('display', 'table'));
  if (display === undefined) throw new GlqlRefusal(`Unknown display type: \`${text('display', '')}\``);
  const limit = Number(text('limit', String(mostRows)));
  if (!Number.isInteger(limit) || limit < 1 || limit > mostRows)
    throw new GlqlRefusal(`\`limit\` must be a number from 1 to ${mostRows}`);
  const collapsed = text('collapsed', 'false');
  if (collapsed !== 'true' && collapsed !== 'false') throw new GlqlRefusal('`collapsed` must be `true` or `false`');
  const query = given.get('query');
  if (query === undefined) throw new GlqlRefusal('The `query` parameter is missing');
  return {
    display,
    title: text('title', display === 'table' ? 'Embedded table view' : 'Embedded list view'),
    description: given.get('description') ?? null,
    fields: text('fields', 'title'),
    limit,
    sort: text('sort', 'updated desc'),
    isCollapsed: collapsed === 'true',
    query,
    project: given.get('project') ?? null,
    group: given.get('group') ?? null,
  };
}

/** One parameter a line; other forms of YAML are refused rather than misread. */
function readParameters(
  source: string,
  version: string,
  known: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of source.split('\n')) {
    if (/^\s*(?:#.*)?$/.test(line)) continue;
    const [, name = '', value = ''] = /^([A-Za-z]+):(?:[ \t]+(.*))?$/.exec(line) ?? [];
    if (name === '') throw new GlqlRefusal(`Cannot read \`${line.trim()}\` as a parameter`);
    const from = Object.hasOwn(known, name) ? known[name] : undefined;
    if (from === undefined || !since({ version }, from)) throw new GlqlRefusal(`Unknown parameter: \`${name}\``);
    if (found.has(name)) throw new GlqlRefusal(`Duplicated parameter: \`${name}\``);
    const read = scalar(value.trim());
    if (read === null) throw new GlqlRefusal(`The value of \`${name}\` is no plain YAML: \`${value.trim()}\``);
    if (read !== '') found.set(name, read);
  }
  return found;
}

/** https://yaml.org/spec/1.2.2/#73-flow-scalar-styles; null for what would be something else than one line of text. */
function scalar(text: string): string | null {
  const single = /^'((?:[^']|'')*)'(?:\s+#.*)?$/.exec(text)?.[1];
  if (single !== undefined) return single.replaceAll("''", "'");
  const double = /^("(?:[^"\\]|\\.)*")(?:\s+#.*)?$/.exec(text)?.[1];
  if (double !== undefined) return fromJson(double);
  if (/^[?,[\]{}#&*!|>'"%@`-]/.test(text) || /:(?:\s|$)/.test(text)) return null;
  return text.replace(/\s#.*$/, '').trim();
}

function fromJson(text: string): string | null {
  try {
    return String(JSON.parse(text));
  } catch {
    return null;
  }
}
