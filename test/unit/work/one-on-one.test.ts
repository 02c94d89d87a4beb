// 1:1s as they are listed, meant, moved, mended and added to.
import { describe, expect, test } from 'vitest';
import type { OneOnOne } from '#growth/meetings/one-on-one.ts';
import { agendaItem, itemToAdd } from '#work/one-on-one/adding.ts';
import { listMeetings } from '#work/one-on-one/listing.ts';
import { meetingOf, meetingToShow, parseMeetingDay, readAgendas, theMeeting } from '#work/one-on-one/meetings.ts';
import { type Mending, mendAgenda, planMending } from '#work/one-on-one/mending.ts';
import { isMoveMeant, movable, moveMeeting, planMove } from '#work/one-on-one/moving.ts';
import { meeting } from '../reports/story.ts';
import { answering, deskOn, read, readInPart, sessionOn } from './a-session.ts';

const closed = meeting({ iid: 8, day: '2026-11-17', state: 'closed', description: '- [x] FYI a\n- [ ] HELP b' });
const next = meeting({ iid: 9, day: '2026-11-24', description: '- [ ] DISCUSS the date\n- [ ] HELP a seat' });
const undated = meeting({ iid: 7, day: '2026-11-30', due: null, title: 'Talk', description: '' });
const dated = <T extends OneOnOne>(one: T, day: string) => ({ ...one, day });

function onMeetings(all: readonly OneOnOne[], more: object = {}) {
  const texts = new Map(all.map(({ iid, description }) => [iid, description]));
  const project = {
    oneOnOnes: () => read(all),
    notes: () => read([]),
    editAgenda: (iid: number, edit: (text: string) => string) => {
      const description = edit(texts.get(iid) ?? '');
      texts.set(iid, description);
      return Promise.resolve({ value: { ...all.find((one) => one.iid === iid), description }, warnings: [] });
    },
    moveOneOnOne: (iid: number, { title, day }: { title: string; day: string }) =>
      Promise.resolve({ value: { ...all.find((one) => one.iid === iid), title, due: day }, warnings: [] }),
    ...more,
  };
  return { session: sessionOn(project), texts };
}

test('a list has the latest first, those without a day before them, and counts what is open', async () => {
  const list = await listMeetings(onMeetings([closed, next, undated]).session);
  expect(list.map(({ iid, day, open, done }) => [iid, day, open, done])).toEqual([
    [7, null, 0, 0],
    [9, '2026-11-24', 2, 0],
    [8, '2026-11-17', 1, 1],
  ]);
  await expect(listMeetings(onMeetings([], { oneOnOnes: () => readInPart([]) }).session)).rejects.toThrow('could not');
});

describe('which 1:1', () => {
  const { session } = onMeetings([closed, next, undated]);
  const both = [dated(closed, '2026-11-17'), dated(next, '2026-11-24')];

  test('a day is the next one of its name, or the last one', () => {
    expect(parseMeetingDay('friday', session)).toBe('2026-11-27');
    expect(parseMeetingDay('friday', session, 'back')).toBe('2026-11-20');
    expect(parseMeetingDay('tomorrow', { ...session, typedOn: '2026-11-20' })).toBe('2026-11-21');
    expect(() => parseMeetingDay('soonish', session)).toThrow('soonish');
  });

  test.each([
    ['tuesday', 'ahead', 9],
    ['tuesday', 'back', 8],
    ['2026-11-17', 'ahead', 8],
  ] as const)('%s, %s', (typed, facing, iid) => {
    expect(meetingOf(typed, both, session, facing).iid).toBe(iid);
  });

  test('of a weekday without one ahead the one behind is meant, and the other way round', () => {
    expect(meetingOf('tuesday', both.slice(0, 1), session).iid).toBe(8);
    expect(meetingOf('tuesday', both.slice(1), session, 'back').iid).toBe(9);
  });

  test('the later of two on one day', () => {
    expect(meetingOf('2026-11-17', [...both, dated({ ...closed, iid: 10 }, '2026-11-17')], session).iid).toBe(10);
  });

  test('none on that day: the latest is named', () => {
    const hint = (list: typeof both) => {
      try {
        meetingOf('2026-11-18', list, session);
      } catch (error) {
        return String((error as { hint: unknown }).hint);
      }
      return '';
    };
    expect(hint(both)).toBe('The latest is of 2026-11-24.');
    expect(hint([])).toContain('1on1 prepare');
  });

  test('without a day the one that counts now, where one is open', async () => {
    expect((await theMeeting(null, session)).iid).toBe(9);
    expect((await theMeeting('2026-11-17', session)).iid).toBe(8);
    expect(await meetingToShow(null, onMeetings([closed]).session)).toBeNull();
    await expect(theMeeting(null, onMeetings([closed]).session)).rejects.toThrow('no 1:1 is open');
    const ended = { ...undated, iid: 6, state: 'closed' as const };
    expect((await readAgendas(onMeetings([closed, undated, ended]).session)).undated.map(({ iid }) => iid)).toEqual([
      7,
    ]);
  });
});

describe('a move', () => {
  const move = (day: string, date: string | null = null, all: readonly OneOnOne[] = [closed, next]) =>
    planMove({ day, date }, onMeetings(all).session);

  test('goes to today or later', async () => {
    expect(await move('2026-11-23')).toMatchObject({ day: '2026-11-23', meeting: { iid: 9 } });
    await expect(move('2026-11-22')).rejects.toThrow('2026-11-22 is past');
  });

  test('is of the one that was named, and is done already where that stands on the new day', async () => {
    expect(await move('2026-11-25', '2026-11-24')).toMatchObject({ meeting: { iid: 9 }, day: '2026-11-25' });
    expect(await move('2026-11-24', '2026-11-25')).toMatchObject({ meeting: { iid: 9, day: '2026-11-24' } });
    await expect(move('2026-11-24', '2026-11-17')).rejects.toThrow('the 1:1 of 2026-11-17 is closed (#8)');
  });

  test('onto the day of another one is refused', async () => {
    const other = meeting({ iid: 10, day: '2026-11-26' });
    await expect(move('2026-11-26', null, [next, other])).rejects.toThrow('there is a 1:1 on 2026-11-26 already (#10');
    expect(await move('2026-11-24')).toMatchObject({ meeting: { iid: 9 }, day: '2026-11-24' });
  });

  test.each([
    ['1:1 2026-11-24', '1:1 2026-11-26'],
    ['Talk of 2026-11-24, long', 'Talk of 2026-11-26, long'],
    ['Talk', 'Talk'],
  ])('the title "%s" becomes "%s"', async (title, moved) => {
    const { session } = onMeetings([{ ...next, title }]);
    const { value } = await moveMeeting(
      { meeting: dated({ ...next, title }, '2026-11-24'), day: '2026-11-26' },
      session,
    );
    expect(value).toMatchObject({ title: moved, day: '2026-11-26' });
  });

  test.each([
    ['2026-11-26', [next], 9],
    ['2026-11-23', [next], 9],
    ['2026-11-22', [next], null],
    ['2026-11-24', [next], null],
    ['2026-11-26', [{ ...next, state: 'closed' as const }], null],
    ['2026-11-26', [meeting({ iid: 9, day: '2026-11-23' })], null],
  ])('a new one on %s may be the open one ahead', (day, all, iid) => {
    const meetings = all.map((one) => dated(one, one.due ?? ''));
    expect(movable({ meetings, undated: [] }, day, onMeetings([]).session)?.iid ?? null).toBe(iid);
  });

  test('is asked about', async () => {
    const { asked, ask } = answering({ move: true });
    expect(await isMoveMeant(dated(next, '2026-11-24'), '2026-11-26', ask)).toBe(true);
    expect(asked).toMatchObject([
      { message: 'The 1:1 of 2026-11-24 is open (#9). Move it to 2026-11-26?', default: true },
    ]);
  });
});

describe('an item', () => {
  const mend = async (
    how: Mending,
    item: string,
    text: string | null,
    change?: (texts: Map<number, string>) => void,
  ) => {
    const { session, texts } = onMeetings([next]);
    const { desk } = deskOn();
    const own = { item, text, date: null };
    const planned = await planMending(how, own, session, desk);
    change?.(texts);
    await mendAgenda(how, own, planned, session, desk);
    return texts.get(9);
  };

  test.each<[Mending, string, string | null, string]>([
    ['edit', '1', 'FYI the day', '- [ ] FYI the day\n- [ ] HELP a seat'],
    ['edit', 'seat', ' two   seats ', '- [ ] DISCUSS the date\n- [ ] HELP two seats'],
    ['remove', '1', null, '- [ ] HELP a seat'],
    ['note', '2', 'It is 40', '- [ ] DISCUSS the date\n- [ ] HELP a seat\n  - It is 40'],
  ])('%s %s', async (how, item, text, expected) => {
    expect((await mend(how, item, text))?.trim()).toBe(expected);
  });

  test('said anew needs words', async () => {
    await expect(mend('edit', '1', '')).rejects.toMatchObject({ kind: 'usage' });
    await expect(mend('edit', '3', 'x')).rejects.toThrow('there is no item 3 in #9');
  });

  test('that was changed meanwhile is not guessed; one that says it already is done', async () => {
    const gone = (texts: Map<number, string>) => void texts.set(9, '- [ ] FYI else');
    await expect(mend('edit', '1', 'FYI the day', gone)).rejects.toThrow('that item of #9 was changed or taken off');
    await expect(mend('note', '1', 'x', gone)).rejects.toThrow('was changed or taken off');
    const there = (texts: Map<number, string>) => void texts.set(9, '- [ ] FYI the day');
    expect(await mend('edit', '1', 'FYI the day', there)).toBe('- [ ] FYI the day');
  });

  test('to be added has a tag, typed or answered', async () => {
    expect(agendaItem('help: a seat')).toBe('HELP a seat');
    expect(() => agendaItem('a seat')).toThrow(/DISCUSS/);
    expect(await itemToAdd({ item: 'x' }, { ask: null })).toEqual({ item: 'x' });
    await expect(itemToAdd({ item: '' }, { ask: null })).rejects.toThrow('what shall be on the agenda?');
    expect(await itemToAdd({ item: '', key: 'k' }, { ask: answering({ item: 'fyi x' }).ask })).toEqual({
      item: 'FYI x',
      key: 'k',
    });
    await expect(itemToAdd({ item: '' }, { ask: answering({ item: 'x' }).ask })).rejects.toThrow('item: ');
  });
});
