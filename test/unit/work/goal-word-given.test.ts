// Words on a goal of whoever was asked for them: an answer, an approval, an agreement, a wait. What is planned is what will stand there.
import { describe, expect, test } from 'vitest';
import type { Note } from '#growth/goals/notes.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import type { Prompter } from '#world.ts';
import { planAgreement } from '#work/goal/agreeing.ts';
import { planAnswer } from '#work/goal/answering.ts';
import { planApproval } from '#work/goal/approving.ts';
import { dayAhead, planWait } from '#work/goal/waiting.ts';
import { alex, at, comment, record, sam } from '../reports/story.ts';
import { answering, read, readInPart, sessionOn, settings } from './a-session.ts';

const kim = { id: 3, username: 'kim', name: 'Kim' };
const own = (note: Note): Note => ({ ...note, isOwn: true }) as Note;

interface Given {
  readonly about?: Partial<GoalRecord>;
  readonly notes?: readonly Note[];
  readonly isWhole?: boolean;
  readonly manager?: string | null;
}

function sessionAs(me: typeof alex, { about = {}, notes = [], isWhole = true, manager = 'sam' }: Given = {}) {
  const goal = record({ iid: 2, title: 'Pass the CKA', commentCount: notes.length, ...about });
  const asked: string[] = [];
  const project = {
    goal: () => Promise.resolve(goal),
    notes: () => {
      asked.push('notes');
      return isWhole ? read(notes) : readInPart(notes, 'comments');
    },
    labelEvents: () => (isWhole ? read([]) : readInPart([])),
  };
  return { session: sessionOn(project, { me, settings: { ...settings, manager } }), asked };
}

describe('an answer', () => {
  const asks = own(comment(at('2026-11-18'), '**Check-in 2026-11-18**\n\n**Help:** a seat in the course'));
  const named = { iid: 2, goalAt: null };
  const answer = (
    me: typeof alex,
    text: string | null,
    { ask = null, ...given }: Given & { ask?: Prompter | null } = {},
  ) => planAnswer({ ...named, text }, sessionAs(me, { notes: [asks], ...given }).session, { ask });

  test('of the manager is what was typed, without spaces around it', async () => {
    const planned = await answer(sam, ' Take mine ');
    expect(planned).toMatchObject({ body: 'Take mine', words: { text: 'Take mine' } });
    expect(planned.asks.map(({ text }) => text)).toEqual(['a seat in the course']);
  });

  test('that was not typed is asked for, with what is asked', async () => {
    const { asked, ask } = answering({ text: 'Take mine' });
    expect((await answer(sam, null, { ask })).body).toBe('Take mine');
    expect(asked).toMatchObject([{ message: 'a seat in the course: your answer?', takesLines: true }]);
    await expect(answer(sam, null, { ask: answering({ text: '> quoted' }).ask })).rejects.toThrow(
      'Say at least a word.',
    );
    await expect(answer(sam, null)).rejects.toMatchObject({ kind: 'usage', message: 'no answer to #2 was given' });
  });

  test.each([
    ['says nothing', '> quoted', sam, {}, 'the answer says nothing'],
    ['is of the one who asks', 'Yes', alex, {}, 'your own word does not answer it'],
    ['is of somebody who was not asked', 'Yes', kim, {}, 'is asked of @sam, so your word'],
    ['to a closed goal', 'Yes', sam, { about: { state: 'closed' as const } }, '#2 is closed, and asks for nothing'],
    ['to a goal that asks for nothing', 'Yes', sam, { notes: [] }, '#2 asks for no help'],
    ['to one that could not be read', 'Yes', sam, { isWhole: false }, 'could not read the comments'],
  ])('that %s is refused', async (_name, text, me, given, message) => {
    await expect(answer(me, text, given)).rejects.toThrow(message);
  });

  test('to what names others, where nobody is the manager, is theirs', async () => {
    const notes = [own(comment(at('2026-11-18'), '**Check-in 2026-11-18**\n\n**Help:** @lee, a seat'))];
    await expect(answer(kim, 'Yes', { notes, manager: null })).rejects.toThrow('is asked of somebody else, so');
  });

  test('where an approval is waited for instead says so', async () => {
    const about = { description: '- [ ] Approval: my manager', stages: ['doing'] as const };
    const hint = await answer(sam, 'Yes', { notes: [], about }).catch((error: unknown) =>
      String((error as { hint: unknown }).hint),
    );
    expect(hint).toContain('It waits for an approval');
    const none = await answer(sam, 'Yes', { notes: [] }).catch((error: unknown) =>
      String((error as { hint: unknown }).hint),
    );
    expect(none).not.toContain('approval');
  });
});

describe('an approval', () => {
  const both = '- [ ] Read\n- [ ] Approval: my manager\n- [ ] Approval: @sam, the cost';
  const one = '- [ ] Read\n- [ ] Approval: my manager';
  const plan = (
    item: string | null,
    {
      me = sam,
      description = both,
      ask = null,
      ...given
    }: Given & { me?: typeof sam; description?: string; ask?: Prompter | null } = {},
  ) =>
    planApproval(
      { iid: 2, goalAt: null, item },
      sessionAs(me, {
        about: { description, stages: ['doing'], ...given.about },
        ...(given.notes ? { notes: given.notes } : {}),
        isWhole: given.isWhole ?? true,
      }).session,
      { ask },
    );

  test('of the only item names none; of one among several it names whose', async () => {
    expect(await plan(null, { description: one })).toMatchObject({
      body: 'Approved',
      isThere: false,
      words: { item: '2' },
    });
    expect(await plan('3')).toMatchObject({ body: 'Approved: `@sam, the cost`', words: { item: '3' } });
    expect(await plan('cost')).toMatchObject({ words: { item: '3' } });
  });

  test('of one among several is asked for, or has to be named', async () => {
    const { asked, ask } = answering({ item: '3' });
    expect(await plan(null, { ask })).toMatchObject({ words: { item: '3' } });
    expect(asked).toMatchObject([
      {
        choices: [
          { value: '2', label: '2. Approval: my manager' },
          { value: '3', label: '3. Approval: @sam, the cost' },
        ],
      },
    ]);
    await expect(plan(null)).rejects.toMatchObject({ kind: 'usage', message: '#2 waits for 2 approvals of yours' });
  });

  test('that was given is there already', async () => {
    const notes = [comment(at('2026-11-20'), 'Approved', sam)];
    expect(await plan(null, { description: one, notes })).toMatchObject({ isThere: true });
    await expect(plan(null, { description: one, notes, isWhole: false })).rejects.toThrow('could not read');
  });

  test.each([
    ['of an item that is none', '1', {}, 'item 1 of #2 is no approval of yours'],
    ['of the owner', null, { me: alex }, 'is the approval of others'],
    ['of somebody else', null, { me: kim }, 'waits for the approval of my manager; @sam, the cost: not for yours'],
    ['where none is waited for', null, { description: '- [ ] Read' }, '#2 waits for no approval'],
    ['of a closed goal', null, { about: { state: 'closed' as const } }, '#2 waits for no approval'],
  ])('%s is refused', async (_name, item, given, message) => {
    await expect(plan(item, given)).rejects.toThrow(message);
  });
});

describe('an agreement', () => {
  const day = '2026-11-23';
  const agree = (me: typeof alex, notes: readonly Note[] = [], given: Given = {}) =>
    planAgreement({ iid: 2, goalAt: null }, sessionAs(me, { notes, ...given }).session);
  const talked = (on: string) => own(comment(at('2026-11-20'), `**Talked over ${on}**: I talked about it.`));
  const agreed = (on: string) => comment(at('2026-11-20'), `**Agreed ${on}**: yes.`, sam);

  test('is the manager’s word; the person says that they talked', async () => {
    expect(await agree(sam)).toMatchObject({ type: 'agreed', day, isThere: false, words: { day } });
    expect(await agree(alex)).toMatchObject({ type: 'talked-over', day, isThere: false });
  });

  test.each<[string, typeof alex, readonly Note[], boolean]>([
    ['agreed on any day', sam, [agreed('2026-11-20')], true],
    ['talked over on this day', alex, [talked(day)], true],
    ['talked over on another day', alex, [talked('2026-11-20')], false],
    ['said by the other one', sam, [talked(day)], false],
    ['agreed by the other one', alex, [agreed(day)], false],
  ])('%s is there: %s', async (_name, me, notes, isThere) => {
    expect((await agree(me, notes)).isThere).toBe(isThere);
  });

  test.each([
    ['sam', '@sam is their manager'],
    [null, 'nobody is named as their manager'],
  ])('of anybody else is refused, with who is the manager: %s', async (manager, words) => {
    await expect(agree(kim, [], { manager })).rejects.toThrow(
      `only @alex and their manager agree on this goal; ${words}`,
    );
  });

  test('is not given where the comments could not be read', async () => {
    await expect(agree(sam, [], { isWhole: false })).rejects.toThrow('could not read');
  });
});

describe('a wait', () => {
  const typed = { iid: 2, goalAt: null, reason: null as string | null, until: null as string | null };
  const wait = (
    words: Partial<typeof typed & { day: string }>,
    { ask = null, yes = false, ...given }: Given & { ask?: Prompter | null; yes?: boolean } = {},
  ) => planWait({ ...typed, ...words }, sessionAs(alex, given).session, { ask, yes });

  test.each([
    [{ reason: ' a seat ' }, '**Check-in 2026-11-23**\n\nWaiting for: a seat'],
    [{ until: '2026-11-30' }, '**Check-in 2026-11-23**\n\nWaiting until: 2026-11-30'],
    [{ reason: '' }, null],
    [{}, null],
  ])('%j says', async (words, body) => {
    expect((await wait(words)).body).toBe(body);
  });

  test('whose reason was not typed is asked for it, unless a yes was given', async () => {
    const { asked, ask } = answering({ reason: 'a seat' });
    expect((await wait({}, { ask })).body).toContain('a seat');
    expect((await wait({}, { ask, yes: true })).body).toBeNull();
    expect(asked).toHaveLength(1);
  });

  const said = (body: string) => ({
    about: { stages: ['waiting' as const] },
    notes: [own(comment(at('2026-11-23', '07:00'), body))],
  });
  const there = said('**Check-in 2026-11-23**\n\n**Waiting for:** a seat');
  test.each<[string, Partial<typeof typed>, Given, boolean]>([
    ['the same words of the same day', { reason: 'a seat' }, there, false],
    ['other words', { reason: 'a room' }, there, true],
    ['an end that was not said', { reason: 'a seat', until: '2026-11-30' }, there, true],
    ['the same words, where not all was read', { reason: 'a seat' }, { ...there, isWhole: false }, true],
    ['the same words of a goal that no longer waits', { reason: 'a seat' }, { notes: there.notes }, true],
    ['words of the day before', { reason: 'a seat' }, said('**Check-in 2026-11-22**\n\n**Waiting for:** a seat'), true],
  ])('%s are written: %s', async (_name, words, given, isWritten) => {
    expect((await wait(words, given)).body !== null).toBe(isWritten);
  });

  test('of a goal without comments reads none', async () => {
    const { session, asked } = sessionAs(alex, { about: { stages: ['waiting'] } });
    await planWait({ ...typed, reason: 'a seat' }, session, { ask: null, yes: false });
    expect(asked).toEqual([]);
  });

  test('ends on its first day at the earliest, whatever day the words were typed on', () => {
    const session = sessionOn({});
    expect(dayAhead('2026-11-23', '2026-11-23', session)).toBe('2026-11-23');
    expect(() => dayAhead('2026-11-22', '2026-11-23', session)).toThrow('2026-11-22 is before 2026-11-23');
    expect(() => dayAhead('soonish', '2026-11-23', session)).toThrow('soonish');
    expect(dayAhead('tomorrow', '2026-11-20', { ...session, typedOn: '2026-11-20' })).toBe('2026-11-21');
  });
});
