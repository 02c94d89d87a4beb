// What becomes a candidate, and what does not: windows, roles, what was decided before, reviews, answers, thanks.
import { expect, test } from 'vitest';
import { candidatesFrom } from '#growth/candidates/candidates.ts';
import { commentKeyOf, isWorkKey } from '#growth/candidates/work-key.ts';
import { authored, basis, candidates, colleague, comment, deed, found, item, merged, thanks } from './work.ts';

const sam = { author: colleague('sam') };
const keys = (list: ReturnType<typeof candidates>) => list.map(({ key, with: others }) => [key, ...others].join(' '));

test('one merge request seen as authored, commented and thanked is one candidate with the roles', () => {
  const mine = item('acme/web!412', '2026-11-19');
  const list = candidates({
    items: [mine],
    deeds: [authored('acme/web!412', '2026-11-19'), comment('acme/web!412', '2026-11-18')],
    mentions: [
      thanks('n90412', 'acme/web!412', '2026-11-20'),
      thanks('e17', 'acme/web!412', '2026-11-20', { body: null, emoji: 'tada', url: null }),
    ],
  });
  expect(list).toEqual([
    {
      key: 'p42!412',
      kind: 'merge-request',
      roles: ['author', 'thanked'],
      day: '2026-11-19',
      dayOf: 'merged_at',
      title: 'Title of 412',
      words: null,
      place: 'acme/web!412',
      url: 'https://gitlab.example/acme/web/-/merge_requests/412',
      private: false,
      confidential: false,
      with: ['n90412', 'e17'],
      former: [],
      also: ['https://gitlab.example/acme/web/-/merge_requests/412#note_90412'],
      labels: [],
      thanks: 2,
      helped: null,
      matches: [],
      suggested: 'none',
      values: [],
      state: 'new',
      notes: [],
    },
  ]);
});

test('the window holds when it was merged or closed, in the zone of the person, not when it changed', () => {
  const at = (place: string, endedAt: string) => item(place, '2026-11-01', { endedAt });
  const items = [
    at('acme/web!1', '2026-05-31T23:59:59.999Z'),
    at('acme/web!2', '2026-06-01T00:00:00.000Z'),
    at('acme/web!3', '2026-11-30T23:59:59.999Z'),
    at('acme/web!4', '2026-12-01T00:00:00.000Z'),
    item('acme/web!5', '2026-11-01', { state: 'closed' }),
    item('acme/web!6', '2026-11-01', { state: 'opened', endedAt: null }),
  ];
  expect(keys(candidates(merged(...items)))).toEqual(['p42!3', 'p42!2']);
});

test('an issue counts as finished or written, a reopened one as neither', () => {
  const open = { state: 'opened', endedAt: null } as const;
  const list = candidates({
    items: [
      item('acme/web#1', '2026-11-01', sam),
      item('acme/web#2', '2026-11-02', { ...sam, ...open }),
      item('acme/web#3', '2026-11-03', open),
      item('acme/web#4', '2026-01-01', open),
    ],
    deeds: [
      deed('finished', 'acme/web#1', '2026-11-01'),
      deed('finished', 'acme/web#2', '2026-11-02'),
      deed('wrote', 'acme/web#3', '2026-11-03'),
      deed('wrote', 'acme/web#4', '2026-11-03'),
    ],
  });
  expect(list.map(({ key, roles, dayOf, day }) => [key, roles, dayOf, day])).toEqual([
    ['p42#3', ['author'], 'created_at', '2026-11-03'],
    ['p42#1', ['assignee'], 'closed_at', '2026-11-01'],
  ]);
});

test('left out: the goals project, what is kept by link or mark, what is dropped; what was put off comes again', () => {
  const items = [1, 2, 3, 4, 5].map((iid) => item(`acme/web!${iid}`, '2026-11-01'));
  const decided = {
    logged: new Map([['p42!3', 'dropped'] as const, ['p42!4', 'later'] as const]),
    links: new Set(['acme/web!1', 'acme/docs!55 note_8']),
    marks: new Set([commentKeyOf('p42!2')]),
  };
  const read = candidatesFrom(
    found({
      ...merged(...items, item('alex/goals!9', '2026-11-01'), item('acme/docs!55', '2026-01-01')),
      mentions: [
        thanks('n8', 'acme/docs!55', '2026-11-02'),
        thanks('n9', 'acme/docs!55', '2026-11-02'),
        thanks('n7', 'alex/goals!9', '2026-11-02'),
      ],
    }),
    basis({ decided }),
  );
  expect(read.candidates.map(({ key, state }) => `${key} ${state}`)).toEqual(['n9 new', 'p42!4 later', 'p42!5 new']);
  expect(read.decidedBefore).toBe(4);
});

test('proven reviews are one piece for each author and month; asked, bots, own and unknown authors are none', () => {
  const list = candidates({
    items: [
      item('acme/web!1', '2026-11-01', sam),
      item('acme/web!2', '2026-11-02', sam),
      item('acme/web!3', '2026-10-02', sam),
      item('acme/web!4', '2026-11-03', { author: colleague('ida') }),
      item('acme/web!5', '2026-11-03', { author: colleague('renovate', { isBot: true }) }),
      item('acme/web!6', '2026-11-03', { author: colleague('ida') }),
      item('acme/web!7', '2026-11-03', { author: null, state: 'opened', endedAt: null }),
      item('acme/web!8', '2026-11-03', { state: 'opened', endedAt: null }),
    ],
    deeds: [
      deed('approved', 'acme/web!1', '2026-11-05'),
      comment('acme/web!1', '2026-11-04'),
      comment('acme/web!2', '2026-11-06', 2),
      deed('reviewed', 'acme/web!3', '2026-10-02'),
      deed('approved', 'acme/web!4', '2026-11-03'),
      deed('approved', 'acme/web!5', '2026-11-03'),
      deed('asked', 'acme/web!6', '2026-11-03'),
      comment('acme/web!7', '2026-11-03'),
      comment('acme/web!8', '2026-11-03'),
    ],
  });
  expect(
    list.map(({ key, with: others, helped, day, notes, roles }) => ({ key, others, helped, day, notes, roles })),
  ).toEqual([
    {
      key: 'p42!1',
      others: ['p42!2'],
      helped: 'sam',
      day: '2026-11-06',
      notes: ['2 comments, 1 approval'],
      roles: ['approver', 'commenter'],
    },
    { key: 'p42!4', others: [], helped: 'ida', day: '2026-11-03', notes: ['1 approval'], roles: ['approver'] },
    { key: 'p42!3', others: [], helped: 'sam', day: '2026-10-02', notes: [], roles: ['reviewer'] },
  ]);
});

test('a comment and an approval of one instant are an approval, whichever was read first', () => {
  const at = '2026-11-05T12:00:00.000Z';
  const deeds = [deed('approved', 'acme/web!1', '2026-11-05'), { ...comment('acme/web!1', '2026-11-05'), at }];
  const items = [item('acme/web!1', '2026-11-01', sam)];
  for (const told of [deeds, deeds.toReversed()])
    expect(candidates({ items, deeds: told }).map(({ dayOf }) => dayOf)).toEqual(['approved']);
});

test('two comments on an issue of somebody else are an answer; one is not, nor are those on an own issue or on one of nobody known', () => {
  const open = { state: 'opened', endedAt: null } as const;
  const on = (place: string, count: number) =>
    Array.from({ length: count }, (_, at) => comment(place, '2026-11-03', at));
  const list = candidates({
    items: [
      item('acme/web#1', '2026-11-01', { ...sam, ...open }),
      item('acme/web#2', '2026-11-01', { ...sam, ...open }),
      item('acme/web#3', '2026-01-01', open),
      item('acme/web#4', '2026-11-01', { ...open, author: null }),
    ],
    deeds: [...on('acme/web#1', 2), ...on('acme/web#2', 1), ...on('acme/web#3', 2), ...on('acme/web#4', 2)],
  });
  expect(list.map(({ key, kind, helped, notes }) => ({ key, kind, helped, notes }))).toEqual([
    { key: 'p42#1', kind: 'answers', helped: 'sam', notes: ['2 comments'] },
  ]);
});

test('thanks are those of another person in the window; their words are for the person alone, and never of an internal note', () => {
  const items = [
    item('acme/docs!55', '2026-01-01'),
    item('acme/docs!56', '2026-01-01'),
    item('acme/docs!57', '2026-01-01'),
  ];
  const list = candidates({
    items,
    mentions: [
      thanks('n1', 'acme/docs!55', '2026-11-20'),
      thanks('n2', 'acme/docs!55', '2026-11-21', { body: '@alex thanks again!' }),
      thanks('n3', 'acme/docs!56', '2026-11-20', { internal: true }),
      thanks('n4', 'acme/docs!57', '2026-11-20', { by: colleague('alex') }),
      thanks('n5', 'acme/docs!57', '2026-11-20', { by: colleague('bot', { isBot: true }) }),
      thanks('n6', 'acme/docs!57', '2026-11-20', { by: null }),
      thanks('n7', 'acme/docs!57', '2026-05-20'),
      thanks('n8', 'acme/docs!57', '2026-11-20', { body: '@alex thanks in advance' }),
      thanks('e9', 'acme/docs!57', '2026-11-20', { body: null, emoji: 'thumbsup' }),
    ],
  });
  expect(
    list.map(({ key, with: others, words, thanks: count, day, url }) => ({ key, others, words, count, day, url })),
  ).toEqual([
    {
      key: 'n1',
      others: ['n2'],
      words: '@alex thank you, this saved our release',
      count: 2,
      day: '2026-11-21',
      url: 'https://gitlab.example/acme/docs/-/merge_requests/55#note_1',
    },
    {
      key: 'n3',
      others: [],
      words: null,
      count: 1,
      day: '2026-11-20',
      url: 'https://gitlab.example/acme/docs/-/merge_requests/56#note_3',
    },
  ]);
});

test('one comment that named the person twice thanks once; where it stands is no address of its own without its note', () => {
  const at = (url: string) => thanks('n1', 'acme/docs!55', '2026-11-20', { url });
  const address = 'https://gitlab.example/acme/docs/-/merge_requests/55';
  const decided = { ...basis().decided, links: new Set(['acme/docs!55']) };
  const list = candidates(
    { items: [item('acme/docs!55', '2026-01-01')], mentions: [at(address), at(address)] },
    { decided },
  );
  expect(list.map(({ key, thanks: count }) => [key, count])).toEqual([['n1', 1]]);
});

test('what the log says is kept is decided, too', () => {
  const decided = { ...basis().decided, logged: new Map([['p42!1', 'kept'] as const]) };
  expect(candidates(merged(item('acme/web!1', '2026-11-01')), { decided })).toEqual([]);
});

test('a list tells more than a to-do, a to-do more than an event; what happened last is what is told last', () => {
  const told = item('acme/web!1', '2026-11-01', { title: 'Retry imports', labels: ['failover'] });
  const todo = item('acme/web!1', '2026-11-01', {
    title: 'old title',
    toldBy: 'to-do',
    state: 'opened',
    endedAt: null,
    isPrivate: null,
    text: null,
  });
  const event = item('acme/web!1', '2026-11-01', {
    title: null,
    toldBy: 'event',
    state: null,
    endedAt: null,
    home: null,
    url: null,
    labels: [],
    author: null,
  });
  for (const items of [
    [todo, told, event],
    [event, told, { ...todo, state: 'merged', endedAt: told.endedAt } as const],
  ]) {
    const [one, ...others] = candidates({ items, deeds: [authored('acme/web!1', '2026-11-01')] });
    expect(others).toEqual([]);
    expect(one).toMatchObject({ title: 'Retry imports', place: 'acme/web!1', labels: ['failover'], private: false });
  }
});

test('the path of a project is known for all of its items once it is known for one', () => {
  const bare = item('acme/web!2', '2026-11-01', { home: null, url: null, toldBy: 'event' });
  const list = candidates(merged(item('acme/web!1', '2026-11-02'), bare));
  expect(list.map(({ url }) => url)).toEqual(
    [1, 2].map((iid) => `https://gitlab.example/acme/web/-/merge_requests/${iid}`),
  );
});

test('nothing tells the title of a confidential issue, and what is not known to be open counts as private', () => {
  const list = candidates({
    items: [
      item('acme/web#1', '2026-11-01', { confidential: true, title: 'Leaked keys' }),
      item('acme/web#2', '2026-11-02', { isPrivate: null }),
      item('acme/web#3', '2026-11-03', { isPrivate: true }),
      item('acme/web#4', '2026-11-04', { isPrivate: false }),
    ],
    deeds: [1, 2, 3, 4].map((iid) => deed('finished', `acme/web#${iid}`, '2026-11-01')),
  });
  expect(JSON.stringify(list)).not.toContain('Leaked');
  expect(list.map((one) => [one.key, one.private, one.confidential])).toEqual([
    ['p42#4', false, false],
    ['p42#3', true, false],
    ['p42#2', true, false],
    ['p42#1', false, true],
  ]);
});

test('an issue of which an event told alone may be confidential: its title is nobody’s', () => {
  const deeds = [deed('finished', 'acme/web#1', '2026-11-01')];
  const told = item('acme/web#1', '2026-11-01', { toldBy: 'event', title: 'Breach at Initech', state: null });
  expect(candidates({ items: [told], deeds })).toMatchObject([{ title: null, confidential: true }]);
  const listed = item('acme/web#1', '2026-11-01', { title: 'Fix the docs' });
  expect(candidates({ items: [told, listed], deeds })).toMatchObject([{ title: 'Fix the docs', confidential: false }]);
});

test('confidential is what any list says is', () => {
  const deeds = [deed('finished', 'acme/web#1', '2026-11-01')];
  const secret = item('acme/web#1', '2026-11-01', { confidential: true, toldBy: 'to-do', title: 'Leaked keys' });
  expect(
    candidates({ items: [secret, item('acme/web#1', '2026-11-01', { title: 'Leaked keys' })], deeds }),
  ).toMatchObject([{ title: null, confidential: true }]);
});

test('work that somebody else merged for both is offered as written together', () => {
  const text = 'Makes it so.\n\nCo-authored-by: Alex <Alex@gitlab.example>';
  const list = candidates({
    items: [item('acme/web!1', '2026-11-01', { ...sam, text }), item('acme/web!2', '2026-11-01', sam)],
  });
  expect(list.map(({ key, roles, notes }) => ({ key, roles, notes }))).toEqual([
    { key: 'p42!1', roles: ['author'], notes: ['written together with sam'] },
  ]);
});

test.each([
  ['p42!412', true, 'inbox-p42-mr-412'],
  ['p42#88', true, 'inbox-p42-issue-88'],
  ['g7&3', true, 'inbox-g7-epic-3'],
  ['n90412', true, 'inbox-n90412'],
  ['e17', true, 'inbox-e17'],
  ['p42', false, 'inbox-p42'],
  ['x1', false, 'inbox-x1'],
  ['p42!412 p42!413', false, 'inbox-p42-mr-412 p42!413'],
])('key %s', (key, isOne, mark) => {
  expect(isWorkKey(key)).toBe(isOne);
  expect(commentKeyOf(key)).toBe(mark);
});

test('whoever writes a long address into a merge request holds nobody up', () => {
  const text = `https://gitlab.example/acme/web/-/issues/8${'!'.repeat(100_000)}a`;
  const items = [item('acme/web!1', '2026-11-19', { text })];
  expect(keys(candidates({ items, deeds: [authored('acme/web!1', '2026-11-19')] }))).toEqual(['p42!1']);
});
