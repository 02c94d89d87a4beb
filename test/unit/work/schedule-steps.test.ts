// The steps of a report on a schedule: what is there is kept, what is missing is made, and what only a person can mend is said.
import { describe, expect, test } from 'vitest';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { CiVariable, PipelineFacts, PipelineSchedule } from '#growth/forge/pipelines.ts';
import { stamped } from '#templates/generated-text.ts';
import {
  branchStep,
  closingStep,
  fileStep,
  isUnfit,
  scheduleSteps,
  type ScheduleParts,
  spokenNext,
  variableStep,
} from '#work/schedule/steps.ts';
import { alex, sam } from '../reports/story.ts';
import { read } from './a-session.ts';

const cron = '0 8 * * 2';
const zone = 'Europe/Berlin';
const next = '2026-11-24T07:00:00.000Z';
const line = `${cron} in ${zone} (next: Tue 2026-11-24 08:00)`;
const facts: PipelineFacts = { branch: 'main', isBranchProtected: true, isOpenToGuests: false };
const name = 'devgrowth report';
const ours: PipelineSchedule = {
  id: 5,
  description: name,
  cron,
  zone,
  branch: 'main',
  active: true,
  owner: alex,
  nextRun: null,
};
const there = (more: Partial<PipelineSchedule> = {}): PipelineSchedule => ({ ...ours, ...more });
const ciFile = stamped('new', 'report@1', 'yaml');
const project = (pipelines: object) =>
  ({
    pipelines,
    facts: { path: 'alex/goals', url: 'https://gl.test/alex/goals' },
    inTurn: <T>(_name: string, work: () => Promise<T>) => work(),
  }) as unknown as GoalsProject;

test.each<[string, string | null, string, number]>([
  ['none', null, 'create', 1],
  ['the same', ciFile, 'keep', 0],
  ['an older one of ours', stamped('old', 'report@1', 'yaml'), 'update', 1],
  ['one that was edited', ciFile.replace('new', 'mine'), 'drift', 0],
])('the file of the job: %s', async (_name, file, action, times) => {
  const step = fileStep(ciFile, file);
  const asked: unknown[] = [];
  const commit = (_message: string, [change]: readonly object[]) => Promise.resolve(void asked.push(change));
  await step.write?.({ commit } as unknown as GoalsProject);
  expect([step.action, asked]).toEqual([
    action,
    Array.from({ length: times }, () => ({ path: '.gitlab-ci.yml', content: ciFile, action })),
  ]);
});

test.each<[string, PipelineFacts | null, string, string]>([
  ['closed and protected', facts, 'keep', 'keep'],
  ['open, the branch not protected', { ...facts, isOpenToGuests: true, isBranchProtected: false }, 'update', 'create'],
  ['a project that is yet to be made', null, 'update', 'create'],
])('%s', (_name, known, closing, branch) => {
  expect([closingStep(known).action, branchStep(known).action]).toEqual([closing, branch]);
  expect(branchStep(known).name).toMatch(known === null ? /^the default branch/ : /^main/);
});

test.each<[string, PipelineFacts, readonly string[]]>([
  ['still open: protected now', { ...facts, isBranchProtected: false }, ['main']],
  ['GitLab has protected it by then', facts, []],
  ['there is none yet', { ...facts, branch: null, isBranchProtected: false }, []],
])('the branch is looked at once more before it is protected: %s', async (_name, now, expected) => {
  const asked: string[] = [];
  const protectBranch = (name: string) => Promise.resolve(void asked.push(name));
  await branchStep(null).write?.(project({ facts: () => Promise.resolve(now), protectBranch }));
  expect(asked).toEqual(expected);
});

const today = '2026-11-23';
const kept = (until: string | null, more: Partial<CiVariable> = {}): CiVariable => ({
  key: 'DEVGROWTH_TOKEN',
  masked: true,
  protected: true,
  description: until === null ? '' : `works until ${until}`,
  ...more,
});

describe('the token of the job', () => {
  test.each<[string, CiVariable | null, boolean, string, string]>([
    ['kept as it should be', kept('2027-11-01'), true, 'keep', ''],
    ['no day is known', kept(null), true, 'keep', ''],
    ['ends soon', kept('2026-11-24'), true, 'drift', '(its token works until 2026-11-24: '],
    ['ends today', kept('2026-11-23'), false, 'drift', '(its token ended on 2026-11-23: '],
    ['none, and a real run asks', null, true, 'create', '(masked, protected; asks for the token)'],
    ['none, and nobody asks', null, false, 'drift', '(missing: '],
    ['not masked, and a real run asks', kept(null, { masked: false }), true, 'update', 'asks for the token'],
    ['not masked', kept(null, { masked: false }), false, 'drift', '(not masked: '],
    ['not protected', kept(null, { protected: false }), false, 'drift', '(not protected: '],
    ['neither', kept(null, { masked: false, protected: false }), false, 'drift', '(not masked, not protected: '],
  ])('%s', (_name, variable, willAsk, action, name) => {
    const step = variableStep(variable, null, { willAsk, today });
    expect([step.action, step.write]).toEqual([action, null]);
    expect(step.name.toString()).toContain(`DEVGROWTH_TOKEN${name === '' ? '' : ' '}`);
    expect(step.name.toString()).toContain(name);
  });

  test.each([
    [null, true],
    [kept(null), false],
    [kept(null, { masked: false }), true],
    [kept(null, { protected: false }), true],
  ])('%j has to be made anew: %s', (variable, expected) => expect(isUnfit(variable)).toBe(expected));

  test.each([
    [null, null, 'create', 'DEVGROWTH_TOKEN (masked, protected)'],
    [kept(null), '2027-01-01', 'update', 'DEVGROWTH_TOKEN (masked, protected; the token works until 2027-01-01)'],
  ] as const)('a new one is saved: %j, until %s', async (variable, expires, action, name) => {
    const token = { value: 'glpat-secret', expires } as unknown as Parameters<typeof variableStep>[1];
    const step = variableStep(variable, token, { willAsk: false, today });
    expect(step).toMatchObject({ action, name });
    const saved: unknown[] = [];
    const saveVariable = (one: unknown) => Promise.resolve((saved.push(one), { warnings: ['dropped'] }));
    expect(await step.write?.(project({ saveVariable }))).toEqual(['dropped']);
    expect(saved).toMatchObject([{ key: 'DEVGROWTH_TOKEN', value: 'glpat-secret' }]);
  });
});

const stepsFor = (schedules: readonly PipelineSchedule[], more: object = {}, known: PipelineFacts | null = facts) => {
  const parts: ScheduleParts = { file: null, facts: known, variable: null, schedules };
  return scheduleSteps({ parts, cron, zone, next, me: alex, isAsked: false, ...more });
};

describe('the schedule', () => {
  test.each<[string, readonly PipelineSchedule[], object, readonly (readonly [string, string])[]]>([
    ['none, and none asked for', [], { cron: null }, [['drift', 'missing (']]],
    ['none', [], {}, [['create', line]]],
    ['one of another name', [there({ description: 'nightly' })], {}, [['create', line]]],
    ['as it should be', [there()], {}, [['keep', line]]],
    ['as it should be, of somebody else', [there({ owner: sam })], {}, [['keep', line]]],
    ['at another hour', [there({ cron: '0 9 * * 2' })], {}, [['update', `0 9 * * 2 in ${zone} -> ${line}`]]],
    ['in another zone', [there({ zone: 'UTC' })], {}, [['update', `${cron} in UTC -> ${line}`]]],
    ['on another branch', [there({ branch: 'old' })], {}, [['update', `${cron} in ${zone} -> ${line}`]]],
    ['of nobody', [there({ cron: '0 9 * * 2', owner: null })], {}, [['update', '0 9 * * 2']]],
    ['another, of somebody else', [there({ zone: 'UTC', owner: sam })], {}, [['drift', 'only @sam can change it']]],
    ['switched off', [there({ active: false })], {}, [['drift', `${line} is inactive (`]]],
    [
      'switched off, and typed',
      [there({ active: false })],
      { isAsked: true },
      [['update', `${zone}, inactive -> ${line}`]],
    ],
    [
      'twice',
      [there(), there({ id: 6 })],
      {},
      [
        ['keep', line],
        ['drift', 'a second "devgrowth report"'],
      ],
    ],
  ])('%s', (_name, schedules, more, expected) => {
    const steps = stepsFor(schedules, more);
    expect(steps.map(({ action }) => action)).toEqual(expected.map(([action]) => action));
    for (const [index, [, name]] of expected.entries()) expect(steps[index]?.name.toString()).toContain(name);
  });

  test('an unknown branch is another one', () => expect(stepsFor([there()], {}, null)[0]?.action).toBe('update'));

  test('the next run, or that nobody knows it', () => {
    expect([spokenNext(next, zone), spokenNext(null, zone)]).toEqual(['Tue 2026-11-24 08:00', 'not known']);
  });

  test('it is renewed by its number', async () => {
    const renewSchedule = (...words: unknown[]) => Promise.resolve({ warnings: words });
    const [step] = stepsFor([there({ zone: 'UTC' })]);
    const words = { description: name, cron, zone };
    expect(await step?.write?.(project({ renewSchedule }))).toEqual([5, words]);
  });

  test.each<[string, readonly PipelineSchedule[], readonly PipelineSchedule[], number, readonly object[]]>([
    ['meanwhile somebody made it', [there()], [], 0, []],
    ['alone', [], [there()], 1, [{ field: 'minor' }]],
    [
      'of another name beside it',
      [there({ description: 'x' })],
      [there(), there({ description: 'x' })],
      1,
      [{ field: 'minor' }],
    ],
    [
      'two at once',
      [],
      [there(), there({ id: 6 })],
      1,
      [
        { field: 'minor' },
        {
          kept: `2: ${[5, 6].map((id) => `https://gl.test/alex/goals/-/pipeline_schedules (number ${id})`).join(', ')}`,
        },
      ],
    ],
  ])('it is created once: %s', async (_name, before, after, times, warnings) => {
    let made = 0;
    const schedules = () => read(made === 0 ? before : after);
    const createSchedule = () => Promise.resolve(((made += 1), { warnings: [{ field: 'minor' }] }));
    const [step] = stepsFor([]);
    expect(await step?.write?.(project({ schedules, createSchedule }))).toMatchObject(warnings);
    expect(made).toBe(times);
  });
});
