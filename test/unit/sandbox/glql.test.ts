// Embedded views in GitLab's query language, as its pages describe them. Where a page says nothing the sandbox refuses.
import { describe, expect, test } from 'vitest';
import { readColumns, readQuery } from '#sandbox/glql/query.ts';
import { readSource } from '#sandbox/glql/source.ts';
import { pageRows, viewsOn } from '../../support/embedded-views.ts';
import { webCaller, type WebCaller } from './web-caller.ts';

const day = 86_400_000;

/** Today is 2026-11-23. */
async function planned(): Promise<WebCaller> {
  const web = await webCaller();
  const { post, put, wait } = web;
  await post('/projects/1/members', { user_id: 2, access_level: 10 });
  await post('/projects/1/milestones', { title: 'FY27-Q3', start_date: '2026-08-01', due_date: '2026-10-31' });
  await post('/projects/1/milestones', { title: 'none', start_date: '2026-11-01', due_date: '2027-01-31' });
  const issue = (title: string, fields: object = {}) => post('/projects/1/issues', { title, ...fields });
  wait(-100 * day);
  await issue('old', { labels: 'goal,wf::planned', due_date: '2026-10-16', milestone_id: 1 });
  await issue('gone', { labels: 'goal', due_date: '2026-09-01' });
  await put('/projects/1/issues/2', { state_event: 'close' });
  wait(98 * day);
  await issue('late', { labels: 'goal,wf::doing', due_date: '2026-11-22', milestone_id: 2, assignee_ids: [1] });
  await put('/projects/1/issues/2', { state_event: 'reopen' });
  await put('/projects/1/issues/2', { state_event: 'close' });
  wait(2 * day);
  await issue('today', { labels: 'a "b",wf::doing', due_date: '2026-11-23' });
  await issue('secret', { labels: 'goal', due_date: '2026-11-24', confidential: true });
  await issue('task', { labels: 'goal', issue_type: 'task' });
  await issue('by morgan', {});
  return web;
}

const web = await planned();

/** Titles of the rows, in order; or the error. */
async function rows(query: string, lines: readonly string[] = [], as?: string): Promise<string[] | string> {
  const source = ['```glql', ...lines, `query: ${query}`, '```'].join('\n');
  await web.put('/projects/1/issues/7', { description: source });
  const [view] = viewsOn(await web.open('/-/issues/7', as));
  if (view === undefined) throw new Error('The page shows no view.');
  return view.error ?? view.rows.map(([title = '']) => title);
}

describe('https://docs.gitlab.com/user/glql/fields/#fields-inside-query', () => {
  test.each<[string, string[]]>([
    ['label = ~goal and state = opened and type = Issue', ['late', 'old', 'secret']],
    ['label = "goal" AND state = closed', ['gone']],
    ['label = (~goal, ~"wf::doing")', ['late']],
    ['label in (~"wf::doing", ~"wf::planned")', ['late', 'old', 'today']],
    ['label != (~goal, ~"wf::doing")', ['by morgan']],
    ['label = ~"wf::*"', ['late', 'old', 'today']],
    ['label != ~"wf::*" and type in (Issue, Task)', ['by morgan', 'gone', 'secret', 'task']],
    ['label = none', ['by morgan']],
    ['milestone = %"FY27-Q3"', ['old']],
    ['milestone = %FY27-Q3', ['old']],
    ['milestone in ("FY27-Q3", %none)', ['late', 'old']],
    ['milestone = none and state = opened', ['by morgan', 'secret', 'task', 'today']],
    ['milestone != %FY27-Q3 and milestone = any', ['late']],
    ['due < today() and state = opened', ['late', 'old']],
    ['due = today()', ['today']],
    ['due > -1m and due < today()', ['late']],
    ['due >= today() and due <= 1d', ['secret', 'today']],
    ['due > today()', ['secret']],
    ['due <= 2026-10-16', ['gone', 'old']],
    ['due < 2026-10-16', ['gone']],
    ['dueDate = 2026-10-16', ['old']],
    ['closed = -2d', ['gone']],
    ['closed >= 2026-11-21 and closed <= 2026-11-21', ['gone']],
    ['closed > 2026-11-21', []],
    ['created < -1w', ['gone', 'old']],
    ['assignee = @alex', ['late']],
    ['assignee = currentUser()', ['late']],
    ['assignee = none and due = today()', ['today']],
    ['author != @alex', []],
    ['confidential = true', ['secret']],
    ['type = Task', ['task']],
    ['id in (1, 3)', ['late', 'old']],
    ['project = "alex/goals" and id = 1', ['old']],
  ])('%s', async (query, expected) => {
    expect(await rows(query, ['sort: title asc'])).toEqual(expected);
  });

  test.each([
    ['colour = red', '`colour` is not a recognized field.'],
    ['label > ~goal', '`label` does not support the operator `&gt;`.'],
    ['state != opened', '`state` does not support the operator `!=`.'],
    ['state = open', '`state` cannot be compared with `open` using `=`.'],
    ['due = tomorrow', '`due` cannot be compared with `tomorrow` using `=`.'],
    ['due in (today())', '`due` does not support the operator `in`.'],
    ['label in ~goal', '`label` does not support the operator `in` for one value.'],
    ['milestone = (%a, %b)', '`milestone` cannot be compared with `a list` using `=`.'],
    ['type = Idea', '`type` cannot be compared with `Idea` using `=`.'],
    ['project = "alex/none"', 'Project `alex/none` does not exist or you do not have access to it.'],
    ['label = ~goal or state = opened', 'Unexpected `or`'],
    ['label = ~wf::doing', 'Unexpected `::doing`'],
    ['label = ~goal and', 'Unexpected end of input'],
    ['label = (~goal', 'Unexpected end of input'],
    ["label = 'goal'", 'Unexpected `&#39;goal&#39;`'],
    ['today() = due', 'Unexpected `(`'],
  ])('%s is an error', async (query, expected) => {
    expect(await rows(query)).toBe(expected);
  });
});

describe('https://docs.gitlab.com/user/glql/#presentation-syntax', () => {
  test('unsorted, the latest change comes first; sorted as asked, rows without the value last', async () => {
    expect((await rows('state = opened'))[0]).toBe('by morgan');
    expect(await rows('label = ~goal', ['sort: due asc'])).toEqual(['gone', 'old', 'late', 'secret', 'task']);
    expect(await rows('label = ~goal', ['sort: milestone desc'])).toEqual(['late', 'old', 'task', 'secret', 'gone']);
    expect(await rows('state = all', ['sort: closed desc', 'limit: 1'])).toEqual(['gone']);
  });

  test('columns, functions in them, and names of their own', async () => {
    const source =
      '```glql\ntitle: \'Mine: "all"\'\ndescription: About\nfields: title, labels("WF::*") AS "Stage", labels, due, state, assignee\nquery: id = 3\n```';
    await web.put('/projects/1/issues/7', { description: source });
    expect(viewsOn(await web.open('/-/issues/7'))).toEqual([
      {
        title: 'Mine: &quot;all&quot;',
        isCollapsed: false,
        error: null,
        columns: ['Title', 'Stage', 'Labels', 'Due date', 'State', 'Assignees'],
        rows: [['late', 'wf::doing', 'goal', 'yesterday', 'Open', 'Alex Ferreira']],
      },
    ]);
  });

  test('lists', async () => {
    await web.put('/projects/1/issues/7', {
      description: '```glql\ndisplay: orderedList\nfields: title, due\nquery: id = 4\n```',
    });
    expect(await web.open('/-/issues/7')).toMatch(
      /<ol><li><a [^>]*>today<\/a> <span class="quiet"> · <time [^>]*>today<\/time><\/span><\/li><\/ol>/,
    );
  });

  test('a limit shows the first page and counts the rest', async () => {
    await web.put('/projects/1/issues/7', { description: '```glql\nlimit: 2\nquery: state = opened\n```' });
    const page = await web.open('/-/issues/7');
    expect(viewsOn(page)[0]?.rows).toHaveLength(2);
    expect(page).toContain('<span class="count">6</span>');
    expect(page).toContain('4 more: ');
  });

  test.each([
    [['colour: red'], 'Unknown parameter: `colour`'],
    [['limit: 101'], '`limit` must be a number from 1 to 100'],
    [['display: pie'], 'Unknown display type: `pie`'],
    [['sort: due'], 'Cannot sort by `due`.'],
    [['sort: label asc'], 'Cannot sort by `label asc`.'],
    [['fields: title, colour'], '`colour` is not a recognized field.'],
    [['fields: title due'], 'Unexpected `due`'],
    [['title: a: b'], 'The value of `title` is no plain YAML: `a: b`'],
    [['limit: 1', 'limit: 2'], 'Duplicated parameter: `limit`'],
    [['- query'], 'Cannot read `- query` as a parameter'],
  ])('%s is an error', async (lines, expected) => {
    expect(await rows('id = 1', lines)).toBe(expected);
  });

  // https://yaml.org/spec/1.2.2/#66-comments
  test('what YAML takes for a comment is none of the query', () => {
    expect(readSource('query: label = ~"a #1"', '19.0').query).toBe('label = ~"a');
    expect(readSource(`query: 'label = ~"it''s #1"'`, '19.0').query).toBe('label = ~"it\'s #1"');
    expect(readSource('query: "label = ~\\"a\\""', '19.0').query).toBe('label = ~"a"');
  });
});

describe('versions', () => {
  test.each([
    ['17.9', 'query: id = 1', 'code'],
    ['17.10', 'query: id = 1', null],
    ['17.11', 'query: due >= today()', '`due` does not support the operator `&gt;=`.'],
    ['18.0', 'query: due >= today()', null],
    ['18.1', 'sort: due asc\nquery: id = 1', 'Unknown parameter: `sort`'],
    ['18.2', 'collapsed: true\nquery: id = 1', 'Unknown parameter: `collapsed`'],
    ['18.3', 'collapsed: true\nsort: due asc\nquery: id = 1', null],
  ])('%s, %s', async (version, source, expected) => {
    const { show } = await webCaller({ version });
    const shown = await show(`\`\`\`glql\n${source}\n\`\`\``);
    const [view] = viewsOn(shown);
    expect(view === undefined && shown.startsWith('<div class="md"><pre ') ? 'code' : view?.error).toBe(expected);
  });
});

test('a month back from a day that month does not have is its last day', async () => {
  const { show, post, wait } = await webCaller();
  await post('/projects/1/issues', { title: 'February', due_date: '2027-02-28' });
  // To 2027-03-31.
  wait(128 * day);
  expect(viewsOn(await show('```glql\nquery: due = -1m\n```'))[0]?.rows).toEqual([['February']]);
});

test('everybody sees their own rows', async () => {
  expect(await rows('confidential = true', [], 'alex')).toEqual(['secret']);
  expect(await rows('confidential = true', [], 'morgan')).toEqual([]);
  expect(await rows('author = currentUser()', [], 'morgan')).toEqual([]);
});

test('an error shows the source as text', async () => {
  await web.put('/projects/1/issues/7', { description: '```glql\nquery: <img src=x>\n```' });
  const page = await web.open('/-/issues/7');
  expect(page).toContain('An error occurred when trying to display this embedded view:');
  expect(page).toContain('query: &lt;img src=x&gt;');
});

test('a query and columns taken apart', () => {
  expect(readQuery('label in (~a, "b")')).toEqual([
    {
      field: 'label',
      operator: 'in',
      isList: true,
      values: [
        { kind: 'label', text: 'a' },
        { kind: 'string', text: 'b' },
      ],
    },
  ]);
  expect(readColumns('title, labels("a, b") AS "as"')).toEqual([
    { field: 'title', names: null, alias: null },
    { field: 'labels', names: ['a, b'], alias: 'as' },
  ]);
  expect(pageRows('<table><tbody></tbody></table>')).toEqual([]);
});
