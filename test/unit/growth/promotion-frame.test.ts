// The frame of a promotion document: as we write it, as people write it, and what nobody can know of it.
import { describe, expect, test } from 'vitest';
import { readFrame } from '#growth/promotion/frame.ts';
import { frameText, withFact } from '#growth/promotion/frame-text.ts';
import { findPart } from '#growth/promotion/parts.ts';
import { knownFrame } from '#growth/promotion/told.ts';
import type { OneOnOne } from '#growth/meetings/one-on-one.ts';

const typed = `# Promotion document

## Frame
- **Role:** Senior Backend Engineer -> Staff Backend Engineer (since 2025-03-01)
- **Levels:** \`gitlab-engineering/staff\`
- **Cycle:** FY28-Q2, nominate by 2027-01-29
- **Manager told:** 2026-11-20 in #19
- **Endorsers:** Kim (Verify, Staff), saw result 1
  - Noor (Search)

## Summary

Role: none of these.
`;

test('as it is written', () => {
  expect(readFrame(typed)).toEqual({
    role: {
      words: 'Senior Backend Engineer -> Staff Backend Engineer (since 2025-03-01)',
      at: 3,
      from: 'Senior Backend Engineer',
      to: 'Staff Backend Engineer',
      since: '2025-03-01',
    },
    levels: { words: 'gitlab-engineering/staff', at: 4 },
    cycle: { words: 'FY28-Q2, nominate by 2027-01-29', at: 5, name: 'FY28-Q2', nominateBy: '2027-01-29' },
    told: { words: '2026-11-20 in #19', at: 6, day: '2026-11-20', where: '#19' },
    endorsers: [
      { words: 'Kim (Verify, Staff), saw result 1', at: 7 },
      { words: 'Noor (Search)', at: 8 },
    ],
  });
});

test('nobody wrote it: not known', () => {
  expect(readFrame('## Summary\n\nRole: Senior')).toBeNull();
  const nothing = { role: null, levels: null, cycle: null, told: null, endorsers: [] };
  expect(readFrame(`## Frame\n\n${frameText({})}`)).toEqual(nothing);
  expect(readFrame('## Frame\n\n```\nRole: a -> b\n```\n<!--\nLevels: x\n-->')).toEqual(nothing);
});

test.each<[string, unknown]>([
  ['Role: Engineer', { role: { from: null, to: null, since: null, words: 'Engineer' } }],
  ['* role - A → B, since: 2026-01-02', { role: { from: 'A', to: 'B', since: '2026-01-02' } }],
  ['My role: -> B (since 2026-13-02)', { role: { from: null, to: 'B (since 2026-13-02)', since: null } }],
  ['- **Role:** A -> B -> C', { role: { from: null, to: null } }],
  ['Role:\n- A -> B\n- since 2026-01-02', { role: { from: 'A', to: 'B', since: '2026-01-02' } }],
  ['**Role**\n\nA -> B', { role: { from: 'A', to: 'B', at: 4 } }],
  ['Review cycle: until 2027-01-29', { cycle: { name: null, nominateBy: '2027-01-29' } }],
  ['Cycle: FY28-Q2 (nominations by 2027-01-29)', { cycle: { name: 'FY28-Q2', nominateBy: '2027-01-29' } }],
  ['Cycle: FY28-Q2', { cycle: { name: 'FY28-Q2', nominateBy: null } }],
  ['Cycle: talks of 2027-01-29', { cycle: { name: 'talks of 2027-01-29', nominateBy: null } }],
  ['Told: 2026-11-20', { told: { day: '2026-11-20', where: null } }],
  ['Manager told: on a walk, 2026-11-20', { told: { day: '2026-11-20', where: 'on a walk' } }],
  ['Manager told: not yet', { told: { day: null, where: null, words: 'not yet' } }],
  ['Endorsed by: Kim; Noor ;', { endorsers: [{ words: 'Kim' }, { words: 'Noor' }] }],
])('by hand: %s', (lines, found) => {
  expect(readFrame(`## Frame\n\n${lines}\n`)).toMatchObject(found as object);
});

describe('known on a day', () => {
  const document = { iid: 2, title: 'Promotion document', url: 'https://gitlab.test/a/g/-/work_items/2' };
  const meeting = (iid: number, day: string, description: string): OneOnOne => ({
    iid,
    title: `1:1 ${day}`,
    description,
    state: 'closed',
    due: day,
    confidential: false,
    url: '',
    author: null,
    assignees: [],
    createdAt: `${day}T10:00:00.000Z`,
    updatedAt: `${day}T10:00:00.000Z`,
    closedAt: null,
    commentCount: 0,
    mark: null,
  });
  const told = (line: string, ...meetings: OneOnOne[]) =>
    knownFrame({ ...document, description: `## Frame\n\n${line}` }, meetings, '2026-11-28')?.told;

  test('days left, and behind', () => {
    const left = (day: string) =>
      knownFrame({ ...document, description: `## Frame\n\nCycle: by ${day}` }, [], '2026-11-28')?.cycle?.daysLeft;
    expect([left('2027-01-29'), left('2026-11-28'), left('2026-11-27')]).toEqual([62, 0, -1]);
    expect(knownFrame({ ...document, description: 'none' }, [], '2026-11-28')).toBeNull();
  });

  test.each([
    'DISCUSS #2',
    'my promotion document, please',
    'see https://gitlab.test/a/g/-/issues/2#note_1',
    'https://gitlab.test/a/g/-/work_items/2',
  ])('a ticked item of a 1:1 tells it: %s', (item) => {
    const by = { day: '2026-11-20', words: '2026-11-20 in #19', where: '#19', by: 'agenda' };
    const held = meeting(19, '2026-11-20', `- [x] ${item}`);
    expect(told('', meeting(20, '2026-11-27', `- [x] ${item}`), held)).toEqual(by);
    expect(knownFrame({ ...document, description: 'no frame' }, [held], '2026-11-28')).toMatchObject({ told: by });
    // Not ticked, or not held yet.
    expect(told('', meeting(19, '2026-11-20', `- [ ] ${item}`), meeting(19, '2026-12-20', `- [x] ${item}`))).toBeNull();
    expect(told('Told: 2026-11-10', held)).toMatchObject({ day: '2026-11-10', by: 'frame' });
    expect(told('Told: 2026-12-10', held)).toMatchObject({ day: '2026-11-20', by: 'agenda' });
  });

  test.each(['DISCUSS #21', 'alex/goals#2', '!2', 'promotion', 'https://gitlab.test/a/g/-/work_items/20'])(
    'another one does not: %s',
    (item) => {
      expect(told('', meeting(19, '2026-11-20', `- [x] ${item}`))).toBeNull();
    },
  );

  test('words without a day that has come tell of no moment', () => {
    expect(told('Told: not yet')).toEqual({ day: null, words: 'not yet', where: null, by: 'frame' });
    expect(told('Told: on 2026-12-01')).toMatchObject({ day: null });
  });
});

describe('one fact put into it', () => {
  const put = (text: string, words = '2026-11-20', fact: 'told' | 'cycle' | 'role' = 'told') => {
    const found = findPart(text, { type: 'section', section: 'frame' }, []);
    const to = (was: string) => [words, was].filter(Boolean).join(', ');
    return found.type === 'found' ? withFact(text, found.part, fact, to) : found;
  };
  test.each([
    [
      'its question',
      '## Frame\n\n- **Role:** A\n- Told: _On which day?_\n',
      '## Frame\n\n- **Role:** A\n- Told: 2026-11-20\n',
    ],
    ['its words', '## Frame\n\n* Told - soon\n\n## Summary', '## Frame\n\n* Told - 2026-11-20, soon\n\n## Summary'],
    [
      'no line',
      '## Frame\r\n\r\nCycle: x\r\nEndorsers: y\r\n\r\n## My own\r\n',
      '## Frame\r\n\r\nCycle: x\r\n- **Manager told:** 2026-11-20\r\nEndorsers: y\r\n\r\n## My own\r\n',
    ],
    ['no fact', '## Frame\n\nwords\n', '## Frame\n\nwords\n\n- **Manager told:** 2026-11-20\n'],
  ])('in the place of %s', (_what, text, after) => {
    expect(put(text)).toBe(after);
  });
  test('the first line of all stands above the others', () => {
    expect(put('## Frame\n\nCycle: x\n', 'A -> B', 'role')).toBe('## Frame\n\n- **Role:** A -> B\nCycle: x\n');
  });
  test('a frame that is not there is made with its questions', () => {
    const made = put('## Summary\n\nS\n');
    expect(made).toContain('- **Manager told:** 2026-11-20\n- **Endorsers:** _Who');
    expect(made).toContain('?_\n\n## Summary\n\nS\n');
  });
});
