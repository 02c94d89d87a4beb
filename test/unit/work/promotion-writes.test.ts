// What is written into a promotion document: that the manager was told, its frame, its gaps.
import { describe, expect, test } from 'vitest';
import { frameOf, refuseFrame, withFrame } from '#work/promotion/framing.ts';
import { type GapWords, planGap, writeGap } from '#work/promotion/gaps.ts';
import { planTold, tellManager, type ToldWords } from '#work/promotion/telling.ts';
import { alex, meeting } from '../reports/story.ts';
import { document, documentSession } from './a-document.ts';
import { deskOn, read, sessionOn, settings } from './a-session.ts';

const framed = (...lines: readonly string[]) =>
  ['# Promotion', '', '## Frame', '', ...lines.map((line) => `- **${line}`), '', '## Summary', '', 'Text', ''].join(
    '\n',
  );
const ended = <T>(result: T) => Promise.resolve(result);

describe('that the manager was told', () => {
  const told = (
    words: Partial<ToldWords>,
    description = framed(),
    meetings: readonly ReturnType<typeof meeting>[] = [],
  ) => {
    const given = documentSession({ description }, { project: { oneOnOnes: () => read(meetings) } });
    const { desk } = deskOn();
    return { ...given, desk, planned: planTold({ on: null, meeting: null, ...words }, given.session, desk) };
  };
  const held = meeting({ iid: 9, day: '2026-11-19', state: 'closed' });

  test.each([
    ['today, where nothing else is said', {}, [], '2026-11-23', null, false],
    ['the day that was typed', { on: '2026-11-20' }, [], '2026-11-20', null, true],
    ['the day of the 1:1 that was named', { meeting: 9 }, [held], '2026-11-19', 9, true],
    ['today, where that 1:1 is ahead', { meeting: 9 }, [meeting({ iid: 9, day: '2026-11-24' })], '2026-11-23', 9, true],
    [
      'its day, where that 1:1 is today',
      { meeting: 9 },
      [meeting({ iid: 9, day: '2026-11-23' })],
      '2026-11-23',
      9,
      true,
    ],
    ['the typed day in the 1:1 that was named', { on: '2026-11-18', meeting: 9 }, [held], '2026-11-18', 9, true],
    [
      'a 1:1 whose ticked item names it',
      {},
      [meeting({ iid: 9, day: '2026-11-19', state: 'closed', description: '- [x] DISCUSS promotion #20' })],
      '2026-11-19',
      9,
      false,
    ],
  ] as const)('%s', async (_name, words, meetings, day, iid, isNamed) => {
    const planned = await told(words, framed(), meetings).planned;
    expect(planned).toMatchObject({ day, meeting: iid, isNamed });
    expect(planned.line).toBe(iid === null ? day : `${day} in #${iid}`);
  });

  test('of a 1:1 that is none, or a day ahead, is refused', async () => {
    await expect(told({ meeting: 8 }, framed(), [held]).planned).rejects.toThrow('#8 is no 1:1 of this project');
    await expect(told({ on: '2026-11-24' }).planned).rejects.toMatchObject({ kind: 'usage' });
  });

  test.each([
    ['nothing', framed(), {}, 'changed', '- **Manager told:** 2026-11-23\n'],
    ['the same day', framed('Manager told:** 2026-11-20'), { on: '2026-11-20' }, 'unchanged', '2026-11-20\n'],
    ['some day, and none is named', framed('Manager told:** 2026-11-20'), {}, 'unchanged', '2026-11-20\n'],
    ['words without a day', framed('Manager told:** soon'), {}, 'changed', '2026-11-23, soon\n'],
    [
      'the day, and now the place',
      framed('Manager told:** 2026-11-19'),
      { meeting: 9 },
      'changed',
      '2026-11-19 in `#9`\n',
    ],
    ['a day ahead', framed('Manager told:** 2026-12-01'), { on: '2026-11-20' }, 'changed', '2026-11-20, 2026-12-01\n'],
  ] as const)('where %s stands there', async (_name, description, words, how, line) => {
    const { planned, session, desk, texts } = told(words, description, [held]);
    expect(await tellManager(await planned, session, desk)).toEqual({ how, warnings: [] });
    expect(texts.get(20)).toContain(line);
  });

  test('another day that stands there is not overwritten', async () => {
    const run = told({ on: '2026-11-18' }, framed('Manager told:** 2026-11-20')).planned;
    await expect(run).rejects.toThrow('#20 says that the manager was told on 2026-11-20');
  });
});

describe('the frame', () => {
  const session = sessionOn({});
  const nothing = { role: null, target: null, levels: null, cycle: null, since: null };

  test('has a line for each fact that was said', () => {
    const text = framed('Role:** ', 'Levels:** ', 'Cycle:** ');
    const words = frameOf(
      { role: 'Senior', target: 'Staff', since: '2025-03-01', levels: 'staff', cycle: 'FY99-Q9' },
      session,
    );
    const all = withFrame(text, words);
    expect(all).toContain('- **Role:** Senior -> Staff (since 2025-03-01)\n');
    expect(all).toContain('- **Levels:** staff\n');
    expect(all).toContain('- **Cycle:** FY99-Q9');
    expect(withFrame(text, nothing)).toBe(text);
    expect(withFrame(text, { ...nothing, target: 'Staff' })).toContain('- **Role:** -> Staff\n');
  });

  test('a cycle of the company has its last day, however it is typed', () => {
    const round = { name: 'FY28-Q2', nominate: '2027-01-29' };
    const company = { ...settings.company, promotion: { ...settings.company.promotion, cycles: [round] } };
    const at = { ...session, settings: { ...settings, company } } as never;
    expect(frameOf({ cycle: 'fy28-q2' }, at).cycle).toBe('FY28-Q2, nominate by 2027-01-29');
    expect(frameOf({ cycle: 'FY28-Q3' }, at).cycle).toBe('FY28-Q3');
    expect(frameOf({}, at)).toEqual(nothing);
    expect(() => frameOf({ since: '2026-11-24' }, at)).toThrow('it is the day from which');
  });

  test('of two frames the person says which; words for a document that is there are refused', () => {
    const two = `${framed()}\n## Frame\n`;
    expect(withFrame(two, { ...nothing, role: 'Senior' })).toBe(two);
    expect(() => refuseFrame({}, document)).not.toThrow();
    expect(() => refuseFrame({ levels: 'staff' }, document)).toThrow('the promotion document is there already: #20');
  });
});

describe('a gap', () => {
  const gaps = '## Gaps\n\n- [ ] A design, until 2027-01-31\n- [ ] Mentoring (goal `#7`)\n';
  const plan = (words: Partial<GapWords>, description = gaps, me = alex) => {
    const given = documentSession({ description }, { me });
    const { desk } = deskOn();
    return { ...given, desk, planned: planGap({ act: 'add', gap: '', until: null, ...words }, given.session, desk) };
  };

  test('is meant by its number or its words', async () => {
    expect((await plan({ act: 'close', gap: '2' }).planned).gap).toMatchObject({ title: 'Mentoring', goal: 7 });
    expect((await plan({ act: 'goal', gap: 'design' }).planned).gap).toMatchObject({ until: '2027-01-31', goal: null });
    await expect(plan({ act: 'close', gap: '3' }).planned).rejects.toThrow('there is no item 3 in #20');
  });

  test.each([
    ['Search', '2027-01-31', '- [ ] Search, until 2027-01-31'],
    [' More   talks ', null, '- [ ] More talks'],
    ['Ask @sam', null, '- [ ] Ask `@sam`'],
  ])('"%s" until %s is added', async (gap, until, line) => {
    const { planned, session, desk, texts } = plan({ gap, until });
    expect(await writeGap(await planned, session, desk, ended)).toEqual({ how: 'changed', warnings: [] });
    expect(texts.get(20)).toContain(`${line}\n`);
  });

  test.each(['', 'until 2027-01-31', 'Until 2027-01-31.'])('"%s" makes none', async (gap) => {
    await expect(plan({ gap }).planned).rejects.toThrow('these words make no line of a list');
  });

  test('of two days the words are one', async () => {
    expect((await plan({ gap: 'A talk until 2027-01-31' }).planned).gap).toMatchObject({ until: '2027-01-31' });
  });

  test('a day that is none is refused; `until` is as days are typed', async () => {
    await expect(plan({ gap: 'x', until: 'soonish' }).planned).rejects.toThrow('soonish');
    expect((await plan({ gap: 'x', until: '2027-01-31' }).planned).until).toBe('2027-01-31');
  });

  test('is ticked once', async () => {
    const { planned, session, desk, texts } = plan({ act: 'close', gap: '1' });
    expect((await writeGap(await planned, session, desk, ended)).how).toBe('changed');
    expect(texts.get(20)).toContain('- [x] A design');
    const again = plan({ act: 'close', gap: '1' }, texts.get(20));
    expect((await writeGap(await again.planned, again.session, again.desk, ended)).how).toBe('unchanged');
  });

  test('that was renamed meanwhile is not guessed', async () => {
    const { planned, session, desk, texts } = plan({ act: 'close', gap: '1' });
    const meant = await planned;
    texts.set(20, '## Gaps\n\n- [ ] Another\n');
    await expect(writeGap(meant, session, desk, ended)).rejects.toThrow('somebody changed the gap "A design" of #20');
  });
});
