// JSON documents: exactly the keys of their shapes, and JSON Schemas that let v1 grow.
import { noManager } from '#growth/goals/managers.ts';
import { describe, expect, test } from 'vitest';
import { agendaText } from '#growth/meetings/agenda-text.ts';
import { readAgenda } from '#growth/meetings/agenda.ts';
import { completenessOf } from '#growth/words/completeness.ts';
import {
  type DocumentName,
  documentNames,
  documentSchema,
  documentInk,
  jsonSchemas,
} from '#render/json/document-shapes.ts';
import { errorText } from '#render/json/error.ts';
import type { Ink } from '#render/terminal/ink.ts';
import { buildGoalDetail } from '#reports/goal-detail.ts';
import { listGoals } from '#reports/listed-goal.ts';
import { now, source } from '../reports/story.ts';
import { busyGoals, busyWeek, tomorrow } from './weeks.ts';

const goals = listGoals(busyGoals(), now);
const [first] = goals;
const [story] = busyGoals();
if (!first || !story) throw new Error('no goal');
const completeness = completenessOf([source('goals', 6)]);
const warnings = [{ field: 'due', asked: '2026-12-18', kept: '' }];

const template = {
  type: 'goal',
  name: 'reading',
  label: 'Reading',
  version: 1,
  about: 'Read.',
  source: null,
  checked: null,
  questions: 1,
  bucket: 10,
  sensitive: false,
  origin: 'built-in',
  path: 'reading.md',
} as const;
const promotion = {
  iid: 4,
  title: 'Promotion document',
  url: 'u',
  open: true,
  confidential: true,
  assignees: ['morgan'],
  state: 'drafting',
} as const;

const toldEvidence = {
  day: null,
  values: ['results'],
  link: null,
  also: [],
  title: null,
  did: 'D',
  result: null,
} as const;
const place = { iid: 4, title: 'T', url: 'https://gitlab.com/alex/goals/-/issues/4' };

const planDifference = {
  year: 'FY28',
  goals: [{ goal: place, line: 4, differences: [{ field: 'due', from: 'none', to: '2027-03-31', how: 'change' }] }],
  texts: [],
  opens: [{ line: 5, title: 'T', quarter: 'FY28-Q1' }],
  alike: [{ line: 6, goals: [place] }],
  closed: [place],
  leftAlone: [place],
} as const;

const archivedText = { text: 'W', mark: { type: 'goal', template: null, key: 'k' }, isQuiet: false, origin: null };

const texts: Readonly<Record<DocumentName, Ink>> = {
  'archive-issue': documentInk('archive-issue', {
    ...archivedText,
    iid: 4,
    sort: 'goal',
    type: 'issue',
    title: 'T',
    url: place.url,
    state: 'opened',
    confidential: false,
    author: 'alex',
    assignees: [],
    labels: ['goal'],
    milestone: null,
    due: null,
    createdAt: now.at,
    updatedAt: now.at,
    closedAt: null,
    comments: [{ ...archivedText, id: 9, by: null, at: now.at, internal: false }],
    history: [{ by: 'alex', at: now.at, what: 'closed', label: null, words: null }],
    links: [{ reference: '#3', title: null, type: 'relates_to' }],
    reactions: [{ by: 'alex', at: now.at, name: 'thumbsup' }],
  }),
  'archive-project': documentInk('archive-project', {
    id: 'a1',
    project: { host: 'https://gitlab.com', path: 'alex/goals', name: 'Goals', description: '', url: place.url },
    person: 'alex',
    zone: 'UTC',
    asOf: now.at,
    withWork: false,
    labels: [{ name: 'goal', color: '#fff', description: '' }],
    milestones: [{ title: 'FY28-Q1', start: null, due: null, closed: false }],
    boards: [{ name: 'Goals', lists: ['progress::doing'] }],
    files: ['README.md'],
    issues: [4],
    work: [{ url: place.url, title: null, state: null, day: null, role: null, why: 'private' }],
    uploads: [{ secret: 's', name: 'a.png', bytes: null, missing: 'gone' }],
    leftOut: ['1 comment of others'],
    completeness,
  }),
  'archive-manifest': documentInk('archive-manifest', {
    id: 'a1',
    made: 'devgrowth 0.1.0',
    project: 'alex/goals',
    host: 'https://gitlab.com',
    asOf: now.at,
    complete: true,
    leftOut: [],
    files: [{ path: 'README.md', bytes: 1, sha256: 'ab' }],
  }),
  archive: documentInk('archive', {
    file: 'growth.zip',
    id: 'a1',
    issues: 1,
    confidential: 0,
    comments: 1,
    files: 9,
    bytes: 1000,
    leftOut: [],
    completeness,
  }),
  'archive-check': documentInk('archive-check', { file: 'growth.zip', id: null, files: 9, problems: ['x is missing'] }),
  'archive-into': documentInk('archive-into', {
    project: 'alex/goals',
    url: place.url,
    written: { issues: 1, comments: 1 },
    there: { issues: 0, comments: 0 },
    numbers: [{ was: 4, is: 5 }],
    notes: [],
  }),
  undo: documentInk('undo', {
    how: 'taken-back',
    number: 3,
    at: now.at,
    command: 'goal log 4 W',
    things: [{ act: 'delete-comment', iid: 4, title: 'T', confidential: false, changes: ['W'] }],
    mayBeMailed: true,
    closed: [],
    warnings: [],
  }),
  'undo-list': documentInk('undo-list', {
    project: 'alex/goals',
    runs: [{ number: 3, at: now.at, command: 'goal log 4 W', undoneAt: null }],
  }),
  status: documentInk('status', {
    host: 'https://gitlab.com',
    user: { username: 'alex', name: 'Alex' },
    project: { path: 'alex/goals', url: 'https://gitlab.com/alex/goals' },
    today: '2026-11-23',
    next: [{ tool: 'report', command: 'report', why: 'your 1:1 is today' }],
    drafts: [{ id: 'k3m9x2', command: 'goal log', createdAt: now.at, resume: 'devgrowth drafts resume k3m9x2' }],
    mayWrite: false,
    completeness,
  }),
  'plan-file': documentInk('plan-file', {
    plan: { year: 'FY28', read: '2026-11-28T10:00:00.000Z' },
    intention: 'I',
    quarters: {
      'FY28-Q1': [{ iid: 4, title: 'T', due: 'none', was: { title: 'T', due: 'none', quarter: 'FY28-Q1' } }],
    },
  }),
  'plan-diff': documentInk('plan-diff', planDifference),
  'plan-apply': documentInk('plan-apply', {
    opened: [place],
    changed: [],
    texts: ['intention'],
    file: 'written',
    numbers: [{ line: 5, iid: 4 }],
    left: planDifference,
    warnings: [],
  }),
  'goal-list': documentInk('goal-list', { goals, completeness }),
  goal: documentInk('goal', buildGoalDetail({ managers: noManager, story, now, links: [], sources: [] })),
  'goal-trailer': documentInk('goal-trailer', { goal: place, trailer: 'Goal: alex/goals#4', commit: 'git commit' }),
  'goal-write': documentInk('goal-write', { goal: first, warnings }),
  'goal-writes': documentInk('goal-writes', {
    written: [{ goal: first, warnings }],
    failed: [{ named: '"CKA"', kind: 'usage', message: 'no open goal has "CKA" in its title', hint: null }],
  }),
  'goal-import': documentInk('goal-import', { goals, kept: 2, warnings: [] }),
  'goal-export': documentInk('goal-export', {
    project: 'alex/goals',
    goals: [{ id: 'g-1', title: 'T', kind: 'reading', due: 'none' }],
    completeness,
  }),
  'evidence-list': documentInk('evidence-list', {
    evidence: [
      { ...toldEvidence, at: now.at, by: null, goal: place, place: 'goal', confidential: false, internal: false },
    ],
    audience: 'manager',
    completeness,
  }),
  'evidence-debt': documentInk('evidence-debt', {
    pieces: 1,
    owed: [
      {
        ...toldEvidence,
        at: now.at,
        by: null,
        number: null,
        goal: place,
        place: 'goal',
        confidential: false,
        internal: false,
        why: null,
        command: null,
      },
    ],
    valuesWithout: null,
    quiet: [{ goal: place, since: null }],
    completeness,
  }),
  candidates: documentInk('candidates', {
    window: { since: '2026-11-16', until: '2026-11-23', why: 'since the last inbox' },
    items: [
      {
        key: 'p42!412',
        kind: 'merge-request',
        roles: ['author'],
        day: '2026-11-19',
        dayOf: 'merged_at',
        title: null,
        place: null,
        url: null,
        private: true,
        confidential: false,
        with: ['p42!420'],
        labels: [],
        thanks: 0,
        matches: [{ goal: 2, score: 90, why: ['closes acme/web#88'] }],
        suggested: 'keep',
        values: ['results'],
        state: 'new',
        notes: [],
      },
    ],
    decidedBefore: 0,
    problems: [],
    requests: 12,
    completeness: {
      complete: false,
      sources: [{ name: 'thanks', state: 'partial', why: 'before 17.8', requests: 4, seen: 3 }],
    },
  }),
  'evidence-scan-plan': documentInk('evidence-scan-plan', {
    window: { since: '2026-11-16', until: '2026-11-23', why: 'since the last inbox' },
    requests: [{ source: 'thanks', request: 'GET /todos', times: 'once' }],
  }),
  'evidence-inbox': documentInk('evidence-inbox', {
    kept: [{ key: 'p42!412', goal: 4, evidence: toldEvidence }],
    dropped: ['p42!398'],
    later: ['n90412'],
    restored: ['e17'],
    left: 2,
    warnings,
  }),
  'evidence-checklist': documentInk('evidence-checklist', {
    comment: { id: 901, url: 'https://gitlab.com/alex/goals/-/issues/4#note_901', how: 'renewed' },
    added: 2,
    kept: [],
    dropped: ['p42!398'],
    warnings,
  }),
  'evidence-dropped': documentInk('evidence-dropped', { dropped: [{ key: 'p42!398', day: '2026-11-20' }] }),
  explore: documentInk('explore', {
    openings: [
      {
        type: 'issue',
        reference: 'acme/web#88',
        title: 'T',
        url: 'https://x',
        labels: ['quick win'],
        found: ['quick win'],
        createdAt: now.at,
        updatedAt: now.at,
        comments: null,
        mergeRequests: null,
        fits: [{ goal: 2, words: ['postgres', 'import'] }],
      },
    ],
    places: ['acme'],
    labels: ['quick win'],
    epics: 'not-on-this-tier',
    today: now.today,
    completeness,
  }),
  'drafts-resumed': documentInk('drafts-resumed', {
    drafts: [
      { id: 'k3m9x2', command: 'goal log', outcome: 'written', why: null },
      { id: 'k3m9x3', command: 'goal log', outcome: 'failed', why: 'it is not there' },
    ],
  }),
  'one-on-one-list': documentInk('one-on-one-list', {
    meetings: [{ iid: 7, title: '1:1', url: 'https://x', day: null, state: 'opened', open: 1, done: 0 }],
  }),
  'goal-removal': documentInk('goal-removal', { goal: { iid: 7, title: 'Read', url: null }, isRemoved: true }),
  calendar: documentInk('calendar', {
    project: 'alex/goals',
    file: null,
    changedAt: now.at,
    events: [
      {
        uid: 'devgrowth-1-goal-2@x',
        kind: 'goal',
        day: now.today,
        weeklyUntil: null,
        number: 2,
        title: 'Due: T',
        url: null,
        isTitleLeftOut: false,
      },
    ],
    undated: 1,
    completeness,
  }),
  'report-reminder': documentInk('report-reminder', { dashboard: place, how: 'there' }),
  'calendar-subscription': documentInk('calendar-subscription', {
    project: 'alex/goals',
    page: 'https://x/-/issues',
    steps: ['Open the issues'],
  }),
  search: documentInk('search', {
    words: ['retry'],
    issues: [
      {
        iid: 2,
        title: 'T',
        sort: 'goal',
        kinds: ['general'],
        state: 'opened',
        confidential: false,
        url: 'https://x',
        at: now.at,
        hits: [{ where: 'comment', by: null, day: now.today, text: 'a retry', marks: [{ start: 2, end: 7 }] }],
      },
    ],
    found: 1,
    searched: 3,
    completeness,
  }),
  'evidence-removal': documentInk('evidence-removal', { goal: place, evidence: toldEvidence, isRemoved: true }),
  'evidence-write': documentInk('evidence-write', { goal: place, evidence: toldEvidence, isNew: true, warnings }),
  report: documentInk('report', busyWeek()),
  'report-post': documentInk('report-post', {
    meeting: { ...tomorrow([]), day: '2026-11-24' },
    comment: { id: 7, how: 'replaced' },
    completeness,
    warnings,
  }),
  doctor: documentInk('doctor', {
    host: null,
    checks: [{ name: 'Host', state: 'failed', says: 'none', todo: 'devgrowth auth login' }],
    warnings: 0,
    failed: 1,
  }),
  share: documentInk('share', {
    project: 'alex/goals',
    url: 'u',
    person: { username: 'sam', name: 'Sam' },
    from: null,
    to: { role: 'guest', until: '2027-01-31' },
    gains: [{ iid: 4, title: 'T', sort: 'goal', state: 'opened', confidential: false }],
    keeps: [],
    loses: [],
    hidden: [],
    repository: false,
    may: ['comment'],
    group: null,
    manager: {
      former: 'morgan',
      until: '2026-11-23',
      assigned: [],
      keptHidden: [{ iid: 5, title: 'T', sort: 'promotion', state: 'opened', confidential: true }],
      renewsDashboard: true,
    },
    dryRun: false,
    warnings,
  }),
  unshare: documentInk('unshare', { username: 'sam', change: null, dryRun: false, warnings: [] }),
  team: documentInk('team', {
    me: 'morgan',
    today: '2026-11-23',
    people: [
      {
        person: 'alex',
        name: 'Alex',
        project: 'alex/goals',
        url: 'u',
        openGoals: 1,
        changed: '2026-11-20',
        daysQuiet: 3,
        asked: [
          {
            type: 'ask',
            place: { type: 'goal', iid: 2, title: 'T', url: 'u' },
            text: 'A reviewer',
            since: '2026-11-20',
            days: 3,
            atLeast: false,
          },
        ],
        atRisk: [{ iid: 2, title: 'T', url: 'u', reason: 'said so' }],
        oneOnOne: { state: 'empty', iid: 3, day: '2026-11-24', url: 'u' },
        remarks: [],
        notSeen: ['confidential goals'],
      },
    ],
    others: [{ person: null, name: null, project: 'people/kim', url: 'u' }],
    unread: [{ person: 'sam', name: 'Sam', project: 'sam/goals', url: 'u', why: 'no answer' }],
    archived: [],
    completeness,
  }),
  'one-on-one': documentInk('one-on-one', {
    meeting: { ...tomorrow(['HELP a reviewer']), day: '2026-11-24' },
    agenda: readAgenda(agendaText(['HELP a reviewer'])),
    created: true,
    carried: 1,
    closed: [],
    warnings: [],
  }),
  init: documentInk('init', {
    project: { path: 'alex/goals', url: null },
    dryRun: true,
    steps: [{ action: 'create', what: 'label', name: 'goal' }],
    warnings: [],
  }),
  'dry-run': documentInk('dry-run', { wouldDo: ['open T'] }),
  drafts: documentInk('drafts', {
    drafts: [
      { id: 'k3m9x2', command: 'goal add', host: 'sandbox', project: null, createdAt: now.at, input: { title: 'T' } },
    ],
  }),
  sandbox: documentInk(
    'sandbox',
    {
      url: 'http://127.0.0.1:4610',
      pages: 'http://127.0.0.1:4610/?key=k',
      today: null,
      token: 'glpat-x',
      username: 'alex',
      manager: 'sam',
      managerToken: 'glpat-sam',
      administrator: { username: 'root', token: 'glpat-root' },
    },
    'line',
  ),
  'auth-login': documentInk('auth-login', {
    host: 'sandbox',
    user: null,
    storedIn: null,
    tokenSource: null,
    profile: 'sandbox',
    token: null,
  }),
  'auth-permissions': documentInk('auth-permissions', {
    page: 'https://gitlab.com/-/user_settings/personal_access_tokens/granular/new',
    purposes: [
      {
        purpose: 'report',
        does: 'Reports',
        place: 'the project',
        permissions: [{ tab: 'User', name: 'User: Read', opens: 'who you are', weight: 'needed' }],
      },
    ],
  }),
  'auth-status': documentInk('auth-status', {
    host: 'https://gitlab.com',
    hostSource: 'flag',
    profile: null,
    user: { username: 'alex', name: 'Alex' },
    tokenSource: 'stored',
    storedIn: '/c/credentials.yml',
    project: null,
    projectSource: null,
    others: [],
    token: {
      kind: 'personal',
      name: 'devgrowth',
      scopes: ['api'],
      expiresOn: '2027-11-23',
      expiresAt: null,
      granular: false,
      reach: 'everything',
    },
    unused: [{ name: 'GITLAB_TOKEN', belongsTo: 'https://other.example' }],
    proxy: 'http://proxy.example.com:3128',
    caFile: null,
  }),
  'auth-logout': documentInk('auth-logout', { host: 'https://gitlab.com', removed: true, removedFrom: ['stored'] }),
  'template-list': documentInk('template-list', {
    templates: [template],
    broken: [{ path: 'broken.md', origin: 'project', problems: ['broken.md:1: no'] }],
  }),
  template: documentInk('template', {
    template,
    questions: [
      { id: 'q', type: 'text', ask: 'What?', help: null, required: true, default: 'x', choices: [], onlyIf: null },
    ],
    text: 'Text',
  }),
  'template-lint': documentInk('template-lint', { checked: 1, findings: [{ path: 'a.md', line: 2, problem: 'no' }] }),
  levels: documentInk('levels', {
    name: 'backend',
    source: null,
    checked: null,
    levels: [{ id: 'senior', was: ['lead'] }],
    areas: [{ id: 'scope', name: 'Scope', was: [], at: [{ level: 'senior', text: null, signs: ['asked first'] }] }],
    origin: 'project',
    level: null,
    others: [],
  }),
  coverage: documentInk('coverage', {
    levels: 'backend',
    level: 'senior',
    criteria: [
      {
        tag: 'senior/scope',
        area: 'scope',
        name: 'Scope',
        examples: 1,
        first: '2026-11-20',
        last: '2026-11-20',
        used: ['Result 1'],
        standing: 'one',
        monthsAgo: 0,
        goals: [4],
        notAsked: null,
      },
    ],
    values: [
      { id: 'results', name: 'R', examples: 0, first: null, last: null, used: [], standing: 'none', monthsAgo: null },
    ],
    pieces: 1,
    hasDocument: true,
    completeness,
  }),
  'levels-lint': documentInk('levels-lint', { checked: 1, findings: [{ path: 'a.yml', line: 2, problem: 'no' }] }),
  lint: documentInk('lint', {
    document: null,
    file: 'draft.md',
    company: { name: null, isAssumed: false },
    links: { all: 2, looked: 0 },
    findings: [
      {
        rule: 'rating',
        severity: 'error',
        section: 'results',
        result: 1,
        line: 14,
        column: 3,
        excerpt: 'rated Exceeding',
        say: 'a rating',
        mend: 'delete it',
        source: null,
      },
    ],
    off: [{ rule: 'we', findings: 2 }],
    languages: ['en'],
    pages: { low: 2.4, high: 2.9, limit: 3 },
    isUnread: false,
    completeness,
  }),
  promotion: documentInk('promotion', {
    promotion: {
      ...promotion,
      since: null,
      next: ['manager-review'],
      history: [{ state: 'drafting', at: now.at, by: null, usual: true }],
      summary: true,
      results: { filled: 1, of: 3, each: [{ title: null, missing: ['impact'], isFilled: false }] },
      values: { covered: ['results'], missing: ['dib'] },
      evidence: { pieces: 1, values: ['dib'] },
      justification: false,
      gaps: { open: ['One'], closed: 0 },
      missing: ['Summary'],
    },
    completeness,
  }),
  'promotion-write': documentInk('promotion-write', { promotion, created: true, warnings }),
  'promotion-evidence': documentInk('promotion-evidence', {
    document: { iid: 2, title: 'Promotion document', url: 'u' },
    evidence: [
      {
        ...toldEvidence,
        at: now.at,
        by: null,
        goal: place,
        place: 'goal',
        confidential: false,
        internal: false,
        used: ['Summary'],
        probably: [],
      },
    ],
    completeness,
  }),
  'part-write': documentInk('part-write', {
    document: { iid: 2, title: 'Promotion document', url: 'u' },
    part: 'Summary',
    isChanged: true,
    warnings,
  }),
  plan: documentInk('plan', {
    plan: { iid: 1, title: 'Plan', url: 'u', span: null },
    quarters: [{ title: 'FY27-Q4', start: '2026-11-01', due: '2027-01-31', isCurrent: true, goals: [first] }],
    withoutQuarter: [],
    completeness,
  }),
  'plan-write': documentInk('plan-write', {
    plan: { iid: 1, title: 'Plan', url: 'u', span: null },
    created: true,
    warnings: [],
  }),
  week: documentInk('week', {
    how: 'written',
    goals: [
      {
        iid: 7,
        title: 'Read',
        url: 'https://gitlab.example.com/alex/goals/-/issues/7',
        comment: null,
        ticked: ['One'],
        unticked: [],
        edited: [{ from: 'Two', to: 'Three' }],
        added: [],
        measure: null,
      },
    ],
    wins: [],
    agenda: [],
    comments: 0,
    warnings: [],
  }),
  'week-text': documentInk('week-text', { day: '2026-11-23', text: '## #7 Read' }),
  'plan-close': documentInk('plan-close', {
    plan: { iid: 1, title: 'Plan', url: 'u' },
    quarter: { title: 'FY27-Q3', start: '2026-08-01', due: '2026-10-31' },
    goals: [{ iid: 2, title: 'Read', url: 'u', verdict: 'keep', due: null, times: 2, isChanged: true }],
    comment: { url: 'u', how: 'new' },
    milestone: 'not-empty',
    warnings: [],
  }),
  config: documentInk('config', {
    path: '/c/config.yml',
    defaultProfile: 'work',
    editor: 'code --wait',
    aliases: { cka: 'goal log CKA' },
    profiles: [{ name: 'work', settings: { host: 'gitlab.com', insecure_http: true } }],
  }),
  'config-value': documentInk('config-value', { profile: 'work', key: 'project', value: 'alex/goals' }),
  'config-aliases': documentInk('config-aliases', { aliases: { cka: 'goal log CKA' } }),
  'config-path': documentInk('config-path', {
    config: '/c/config.yml',
    credentials: '/c/credentials.yml',
    state: '/s',
  }),
  error: errorText({ kind: 'usage', message: 'm', hint: null, details: ['d'], exitCode: 2 }),
};

test('there are documents', () => {
  expect(documentNames.length).toBeGreaterThan(8);
});

describe.each(documentNames)('%s', (name) => {
  test('holds exactly the keys of its shape', () => {
    const value: unknown = JSON.parse(String(texts[name]));
    expect(value).toHaveProperty('schema', `devgrowth/${name}/v1`);
    // An object schema drops unknown keys, so nothing may be missing after it.
    expect(documentSchema(name).parse(value)).toEqual(value);
  });

  test('has a JSON Schema that allows more keys', () => {
    const schema = jsonSchemas().find(({ file }) => file === `${name}.v1.schema.json`);
    expect(schema?.text).toMatch(/\n$/);
    expect(schema?.text).not.toContain('"additionalProperties": false');
    expect(JSON.parse(schema?.text ?? '')).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: `devgrowth/${name}/v1`,
      type: 'object',
      properties: { schema: { const: `devgrowth/${name}/v1` } },
    });
  });
});

test('keys that are not in the shape do not leave', () => {
  const more = { ...first, description: 'private words', author: 'x' };
  expect(Object.keys(JSON.parse(String(documentInk('goal-write', { goal: more, warnings: [] }))).goal)).toEqual([
    'iid',
    'title',
    'kind',
    'state',
    'stage',
    'outcome',
    'progress',
    'measure',
    'health',
    'due',
    'milestone',
    'labels',
    'confidential',
    'url',
    'createdAt',
    'closedAt',
    'lastActivity',
    'pauses',
  ]);
});

test('the keys of the report stand in the order a reader meets them', () => {
  expect(Object.keys(JSON.parse(String(texts.report)))).toEqual([
    'schema',
    'person',
    'generatedAt',
    'window',
    'audience',
    'manager',
    'goalsUrl',
    'headline',
    'sinceReport',
    'leftOut',
    'limits',
    'needsYou',
    'answered',
    'goals',
    'wins',
    'thanks',
    'aims',
    'promotion',
    'slipped',
    'balance',
    'next',
    'review',
    'year',
    'completeness',
    'offline',
  ]);
});

test('the sandbox document is one line', () => {
  expect(String(texts.sandbox)).toBe(
    '{"schema":"devgrowth/sandbox/v1","url":"http://127.0.0.1:4610","pages":"http://127.0.0.1:4610/?key=k","today":null,"token":"glpat-x","username":"alex","manager":"sam","managerToken":"glpat-sam","administrator":{"username":"root","token":"glpat-root"}}\n',
  );
});
