// Decisions at the inbox: asked one by one, or named by keys; and what one sitting writes of them.
import { expect, test } from 'vitest';
import type { Candidate } from '#growth/candidates/candidate.ts';
import { workSources } from '#growth/candidates/found-work.ts';
import { type LogEntry, standingOf } from '#growth/candidates/inbox-log.ts';
import type { Decided } from '#growth/candidates/piece.ts';
import { commentKeyOf } from '#growth/candidates/work-key.ts';
import { commandWords } from '#commands/command-words.ts';
import { DevgrowthError } from '#errors.ts';
import type { Shown } from '#growth/forge/exposure.ts';
import { ListRead } from '#growth/words/completeness.ts';
import { gitlab } from '#settings/company-file.ts';
import { decideEach } from '#work/evidence/deciding.ts';
import { type NamedDecision, resolveDecisions } from '#work/evidence/named-decisions.ts';
import { quoteRule } from '#work/evidence/quoted-words.ts';
import { titleRule } from '#work/evidence/private-titles.ts';
import { type Decision, type Looked, sittingOf } from '#work/evidence/sitting.ts';
import type { Prompter } from '#world.ts';
import { basis, candidates, goal, item, merged, thanks } from '../growth/candidates/work.ts';
import { goal as record } from '../growth/goals.ts';

const goals = [goal(2, 'Runbook'), goal(4, 'Guide')];
const records = [record({ iid: 2, title: 'Runbook' }), record({ iid: 4, title: 'Guide' })];
const text = 'Goal: alex/goals#2';
/** 412 with 420, and 413 fit for certain; 414 fits nothing. */
const work = {
  ...merged(
    item('acme/web!412', '2026-11-19', { text }),
    item('acme/web!420', '2026-11-20', { text: 'Follows !412' }),
    item('acme/web!413', '2026-11-18', { text, isPrivate: true }),
    item('acme/web!414', '2026-11-17'),
    item('acme/docs!55', '2026-01-01'),
  ),
  mentions: [thanks('e17', 'acme/docs!55', '2026-11-10', { body: null, emoji: 'tada', url: null })],
};

function looked(more: Partial<Looked> = {}, entries: readonly LogEntry[] = []): Looked & { readonly decided: Decided } {
  const standing = standingOf(entries);
  const { window, decided } = basis();
  return {
    window,
    candidates: candidates(work, { goals }),
    sources: workSources.map((name) => {
      const read = { name, requests: 1, seen: 1, total: null, failed: null };
      return { ...read, state: 'complete', why: null, completeUntil: window.until };
    }),
    records,
    wins: null,
    log: { issue: null, standing, lists: [], uncleared: [], ticked: new Set<never>(), listKeys: new Set() },
    decided: { ...decided, logged: standing.decided },
    ...more,
  };
}

const facts = { path: 'alex/goals' };
const members = () => Promise.reject(new Error('asked for members'));
const me = { id: 7, username: 'alex', name: 'Alex' };
const noor = { id: 8, username: 'noor', name: 'Noor' };
const session = {
  me,
  project: { facts, members, promotionDocument: async () => null },
  settings: { company: gitlab },
} as never;

/** Each answer with the name of the question that it is for; `stop`: Ctrl-C. */
function answering(answers: readonly (readonly [name: string, answer: string | boolean])[]) {
  const left = [...answers];
  const shown: string[] = [];
  const next = (name: string) => {
    const [asked, answer] = left.shift() ?? [];
    expect(name).toBe(asked);
    if (answer === 'stop') throw new DevgrowthError('cancelled', 'Cancelled; nothing was written.');
    return answer as never;
  };
  const ask: Prompter = {
    text: async ({ name }) => next(name),
    async choice({ name, choices }) {
      const answer: string = next(name);
      expect(choices.map(({ value }) => value)).toContain(answer);
      return answer as never;
    },
    several: async ({ name }) => next(name),
    confirm: async ({ name }) => next(name),
    secret: async ({ name }) => next(name),
    list: async ({ name }) => next(name),
  };
  const talk = {
    note() {},
    warn() {},
    hint: (said: unknown) => shown.push(commandWords(said as never)),
    say: (said: unknown) => shown.push(String(said)),
    show: (lines: readonly string[]) => shown.push(...lines),
  };
  return { ask, talk, shown, left };
}

async function decided(answers: Parameters<typeof answering>[0], tells = false) {
  const desk = answering(answers);
  const describe: Parameters<typeof decideEach>[0]['describe'] = ({ key }, number, count) => [
    `${number}/${count} ${key}`,
  ];
  const wins = { iid: 9, confidential: false, author: me, assignees: [] };
  const table = { looked: looked(), wins, mayTell: async () => tells, mayQuote: async () => false, describe };
  const decisions = await decideEach(table, desk.ask, desk);
  expect(desk.left).toEqual([]);
  return { decisions: decisions.map(told), shown: desk.shown };
}

const told = (one: Decision) =>
  one.word === 'keep' ? `keep ${one.key} on ${one.goal}: ${one.result}` : `${one.word} ${one.key}`;

test('the one that fits, another goal, a result, dropped and put off', async () => {
  expect(
    await decided([
      ['decision', 'open'],
      ['decision', 'new'],
      ['decision', 'why'],
      ['decision', 'result'],
      ['result', ' 9 -> 1 a week '],
      ['decision', 'goal'],
      ['goal', '4'],
      ['decision', 'drop'],
      ['decision', 'later'],
    ]),
  ).toEqual({
    decisions: ['keep p42!412 on 2: 9 -> 1 a week', 'keep p42!413 on 4: null', 'drop p42!414', 'later e17'],
    shown: [
      '1/4 p42!412',
      'https://gitlab.example/acme/web/-/merge_requests/412',
      '`devgrowth goal add --from https://gitlab.example/acme/web/-/merge_requests/412`, and keep it with that goal next time.',
      'keep: a comment of yours on the goal, with the address and the day',
      'wins: the same on one issue beside the goals, for what belongs to none; reports tell of it',
      'drop: it is not shown again; only its number is remembered, in a confidential issue',
      'later: it comes again next time',
      '2/4 p42!413',
      '3/4 p42!414',
      '4/4 e17',
    ],
  });
});

test('what belongs to no goal is a win, by its own key or where a goal is asked for', async () => {
  const { decisions } = await decided([
    ['decision', 'wins'],
    ['decision', 'goal'],
    ['goal', 'wins'],
    ['decision', 'quit'],
  ]);
  expect(decisions).toEqual(['keep p42!412 on wins: null', 'keep p42!413 on wins: null']);
});

test('all that fit for certain, and then what is left', async () => {
  const { decisions } = await decided([
    ['decision', 'all'],
    ['decision', 'quit'],
  ]);
  expect(decisions).toEqual(['keep p42!412 on 2: null', 'keep p42!413 on 2: null']);
});

test('whoever stops in the middle of a question keeps what came before it; before the first, nothing happens', async () => {
  expect(
    await decided([
      ['decision', 'drop'],
      ['decision', 'result'],
      ['result', 'stop'],
    ]),
  ).toMatchObject({ decisions: ['drop p42!412'] });
  await expect(decided([['decision', 'stop']])).rejects.toThrow('Cancelled');
});

const named = (word: NamedDecision['word'], key: string, more: Partial<NamedDecision> = {}): NamedDecision => ({
  word,
  key,
  goal: null,
  result: null,
  did: null,
  values: null,
  ...more,
});
const resolve = (decisions: readonly NamedDecision[], at = looked(), titles = false) =>
  resolveDecisions({ decisions, titles, quotes: false }, at, session, { ask: null, yes: false });

test('by keys, with the goal that fits for certain where none is named', async () => {
  const all = [
    named('keep', 'p42!412'),
    named('keep', 'p42!414', { goal: 4, values: ['results'] }),
    named('drop', 'p42!413'),
    named('keep', 'e17', { goal: 'wins' }),
  ];
  const resolved = await resolve(all);
  expect(resolved.map(told)).toEqual([
    'keep p42!412 on 2: null',
    'keep p42!414 on 4: null',
    'drop p42!413',
    'keep e17 on wins: null',
  ]);
  expect(resolved[1]).toMatchObject({ values: ['results'], mayTell: true });
});

test('a title of a private project is kept on a word alone', async () => {
  expect(await resolve([named('keep', 'p42!413')])).toMatchObject([{ mayTell: false }]);
  expect(await resolve([named('keep', 'p42!413')], looked(), true)).toMatchObject([{ mayTell: true }]);
});

test('what was decided so before is done; every key that cannot be decided is told, and nothing is', async () => {
  const before = {
    ...basis().decided,
    logged: new Map([['p1!1', 'dropped'] as const]),
    marks: new Set([commentKeyOf('p1!2')]),
  };
  expect(await resolve([named('drop', 'p1!1'), named('keep', 'p1!2')], looked({ decided: before } as never))).toEqual(
    [],
  );
  await expect(resolve([named('later', 'p1!1')], looked({ decided: before } as never))).rejects.toThrow(
    'cannot be decided',
  );
  const faults = [
    named('drop', 'p9!9'),
    named('keep', 'p42!420'),
    named('keep', 'p42!414'),
    named('keep', 'p42!413', { goal: 3 }),
    named('later', 'e17'),
    named('drop', 'e17'),
  ];
  await expect(resolve(faults)).rejects.toMatchObject({
    kind: 'usage',
    details: [
      'e17: is named twice',
      'p9!9: was not found, or is decided',
      'p42!420: is decided with p42!412',
      'p42!414: fits no goal for certain: name one, or wins',
      'p42!413: there is no goal #3',
    ],
  });
});

const keeping = (key: string, goalNumber: number): Decision => ({
  word: 'keep',
  key,
  goal: goalNumber,
  result: null,
  did: null,
  values: [],
  mayTell: false,
  quotes: false,
});

test('one sitting: evidence of what is kept, keys of a whole piece in the log, and where the next window begins once all is decided', () => {
  const decisions: Decision[] = [
    keeping('p42!412', 2),
    { word: 'drop', key: 'p42!413' },
    { word: 'later', key: 'p42!414' },
    keeping('e17', 4),
  ];
  const at = looked();
  const { kept, entry, told: said } = sittingOf(decisions, at, '2026-11-28');
  expect(kept.map(({ key, goal: iid, evidence }) => [key, iid, evidence.link, evidence.also.length])).toEqual([
    ['p42!412', 2, 'https://gitlab.example/acme/web/-/merge_requests/412', 1],
    ['e17', 4, null, 0],
  ]);
  expect(entry).toEqual({
    day: '2026-11-28',
    window: { since: '2026-06-01', until: '2026-11-30' },
    decided: { keep: ['e17'], drop: ['p42!413'], later: ['p42!414'], restore: [] },
    readTo: Object.fromEntries(workSources.map((source) => [source, '2026-11-30'])),
  });
  expect(said.pieces).toEqual({ kept: 2, dropped: 1, later: 1 });
});

test('a sitting that was ended early moves no window; one that only kept what has addresses needs no log', () => {
  expect(sittingOf([{ word: 'drop', key: 'p42!412' }], looked(), '2026-11-28').entry).toMatchObject({
    decided: { drop: ['p42!412', 'p42!420'] },
    readTo: {},
  });
  expect(sittingOf([keeping('p42!412', 2)], looked(), '2026-11-28').entry).toBeNull();
});

test('keeping what was put off is said in the log, and a source that was not read whole begins again', () => {
  const nothing = { keep: [], drop: [], later: ['p42!414'], restore: [] };
  const entries = [
    { day: '2026-11-20', window: { since: '2026-11-13', until: '2026-11-20' }, decided: nothing, readTo: {} },
  ];
  const sources = looked().sources.map((source) => {
    if (source.name === 'thanks') return { ...source, state: 'partial' as const, completeUntil: null };
    return source.name === 'comments' ? { ...source, state: 'skipped' as const } : source;
  });
  const at = looked({ sources, candidates: looked().candidates.filter(({ key }) => key === 'p42!414') }, entries);
  const { entry } = sittingOf([keeping('p42!414', 2)], at, '2026-11-28');
  expect(entry?.decided.keep).toEqual(['p42!414']);
  expect(entry?.readTo).toEqual({
    authored: '2026-11-30',
    reviews: '2026-11-30',
    approvals: '2026-11-30',
    issues: '2026-11-30',
    thanks: '2026-06-01',
  });
});

const none = { keep: [], drop: [], later: [], restore: [] };
/** `looked` looks at 1 June to 30 November. */
test.each([
  ['a source that was read on', '2026-08-01', true, '2026-11-30'],
  ['one that failed stays where it stood', '2026-08-01', false, null],
  ['days before these were never looked at: it stays', '2026-05-31', true, null],
  ['days before these, and it failed: it stays', '2026-05-31', false, null],
  ['these days are the next ones', '2026-06-01', true, '2026-11-30'],
  ['one that was read further does not go back', '2026-12-05', true, null],
])('where the next window begins: %s', (_name, stood, isRead, expected) => {
  const readTo = Object.fromEntries(workSources.map((source) => [source, stood]));
  const sources = looked().sources.map((source) =>
    isRead ? source : { ...source, state: 'partial' as const, completeUntil: null },
  );
  const at = looked({ sources, candidates: [] }, [{ day: '2026-11-20', window: null, decided: none, readTo }]);
  const wanted = expected === null ? {} : Object.fromEntries(workSources.map((source) => [source, expected]));
  expect(sittingOf([], at, '2026-12-06').entry?.readTo ?? {}).toEqual(wanted);
});

test.each<[string, boolean, Partial<Candidate>, boolean, boolean]>([
  ['open to everybody', true, {}, true, true],
  ['not wished', false, {}, true, false],
  ['of a private project', true, { private: true }, true, false],
  ['of something confidential', true, { confidential: true }, true, false],
  ['without words', true, { words: null }, true, false],
  ['without an address', true, { url: null }, true, false],
  ['internal, or nobody knows', true, {}, false, false],
])('thanks in their own words: %s', async (_name, wished, more, isOpen, expected) => {
  const found = candidates({ ...work, mentions: [thanks('n7', 'acme/docs!55', '2026-11-10')] }).find(
    ({ kind }) => kind === 'thanks',
  );
  if (found === undefined) throw new Error('nothing found');
  const place = { type: 'merge-request' as const, home: 'acme/docs', iid: 55, anchor: 'note_7' };
  const forge = { placeOf: () => place, isOpenComment: async () => isOpen };
  const mayQuote = quoteRule(wished, { forge } as never);
  expect(await mayQuote({ ...found, private: false, ...more })).toBe(expected);
});

test('a title is kept in one line, without signs that turn it around', () => {
  const [candidate] = candidates(merged(item('acme/web!1', '2026-11-01', { title: 'Fix \u202Ethe\u0007 import' })));
  if (candidate === undefined) throw new Error('nothing found');
  const { kept } = sittingOf([keeping(candidate.key, 2)], looked({ candidates: [candidate] }), '2026-11-28');
  expect(kept[0]?.evidence.title).toMatch(/^Fix the ?import \(merge request in acme\/web/);
});

test.each<[string, Partial<Candidate>, Partial<Shown>, boolean | null, boolean]>([
  ['open work', { private: false }, {}, false, true],
  ['private work, where others read', {}, {}, null, false],
  ['private work, where the person alone reads', {}, { confidential: true }, null, true],
  ['private work, where somebody named reads', {}, { confidential: true, assignees: [noor] }, null, false],
  ['private work, on a word beforehand', {}, {}, true, true],
  ['confidential work, on a word beforehand', { confidential: true }, {}, true, false],
  ['work whose title nobody knows', { title: null, private: false }, {}, true, false],
])('a title goes along: %s', async (_name, more, place, told, expected) => {
  const [candidate] = candidates({ ...merged(item('acme/web!1', '2026-11-01', { isPrivate: true })) });
  if (candidate === undefined) throw new Error('nothing found');
  const source = { name: 'members', requests: 1, seen: 0, total: null, failed: null };
  const alone = { project: { facts, members: async () => new ListRead({ items: [], source }) }, me } as never;
  const rule = titleRule(told, alone, { ask: null, yes: false });
  const shown = { iid: 2, confidential: false, author: null, assignees: [], ...place };
  expect(await rule({ ...candidate, ...more }, shown)).toBe(expected);
});

test('a title is asked for once for each project and place', async () => {
  const list = candidates(merged(...[1, 2].map((iid) => item(`acme/web!${iid}`, '2026-11-01', { isPrivate: true }))));
  const { ask, left } = answering([['titles', true]]);
  const rule = titleRule(null, session, { ask, yes: false });
  const place = { iid: 2, confidential: false, author: null, assignees: [] };
  for (const candidate of list) expect(await rule(candidate, place)).toBe(true);
  expect([list.length, left]).toEqual([2, []]);
});

test('what was put off before it was moved waits no longer, once it is kept or dropped under its new key', () => {
  const moved = item('acme/web#1', '2026-11-02', { moved: { to: 'p43#7' } });
  const issue = item('acme/docs#7', '2026-11-05');
  const deeds = [{ type: 'finished', key: 'p43#7', at: '2026-11-05T12:00:00.000Z' } as const];
  const later = { keep: [], drop: [], later: ['p42#1'], restore: [] };
  const entry = { day: '2026-11-03', window: null, decided: later, readTo: {} };
  const at = looked({ candidates: candidates({ items: [moved, issue], deeds }, { goals }) }, [entry]);
  const keep = { word: 'keep', key: 'p43#7', goal: 2, result: null, did: null, values: [], mayTell: true } as const;
  expect(sittingOf([{ ...keep, quotes: false }], at, '2026-11-23').entry?.decided.keep).toEqual(['p42#1']);
  const dropped = sittingOf([{ word: 'drop', key: 'p43#7' }], at, '2026-11-23');
  expect(dropped.entry?.decided.drop).toEqual(['p43#7', 'p42#1']);
});
