// What a fine-grained token has to be granted, by what a person does with devgrowth: the one list that login, doctor, hints and docs/tokens.md are made of.
// Names as GitLab's form and list have them: https://docs.gitlab.com/auth/tokens/fine_grained_access_tokens_rest/
/** A part of what a fine-grained token may: words of the server, such as `read_work_item`, and where they hold. */
export interface Grant {
  /** `personal_projects`, `all_memberships`, `selected_memberships`, `user`, `instance` */
  readonly access: string;
  readonly permissions: readonly string[];
  readonly projectId: number | null;
  readonly groupId: number | null;
}

/** Of the form in which such a token is made, in its order. */
export const tabs = ['Group and project', 'User', 'Global'] as const;
export type Tab = (typeof tabs)[number];

export const purposes = ['report', 'everyday', 'init', 'manager', 'evidence'] as const;
export type Purpose = (typeof purposes)[number];

/**
 * - `needed`: without it a command of that purpose fails
 * - `better`: what works with less than it
 * - `ahead`: for commands that are still to come, because a grant cannot be edited later
 */
type Weight = 'needed' | 'better' | 'ahead';

export interface Permission {
  readonly tab: Tab;
  /** `Work Item: Read` */
  readonly name: string;
  /** What it opens, or for `better` what is lost without it. */
  readonly opens: string;
  readonly for: Readonly<Partial<Record<Purpose, Weight>>>;
}

export interface PurposeFacts {
  /** What one does with it. */
  readonly does: string;
  /** What to choose in the tab Group and project. */
  readonly place: string;
}

export const purposeFacts: Readonly<Record<Purpose, PurposeFacts>> = {
  report: {
    does: 'reports, lists, and the scheduled job (one that posts: Work Item: Create and Update, too; one that reminds: Todo: Create)',
    place: 'the goals project alone',
  },
  everyday: { does: 'goals, check-ins, evidence, 1:1s, plan, promotion document', place: 'the goals project alone' },
  init: {
    does: 'init, its schedule, share and unshare; good for one day, then everyday again',
    place: 'your personal projects: one that is not there yet cannot be selected (in a group: that group)',
  },
  manager: {
    does: 'team, and reading and answering in the goals projects of others',
    place: 'all your groups and projects: a grant cannot be edited when the next person shares',
  },
  evidence: {
    does: 'titles and dates of work elsewhere; with the rights of everyday',
    place: 'the projects where the work is',
  },
};

const daily = { everyday: 'needed', init: 'needed' } as const;
const once = { init: 'needed' } as const;

/** By tab: name, what it opens, and for which purpose it is what. */
const byTab: Readonly<Record<Tab, readonly (readonly [string, string, Permission['for']])[]>> = {
  'Group and project': [
    ['Project: Read', 'the project itself', { report: 'needed', ...daily, manager: 'needed', evidence: 'needed' }],
    [
      'Work Item: Read',
      'goals, comments, milestones, boards',
      { report: 'needed', ...daily, manager: 'needed', evidence: 'needed' },
    ],
    ['Repository: Read', 'settings and own templates', { report: 'needed', ...daily }],
    ['Label: Read', 'labels', { ...daily, manager: 'ahead' }],
    ['Member: Read', 'who reads the project, and whom a 1:1 is assigned to', { ...daily, manager: 'ahead' }],
    ['Work Item: Create', 'new goals, comments, links, milestones', { ...daily, manager: 'needed' }],
    ['Work Item: Update', 'ticks, stages, texts, closing', daily],
    ['Work Item: Delete', 'taking a link back', daily],
    ['Label: Create', 'the label of a kind that is new', daily],
    ['Label: Delete', 'taking away the promotion labels of before', { everyday: 'better' }],
    ['Todo: Create', 'report --remind: the dashboard on your own to-do list', { everyday: 'better' }],
    ['Project: Update', 'topic and description', once],
    ['Commit: Create', 'settings, templates, the job', once],
    ['Member: Create', 'share', once],
    ['Member: Update', 'share with another role', once],
    ['Member: Delete', 'unshare', once],
    ['Branch: Read', 'where the job runs', once],
    ['Branch: Protect', 'the same, protected', once],
    ['Pipeline Schedule: Read', 'the schedule', once],
    ['Pipeline Schedule: Create', 'a new schedule', once],
    ['Pipeline Schedule: Update', 'another time', once],
    ['Variable: Read', "whether the job's token is there", once],
    ['Variable: Create', "the job's token", once],
    ['Variable: Update', 'another token for the job', once],
    ['Merge Request: Read', 'merge requests as evidence', { evidence: 'needed' }],
  ],
  User: [
    ['User: Read', 'who you are', { report: 'needed', ...daily, manager: 'needed', evidence: 'needed' }],
    [
      'Personal Access Token: Read',
      'when the token ends and what it may: said in time',
      { report: 'better', everyday: 'better', init: 'better', manager: 'better', evidence: 'better' },
    ],
    ['Project: Read', 'your goals project without --project', { report: 'better', everyday: 'better', ...once }],
    ['Project: Create', 'a new goals project', once],
    ['Namespace: Read', 'a group to make it in', once],
    ['Group: Read', 'which groups there are', { init: 'better', evidence: 'better' }],
    ['Event: Read', 'evidence scan: approvals, comments, closed issues', { evidence: 'better' }],
    ['Todo: Read', 'evidence scan: thanks', { evidence: 'better' }],
    [
      'GLQL: Read',
      "doctor: whether the server knows the dashboard's tables; evidence scan: approvals that no feed tells; explore",
      { everyday: 'better', init: 'better', evidence: 'better' },
    ],
    ['Merge Request: Read', 'evidence scan: merge requests and reviews', { evidence: 'better' }],
    ['Work Item: Read', 'evidence scan: issues', { evidence: 'better' }],
  ],
  Global: [
    ['User: Read', 'whether a username is somebody, before it is added', { init: 'better' }],
    ['Metadata: Read', 'the version: a job token that nobody can show again needs 17.4', { init: 'better' }],
  ],
};

export const permissions: readonly Permission[] = tabs.flatMap((tab) =>
  byTab[tab].map(([name, opens, uses]) => ({ tab, name, opens, for: uses })),
);

export const titleOf = ({ tab, name }: Pick<Permission, 'tab' | 'name'>): string => `${tab}: ${name}`;

export function permissionsFor(purpose: Purpose, ...weights: readonly Weight[]): readonly Permission[] {
  return permissions.filter(({ for: uses }) => {
    const weight = uses[purpose];
    return weight !== undefined && (weights.length === 0 || weights.includes(weight));
  });
}

/** The first purpose that has it; null where no list of ours does. */
export function purposeOf(tab: Tab, name: string): Purpose | null {
  const found = permissions.find((permission) => permission.tab === tab && permission.name === name);
  return purposes.find((purpose) => found?.for[purpose] !== undefined) ?? null;
}

/** `Work Item: Read` is `read_work_item` in a grant: action, then resource. */
export function grantKey(name: string): string {
  const [resource = '', action = ''] = name.split(': ');
  return `${action} ${resource}`.toLowerCase().replaceAll(' ', '_');
}

/** What the server says of one. `says` is for people; null where there is nothing to add. */
export interface PermissionAnswer {
  readonly state: 'granted' | 'missing' | 'not-told';
  readonly says: string | null;
}

/** The project that the permissions of its tab are needed for; null: none is known yet. */
export interface GrantPlace {
  readonly projectId: number;
  /** It stands in the caller's own namespace. */
  readonly isPersonal: boolean;
}

/**
 * `not-told`: the grant is given by groups, whose projects it does not name, or has words of this resource that no list of
 * ours has (they have moved before).
 */
export function isGranted(
  { tab, name }: Pick<Permission, 'tab' | 'name'>,
  grants: readonly Grant[],
  place: GrantPlace | null,
): 'granted' | 'missing' | 'not-told' {
  const key = grantKey(name);
  const ofTab = grants.filter(({ access }) => tabOf(access) === tab);
  const named = ofTab.filter(({ permissions: words }) => words.includes(key));
  if (named.some((grant) => covers(grant, place))) return 'granted';
  if (named.some(({ groupId }) => groupId !== null)) return 'not-told';
  return ofTab.some(({ permissions: words }) => words.some((word) => isOtherWord(word, key))) ? 'not-told' : 'missing';
}

function tabOf(access: string): Tab {
  if (access === 'user') return 'User';
  return access === 'instance' ? 'Global' : 'Group and project';
}

function covers({ access, projectId }: Grant, place: GrantPlace | null): boolean {
  if (access === 'user' || access === 'instance' || place === null) return true;
  if (access === 'selected_memberships') return projectId === place.projectId;
  return access === 'all_memberships' || (access === 'personal_projects' && place.isPersonal);
}

const actions = /^(?:create|read|update|delete|protect)_/;

/** `write_work_item`, where `update_work_item` was looked for. */
function isOtherWord(word: string, key: string): boolean {
  const resource = key.replace(actions, '');
  return word !== key && word.endsWith(`_${resource}`) && !actions.test(word);
}

/** What the grant plainly lacks for a purpose. */
export function lackingFor(
  purpose: Purpose,
  grants: readonly Grant[],
  place: GrantPlace | null,
): readonly Permission[] {
  return permissionsFor(purpose, 'needed').filter((permission) => isGranted(permission, grants, place) === 'missing');
}

/** Where such a token is made. It reads no parameters: what to tick has to be told. */
export function fineGrainedTokenPage(base: string): string {
  return `${base}/-/user_settings/personal_access_tokens/granular/new`;
}
