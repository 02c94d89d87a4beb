// The manager's words taken over by the person: what there is to accept, and what of it is written, once.
import { describe, expect, test } from 'vitest';
import type { Note } from '#growth/goals/notes.ts';
import type { PromotionRecord } from '#growth/promotion/transitions.ts';
import { accept, planAccept } from '#work/promotion/accepting.ts';
import { alex, at, comment, sam } from '../reports/story.ts';
import { documentSession } from './a-document.ts';
import { deskOn, settings } from './a-session.ts';

const description = '## Summary\n\nText\n\n## Justification\n\n## Gaps\n';
const state = (word: string, day = '2026-11-01') => ({
  ...comment(at(day), `**State ${day}** · ${word}`),
  isOwn: true,
});
const answer = (verdict: string, day = '2026-11-20', ...points: readonly string[]) =>
  comment(
    at(day),
    [`**Answer ${day}** · ${verdict}`, '', ...points.map((point) => `- ${point}`)].join('\n').trim(),
    sam,
  );
const justification = comment(at('2026-11-21'), '**Justification 2026-11-21**\n\nShe did it.', sam);

interface Given {
  readonly notes?: readonly Note[];
  readonly about?: Partial<PromotionRecord>;
  readonly me?: typeof alex;
  readonly manager?: string | null;
  readonly asksOthers?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

function accepting({ notes = [], about = {}, me = alex, manager = 'sam', asksOthers = false, env = {} }: Given = {}) {
  const given = documentSession(
    { description, ...about },
    { notes: [...notes].toReversed(), me, settings: { ...settings, manager } },
  );
  const { desk, lines } = deskOn({ env });
  const planned = planAccept({ asksOthers, answer: null, justification: null }, given.session, desk);
  const done = async () => accept(await planned, given.session, desk, (one) => Promise.resolve(one));
  return { ...given, lines, planned, done };
}

describe('there is', () => {
  test.each([
    [
      [answer('more evidence', '2026-11-20', 'A design', 'Search')],
      false,
      'gap-plan',
      ['more evidence (gap-plan, 2 gaps)'],
    ],
    [[answer('more evidence', '2026-11-20', 'A design')], false, 'gap-plan', ['more evidence (gap-plan, 1 gap)']],
    [[answer('ready')], false, 'nominated', ['ready (nominated)']],
    [[answer('ready')], true, 'feedback', ['ready (feedback)']],
    [[answer('ready'), justification], true, 'feedback', ['ready (feedback)', 'the justification']],
    [[justification], false, 'manager-review', ['the justification']],
  ])('what the manager said', async (notes, asksOthers, to, what) => {
    const planned = await accepting({ notes: [state('manager-review'), ...notes], asksOthers }).planned;
    expect(planned).toMatchObject({ from: 'manager-review', to, what, isDone: false });
  });

  test.each([
    ['nothing said', {}, 'there is nothing to accept: @sam has not answered'],
    ['nobody named', { manager: null }, 'there is nothing to accept: nobody is named as your manager'],
    ['a document of an end', { notes: [state('approved'), answer('ready')] }, 'has come to its end'],
    ['a closed document', { notes: [answer('ready')], about: { state: 'closed' as const } }, 'has come to its end'],
    ['somebody else', { notes: [answer('ready')], me: sam }, 'only @alex, who opened #20, says where it is'],
    ['a job', { notes: [answer('ready')], env: { CI: 'true' } }, 'what a CI job prints is read by others'],
  ])('nothing to accept with %s', async (_name, given, problem) => {
    await expect(accepting(given).planned).rejects.toThrow(problem);
  });

  test('an earlier answer whose points are not repeated is told', async () => {
    const notes = [answer('more evidence', '2026-11-19', 'A design'), answer('ready')];
    const { lines, planned } = accepting({ notes: [state('manager-review'), ...notes] });
    await planned;
    expect(lines.slice(0, 2)).toEqual([
      'warn: an earlier answer has 1 point that this one does not repeat: not taken over',
      '- A design',
    ]);
    const plain = accepting({ notes: [state('manager-review'), answer('not yet', '2026-11-19'), answer('ready')] });
    await plain.planned;
    expect(plain.lines).toEqual([]);
  });
});

describe('it is written', () => {
  test('points as gaps, then the state, in words that say which answer', async () => {
    const notes = [state('manager-review'), answer('more evidence', '2026-11-20', 'A design')];
    const { done, texts, comments, lines } = accepting({ notes });
    expect(await done()).toMatchObject({ state: 'gap-plan', warnings: [] });
    expect(texts.get(20)).toContain('- [ ] A design');
    expect(comments).toMatchObject([{ iid: 20, type: 'state', mayExist: true }]);
    expect(comments[0]?.body).toContain('Accepted: the answer of 2026-11-20, more evidence');
    expect(lines[0]).toBe('note: 1 gap without a day');
  });

  test('points where the gaps are kept apart', async () => {
    const apart = { iid: 30, title: 'Gaps', url: 'https://gitlab.example/x', description: '' };
    const about = { description: `${description}\nKept apart in \`#30\`.\n`, apart };
    const notes = [state('manager-review'), answer('more evidence', '2026-11-20', 'A design')];
    const { done, texts } = accepting({ notes, about });
    await done();
    expect(texts.get(30)).toContain('- [ ] A design');
    expect(texts.get(20)).not.toContain('A design');
  });

  test('a verdict alone changes no text', async () => {
    const { done, texts, comments } = accepting({ notes: [state('manager-review'), answer('ready')] });
    expect(await done()).toMatchObject({ state: 'nominated', text: description });
    expect(texts.get(20)).toBe(description);
    expect(comments).toHaveLength(1);
  });

  test('a justification stands in its place, and says no state', async () => {
    const { done, texts, comments } = accepting({ notes: [state('manager-review'), justification] });
    expect(await done()).toMatchObject({ state: 'manager-review' });
    expect(texts.get(20)).toMatch(/## Justification\n\nShe did it\./);
    expect(comments).toEqual([]);
  });

  test('other words in its place stay, and that is told', async () => {
    const about = { description: description.replace('## Justification\n', '## Justification\n\nMine.\n') };
    const { done, texts } = accepting({ notes: [state('manager-review'), justification], about });
    await expect(done()).rejects.toThrow('#20 has no room for the j');
    expect(texts.get(20)).toContain('Mine.');
    expect(texts.get(20)).not.toContain('She did it.');
  });
});
