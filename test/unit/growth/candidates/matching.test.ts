// Which goal a piece fits: every sign with its words, and forty labelled pieces of a half year.
import { expect, test } from 'vitest';
import type { Deed, FoundWork, WorkItem } from '#growth/candidates/found-work.ts';
import type { GoalToMatch } from '#growth/candidates/goal-to-match.ts';
import type { MatchRule } from '#growth/candidates/match-rule.ts';
import {
  authored,
  basis,
  candidates,
  colleague,
  comment,
  deed,
  found,
  goal,
  item,
  merged,
  note,
  thanks,
} from './work.ts';
import { ascending } from '#growth/words/order.ts';
import { candidatesFrom } from '#growth/candidates/candidates.ts';

const rule = (more: Partial<MatchRule>): MatchRule => ({ goal: 2, project: null, label: null, words: [], ...more });
const sam = { author: colleague('sam') };

function matchesOf(
  more: Partial<WorkItem>,
  goals: readonly GoalToMatch[],
  rules: readonly MatchRule[] = [],
  work: Partial<FoundWork> = {},
) {
  const [one] = candidates({ ...merged(item('acme/web!412', '2026-11-19', more)), ...work }, { goals, rules });
  return one === undefined ? [] : one.matches.map(({ goal: iid, score, why }) => `#${iid} ${score} ${why.join('; ')}`);
}

const plain = goal(2, 'Runbook');
const kept = '**Evidence 2026-02-01**\nLink: `https://gitlab.example/acme/web/-/merge_requests/7`';
const system = (body: string) => ({ type: 'other', by: null, at: '2026-02-01T08:00:00.000Z', body }) as const;

test.each<[string, Partial<WorkItem>, GoalToMatch, readonly string[]]>([
  ['nothing', {}, plain, []],
  ['a trailer', { text: 'Goal: Alex/Goals#2' }, plain, ['#2 100 you wrote "Goal: Alex/Goals#2"']],
  [
    'a trailer by address',
    { text: 'Goal: https://gitlab.example/alex/goals/-/work_items/2' },
    plain,
    ['#2 100 you wrote "Goal: https://gitlab.example/alex/goals/-/work_items/2"'],
  ],
  [
    'the text of the goal',
    {},
    goal(2, 'Runbook', { description: 'See acme/web!412.' }),
    ['#2 95 the goal names acme/web!412'],
  ],
  [
    'an address in a comment',
    {},
    goal(2, 'Runbook', { notes: [note('https://gitlab.example/acme/web/-/merge_requests/412')] }),
    ['#2 95 the goal names acme/web!412'],
  ],
  [
    'a note of GitLab',
    {},
    goal(2, 'Runbook', { notes: [system('mentioned in merge request acme/web!412')] }),
    ['#2 95 the goal names acme/web!412'],
  ],
  [
    'an issue that the goal names',
    { text: 'Closes #88' },
    goal(2, 'Runbook', { description: 'After acme/web#88' }),
    ['#2 90 belongs to acme/web#88, which the goal names'],
  ],
  [
    'a linked issue',
    { text: 'Closes #88' },
    goal(2, 'Runbook', { notes: [system('marked this issue as related to acme/web#88')] }),
    ['#2 90 belongs to acme/web#88, which the goal names'],
  ],
  [
    'an issue that is linked no more',
    { text: 'Closes #88' },
    goal(2, 'Runbook', {
      notes: [system('removed the relation with acme/web#88'), system('marked this issue as related to acme/web#88')],
    }),
    [],
  ],
  ['another number', { text: 'Closes #8' }, goal(2, 'Runbook', { description: 'acme/web#88, acme/web!4123' }), []],
  [
    'words',
    { title: 'Retry imports of runners' },
    goal(2, 'Runners import without a retry'),
    ['#2 46 words: retry, import, runner'],
  ],
  ['one word', { title: 'Retry imports' }, goal(2, 'Retry'), []],
  [
    'words of branch and labels',
    { branch: 'retry-things', labels: ['import'] },
    goal(2, 'Retry imports'),
    ['#2 38 words: import, retry'],
  ],
  [
    'closed before',
    { text: 'Closes #88' },
    goal(2, 'Runbook', { description: 'acme/web#88', closedAt: '2026-11-18T08:00:00.000Z' }),
    [],
  ],
  [
    'closed on that day',
    { text: 'Closes #88' },
    goal(2, 'Runbook', { description: 'acme/web#88', closedAt: '2026-11-19T23:00:00.000Z' }),
    ['#2 90 belongs to acme/web#88, which the goal names'],
  ],
  [
    'where earlier pieces went',
    { title: 'Retry imports' },
    goal(2, 'Retry imports', { notes: [note(kept)] }),
    ['#2 54 words: retry, import; 1 of 1 pieces of acme/web were kept here'],
  ],
])('sign: %s', (_, more, one, expected) => expect(matchesOf(more, [one])).toEqual(expected));

test.each<[string, Partial<MatchRule>, boolean]>([
  ['the project', { project: 'Acme/Web' }, true],
  ['a group above it', { project: 'acme' }, true],
  ['a beginning of its name', { project: 'acme/we' }, false],
  ['a project below it', { project: 'acme/web/docs' }, false],
  ['a label', { label: 'Failover' }, true],
  ['another label', { label: 'fail' }, false],
  ['one of the words', { words: ['cache', 'import'] }, true],
  ['none of the words', { words: ['cache'] }, false],
  ['all that is given', { project: 'acme/web', label: 'failover', words: ['import'] }, true],
  ['not all that is given', { project: 'acme/ops', label: 'failover' }, false],
])('rule: %s', (_, more, fits) => {
  const list = matchesOf({ title: 'Imports', labels: ['failover'] }, [plain], [rule(more)]);
  expect(list.length).toBe(fits ? 1 : 0);
  if (fits) expect(list[0]).toMatch(/^#2 70 a rule of the settings: /);
});

test('a rule for a project fits whatever letters its path has, and nothing of which no path is known', () => {
  const project = [rule({ project: 'acme/web' })];
  expect(matchesOf({ home: 'ACME/Web' }, [plain], project)).toHaveLength(1);
  expect(matchesOf({ home: null, url: null }, [plain], project)).toEqual([]);
  expect(matchesOf({ home: null, url: null }, [plain], [rule({ project: 'null' })])).toEqual([]);
});

test('a rule for a goal that is not there is told', () => {
  expect(
    candidatesFrom(
      found(),
      basis({ goals: [plain], rules: [rule({ goal: 9, label: 'x' }), rule({ goal: 2, label: 'y' })] }),
    ).problems,
  ).toEqual(['match: names #9, which is no goal of this project']);
});

const growing = goal(7, 'Grow a teammate', {
  kinds: ['growing-others'],
  description: 'With @Sam, and @noor reads along.',
});

test.each<[string, Partial<WorkItem>, readonly string[]]>([
  ['for a person whom the goal names', sam, ['#7 70 the goal names @sam']],
  [
    'for a newcomer',
    { author: colleague('ida', { accountCreatedAt: '2026-08-01T08:00:00.000Z' }) },
    ['#7 40 @ida is new here'],
  ],
  ['by label', { author: colleague('ida'), labels: ['1st contribution'] }, ['#7 40 @ida is new here']],
  ['for somebody who is long here', { author: colleague('ida', { accountCreatedAt: '2026-01-01T08:00:00.000Z' }) }, []],
  ['whose name has capitals', { author: colleague('SAM') }, ['#7 70 the goal names @SAM']],
  ['for the manager', { author: colleague('noor') }, []],
])('reviews: %s', (_, more, expected) => {
  const work = {
    items: [item('acme/web!412', '2026-11-19', more)],
    deeds: [deed('approved', 'acme/web!412', '2026-11-19')],
  };
  expect(matchesOf({}, [growing], [], work)).toEqual(expected);
});

test('an answer to the person whom a goal names fits it; a goal of another kind names nobody so', () => {
  const open = { state: 'opened', endedAt: null } as const;
  const items = [item('acme/web#4', '2026-11-01', { ...sam, ...open })];
  const deeds: Deed[] = [comment('acme/web#4', '2026-11-02', 1), comment('acme/web#4', '2026-11-03', 2)];
  expect(matchesOf({}, [growing, goal(8, 'Talk to @sam')], [], { items, deeds })).toEqual([
    '#7 70 the goal names @sam',
  ]);
});

test('a sum of reviews fits what each of them fits; one that says its goal is none of a sum', () => {
  const named = goal(2, 'Runbook', { description: 'acme/web!1' });
  const items = [
    item('acme/web!1', '2026-11-01', sam),
    item('acme/web!2', '2026-11-02', sam),
    item('acme/web!3', '2026-11-03', { ...sam, text: 'Goal: alex/goals#2' }),
    item('acme/web!4', '2026-11-04', { ...sam, text: 'Goal: sam/goals#1' }),
  ];
  const deeds = items.map(({ iid }) => deed('approved', `acme/web!${iid}`, '2026-11-05'));
  const list = candidates({ items, deeds }, { goals: [named] });
  expect(
    list.map(({ key, with: others, matches, notes }) => ({ key, others, matches, notes: notes.slice(1) })),
  ).toEqual([
    { key: 'p42!3', others: [], matches: [{ goal: 2, score: 100, why: ['it says "Goal: alex/goals#2"'] }], notes: [] },
    { key: 'p42!1', others: ['p42!2'], matches: [], notes: [] },
    { key: 'p42!4', others: [], matches: [], notes: [] },
  ]);
});

test('thanks fit where what they were for was kept', () => {
  const one = goal(4, 'Import guide', {
    notes: [note('**Evidence 2026-02-01**\nLink: `https://gitlab.example/acme/docs/-/merge_requests/55`')],
  });
  const work = {
    items: [item('acme/docs!55', '2026-01-01')],
    deeds: [],
    mentions: [thanks('n1', 'acme/docs!55', '2026-11-20')],
  };
  expect(matchesOf({}, [one], [], work)).toEqual([
    '#4 99 the goal names acme/docs!55; 1 of 1 pieces of acme/docs were kept here',
  ]);
});

test.each<[string, string, readonly string[]]>([
  ['a wrong number', 'Goal: alex/goals#99', ['Goal: alex/goals#99 names a goal that is not there']],
  ['a closed goal', 'Goal: alex/goals#3', ['Goal: alex/goals#3 names a goal that was closed on 2026-03-01']],
  ['another project', 'Goal: acme/plan#2', ['Goal: acme/plan#2 names no goal of this project']],
  ['a short one outside of the goals project', 'Goal: #2', ['Goal: #2 names no goal of this project']],
  [
    'another host',
    'Goal: https://elsewhere.example/alex/goals/-/issues/2',
    ['Goal: https://elsewhere.example/alex/goals/-/issues/2 names no goal of this project'],
  ],
  ['Closes', 'Closes alex/goals#2', ['closes alex/goals#2 when it is merged: write Goal: instead']],
  ['in code', '```\nGoal: alex/goals#99\n```', []],
])('a trailer that does not count says why: %s', (_, text, expected) => {
  const goals = [plain, goal(3, 'Old', { closedAt: '2026-03-01T08:00:00.000Z' })];
  const [one] = candidates(merged(item('acme/web!1', '2026-11-01', { text })), { goals });
  expect(one).toMatchObject({ notes: expected, matches: [] });
});

test('of equal scores the lower number is first, and none is preselected; nor is work from before the goal', () => {
  const text = 'Goal: alex/goals#5, alex/goals#3';
  const goals = [goal(5, 'Five'), goal(3, 'Three'), goal(6, 'Six', { createdAt: '2026-11-02T08:00:00.000Z' })];
  const items = [
    item('acme/web!1', '2026-11-01', { text }),
    item('acme/web!2', '2026-11-01', { text: 'Goal: alex/goals#6' }),
    item('acme/web!3', '2026-11-03', { text: 'Goal: alex/goals#6' }),
  ];
  expect(
    candidates(merged(...items), { goals }).map(({ key, suggested, notes, matches }) => [
      key,
      suggested,
      notes,
      matches.map((one) => one.goal),
    ]),
  ).toEqual([
    ['p42!3', 'keep', [], [6]],
    ['p42!1', 'offer', [], [3, 5]],
    ['p42!2', 'offer', ['before #6 began'], [6]],
  ]);
});

test('words of what is confidential match nothing', () => {
  const one = { confidential: true, title: 'Retry imports', branch: 'retry-imports' };
  expect(matchesOf(one, [goal(2, 'Retry imports')])).toEqual([]);
});

/** What a backend engineer had on their list, and what they did in a half year: number of the goal that they would choose. */
const goals = [
  goal(1, 'Failover runbook for the import service', {
    description:
      '## Purpose\nRunners recover from an outage of the database without a person.\n\n## Success measure\nA failover drill takes less than ten minutes.\n\n- [ ] Drill in staging\n- [ ] Alert on replication lag',
  }),
  goal(2, 'Learn PostgreSQL query planning', {
    kinds: ['course'],
    description:
      '## Purpose\nSlow queries on the reports page are found and mended by myself.\n\n- [ ] Read about index statistics\n- [ ] Explain plans of the ten slowest queries',
  }),
  goal(3, 'Grow a teammate into the on-call rotation', {
    kinds: ['growing-others'],
    description: 'Together with @sam: pairing on incidents and reviews.',
  }),
  goal(4, 'Write the import guide for customers', {
    description:
      '## Purpose\nSupport gets fewer tickets about CSV uploads.\n\n- [ ] Document column mapping\n- [ ] Screenshots of the wizard',
  }),
  goal(5, 'Barrierefreie Formulare', {
    description:
      '## Purpose\nAlle Formulare lassen sich mit Tastatur und Screenreader bedienen.\n\n- [ ] Kontrast der Schaltflächen\n- [ ] Fokus im Dialog',
  }),
  goal(6, 'Cut pipeline duration in half', {
    description:
      '## Purpose\nFaster feedback for everybody: CI jobs run in parallel, caching of dependencies.\n\n## Success measure\nMedian pipeline duration below 12 minutes.',
  }),
  goal(7, 'Speak at the observability meetup', {
    description: '- [ ] Abstract about tracing\n- [ ] Slides on OpenTelemetry sampling',
  }),
  goal(8, 'Отказоустойчивость очереди', { description: '- [ ] Повторная доставка сообщений' }),
];
const rules = [
  rule({ goal: 6, label: 'pipeline::speed' }),
  rule({ goal: 4, project: 'acme/docs', words: ['csv', 'wizard'] }),
];
const newcomer = { author: colleague('ida', { accountCreatedAt: '2026-09-01T08:00:00.000Z' }) };

const labelled: readonly (readonly [string, Partial<WorkItem>, number | null])[] = [
  ['Retry imports when the database fails over', {}, 1],
  ['Alert on replication lag', {}, 1],
  ['Failover drill in staging', { labels: ['drill'] }, 1],
  ['Reconnect after an outage', { text: 'Goal: alex/goals#1' }, 1],
  ['Runners recover from lost database connections', {}, 1],
  ['Document how the import service recovers', { branch: 'failover-runbook' }, 1],
  ['Import service: runbook for replication', {}, 1],
  ['Index statistics for the reports page', {}, 2],
  ['Explain plans of slow queries', {}, 2],
  ['Slow query on reports', { labels: ['postgresql'] }, 2],
  ['Partial index instead of a sequential scan', { text: 'Goal: alex/goals#2' }, 2],
  ['PostgreSQL: planning notes on statistics', {}, 2],
  ['Query planner regression on reports', { branch: 'slow-queries' }, 2],
  ['Column mapping in the import guide', { home: 'acme/docs' }, 4],
  ['Screenshots of the CSV wizard', { home: 'acme/docs' }, 4],
  ['Guide: CSV uploads', { labels: ['documentation', 'customers'] }, 4],
  ['Support tickets about uploads: answer in the guide', {}, 4],
  ['Write down what customers upload', { branch: 'import-guide' }, 4],
  ['CSV', { home: 'acme/docs' }, 4],
  ['Fokus im Dialog', {}, 5],
  ['Kontrast der Schaltflächen', {}, 5],
  ['Formulare mit Tastatur bedienen', {}, 5],
  ['Screenreader liest Formulare vor', {}, 5],
  ['Dialog: Fokus und Tastatur', {}, 5],
  ['Run jobs in parallel', { labels: ['ci'] }, 6],
  ['Caching of dependencies in CI', {}, 6],
  ['Split the longest job', { labels: ['pipeline::speed'] }, 6],
  ['Pipeline duration on a dashboard', {}, 6],
  ['Parallel jobs for the median pipeline', {}, 6],
  ['Cache dependencies by lock file', { branch: 'faster-pipeline' }, 6],
  ['Abstract about tracing', {}, 7],
  ['OpenTelemetry sampling', {}, 7],
  ['Slides on sampling for the observability meetup', {}, 7],
  ['Повторная доставка сообщений в очереди', {}, 8],
  ['Bump the linter', {}, null],
  ['Translate the footer', {}, null],
  ['Rename a variable', { labels: ['maintenance'] }, null],
  ['Mend a flaky login spec', {}, null],
  ['Pin the base image', { branch: 'renovate/base' }, null],
  ['Drop an unused column', {}, null],
];

test('of forty labelled pieces nearly all find their goal first, none is preselected for a wrong one, and each match says why', () => {
  expect(labelled).toHaveLength(40);
  const items = labelled.map(([title, more], at) => item(`acme/web!${at + 1}`, '2026-11-01', { title, ...more }));
  const reviewed = item('acme/web!90', '2026-11-02', newcomer);
  const list = candidates(
    {
      items: [...items, reviewed],
      deeds: [
        ...items.map((one) => ({ ...authored('acme/web!1', '2026-11-01'), key: one.key })),
        deed('approved', 'acme/web!90', '2026-11-02'),
      ],
    },
    { goals, rules },
  );
  const outcome = labelled.map(([title, , expected], at) => {
    const [best] = list.find(({ key }) => key === items[at]?.key)?.matches ?? [];
    return { title, expected, first: best?.goal ?? null, score: best?.score ?? 0 };
  });
  const wrong = outcome.filter(({ expected, first }) => expected !== first);
  expect(40 - wrong.length).toBeGreaterThanOrEqual(36);
  expect(
    list.filter(({ suggested }) => suggested === 'keep').map(({ title, matches }) => [title, matches[0]?.goal]),
  ).toEqual(
    outcome
      .filter(({ expected, score }) => expected !== null && score >= 70)
      .map(({ title, expected }) => [title, expected])
      .sort(ascending(([title]) => String(title))),
  );
  expect(list.flatMap(({ matches }) => matches).filter(({ why }) => why.length === 0)).toEqual([]);
  // One word is no sign, and two of five words that others use as well are not enough of one.
  expect(wrong.map(({ title, first }) => [title, first])).toEqual([
    ['Retry imports when the database fails over', null],
    ['CSV', null],
  ]);
});

test('the same answers in another order give the same candidates', () => {
  const items = labelled.map(([title, more], at) => item(`acme/web!${at + 1}`, '2026-11-01', { title, ...more }));
  const { deeds } = merged(...items);
  const forwards = candidates({ items, deeds }, { goals, rules });
  expect(candidates({ items: items.toReversed(), deeds: deeds.toReversed() }, { goals, rules })).toEqual(forwards);
});
