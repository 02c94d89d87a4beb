// The first look at a project that somebody shared: whose it is, who their manager is, and why it could not be read.
import { describe, expect, test } from 'vitest';
import { DevgrowthError } from '#errors.ts';
import type { Forge } from '#growth/forge/forge.ts';
import type { ProjectFacts, Role } from '#growth/forge/project.ts';
import type { SourceRead } from '#growth/words/completeness.ts';
import { notAsked, openShared, placeOf } from '#work/team/opening.ts';
import { alex, failure, sam, source } from '../reports/story.ts';

const settings = (person: string, manager: string) =>
  `person: ${person}\nmanager: ${manager}\ntime_zone: Europe/Berlin\n`;
const dashboard = (text: string) => `Goals\n\n\`\`\`yaml\n${text}\`\`\`\n`;

interface Held {
  readonly role?: Role | null;
  readonly owner?: typeof alex | null;
  readonly path?: string;
  /** An error is what the server answers. */
  readonly file?: string | null | Error;
  readonly text?: string | null;
  readonly issues?: SourceRead | Error;
}

const given = <T>(value: T | Error) => (value instanceof Error ? Promise.reject(value) : Promise.resolve(value));

async function open({ role = 'reporter', owner = alex, path = 'alex/goals', ...held }: Held) {
  const facts = { id: 7, path, url: `https://gl.test/${path}`, myRole: role, owner } as ProjectFacts;
  const read: string[] = [];
  const issues = held.issues ?? source('issues', 3, { requests: 2 });
  const opened =
    issues instanceof Error
      ? issues
      : {
          source: issues,
          dashboard: () => Promise.resolve(held.text ?? null),
          sorted: (labels: unknown, person: string) => ({ goals: [], of: person }),
        };
  const project = {
    openIssues: () => given(opened),
    readFile: (name: string) => (read.push(name), given(held.file ?? null)),
  };
  const opens: unknown[] = [];
  const forge = { open: (_facts: unknown, _labels: unknown, person?: string) => (opens.push(person), project) };
  const one = await openShared(facts, sam, forge as unknown as Forge, { zone: () => 'Europe/Berlin' });
  return { one, read, opens };
}

const mine = settings('alex', 'sam');
describe('whose it is', () => {
  test.each<[string, Held, string, string]>([
    ['I am the manager', { file: mine }, 'mine', 'alex'],
    ['whatever the case of the name', { file: settings('alex', 'Sam') }, 'mine', 'alex'],
    ['another one is', { file: settings('alex', 'kim') }, 'other', 'alex'],
    ['of a group: the settings say', { owner: null, file: settings('noor', 'sam') }, 'mine', 'noor'],
    ['of a group, and the settings do not say', { owner: null, file: 'time_zone: UTC\n' }, 'other', 'sam'],
    ['the owner’s, where the settings do not say', { file: 'time_zone: UTC\n' }, 'other', 'alex'],
    ['no file: its dashboard repeats it', { text: dashboard(mine) }, 'mine', 'alex'],
    ['the file before the dashboard', { file: mine, text: dashboard(settings('kim', 'noor')) }, 'mine', 'alex'],
    [
      'a Guest reads the dashboard',
      { role: 'guest', file: settings('kim', 'noor'), text: dashboard(mine) },
      'mine',
      'alex',
    ],
    [
      'a closed file: the dashboard',
      { file: new DevgrowthError('forbidden', 'no'), text: dashboard(mine) },
      'mine',
      'alex',
    ],
    ['not all arrived, and the file did', { file: mine, issues: failure('issues', 'broken', 2) }, 'mine', 'alex'],
  ])('%s', async (_name, held, kind, person) => {
    const { one, read, opens } = await open(held);
    expect(one).toMatchObject({ kind, place: { person, project: 'alex/goals' }, open: { of: person } });
    expect(opens).toEqual([undefined, person]);
    expect(read).toHaveLength(held.role === 'guest' ? 0 : 1);
  });

  test.each<[string, Held, number]>([
    ['its issues and its file', { file: mine }, 3],
    ['a Guest opens no file', { role: 'guest', text: dashboard(mine) }, 2],
    ['of a group, who may have opened the dashboard is asked for', { owner: null, file: mine }, 4],
  ])('the requests are counted: %s', async (_name, held, requests) => {
    expect((await open(held)).one).toMatchObject({ requests, source: { name: 'alex/goals', requests: 2 } });
  });
});

describe('what could not be read', () => {
  test.each<[string, Held, string, object]>([
    ['nothing says whose it is', {}, 'no dashboard that you can read says', { failed: { kind: 'unread' }, seen: 3 }],
    ['some issues are missing', { issues: source('issues', 3, { total: 5 }) }, 'not all of its issues arrived', {}],
    [
      'no issue arrived',
      { file: mine, issues: failure('issues', 'the server\nbroke') },
      'the server broke',
      { failed: {} },
    ],
    ['some, and no settings', { issues: failure('issues', 'broken', 2) }, 'broken', { seen: 2 }],
    [
      'the server refuses',
      { issues: new DevgrowthError('server', 'it is\ndown') },
      'it is down',
      { requests: 1, seen: 0, failed: { kind: 'server', message: 'it is down' } },
    ],
    ['a file that fails', { file: new DevgrowthError('server', 'down') }, 'down', { failed: { kind: 'server' } }],
    ['settings that cannot be read', { file: 'person: [' }, '', { failed: { kind: 'configuration' } }],
  ])('%s', async (_name, held, why, of) => {
    const { one } = await open({ path: 'alex/the\ngoals', ...held });
    expect(one).toMatchObject({ kind: 'unread', place: { person: 'alex', name: 'Alex Rivera' } });
    expect(one).toMatchObject({
      why: expect.stringContaining(why) as unknown,
      source: { name: 'alex/the goals', ...of },
    });
  });

  test.each([new DevgrowthError('authentication', 'who are you?'), new TypeError('a fault of ours')])(
    'nothing is passed over: %s',
    async (issues) => {
      await expect(open({ issues })).rejects.toBe(issues);
    },
  );

  test('what was not asked for cost nothing', () => {
    const facts = { path: 'team/goals', url: 'u', owner: null } as ProjectFacts;
    expect(notAsked(facts, 'no more')).toEqual({
      kind: 'unread',
      place: { person: null, name: null, project: 'team/goals', url: 'u' },
      why: 'no more',
      source: { ...source('team/goals', 0), requests: 0, failed: { kind: 'unread', message: 'no more' } },
    });
    expect(placeOf({ ...facts, owner: sam })).toMatchObject({ person: 'sam', name: 'Sam Okafor' });
  });
});
