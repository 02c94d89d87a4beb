// How a text of an archive reads where it is opened again: whose words it is, which numbers and addresses stand in it, and by what it is found.
import { describe, expect, test } from 'vitest';
import type { ArchivedComment, ArchivedIssue, ArchivedProject } from '#reports/archive.ts';
import { Mapping, namesLater, othersText } from '#work/archive/mapping.ts';

const secret = 'a'.repeat(32);
const text = { text: '', mark: null, isQuiet: false, origin: null };
const issue = (more: Partial<ArchivedIssue> = {}) =>
  ({
    ...text,
    iid: 4,
    sort: 'goal',
    author: 'alex',
    createdAt: '2026-11-10T23:30:00.000Z',
    closedAt: null,
    ...more,
  }) as ArchivedIssue;
const comment = (more: Partial<ArchivedComment> = {}): ArchivedComment => ({
  ...text,
  id: 9,
  by: 'Alex',
  at: '2026-11-11T10:00:00.000Z',
  internal: false,
  ...more,
});

/** #4 and #5 are #14 and #15 here. */
function mapping(): Mapping {
  const archived = {
    id: 'abc',
    person: 'alex',
    zone: 'Europe/Berlin',
    project: { path: 'alex/goals', url: 'https://old.example/alex/goals' },
    issues: [issue(), issue({ iid: 5 })],
  } as unknown as ArchivedProject;
  const made = new Mapping(archived, { path: 'people/growth', url: 'https://new.example/people/growth' });
  made.numbers.set(4, 14).set(5, 15);
  made.files.set(`/uploads/${secret}/a.pdf`, '/uploads/new/a.pdf');
  return made;
}
const here = (was: number) => (was === 4 || was === 5 ? was + 10 : null);

test('an issue or a comment is found again by the archive and its number', () => {
  expect(mapping().issueText(issue(), here).mark.from).toBe('abc-4');
  expect(mapping().commentText(issue(), comment()).mark.from).toBe('abc-4-c9');
  expect([mapping().isArchived(4), mapping().isArchived(6)]).toEqual([true, false]);
});

describe('whose words it is', () => {
  test.each<[string, Partial<ArchivedIssue>, object]>([
    ['its author, on their day', {}, { by: 'alex', on: '2026-11-11', closed: null }],
    ['an account that is gone', { author: null }, { by: 'ghost', on: '2026-11-11', closed: null }],
    [
      'closed, on the day of that',
      { closedAt: '2026-11-20T23:30:00.000Z' },
      { by: 'alex', on: '2026-11-11', closed: '2026-11-21' },
    ],
    [
      'brought by an archive before: what that one said',
      { origin: { by: 'kim', on: '2020-01-01', closed: '2020-02-02' }, closedAt: '2026-11-20T10:00:00.000Z' },
      { by: 'kim', on: '2020-01-01', closed: '2020-02-02' },
    ],
  ])('%s', (_name, more, origin) => {
    expect(mapping().issueText(issue(more), here).origin).toEqual(origin);
  });

  test('a comment of the person is theirs, whatever the case of the name', () => {
    const told = mapping().commentText(issue(), comment({ text: 'Done' }));
    expect(told).toMatchObject({ text: 'Done', mark: { type: 'text' }, origin: { by: 'Alex', on: '2026-11-11' } });
  });

  test('one of somebody else says so, and loses what it was marked as', () => {
    const mark = { type: 'evidence', template: null, key: 'k' };
    const told = mapping().commentText(issue(), comment({ by: 'sam', text: 'Done', mark }));
    expect(told).toMatchObject({
      text: '**`@sam`** wrote:\n\nDone',
      mark: { type: 'archived', template: null, key: null, from: 'abc-4-c9' },
    });
    expect(othersText(told.text)).toEqual({ by: 'sam', text: 'Done' });
  });

  test.each(['Done', 'Well: **`@sam`** wrote:\n\nDone', '**`@`** wrote:\n\nDone', '**`@sam`** wrote: Done'])(
    'nobody else’s: %j',
    (own) => {
      expect(othersText(own)).toBeNull();
    },
  );
});

describe('what it is', () => {
  test.each<[string, Partial<ArchivedIssue>, string]>([
    ['a mark stays', { mark: { type: 'goal', template: 'reading', key: 'k' } }, 'goal'],
    ['without one it is a text', {}, 'text'],
    ['a promotion document without one', { sort: 'promotion' }, 'promotion'],
    ['a promotion document with one', { sort: 'promotion', mark: { type: 'x', template: null, key: null } }, 'x'],
    ['what was brought to an agenda is brought once', { mark: { type: 'agenda', template: null, key: 'k' } }, 'text'],
  ])('%s', (_name, more, type) => {
    const { mark } = mapping().issueText(issue(more), here);
    expect(mark).toEqual({
      type,
      template: more.mark?.template ?? null,
      key: more.mark?.key ?? null,
      from: 'abc-4',
    });
  });
});

describe('what a text names', () => {
  test('a file that was sent has its new address, another one keeps its old', () => {
    const words = `[a](/uploads/${secret}/a.pdf) [b](/uploads/${secret}/b.pdf)`;
    const said = `[a](/uploads/new/a.pdf) [b](/uploads/${secret}/b.pdf)`;
    expect(mapping().issueText(issue({ text: words }), here).text).toBe(said);
    expect(mapping().issueText(issue({ text: words, isQuiet: true }), here).text).toBe(said);
  });

  test.each([
    ['See `#4` and `#5`', 'See `#14` and `#15`'],
    ['`#6` is not of the archive', '`#6` is not of the archive'],
    ['\\`#4` stays', '\\`#4` stays'],
    ['``#4`` and `#4 x`', '``#4`` and `#4 x`'],
  ])('numbers in code: %j', (words, said) => {
    expect(mapping().issueText(issue({ text: words }), here).text).toBe(said);
    expect(mapping().issueText(issue({ text: words, isQuiet: true }), here).text).toBe(words);
  });

  test.each([
    ['#4', '#14'],
    ['#6', null],
    ['alex/goals#5', 'people/growth#15'],
    ['Alex/Goals#5', 'people/growth#15'],
    ['team/web#5', null],
    ['~"goal"', '~"goal"'],
    ['%FY27', '%FY27'],
    ['@sam', null],
    ['!4', null],
    ['a~b', null],
    ['!#4', null],
    ['#4x', null],
    ['https://old.example/alex/goals/-/issues/4', 'https://new.example/people/growth/-/issues/14'],
    [
      'https://old.example/alex/goals/-/work_items/5#note_1',
      'https://new.example/people/growth/-/work_items/15#note_1',
    ],
    ['https://old.example/alex/goals/-/issues/6', null],
    ['https://old.example/alex/goals/-/issues/4/', 'https://new.example/people/growth/-/issues/14/'],
    ['https://old.example/alex/goals/-/boards', null],
    ['https://old.example/alex/goals/-/boards/issues/4', null],
    ['https://old.example/alex/goals2/-/issues/4', null],
    ['https://odd.example/alex/goals/-/issues/4', null],
  ])('%s is %s here', (reference, is) => {
    expect(mapping().issueText(issue(), here).ours(reference)).toBe(is);
    expect(
      mapping()
        .issueText(issue({ isQuiet: true }), here)
        .ours(reference),
    ).toBeNull();
  });

  test('a comment names by the numbers that are known by then', () => {
    const { ours, text: said } = mapping().commentText(issue(), comment({ text: '`#5`' }));
    expect([said, ours('#4'), ours('#7')]).toEqual(['`#15`', '#14', null]);
  });
});

test.each([
  ['See #5', true],
  ['See #4', false],
  ['See #3 and #12', true],
  ['See https://old.example/alex/goals/-/issues/5', true],
  ['See /work_items/5', true],
  ['See 5', false],
  ['See !5', false],
])('%j may name an issue that is opened after #4: %s', (words, is) => {
  expect(namesLater(words, 4)).toBe(is);
});
