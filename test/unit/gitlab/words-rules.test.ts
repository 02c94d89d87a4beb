// Which of a server's rows are meant, and what of a row that says little.
import { describe, expect, test } from 'vitest';
import { typedWords } from '#growth/words/typed-words.ts';
import { isActOf, isMention } from '#gitlab/words/asked-rows.ts';
import { goalRecord, isGoal, typeOfIssue } from '#gitlab/words/issues.ts';
import { createLabelCodec } from '#gitlab/words/labels.ts';
import { noteOf } from '#gitlab/words/notes.ts';
import { projectPages } from '#gitlab/words/pages.ts';
import { quietStoredText } from '#gitlab/words/marks.ts';
import { quietedTitle } from '#gitlab/words/quiet-text.ts';
import { issueSchema, noteSchema } from '#gitlab/words/schemas.ts';
import { todoRow } from '#gitlab/words/mention-rows.ts';
import { eventRow } from '#gitlab/words/work-rows.ts';
import { base, facts, issue, person } from './fake-gitlab.ts';

const at = '2026-11-20T08:00:00.000Z';
const codec = createLabelCodec({});
const german = typedWords({ agreed: ['abgemacht'] });

test.each([
  ['of the person, of this sort', { action_name: 'closed', author_username: 'alex' }, true],
  ['whatever the letters of the name', { action_name: 'closed', author_username: 'Alex' }, true],
  ['that names nobody', { action_name: 'closed' }, true],
  ['that does not say its sort', { author_username: 'alex' }, true],
  ['of another sort', { action_name: 'opened', author_username: 'alex' }, false],
  ['of another sort that names nobody', { action_name: 'opened' }, false],
  ['of somebody else', { action_name: 'closed', author_username: 'sam' }, false],
])('an event %s: %j is %s', (_name, row, isWanted) => {
  expect(isActOf('alex', 'closed')(eventRow.parse({ id: 1, created_at: at, ...row }))).toBe(isWanted);
});

test.each([
  ['mentioned', true],
  ['directly_addressed', true],
  ['assigned', false],
  ['', false],
  [null, true],
])('a to-do of the sort %s names the person: %s', (action, isWanted) => {
  expect(isMention(todoRow.parse({ id: 1, created_at: at, action_name: action }))).toBe(isWanted);
});

describe('a goal', () => {
  const goal = (more: Record<string, unknown>) => goalRecord(issueSchema.parse(issue(more)), codec);
  const quiet = quietStoredText('Why', { type: 'goal', template: null, key: 'k1' }, base);

  test('whose text came from a file has the title that was typed there', () => {
    const title = quietedTitle('Ask @sam', base);
    expect(title).not.toBe('Ask @sam');
    expect(goal({ title, description: quiet }).title).toBe('Ask @sam');
    expect(goal({ title, description: 'Why' }).title).toBe(title);
  });

  test.each([
    [['goal', 'ask:open'], true],
    [['ask:open'], true],
    [['goal'], false],
    [[], false],
  ])('with the labels %j asks for something: %s', (labels, hasAsk) => {
    expect(goal({ labels }).hasAsk).toBe(hasAsk);
  });

  test('has no milestone where none is set', () => {
    expect(goal({ milestone: null }).milestone).toBe(null);
    expect(goal({ milestone: { id: 3, title: 'FY27-Q4' } }).milestone).toBe('FY27-Q4');
  });

  test('brings the words of its project with it, if there are any beside English', () => {
    expect(goal({})).not.toHaveProperty('words');
    expect(goalRecord(issueSchema.parse(issue()), createLabelCodec({}, german)).words).toBe(german);
  });

  test.each([
    [{ issue_type: 'task', type: 'ISSUE' }, 'task', false],
    [{ issue_type: 'issue', type: null }, 'issue', true],
    [{ issue_type: null, type: 'TASK' }, 'task', false],
    [{ issue_type: null, type: 'ISSUE' }, 'issue', true],
    [{ issue_type: null, type: null }, null, true],
  ])('of %j is of the type %s', (more, type, isOne) => {
    const row = issueSchema.parse(issue(more));
    expect(typeOfIssue(row)).toBe(type);
    expect(isGoal(row, codec)).toBe(isOne);
  });
});

test.each([
  [{}, false],
  [{ internal: true }, true],
  [{ internal: false, confidential: true }, false],
  [{ confidential: true }, true],
  [{ internal: null, confidential: false }, false],
])('a comment of which the server says %j is internal: %s', (more, internal) => {
  const row = noteSchema.parse({ id: 9, body: 'Hello', author: person, created_at: at, ...more });
  expect(noteOf(row, null)).toMatchObject({ internal });
});

test('a comment brings the words of its project with it, if there are any beside English', () => {
  const row = noteSchema.parse({ id: 9, body: 'Abgemacht', author: person, created_at: at });
  expect(noteOf(row, null)).not.toHaveProperty('words');
  expect(noteOf(row, null, german)).toMatchObject({ words: german });
});

test.each([
  ['so I marked the task **one** as completed', 'other'],
  ['marked the task **one** as completed by hand', 'other'],
  ['marked the task **** as completed', 'tick'],
  ['marked the checklist item **one\ntwo** as incomplete', 'tick'],
  ['changed due date to Smarch 3, 2026', 'other'],
  ['unchanged due date to May 3, 2026', 'other'],
  ['changed due date to January 3, 2026', 'due'],
  ['removed the description', 'description'],
  ['added the description', 'description'],
  ['added the description template', 'other'],
  ['changed the description of it', 'description'],
  ['so somebody removed the description', 'other'],
  ['so somebody changed the description', 'other'],
])('the note "%s" tells of: %s', (body, type) => {
  expect(noteOf(noteSchema.parse({ id: 9, body, created_at: at, system: true }), null).type).toBe(type);
});

test.each([
  [{}, 'state=opened&type[]=issue&label_name[]=goal'],
  [{ state: 'all' as const }, 'state=all&type[]=issue&label_name[]=goal'],
  [{ milestone: 'FY27-Q4' }, 'state=opened&type[]=issue&label_name[]=goal&milestone_title=FY27-Q4'],
  [{ sort: 'due' as const }, 'state=opened&type[]=issue&label_name[]=goal&sort=due_date'],
  [{ sort: 'updated' as const }, 'state=opened&type[]=issue&label_name[]=goal&sort=updated_desc'],
])('the page of goals with %j', (more, query) => {
  const address = projectPages(facts, codec).issues({ labels: [{ group: 'marker', value: 'goal' }], ...more });
  expect(decodeURIComponent(address)).toBe(`${base}/alex/goals/-/issues?${query}`);
});
