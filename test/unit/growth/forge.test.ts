// What a forge's words come to: what a token may, what a role shows, versions, and until when the job's token works.
import { describe, expect, test } from 'vitest';
import { decidesWhoIsIn, exposureTo, readsRepository, seesConfidential } from '#growth/forge/exposure.ts';
import {
  fineGrainedTokenPage,
  type Grant,
  grantKey,
  isGranted,
  lackingFor,
  permissionsFor,
  purposeOf,
} from '#growth/forge/permissions.ts';
import { jobTokenDescription, jobTokenExpiry } from '#growth/forge/pipelines.ts';
import { type ProjectItem, type Role, roles } from '#growth/forge/project.ts';
import { isSince } from '#growth/forge/server-version.ts';
import { type TokenFacts, tokenDays, tokenReach } from '#growth/forge/token.ts';
import { alex, morgan } from './goals.ts';

const grant = (access: string, permissions: readonly string[], more: Partial<Grant> = {}): Grant => ({
  access,
  permissions,
  projectId: null,
  groupId: null,
  ...more,
});
const readsItems = { tab: 'Group and project', name: 'Work Item: Read' } as const;
const place = { projectId: 7, isPersonal: true };

test.each([
  ['Work Item: Read', 'read_work_item'],
  ['Pipeline Schedule: Update', 'update_pipeline_schedule'],
  ['Label: Create', 'create_label'],
])('%s is %s in a grant', (name, key) => {
  expect(grantKey(name)).toBe(key);
});

describe('whether reading work items is granted', () => {
  const reads = ['read_work_item'];
  test.each<[string, Grant[], typeof place | null, string]>([
    ['by nothing', [], place, 'missing'],
    ['in all that one is a member of', [grant('all_memberships', reads)], place, 'granted'],
    ['in this very project', [grant('selected_memberships', reads, { projectId: 7 })], place, 'granted'],
    ['in another project', [grant('selected_memberships', reads, { projectId: 8 })], place, 'missing'],
    [
      'in another project, and in this one',
      [grant('selected_memberships', reads, { projectId: 8 }), grant('selected_memberships', reads, { projectId: 7 })],
      place,
      'granted',
    ],
    [
      'in some project, and none is known yet',
      [grant('selected_memberships', reads, { projectId: 8 })],
      null,
      'granted',
    ],
    ['in personal projects, and this is one', [grant('personal_projects', reads)], place, 'granted'],
    [
      'in personal projects, and this is a group’s',
      [grant('personal_projects', reads)],
      { ...place, isPersonal: false },
      'missing',
    ],
    [
      'in a group, whose projects nobody names',
      [grant('selected_memberships', reads, { groupId: 3 })],
      place,
      'not-told',
    ],
    [
      'in a group and another project',
      [grant('selected_memberships', reads, { projectId: 8 }), grant('selected_memberships', reads, { groupId: 3 })],
      place,
      'not-told',
    ],
    ['under another tab', [grant('user', reads), grant('instance', reads)], place, 'missing'],
    ['not, but another of the same', [grant('all_memberships', ['create_work_item'])], place, 'missing'],
    [
      'by a word that no list of ours has',
      [grant('all_memberships', ['view_label', 'write_work_item'])],
      place,
      'not-told',
    ],
    [
      'not, and the strange word is of something else',
      [grant('all_memberships', ['write_work_item_link'])],
      place,
      'missing',
    ],
  ])('%s', (_name, grants, where, state) => {
    expect(isGranted(readsItems, grants, where)).toBe(state);
  });

  test.each<[string, 'User' | 'Global', string]>([
    ['user', 'User', 'granted'],
    ['user', 'Global', 'missing'],
    ['instance', 'Global', 'granted'],
    ['instance', 'User', 'missing'],
    ['all_memberships', 'User', 'missing'],
  ])('`%s` under the tab %s: %s, wherever', (access, tab, state) => {
    expect(isGranted({ tab, name: 'User: Read' }, [grant(access, ['read_user'])], place)).toBe(state);
  });
});

describe('by purpose', () => {
  const names = (all: readonly { readonly name: string }[]) => all.map(({ name }) => name);
  test('what a report needs, under both tabs; what is better; all of it', () => {
    const needed = ['Project: Read', 'Work Item: Read', 'Repository: Read', 'User: Read'];
    expect(names(permissionsFor('report', 'needed'))).toEqual(needed);
    expect(names(permissionsFor('report', 'better'))).toEqual(['Personal Access Token: Read', 'Project: Read']);
    expect(names(permissionsFor('report'))).toEqual([...needed, 'Personal Access Token: Read', 'Project: Read']);
    expect(names(permissionsFor('report', 'ahead'))).toEqual([]);
  });

  test('what a grant lacks: only what is plainly missing', () => {
    const grants = [grant('all_memberships', ['read_project', 'fetch_repository']), grant('user', ['read_user'])];
    expect(names(lackingFor('report', grants, null))).toEqual(['Work Item: Read']);
  });

  test.each([
    ['Group and project', 'Work Item: Read', 'report'],
    ['Group and project', 'Label: Create', 'everyday'],
    ['Group and project', 'Commit: Create', 'init'],
    ['Group and project', 'Merge Request: Read', 'evidence'],
    ['User', 'Label: Create', null],
    ['Global', 'Metadata: Read', 'init'],
    ['Group and project', 'Secrets: Read', null],
  ] as const)('%s, %s is first of %s', (tab, name, purpose) => {
    expect(purposeOf(tab, name)).toBe(purpose);
  });

  test('where such a token is made', () => {
    expect(fineGrainedTokenPage('https://x.example')).toBe(
      'https://x.example/-/user_settings/personal_access_tokens/granular/new',
    );
  });
});

describe('what a token is enough for', () => {
  const facts: TokenFacts = {
    kind: 'personal',
    name: null,
    scopes: null,
    expiresOn: null,
    expiresAt: null,
    granular: false,
    grants: null,
  };
  const all = (purpose: 'report' | 'everyday') => [
    grant(
      'all_memberships',
      permissionsFor(purpose, 'needed').map(({ name }) => grantKey(name)),
    ),
    grant(
      'user',
      permissionsFor(purpose, 'needed').map(({ name }) => grantKey(name)),
    ),
  ];
  test.each<[string, Partial<TokenFacts>, string]>([
    ['nobody says', {}, 'unknown'],
    ['api', { scopes: ['read_user', 'api'] }, 'everything'],
    ['read_api', { scopes: ['read_api'] }, 'reading'],
    ['both', { scopes: ['read_api', 'api'] }, 'everything'],
    ['read_user', { scopes: ['read_user'] }, 'too-little'],
    ['none', { scopes: [] }, 'too-little'],
    ['of a job, whatever it says', { kind: 'job', scopes: ['api'] }, 'too-little'],
    ['fine-grained, its grant not told', { granular: true, scopes: ['granular'] }, 'unknown'],
    ['fine-grained, nothing granted', { granular: true, grants: [] }, 'unknown'],
    ['fine-grained, for reports', { granular: true, grants: all('report') }, 'reading'],
    ['fine-grained, for every day', { granular: true, grants: all('everyday') }, 'everything'],
  ])('%s', (_name, more, reach) => {
    expect(tokenReach({ ...facts, ...more })).toBe(reach);
  });

  test.each([
    [null, null],
    ['2026-12-06', { days: 13, isSoon: true }],
    ['2026-12-07', { days: 14, isSoon: false }],
    ['2026-11-23', { days: 0, isSoon: true }],
    ['2026-11-20', { days: -3, isSoon: true }],
  ])('that ends on %s', (expiresOn, days) => {
    expect(tokenDays({ expiresOn }, '2026-11-23')).toEqual(days);
  });

  test.each([
    [null, 'Token of the scheduled devgrowth report', null],
    ['2027-01-31', 'Token of the scheduled devgrowth report, works until 2027-01-31', '2027-01-31'],
  ])('the job’s, until %s: its description says so', (expires, description, read) => {
    expect(jobTokenDescription(expires)).toBe(description);
    expect(jobTokenExpiry({ description })).toBe(read);
  });

  test('a day that no calendar has is none', () => {
    expect(jobTokenExpiry({ description: 'works until 2027-02-30' })).toBe(null);
  });
});

describe('what a role shows and decides', () => {
  test.each<[Role | null, boolean, boolean | null, boolean | null, boolean]>([
    // role, confidential issues, files on 18.6, files on 18.7, decides who is in
    [null, false, false, false, false],
    ['guest', false, false, false, false],
    ['planner', true, false, true, false],
    ['reporter', true, true, true, false],
    ['security-manager', true, true, true, false],
    ['developer', true, true, true, false],
    ['maintainer', true, true, true, true],
    ['owner', true, true, true, true],
  ])('%s', (role, confidential, before, since, decides) => {
    expect(seesConfidential(role)).toBe(confidential);
    expect(readsRepository(role, '18.6.4')).toBe(before);
    expect(readsRepository(role, '18.7.0-ee')).toBe(since);
    expect(readsRepository(role, null)).toBe(role === 'planner' ? null : since);
    if (role !== null) expect(decidesWhoIsIn(role)).toBe(decides);
  });

  test('the list of roles is that of the table above', () => {
    expect(roles).toHaveLength(7);
  });

  const item = (iid: number, confidential: boolean, assignees = [alex]): ProjectItem => ({
    iid,
    title: 'x',
    sort: 'goal',
    state: 'opened',
    confidential,
    author: alex,
    assignees,
  });
  const items = [item(1, false), item(2, true), item(3, true, [alex, morgan])];
  test.each<[Role | null, number[], number[]]>([
    [null, [], [1, 2, 3]],
    ['guest', [1, 3], [2]],
    ['planner', [1, 2, 3], []],
  ])('to morgan as %s', (role, visible, hidden) => {
    const exposure = exposureTo({ person: morgan, role }, items);
    expect(exposure.visible.map(({ iid }) => iid)).toEqual(visible);
    expect(exposure.hidden.map(({ iid }) => iid)).toEqual(hidden);
  });
});

test.each([
  ['17.7.2-ee', '17.7', true],
  ['17.6.9', '17.7', false],
  ['17.10.0', '17.7', true],
  ['18.0.0', '17.7', true],
  ['16.11.0', '17.7', false],
  ['17.7.0-pre', '17.7', true],
  ['18', '18.0', true],
  ['18', '18.1', false],
  ['18.0', '18', true],
  ['', '1.0', false],
])('%s is since %s: %s', (version, wanted, is) => {
  expect(isSince(version, wanted)).toBe(is);
});
