// What is planned of a report on a schedule: what was typed on top of what is there, and what is known before a token is asked for.
import { describe, expect, test } from 'vitest';
import { checkSchedule } from '#work/schedule/planning.ts';
import { alex, sam } from '../reports/story.ts';
import {
  cron,
  desk,
  fileThat,
  type Given,
  type Held,
  hidden,
  member,
  plan,
  project,
  reads,
  schedule,
  typed,
  zone,
} from './a-schedule.ts';

const kept = ['file keep', 'setting keep', 'protection keep', 'variable keep', 'schedule keep'];

describe('where nothing is asked', () => {
  test.each<[string, Given, readonly string[]]>([
    ['there is none', {}, []],
    ['somebody else’s file', { held: { file: 'test:\n  script: make\n' } }, []],
    ['ours, as it should be', { held: { file: reads, variable: hidden, schedules: [schedule()] } }, kept],
    ['a check of a project that is yet to be made', { check: true, held: null }, []],
    ['a check where there is none', { check: true }, []],
    ['its file is gone', { held: { schedules: [schedule()] } }, []],
    [
      'a check where its file is gone',
      {
        check: true,
        held: { schedules: [schedule({ description: 'nightly' }), schedule(), schedule({ description: 'weekly' })] },
      },
      ['schedule drift'],
    ],
    ['a check by somebody who sees no schedule', { check: true, held: { unseen: 'forbidden' } }, []],
  ])('%s', async (_name, given, expected) => {
    const { told, toTell, asked } = await plan({ ...given, token: 'secret' });
    expect([told, toTell, asked]).toEqual([expected, null, []]);
  });

  test('schedules that did not arrive are not none', async () => {
    await expect(plan({ check: true, held: { unseen: 'server' } })).rejects.toThrow('could not read');
  });

  test('a check asks nobody and tells nothing', async () => {
    const existing = project({ file: reads, schedules: [schedule()] });
    const scene = {
      existing,
      connection: {},
      forge: {},
      me: alex,
      zone,
      members: [],
      manager: null,
      paths: ['.gitlab-ci.yml'],
    };
    const { steps, schedule: found, toTell } = await checkSchedule(scene as never, desk as never);
    expect(steps.map(({ what, action }) => `${what} ${action}`)).toEqual(kept.with(3, 'variable drift'));
    expect([found, toTell]).toEqual([{ cron, zone, nextRun: '2026-11-24T07:00:00.000Z' }, null]);
  });
});

describe('what is typed', () => {
  const other = kept.with(0, 'file update').with(3, 'variable update');
  const whole: Held = { file: reads, variable: hidden, schedules: [schedule()] };
  test.each<[string, Given, readonly string[], readonly string[]]>([
    [
      'all anew',
      { words: { cron: typed(cron) }, token: 'secret', held: {} },
      ['file create', 'setting keep', 'protection keep', 'variable create', 'schedule create'],
      ['read_api'],
    ],
    [
      'of a project that is yet to be made',
      { words: { cron: typed(cron) }, token: 'secret', held: null },
      ['file create', 'setting update', 'protection create', 'variable create', 'schedule create'],
      ['read_api'],
    ],
    ['what is there', { words: { cron: typed(cron) }, token: 'secret', held: whole }, kept, []],
    ['to post: another token', { words: { posts: true }, token: 's', held: whole }, other, ['api']],
    ['to remind: another token', { words: { reminds: true }, token: 's', held: whole }, other, ['api']],
    [
      'to post no more: one that only reads',
      { words: { posts: false }, token: 's', held: { ...whole, file: fileThat(true) } },
      other,
      ['read_api'],
    ],
    [
      'to remind, too, where it posts: the same token',
      { words: { reminds: true }, token: 's', held: { ...whole, file: fileThat(true) } },
      kept.with(0, 'file update'),
      [],
    ],
    [
      'the post stays when the hour changes',
      { words: { cron: typed('0 9 * * 2') }, token: 's', held: { ...whole, file: fileThat(true, true) } },
      kept.with(4, 'schedule update'),
      [],
    ],
    [
      'a token that is ready',
      { words: { hasToken: true }, token: 's', held: whole },
      kept.with(3, 'variable update'),
      ['read_api'],
    ],
    [
      'a token that is ready, only looked at',
      { words: { hasToken: true }, dryRun: true, token: 's', held: whole },
      kept.with(3, 'variable update'),
      ['read_api'],
    ],
    [
      'only looked at: nobody is asked',
      { words: { cron: typed(cron) }, dryRun: true, token: 's', held: { ...whole, variable: null } },
      kept.with(3, 'variable create'),
      [],
    ],
    [
      'only checked: what is missing',
      { words: { cron: typed(cron) }, dryRun: true, check: true, token: 's', held: { ...whole, variable: null } },
      kept.with(3, 'variable drift'),
      [],
    ],
    [
      'the token is left for later',
      { words: { cron: typed(cron) }, token: null, held: { ...whole, variable: null } },
      kept.with(3, 'variable drift'),
      ['read_api'],
    ],
  ])('%s', async (_name, given, expected, asked) => {
    const planned = await plan(given);
    expect([planned.told, planned.asked]).toEqual([expected, asked]);
    expect(planned.toTell === null).toBe(given.check === true);
  });

  test.each<[string, Given, object]>([
    ['a token is there', { held: whole }, { lacksToken: false, does: { posts: false, reminds: false } }],
    ['none', { held: { ...whole, variable: null } }, { lacksToken: true }],
    ['one is handed over', { held: { ...whole, variable: null }, token: 's' }, { lacksToken: false }],
    ['what the job does', { held: { ...whole, file: fileThat(true, true) } }, { does: { posts: true, reminds: true } }],
    [
      'others who could use it',
      {
        held: whole,
        members: [
          member(alex, 'owner'),
          member(sam, 'maintainer'),
          member({ ...sam, id: 3 }, 'owner'),
          member({ ...sam, id: 4 }, 'developer'),
        ],
      },
      { others: [{ person: { id: 2 } }, { person: { id: 3 } }], zone, manager: sam, next: '2026-11-24T07:00:00.000Z' },
    ],
  ])('what the person should know: %s', async (_name, given, expected) => {
    expect((await plan({ ...given, words: { cron: typed(cron) } })).toTell).toMatchObject(expected);
  });

  test.each<[string, Given, string]>([
    ['no hour, and there is none', { words: { posts: true } }, 'there is no schedule yet'],
    ['a day that never comes', { words: { cron: typed('0 8 31 2 *') } }, 'names a day that never comes'],
    ['a file that was edited', { words: { posts: true }, held: { ...whole, file: `${reads}extra:\n` } }, 'edited'],
    [
      'others could use a token that writes',
      { words: { posts: true }, held: whole, members: [member(sam, 'maintainer')] },
      '@sam (maintainer)',
    ],
    [
      'the schedule is somebody else’s',
      { words: { cron: typed('0 9 * * 2') }, held: { ...whole, schedules: [schedule({ owner: sam })] } },
      'belongs to @sam',
    ],
    [
      'others read the project',
      { words: { cron: typed(cron) }, held: { visibility: 'internal' } },
      'alex/goals is internal',
    ],
    ['somebody else’s file', { words: { cron: typed(cron) }, held: { file: 'test:\n' } }, 'devgrowth did not write'],
    [
      'another token is needed, and left for later',
      { words: { posts: true }, held: whole, token: null },
      'need different tokens',
    ],
  ])('refused: %s', async (_name, given, why) => {
    await expect(plan(given)).rejects.toThrow(why);
  });

  test('an edited file stays where the job does what it did', async () => {
    const held = { ...whole, file: `${reads}extra:\n  script: make\n` };
    expect((await plan({ words: { cron: typed(cron) }, held })).told).toEqual(kept.with(0, 'file drift'));
  });

  test('who could use a token that writes is named where nothing was asked', async () => {
    const held = { ...whole, file: fileThat(true) };
    const { steps } = await plan({ held, members: [member(sam, 'maintainer')] });
    expect(steps.at(-1)).toMatchObject({ what: 'member', action: 'drift', write: null });
    expect(String(steps.at(-1)?.name)).toContain('@sam is maintainer and can use the token that posts');
    expect((await plan({ held: whole, members: [member(sam, 'maintainer')] })).told).toEqual(kept);
  });
});

test.each<[string, string, string | null]>([
  ['counted from the line', cron, '2026-11-24T07:00:00.000Z'],
  ['a line that only GitLab can read', '@weekly of ours', '2026-11-24T07:12:00.000Z'],
  ['a day that never comes', '0 8 31 2 *', null],
])('the next run: %s', async (_name, line, nextRun) => {
  const held = { file: reads, variable: hidden, schedules: [schedule({ cron: line })] };
  expect((await plan({ held })).schedule).toEqual({ cron: line, zone, nextRun });
});

test('our file without a schedule: nothing is scheduled', async () => {
  const { schedule: found, told } = await plan({ held: { file: reads, variable: hidden } });
  expect([found, told]).toEqual([null, kept.with(4, 'schedule drift')]);
});
