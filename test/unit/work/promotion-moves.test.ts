// What a move of the promotion document looks at before, says after, and whether the manager gets it assigned.
import { describe, expect, test } from 'vitest';
import type { Role } from '#growth/forge/project.ts';
import type { PromotionRecord } from '#growth/promotion/transitions.ts';
import type { PromotionState } from '#growth/words/promotion-words.ts';
import { lookBefore, noteAfter, openGapsIn, stepAfter } from '#work/promotion/looked-at.ts';
import { managerToAssign } from '#work/promotion/manager-review.ts';
import { sam } from '../reports/story.ts';
import { document, documentSession } from './a-document.ts';
import { answering, deskOn, read, settings } from './a-session.ts';

const apart = {
  iid: 30,
  title: 'Gaps (private)',
  url: 'https://gitlab.example/x',
  description: '- [ ] Search\n- [x] Old',
};
const gaps = '## Gaps\n\n- [ ] A design, until 2027-01-31\n- [ ] Mentoring\n- [x] Done\n';
const framed = (...lines: readonly string[]) => ['## Frame', '', ...lines.map((line) => `- **${line}`), ''].join('\n');

describe('before', () => {
  const history = {
    notes: { items: [], source: { name: 'x', requests: 1, seen: 0, total: null, failed: null } },
    events: null,
  };
  const summary = '## Summary\n\nAlex led the queue.\n';
  const look = (next: PromotionState, description: string, more: Parameters<typeof deskOn>[0] = {}) => {
    const { session } = documentSession({ description });
    const { lines, desk } = deskOn(more);
    const done = lookBefore(next, { ...document, description }, { history }, session, desk);
    return { lines, done };
  };

  test('feedback on a text without words is asked about', async () => {
    const { asked, ask } = answering({ yes: true });
    const { lines, done } = look('feedback', '## Summary\n', { ask });
    await done;
    expect(lines[0]).toBe('warn: #20 has no words yet: others would read questions');
    expect(asked).toMatchObject([{ message: 'Move it to feedback all the same?', default: false }]);
    await expect(look('feedback', '').done).rejects.toMatchObject({ kind: 'usage' });
    await expect(look('feedback', '', { ask: answering({ yes: false }).ask }).done).rejects.toMatchObject({
      kind: 'cancelled',
    });
  });

  test.each(['drafting', 'gap-plan', 'approved'] as const)('%s needs no words', async (next) => {
    const { lines, done } = look(next, '');
    await done;
    expect(lines).toEqual([]);
  });

  test.each([
    ['a summary', summary],
    ['a justification', '## Justification\n\nShe did it.\n'],
    ['a title', '## Results\n\n### Result 1: The queue\n'],
    ['a field', '## Results\n\n### Result 1\n\n- **Impact:** Two teams moved.\n'],
    ['words of a result', '## Results\n\n### Result 1\n\nTwo teams moved.\n'],
    ['evidence', '## Results\n\n### Result 1\n\n- **Evidence:** https://example.com/x\n'],
  ])('%s is a word: nothing is asked before feedback', async (_name, description) => {
    const { lines, done } = look('feedback', description);
    await done;
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('Nobody is named who stands for it');
  });

  test('who stands for it is named', async () => {
    const { lines, done } = look('feedback', `${framed('Endorsers:** Kim')}\n${summary}`);
    await done;
    expect(lines).toEqual([]);
  });
});

describe('after', () => {
  const noted = (next: PromotionState, about: Partial<PromotionRecord>, isShown = true) => {
    const { lines, desk } = deskOn();
    noteAfter(next, { ...document, ...about }, isShown, desk);
    return lines;
  };

  test('gaps that are open and have no day are counted, those that are kept apart among them', () => {
    expect(noted('gap-plan', { description: gaps })[0]).toBe('note: 1 gap without a day');
    expect(noted('gap-plan', { description: gaps, apart })[0]).toBe('note: 2 gaps without a day');
    expect(noted('gap-plan', { description: '## Gaps\n\n- [ ] A, until 2027-01-31\n' })).toEqual([]);
    expect(noted('feedback', { description: gaps })).toEqual([]);
  });

  test('to a manager to whom it is assigned the open gaps are told', () => {
    expect(noted('manager-review', { description: gaps })[0]).toContain('tells whoever it is assigned to of 2 gaps');
    expect(noted('manager-review', { description: gaps }, false)).toEqual([]);
    expect(noted('manager-review', { description: '' })).toEqual([]);
    expect(openGapsIn(gaps).map(({ title }) => title)).toHaveLength(2);
    expect(openGapsIn('none')).toEqual([]);
  });

  test.each<[PromotionState, string, string | null]>([
    ['drafting', '', 'promotion told'],
    ['drafting', framed('Manager told:** 2026-11-20'), null],
    ['drafting', framed('Manager told:** soon'), 'promotion told'],
    ['gap-plan', '', 'promotion gap goal 1'],
    ['nominated', '', 'promotion export'],
    ['approved', '', 'thank whoever stood for it'],
    ['not-this-cycle', '', 'promotion state gap-plan'],
    ['feedback', '', null],
    ['exploring', '', null],
  ])('%s, with "%s": %s', (next, description, step) => {
    const said = stepAfter(next, { ...document, description });
    if (step === null) expect(said).toBeNull();
    else expect(String(said)).toContain(step);
  });
});

describe('the manager', () => {
  const assigned = (
    isWanted: boolean | null,
    {
      manager = 'sam',
      role = 'guest',
      isMember = true,
      about = {},
      desk = {},
    }: {
      manager?: string | null;
      role?: Role | null;
      isMember?: boolean;
      about?: Partial<PromotionRecord>;
      desk?: Parameters<typeof deskOn>[0];
    } = {},
  ) => {
    const { session, record } = documentSession(about, {
      settings: { ...settings, manager },
      forge: { findPerson: () => Promise.resolve(sam) } as never,
      project: { members: () => read(isMember ? [{ person: sam, role, expires: null }] : []) },
    });
    const { lines, desk: at } = deskOn(desk);
    return { lines, person: managerToAssign(record ?? document, session, isWanted, at) };
  };

  test('gets it where that is wanted, and is not asked about where it is not', async () => {
    expect(await assigned(true).person).toEqual(sam);
    const { lines, person } = assigned(false);
    expect(await person).toBeNull();
    expect(lines).toEqual([]);
  });

  test.each([
    [true, sam],
    [false, null],
  ])('undecided, somebody is asked, and told who will read it: %s', async (yes, expected) => {
    const { asked, ask } = answering({ 'assign-manager': yes });
    const { lines, person } = assigned(null, { desk: { ask }, about: { description: gaps } });
    expect(await person).toEqual(expected);
    expect(asked).toMatchObject([{ message: 'Assign it to @sam?', default: false }]);
    expect(lines[0]).toContain('@sam can read and edit the whole document');
    expect(lines).toHaveLength(2);
  });

  test('undecided with nobody to ask, or with a yes that nobody gave for this, it is not moved', async () => {
    await expect(assigned(null).person).rejects.toThrow('say whether @sam gets it assigned');
    const { ask } = answering({ 'assign-manager': true });
    await expect(assigned(null, { desk: { ask, yes: true } }).person).rejects.toThrow('say whether @sam');
  });

  test('who reads it anyway, or has it, gets no second one', async () => {
    expect(await assigned(null, { role: 'reporter' }).person).toBeNull();
    expect(await assigned(true, { role: 'reporter' }).person).toEqual(sam);
    expect(await assigned(true, { about: { assignees: [sam] } }).person).toBeNull();
  });

  test('that is none, or no member', async () => {
    const { lines, person } = assigned(null, { manager: null });
    expect(await person).toBeNull();
    expect(lines[0]).toContain('assigned to nobody');
    await expect(assigned(true, { manager: null }).person).rejects.toMatchObject({ kind: 'usage' });
    await expect(assigned(true, { isMember: false }).person).rejects.toThrow('@sam is no member of this project');
  });
});
