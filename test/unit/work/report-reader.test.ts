// Who a report is made for: what they see, what was chosen for them, and what a copy for the manager leaves out.
import { describe, expect, test } from 'vitest';
import type { GoalRecord } from '#growth/words/goal.ts';
import { owner } from '#reports/audience.ts';
import type { GoalStory } from '#reports/listed-goal.ts';
import { leastReader, leftOutOfManagers, managersReader, type ReaderAsked, readerOf } from '#work/report/reader.ts';
import { alex, at, comment, failure, record, sam, source } from '../reports/story.ts';
import { read, sessionOn, settings } from './a-session.ts';

const goals = [
  record({ iid: 3, title: 'Secret', confidential: true }),
  record({ iid: 7, title: 'Talk', kinds: ['dream'] }),
];
const kinds = Promise.resolve({
  names: ['lesson', 'reading'],
  bucketOf: () => null,
  isSensitive: (kind: string) => kind === 'lesson',
  failed: null,
});

function scene({ manager = 'sam', role = 'reporter' }: { manager?: string | null; role?: string } = {}) {
  let asked = 0;
  const members = () => {
    asked += 1;
    return read([
      { person: alex, role: 'owner' },
      { person: { ...sam, username: 'Sam' }, role },
    ]);
  };
  return { session: sessionOn({ members }, { settings: { ...settings, manager } }), times: () => asked };
}

async function made(words: Partial<ReaderAsked>, given: Parameters<typeof scene>[0] = {}) {
  const { session, times } = scene(given);
  const list = Promise.resolve({ items: goals, source: source('goals', goals.length) });
  const reader = await readerOf({ audience: 'manager', stored: false, include: [], ...words }, list, kinds, session);
  return { reader, times: times() };
}

describe('who reads it', () => {
  test.each<[string, Partial<ReaderAsked>, Parameters<typeof scene>[0], object, number]>([
    ['the manager, with their role', {}, {}, { person: { id: 2 }, role: 'reporter', isHandedOver: true }, 1],
    ['a manager who is no member', {}, { manager: 'kim' }, { person: null, role: null, isHandedOver: true }, 1],
    ['no manager', {}, { manager: null }, { ...leastReader, isHandedOver: true }, 0],
    ['what is stored: whoever sees least', { stored: true }, {}, { ...leastReader, isHandedOver: false }, 0],
    ['a form for the manager', { audience: 'review' }, {}, { person: { id: 2 }, isForm: true }, 1],
  ])('%s', async (_name, words, given, expected, times) => {
    const { reader, times: asked } = await made(words, given);
    expect(reader).toMatchObject({ chosen: { kinds: [], iids: [] }, ...expected });
    expect('isForm' in reader).toBe(words.audience === 'review');
    expect(asked).toBe(times);
  });

  test('the person sees all, and waits for nothing', async () => {
    const never = new Promise<never>(() => {});
    const words = { audience: 'me', stored: false, include: [] } as const;
    expect(await readerOf(words, never, never, scene().session)).toBe(owner);
    const { reader, times } = await made({ audience: 'me', include: ['lesson'] });
    expect([reader, times]).toEqual([{ ...owner, chosen: { kinds: ['lesson'], iids: [] } }, 0]);
  });

  test('what is sensitive, the templates say', async () => {
    const reader = await managersReader(false, kinds, scene().session);
    expect(['lesson', 'reading'].map((kind) => reader.isSensitive(kind))).toEqual([true, false]);
  });
});

describe('what was chosen to be shown', () => {
  test('kinds that exist, kinds that a goal has, and numbers of goals', async () => {
    const { reader } = await made({ include: [' lesson ', 'dream', '7', '#3'] });
    expect(reader.chosen).toEqual({ kinds: ['lesson', 'dream'], iids: [7, 3] });
  });

  test.each(['8', '#', 'lessons', 'x7', '7x', '1234567890'])('not "%s", which is none', async (word) => {
    await expect(made({ include: ['lesson', word] })).rejects.toThrow(`there is no "${word}"`);
  });
});

describe('what the copy for the manager leaves out', () => {
  const story = (about: GoalRecord, ...internal: readonly boolean[]): GoalStory => {
    const items = internal.map((one) => ({ ...comment(at('2026-11-20'), 'x'), internal: one }));
    return { record: about, activity: { notes: { items, source: source('comments', 1) } } } as unknown as GoalStory;
  };
  const [secret, talk, lesson] = [...goals, record({ iid: 9, title: 'Slip', kinds: ['lesson'] })] as [
    GoalRecord,
    GoalRecord,
    GoalRecord,
  ];
  test.each<[string, readonly GoalRecord[], readonly GoalStory[], string, object, number]>([
    ['nothing, and no role is asked for', [talk], [story(talk, false)], 'guest', { confidential: 0, sensitive: 0 }, 0],
    ['what is sensitive', [talk, lesson], [], 'guest', { confidential: 0, sensitive: 1 }, 0],
    ['what a Guest does not see', [secret, talk], [], 'guest', { confidential: 1, sensitive: 0 }, 1],
    ['a Reporter sees it', [secret, talk], [], 'reporter', { confidential: 0, sensitive: 0 }, 1],
    [
      'internal comments',
      [talk],
      [story(talk, true, false, true)],
      'guest',
      { confidential: 0, sensitive: 0, internalComments: 2 },
      1,
    ],
    ['a Reporter reads them', [talk], [story(talk, true)], 'reporter', { confidential: 0, sensitive: 0 }, 1],
    [
      'those on goals that are left out are not counted again',
      [secret, talk, lesson],
      [story(secret, true), story(lesson, true), story(talk, true)],
      'guest',
      { confidential: 1, sensitive: 1, internalComments: 1 },
      1,
    ],
    [
      'none but on goals that are left out',
      [secret],
      [story(secret, true)],
      'guest',
      { confidential: 1, sensitive: 0 },
      1,
    ],
  ])('%s', async (_name, told, stories, role, expected, times) => {
    const { session, times: asked } = scene({ role });
    const choice = Promise.resolve({ told });
    expect(await leftOutOfManagers(choice, Promise.resolve(stories), kinds, session)).toEqual(expected);
    expect(asked()).toBe(times);
  });

  test('comments that were not read count as none', async () => {
    const unread = { record: talk, activity: { notes: { items: [], source: failure('comments') } } };
    const stories = Promise.resolve([unread, { record: talk, activity: { notes: null } }] as unknown as GoalStory[]);
    const left = leftOutOfManagers(Promise.resolve({ told: [talk] }), stories, kinds, scene().session);
    expect(await left).toEqual({ confidential: 0, sensitive: 0 });
  });
});
