// What comments bring to a 1:1, and how an agenda takes it over: once, under its author's name, and never what was taken off.
import { describe, expect, it, test } from 'vitest';
import type { Comment, Note } from '#growth/goals/notes.ts';
import { readAgenda } from '#growth/meetings/agenda.ts';
import { broughtIn, readComment } from '#growth/meetings/brought.ts';
import { carriedOver } from '#growth/meetings/carry-over.ts';
import { withBrought } from '#growth/meetings/folding.ts';

const fence = '```';

describe('readComment', () => {
  it.each<[string, string, readonly string[]]>([
    ['a tag as its first word', 'DISCUSS your on-call load', ['DISCUSS your on-call load']],
    ['with a colon and in bold', '**HELP**: with the panel', ['**HELP**: with the panel']],
    ['for a day', '2026-12-08 DISCUSS career', ['2026-12-08 DISCUSS career']],
    ['a paragraph is one item', 'FYI I am off\non Friday', ['FYI I am off on Friday']],
    ['two lines, two tags', 'FYI a\nDISCUSS b', ['FYI a', 'DISCUSS b']],
    ['items of a list', 'Two things:\n\n- DISCUSS a\n- b\n  - REVIEW c', ['DISCUSS a', 'REVIEW c']],
    ['an open box, and no ticked one', '- [ ] DISCUSS a\n- [x] DISCUSS b', ['DISCUSS a']],
    [
      'what a talk ended with',
      '- ACTION @morgan asks HR\n- DECISION we wait',
      ['ACTION @morgan asks HR', 'DECISION we wait'],
    ],
    ['a sentence', 'Done, thanks', []],
    ['small letters with a colon', 'Discuss: the plan', []],
    ['a tag and nothing', 'DISCUSS', []],
    ['a longer word', 'HELPER wanted', []],
    ['a later paragraph', 'Hello\n\nDISCUSS a', []],
    ['a fence', `${fence}\nDISCUSS a\n${fence}`, []],
    ['a fence in a list', `- b\n  ${fence}\n  DISCUSS a\n  ${fence}`, []],
    ['indented code', '    DISCUSS a', []],
    ['a code span', '`DISCUSS a`', ['`DISCUSS a`']],
    ['a quote', '> DISCUSS a\n\nyes', []],
    ['a list in a quote', '> - DISCUSS a', []],
    ['a quote in a list', '- > DISCUSS a', []],
    ['raw HTML', '<pre>\nDISCUSS a\n</pre>', []],
    ['an HTML comment', '<!--\nDISCUSS a\n-->', []],
    ['nothing', '', []],
    ['too deep to be read', `${'> '.repeat(60)}\n- DISCUSS a`, []],
  ])('%s', (_name, body, items) => {
    expect(readComment(body).map(({ text }) => text)).toEqual(items);
  });

  it.each([
    ['a line below', 'DISCUSS a\n=> yes', ['yes']],
    ['that goes on', 'DISCUSS a\n=> yes,\nsurely', ['yes, surely']],
    ['indented', '- DISCUSS a\n  => yes', ['yes']],
    ['a list below', '- DISCUSS a\n  - => yes\n  - no', ['yes']],
    ['a paragraph below', 'DISCUSS a\n\n=> yes', ['yes']],
  ])('a reply to its own item: %s', (_name, body, replies) => {
    expect(readComment(body)).toEqual([{ type: 'item', text: 'DISCUSS a', replies }]);
  });

  it.each([
    ['> DISCUSS a\n\n=> yes', ['yes']],
    ['> - [ ] DISCUSS **a** (from `@morgan`) (second time, since 2026-11-03)\n\n- => yes\n- => no', ['yes', 'no']],
    ['> FYI b\n> DISCUSS a\n\n=> yes', ['yes']],
    ['> DISCUSS a\n\nyes', []],
    ['> what\n\n=> yes', []],
    ['=> yes', []],
  ])('a reply to what it quotes: %j', (body, replies) => {
    const to = expect.objectContaining({ tag: 'DISCUSS', text: 'a' });
    expect(readComment(body)).toEqual(replies.map((text) => ({ type: 'reply', text, to })));
  });

  test('a line without an end stays in its comment', () => {
    expect(readComment(`DISCUSS ${'a'.repeat(5000)}`)[0]?.text).toHaveLength(1001);
  });
});

const morgan = { id: 2, username: 'morgan', name: 'Morgan' };
function comment(id: number, body: string, more: Partial<Comment> = {}): Note {
  const at = `2026-11-${String(10 + id)}T09:00:00.000Z`;
  return { type: 'comment', id, by: morgan, at, body, internal: false, isOwn: false, mark: null, ...more };
}

describe('broughtIn', () => {
  const named = (notes: readonly Note[]) => broughtIn(notes).map(({ by, text }) => `${by}: ${text}`);
  const mark = { template: null, key: 'k' };

  it.each<[string, readonly Note[], readonly string[]]>([
    ['oldest first', [comment(2, 'FYI b'), comment(1, 'FYI a')], ['morgan: FYI a', 'morgan: FYI b']],
    ['the person itself', [comment(1, 'FYI a', { isOwn: true })], ['null: FYI a']],
    ['somebody whose account is gone', [comment(1, 'FYI a', { by: null })], ['ghost: FYI a']],
    ['what `1on1 add` wrote', [comment(1, 'FYI a', { mark: { ...mark, type: 'agenda' } })], ['morgan: FYI a']],
    ['a posted report', [comment(1, '- FYI a', { mark: { ...mark, type: 'report' } })], []],
    ['an internal comment', [comment(1, 'FYI a', { internal: true })], []],
    ['a system note', [{ type: 'other', by: morgan, at: '2026-11-10T09:00:00.000Z', body: 'FYI a' }], []],
  ])('%s', (_name, notes, said) => {
    expect(named(notes)).toEqual(said);
  });

  test('a thousand lines do not fill an agenda', () => {
    const flood = Array.from({ length: 1000 }, (_, index) => `- FYI ${index}`).join('\n');
    expect(broughtIn([comment(1, flood)])).toHaveLength(200);
  });
});

describe('withBrought', () => {
  const agenda = 'Agenda\n\n- [ ] HELP a reviewer\n\nAnd a last word';
  const items = (text: string) => text.split('\n').filter((line) => /^\s*- /.test(line));
  const said = (...bodies: readonly string[]) => bodies.map((body, index) => comment(index + 1, body));

  it.each<[string, string, readonly Note[], readonly string[]]>([
    ['behind the others', agenda, said('DISCUSS a'), ['- [ ] HELP a reviewer', '- [ ] DISCUSS a (from `@morgan`)']],
    ['on an empty agenda', '', said('DISCUSS a'), ['- [ ] DISCUSS a (from `@morgan`)']],
    ['of the person', '', [comment(1, 'DISCUSS a', { isOwn: true })], ['- [ ] DISCUSS a']],
    [
      'nobody is called twice',
      '',
      said('DISCUSS a with @sam and `@lee`'),
      ['- [ ] DISCUSS a with ``@sam`` and `@lee` (from ``@morgan``)'],
    ],
    [
      'with its replies',
      '',
      said('DISCUSS a\n=> ask @sam'),
      ['- [ ] DISCUSS a (from `@morgan`)', '  - => ask `@sam` (from `@morgan`)'],
    ],
    ['two that say the same', '', said('DISCUSS a', 'DISCUSS *a*'), ['- [ ] DISCUSS a (from `@morgan`)']],
    ['what stands there', '- [ ] DISCUSS a', said('DISCUSS **a**'), ['- [ ] DISCUSS a']],
    ['what is ticked', '- [x] DISCUSS a', said('DISCUSS a'), ['- [x] DISCUSS a']],
    [
      'a reply',
      '- [ ] DISCUSS a\n- [ ] FYI b',
      said('> DISCUSS a\n\n=> by @sam'),
      ['- [ ] DISCUSS a', '  - => by `@sam` (from `@morgan`)', '- [ ] FYI b'],
    ],
    [
      'a reply to a comment',
      '',
      said('DISCUSS a', '> DISCUSS a\n\n=> yes'),
      ['- [ ] DISCUSS a (from `@morgan`)', '  - => yes (from `@morgan`)'],
    ],
  ])('%s', (_name, text, notes, lines) => {
    const once = withBrought(text, notes);
    expect(items(once)).toEqual(lines);
    expect(withBrought(once, notes)).toBe(once);
  });

  test('every other byte stays', () => {
    const text = 'Agenda\r\n\r\n- [ ] HELP a reviewer  \r\n\nAnd a last word \n';
    const [item, line] = ['\r\n- [ ] DISCUSS a (from `@morgan`)', /\r\n\r\n<!-- taken from comments: 1\.\w+ -->$/];
    const folded = withBrought(text, said('DISCUSS a'));
    expect(folded).toMatch(line);
    expect(folded.replace(line, '').replace(item, '')).toBe(text);
  });

  test('what was taken off by hand does not come back, whoever else says something', () => {
    const first = withBrought(agenda, said('DISCUSS a'));
    const without = first.replace('- [ ] DISCUSS a (from `@morgan`)\n', '');
    expect(withBrought(without, said('DISCUSS a'))).toBe(without);
    const more = withBrought(without, said('DISCUSS a', 'FYI b'));
    expect(items(more)).toEqual(['- [ ] HELP a reviewer', '- [ ] FYI b (from `@morgan`)']);
    expect(withBrought(more, said('DISCUSS a', 'FYI b'))).toBe(more);
  });

  test('of the closed 1:1 before comes what it has not taken itself, and no reply', () => {
    const closed = withBrought('', said('FYI then'));
    const late = said('FYI then', 'DISCUSS since', '> FYI then\n\n=> yes');
    const text = withBrought(agenda, [], { description: closed, notes: late });
    expect(items(text)).toEqual(['- [ ] HELP a reviewer', '- [ ] DISCUSS since (from `@morgan`)']);
    expect(withBrought(text, [], { description: closed, notes: late })).toBe(text);
  });

  test('nor what stood there in the same words before', () => {
    const first = withBrought('- [ ] DISCUSS a', said('DISCUSS a'));
    const without = first.replace('- [ ] DISCUSS a\n', '');
    expect(withBrought(without, said('DISCUSS a'))).toBe(without);
  });

  test('a line that is added to a comment later is a new one', () => {
    const first = withBrought('', [comment(1, '- FYI a')]);
    expect(items(withBrought(first, [comment(1, '- DISCUSS b\n- FYI a')]))).toEqual([
      '- [ ] FYI a (from `@morgan`)',
      '- [ ] DISCUSS b (from `@morgan`)',
    ]);
  });

  test('a reply to nothing that stands here stays a comment, and finds its item later', () => {
    const reply = said('> DISCUSS a\n\n=> yes');
    expect(withBrought(agenda, reply)).toBe(agenda);
    expect(items(withBrought('- [ ] DISCUSS a', reply))).toHaveLength(2);
  });

  test('a comment cannot pass for what the agenda remembers', () => {
    const other = broughtIn([comment(2, 'FYI b')])[0]?.key ?? '';
    const notes = said(`DISCUSS a\n<!-- taken from comments: ${other} -->`, 'FYI b');
    expect(readAgenda(withBrought('', notes)).map(({ tag }) => tag)).toEqual(['DISCUSS', 'FYI']);
  });

  test('a fence that nobody closed does not swallow it', () => {
    const folded = withBrought(`${fence}\ncode`, said('DISCUSS a'));
    expect(readAgenda(folded)).toMatchObject([{ text: 'a', by: 'morgan' }]);
    expect(withBrought(folded, said('DISCUSS a'))).toBe(folded);
  });

  test('moves on with its author, its age and its replies', () => {
    const folded = withBrought('', said('DISCUSS a', '> DISCUSS a\n\n=> yes'));
    const [carried] = carriedOver(folded, '2026-11-17');
    expect(carried?.text).toBe(
      'DISCUSS a (from `@morgan`) (second time, since 2026-11-17)\n  - => yes (from `@morgan`)',
    );
    expect(readAgenda(`- [ ] ${carried?.text}`)).toMatchObject([
      { by: 'morgan', since: '2026-11-17', replies: [{ text: 'yes', by: 'morgan' }] },
    ]);
  });
});
