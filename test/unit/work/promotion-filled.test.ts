// Results that nobody has begun, filled from evidence: which pieces are proposed, and what of them is written, once.
import { describe, expect, test } from 'vitest';
import { formatEvidence } from '#growth/goals/evidence.ts';
import type { Note } from '#growth/goals/notes.ts';
import { listDrafts } from '#settings/drafts.ts';
import { fillResults, planFill } from '#work/promotion/filling.ts';
import { at, comment, record } from '../reports/story.ts';
import { documentSession } from './a-document.ts';
import { answering, deskOn, read, readInPart, settings } from './a-session.ts';

const slots = (count: number) =>
  ['## Results', '', ...Array.from({ length: count }, (_, index) => `### Result ${index + 1}\n`), '## Gaps', ''].join(
    '\n',
  );

const piece = (id: number, did: string, more: object = {}): Note =>
  ({
    ...comment(
      at('2026-11-10'),
      formatEvidence({
        day: '2026-11-10',
        values: [],
        link: null,
        also: [],
        title: null,
        did,
        result: null,
        shows: [],
        ...more,
      }),
    ),
    id,
    isOwn: true,
  }) as Note;
const goal = (iid: number, more: object = {}) => record({ iid, title: `Goal ${iid}`, commentCount: 1, ...more });

interface Around {
  readonly goals?: readonly ReturnType<typeof goal>[];
  readonly notes?: Readonly<Record<number, readonly Note[]>>;
  readonly description?: string;
  readonly answers?: Readonly<Record<string, unknown>> | null;
  readonly yes?: boolean;
  readonly isDryRun?: boolean;
  readonly withPrivate?: boolean;
  readonly isWhole?: boolean;
  readonly limit?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly files?: object;
}

function filling({
  goals = [goal(1), goal(2)],
  notes = { 1: [piece(11, 'First')], 2: [piece(21, 'Second', { result: 'from 40 to 12 min' })] },
  description = slots(2),
  answers = null,
  yes = false,
  isDryRun = false,
  withPrivate = false,
  isWhole = true,
  limit = 3,
  env = {},
  files,
}: Around = {}) {
  const company = { ...settings.company, promotion: { ...settings.company.promotion, results: limit } };
  const project = {
    goals: () => (isWhole ? read(goals) : readInPart(goals)),
    winsIssues: () => Promise.resolve([]),
    notes: (iid: number) => read(notes[iid] ?? []),
  };
  const given = documentSession({ description }, { project, settings: { ...settings, company } });
  const { asked, ask } = answering(answers ?? {});
  const { desk, lines } = deskOn({
    ask: answers === null ? null : ask,
    yes,
    env,
    ...(files === undefined ? {} : { files }),
  } as never);
  const plan = (more = isDryRun) => planFill({ withPrivate }, given.session, desk, more);
  const fill = async (planned: Awaited<ReturnType<typeof plan>>, session = given.session) =>
    fillResults(planned, session, desk as never, (filled) => Promise.resolve(filled));
  return { ...given, desk, lines, asked, plan, fill };
}

describe('what is proposed', () => {
  test('stands in order, each into the place behind those before it', async () => {
    const { plan, fill, lines, texts } = filling({ yes: true });
    const planned = await plan();
    expect(planned.picks.map(({ id }) => id)).toEqual([21, 11]);
    expect(lines.filter((line) => line.startsWith('Result'))).toEqual([
      'Result 1, from #2 Goal 2:',
      'Result 2, from #1 Goal 1:',
    ]);
    expect(await fill(planned)).toEqual({ numbers: [1, 2], warnings: [] });
    expect(texts.get(20)).toContain('from 40 to 12 min');
    expect(texts.get(20)).toContain('First');

    const again = filling({ yes: true, description: `${texts.get(20)}${slots(1)}` });
    expect((await again.plan()).picks).toEqual([]);
    expect(again.lines).toEqual(['note: no evidence is unused']);
  });

  test.each([
    [1, 1, 1],
    [1, 3, 2],
    [0, 1, 1],
    [0, 0, 0],
  ])('into %i slots, of %i results at most: %i', async (count, limit, picks) => {
    const { plan, lines } = filling({ description: slots(count), limit, yes: true });
    expect((await plan()).picks).toHaveLength(picks);
    const isNone = lines.includes('note: no result is untouched, or none was taken');
    expect(isNone).toBe(picks === 0);
  });

  test('nothing, where there is no evidence', async () => {
    const { plan, lines } = filling({ notes: {}, yes: true });
    expect((await plan()).picks).toEqual([]);
    expect(lines).toEqual(['note: no evidence is unused']);
  });

  test('of a confidential goal only where that is said', async () => {
    const goals = [goal(1), goal(2, { confidential: true })];
    const without = filling({ goals, yes: true });
    expect((await without.plan()).picks.map(({ id }) => id)).toEqual([11]);
    expect(without.lines[0]).toMatch(/^note: 1 unused on confidential goals are left out; /);
    const within = filling({ goals, withPrivate: true, yes: true });
    expect((await within.plan()).picks.map(({ id }) => id)).toEqual([21, 11]);
    expect(within.lines).toContain('Result 1, from #2 Goal 2, a confidential goal:');
    expect(within.lines.some((line) => line.startsWith('note'))).toBe(false);
  });

  test('nor of confidential goals alone: nothing is open to take', async () => {
    const { plan, lines } = filling({ goals: [goal(2, { confidential: true })], yes: true });
    await plan();
    expect(lines).toHaveLength(1);
  });

  test('of the document itself, which is confidential too, it is', async () => {
    const { plan } = filling({ goals: [], notes: { 20: [piece(31, 'Here')] }, yes: true });
    expect((await plan()).picks.map(({ id }) => id)).toEqual([31]);
  });

  test('that would hide what stands below it is left out', async () => {
    const { plan } = filling({ notes: { 1: [piece(11, 'x\n<details>\ny')] }, yes: true });
    expect((await plan()).picks).toEqual([]);
  });

  test('nothing, where not all evidence is known, and in a job', async () => {
    await expect(filling({ isWhole: false, yes: true }).plan()).rejects.toMatchObject({ kind: 'server' });
    await expect(filling({ env: { CI: 'true' } }).plan()).rejects.toMatchObject({ kind: 'refused' });
  });
});

describe('each needs a yes', () => {
  test('one by one; what was refused leaves its place to the next', async () => {
    const { plan, asked, lines } = filling({ answers: { 'from #2': false, 'from #1': true } });
    expect((await plan()).picks.map(({ id }) => id)).toEqual([11]);
    expect(asked).toMatchObject([
      { message: 'Write it into Result 1?', default: true },
      { message: 'Write it into Result 1?', default: true },
    ]);
    expect(lines.some((line) => line.startsWith('note'))).toBe(false);
  });

  test('none was taken', async () => {
    const { plan, lines } = filling({ answers: { 'from #2': false, 'from #1': false } });
    expect((await plan()).picks).toEqual([]);
    expect(lines.at(-1)).toBe('note: no result is untouched, or none was taken');
    const one = filling({ goals: [goal(1)], answers: { 'from #1': false } });
    await one.plan();
    expect(one.lines.at(-1)).toBe('note: no result is untouched, or none was taken');
  });

  test.each([
    ['a yes was given', { answers: {}, yes: true }],
    ['it is only looked at', { answers: {}, isDryRun: true }],
    ['it is only looked at, and nobody is there', { isDryRun: true }],
  ])('but where %s', async (_name, around) => {
    const { plan, asked } = filling(around);
    expect((await plan()).picks).toHaveLength(2);
    expect(asked).toEqual([]);
  });

  test('nobody is there to say it', async () => {
    await expect(filling().plan()).rejects.toMatchObject({ kind: 'usage' });
  });
});

describe('a run that was cut off', () => {
  const cut = async (around: Around = {}) => {
    const given = filling({ yes: true, ...around });
    const planned = await given.plan();
    const project = { ...given.session.project, editDocument: () => Promise.reject(new Error('cut off')) };
    await expect(given.fill(planned, { ...given.session, project })).rejects.toThrow('cut off');
    return given;
  };
  const changed = async (given: Awaited<ReturnType<typeof cut>>, change: (draft: Record<string, unknown>) => void) => {
    const { files } = given.desk;
    const { disk } = files as never as { disk: Map<string, string> };
    const path = [...disk.keys()].find((name) => name.includes('/drafts/')) ?? '';
    const draft = JSON.parse((await files.read(path)) ?? '') as Record<string, unknown>;
    change(draft);
    await files.write(path, JSON.stringify(draft));
  };

  test.each([true, false])('is gone on with, and asks nothing: with what is private %s', async (withPrivate) => {
    const { plan, fill, lines, texts, desk } = await cut({ withPrivate });
    const shown = lines.length;
    const planned = await plan();
    expect(planned).toMatchObject({ words: { withPrivate }, record: { iid: 20 } });
    expect(planned.picks.map(({ id }) => id)).toEqual([21, 11]);
    expect(lines).toHaveLength(shown);
    expect((await fill(planned)).numbers).toEqual([1, 2]);
    expect(await listDrafts(desk)).toEqual([]);
    const written = texts.get(20);
    expect((await fill(planned)).numbers).toEqual([]);
    expect(texts.get(20)).toBe(written);
  });

  test.each([
    ['of another command', { command: 'promotion result' }],
    ['of another host', { host: 'https://other.example' }],
    ['of another project', { project: 'sam/goals' }],
    ['without progress', { progress: undefined }],
    ['with progress of another shape', { progress: { other: 1 } }],
    ['with picks that are none', { progress: { picks: 'x' } }],
    ['with a pick that is none', { progress: { picks: [null] } }],
    [
      'with one that is a pick, and one that is none',
      { progress: { picks: [{ id: 1, words: { title: 'x', fields: {}, evidence: [] } }, 1] } },
    ],
    ['with a pick without a number', { progress: { picks: [{ words: { title: null, fields: {}, evidence: [] } }] } }],
    ['with a pick without words', { progress: { picks: [{ id: 1 }] } }],
    ['with a title that is none', { progress: { picks: [{ id: 1, words: { title: 1, fields: {}, evidence: [] } }] } }],
    ['without evidence', { progress: { picks: [{ id: 1, words: { title: 'x', fields: {} } }] } }],
    ['without fields', { progress: { picks: [{ id: 1, words: { title: 'x', evidence: [] } }] } }],
  ])('%s is another one: it proposes anew', async (_name, change) => {
    const given = await cut();
    await changed(given, (draft) => void Object.assign(draft, change));
    const shown = given.lines.length;
    expect((await given.plan()).picks).toHaveLength(2);
    expect(given.lines.length).toBeGreaterThan(shown);
  });
});
