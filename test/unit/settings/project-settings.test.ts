// .devgrowth.yml: tolerant of what is absent, strict about what is wrong, and written so that it is read back equal.
import { gitlab } from '../../support/company.ts';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import {
  defaultProjectSettings,
  parseProjectSettings,
  type ProjectSettings,
  projectSettingsSchema,
  projectSettingsText,
  rhythms,
  weekdays,
} from '#settings/project-settings.ts';
import { refusalOf } from './failure.ts';

const known = { person: 'alex', zone: () => 'Europe/Berlin' };
const defaults: ProjectSettings = {
  person: 'alex',
  manager: null,
  formerManagers: [],
  oneOnOne: { rhythm: 'weekly', weekday: null },
  fiscalYearStart: 2,
  timeZone: 'Europe/Berlin',
  labels: {},
  match: [],
  explore: { groups: [], labels: [], topics: [] },
  check: { off: [], severity: {}, acronyms: [] },
  company: gitlab,
  companyFrom: null,
  companyTold: null,
  templateSchema: 1,
};

describe('parseProjectSettings', () => {
  test('asks for the zone of the system only where the file names none', () => {
    let asked = 0;
    const counting = { person: 'alex', zone: () => ((asked += 1), 'Europe/Berlin') };
    expect(parseProjectSettings('time_zone: UTC\n', counting).timeZone).toBe('UTC');
    expect(asked).toBe(0);
    expect(parseProjectSettings('', counting).timeZone).toBe('Europe/Berlin');
    expect(asked).toBe(1);
  });

  const readable: readonly { name: string; text: string; expected: ProjectSettings }[] = [
    { name: 'no text', text: '', expected: defaults },
    { name: 'comments alone', text: '# later\n', expected: defaults },
    {
      name: 'keys without value',
      text: 'person:\nmanager: null\none_on_one:\nlabels:\ntime_zone: ~\n',
      expected: defaults,
    },
    {
      name: 'everything',
      text: 'person: "@sam"\nmanager: morgan.lee\none_on_one: {rhythm: every-two-weeks, weekday: tuesday}\nfiscal_year_start: 1\ntime_zone: America/New_York\nlabels:\n  stage:doing: in progress\n  "kind:my-kind": mine\nmatch:\n  - {goal: 2, project: acme/web, label: failover, words: [import, retry]}\n  - goal: 3\n    label: docs\n    words:\nexplore:\n  groups: [acme, acme/web.x]\n  labels: ["quick win", "type::x"]\n  topics: [postgres]\ncheck:\n  off: [we]\n  severity: {acronym: error}\n  acronyms: [RBAC]\ntemplate_schema: 1\n',
      expected: {
        person: 'sam',
        manager: 'morgan.lee',
        formerManagers: [],
        oneOnOne: { rhythm: 'every-two-weeks', weekday: 'tuesday' },
        fiscalYearStart: 1,
        timeZone: 'America/New_York',
        labels: { 'stage:doing': 'in progress', 'kind:my-kind': 'mine' },
        match: [
          { goal: 2, project: 'acme/web', label: 'failover', words: ['import', 'retry'] },
          { goal: 3, project: null, label: 'docs', words: [] },
        ],
        explore: { groups: ['acme', 'acme/web.x'], labels: ['quick win', 'type::x'], topics: ['postgres'] },
        check: { off: ['we'], severity: { acronym: 'error' }, acronyms: ['RBAC'] },
        company: gitlab,
        companyFrom: null,
        companyTold: null,
        templateSchema: 1,
      },
    },
  ];
  test.each(readable)('$name', ({ text, expected }) => {
    expect(parseProjectSettings(text, known)).toEqual(expected);
  });

  const broken: readonly { name: string; text: string; details: readonly string[] }[] = [
    {
      name: 'a group that no address can hold, a label that a list would cut, a word that is none',
      text: 'explore:\n  groups: [acme/../x, "../x"]\n  labels: ["a, b"]\n  topic: [x]\n',
      details: [
        ':2: explore.groups.0: is no path of a group, such as acme or acme/platform',
        ':2: explore.groups.1: is no path of a group, such as acme or acme/platform',
        ':3: explore.labels.0: holds a comma or a control character',
        ':4: explore.topic: unknown key; did you mean topics?',
      ],
    },
    {
      name: 'every problem at once, with its line',
      text: 'person: alex smith\nmanger: sam\nfiscal_year_start: 13\ntime_zone: Berlin\none_on_one:\n  rythm: weekly\n  weekday: caturday\nlabels:\n  stage:doin: x\n  colour: y\n  health:at-risk: "a, b"\n',
      details: [
        ':1: person: is no GitLab username',
        ':2: manger: unknown key; did you mean manager?',
        ':3: fiscal_year_start: must be a month, 1 to 12',
        ':4: time_zone: is no IANA time zone, such as Europe/Berlin or UTC',
        ':6: one_on_one.rythm: unknown key; did you mean rhythm?',
        ':7: one_on_one.weekday: must be one of "monday"|"tuesday"|"wednesday"|"thursday"|"friday"|"saturday"|"sunday"',
        ':9: labels.stage:doin: "stage:doin" names no label of ours; did you mean doing?',
        ':10: labels.colour: "colour" names no label of ours: write group:value with a group of marker, kind, stage, outcome, health, value, ask, promotion',
        ':11: labels.health:at-risk: a label name has no comma and is not empty',
      ],
    },
    {
      name: 'two labels of one name',
      text: 'labels: {stage:doing: now, stage:waiting: now}\n',
      details: [':1: labels.stage:waiting: has the same name as stage:doing'],
    },
    {
      name: 'a number for a username',
      text: 'person: 42\n',
      details: [':1: person: must be a username; put one that is a number into quotes'],
    },
    {
      name: 'an offset for a zone',
      text: 'time_zone: "+02:00"\n',
      details: [':1: time_zone: is no IANA time zone, such as Europe/Berlin or UTC'],
    },
    {
      name: 'a file of the future',
      text: 'template_schema: 2\n',
      details: [':1: template_schema: comes from a newer devgrowth: update yours'],
    },
    {
      name: 'half a month',
      text: 'fiscal_year_start: 2.5\n',
      details: [':1: fiscal_year_start: must be a month, 1 to 12'],
    },
    {
      name: 'rules that say nothing or something unknown',
      text: 'match:\n  - goal: 0\n    label: x\n  - {goal: 2}\n  - {goal: 2, lable: x, words: [" "]}\n',
      details: [
        ':2: match.0.goal: must be the number of a goal',
        ':4: match.1: says of no work that it belongs there: give project, label or words',
        ':5: match.2.words.0: is empty',
        ':5: match.2.lable: unknown key; did you mean label?',
      ],
    },
    { name: 'text', text: 'hello\n', details: [':1: expected object, received string'] },
    {
      name: 'a conflict left by git',
      text: 'person: alex\n<<<<<<< HEAD\nmanager: sam\n',
      details: [':2: Implicit keys need to be on a single line'],
    },
    {
      name: 'a former manager until no day, after one who was it longer',
      text: `former_managers:
  - { username: morgan, until: 2026-11-30 }
  - { username: sam, until: 2026-11-29 }
  - { username: noor, until: yesterday }
`,
      details: [
        ':3: former_managers.1.until: is before the day above it',
        ':4: former_managers.2.until: is no day, such as 2026-11-30',
      ],
    },
  ];
  test.each(broken)('refused: $name', async ({ text, details }) => {
    expect(await refusalOf(() => parseProjectSettings(text, known))).toEqual({
      kind: 'configuration',
      message: `.devgrowth.yml has ${details.length === 1 ? 'a problem' : `${details.length} problems`}`,
      hint: 'Mend .devgrowth.yml in the goals project; `devgrowth init --check` says what else differs.',
      details: details.map((detail) => `.devgrowth.yml${detail}`),
    });
  });
});

describe('projectSettingsText', () => {
  test('the defaults', () => {
    expect(
      projectSettingsText(defaultProjectSettings('alex', 'Europe/Berlin')),
    ).toBe(`# Settings of this goals project, read by devgrowth on every machine.

# Whose goals these are, and who reads along (GitLab usernames).
person: alex
manager: null

# The 1:1. rhythm: weekly, every-two-weeks, monthly, none; weekday: monday to sunday, or null.
one_on_one:
  rhythm: weekly
  weekday: null

# Month in which the fiscal year starts (2 = February), and the zone in which days are counted.
fiscal_year_start: 2
time_zone: Europe/Berlin

# Labels that have another name here, such as "stage:doing": "in progress".
labels: {}

# Version of the template format; written by devgrowth.
template_schema: 1
`);
  });

  const username = fc.oneof(
    fc.constantFrom('null', 'true', '42', '1e3', '0x1f', 'alex', 'no', 'a-b.c_d', '_x'),
    fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,30}$/),
  );
  const labels = fc.dictionary(
    fc.constantFrom('marker:goal', 'kind:reading', 'stage:doing', 'outcome:achieved', 'health:at-risk', 'value:dib'),
    fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter((name) => !/[,\p{Cc}]/u.test(name) && /\S/.test(name)),
  );
  const settings: fc.Arbitrary<ProjectSettings> = fc.record({
    person: username,
    manager: fc.option(username),
    formerManagers: fc
      .array(fc.record({ username, until: fc.constantFrom('2026-03-01', '2026-11-30') }), { maxLength: 3 })
      .map((former) => former.toSorted((one, other) => one.until.localeCompare(other.until))),
    oneOnOne: fc.record({ rhythm: fc.constantFrom(...rhythms), weekday: fc.option(fc.constantFrom(...weekdays)) }),
    fiscalYearStart: fc.integer({ min: 1, max: 12 }),
    timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5', 'Asia/Kolkata'),
    labels: labels.filter((names) => new Set(Object.values(names)).size === Object.keys(names).length),
    match: fc.array(
      fc.record({
        goal: fc.integer({ min: 1, max: 9999 }),
        project: fc.constantFrom(null, 'acme/web', 'a: b', '#x'),
        label: fc.constantFrom('failover', 'type::bug', 'null'),
        words: fc.array(fc.constantFrom('import', '- x', '{y}'), { maxLength: 3 }),
      }),
      { maxLength: 3 },
    ),
    explore: fc.record({
      groups: fc.array(fc.constantFrom('acme', 'acme/web'), { maxLength: 2 }),
      labels: fc.array(fc.constantFrom('quick win', 'a: b', '#x'), { maxLength: 2 }),
      topics: fc.array(fc.constantFrom('postgres', '- x'), { maxLength: 2 }),
    }),
    check: fc.record({
      off: fc.array(fc.constantFrom('we', 'long-sentence'), { maxLength: 2 }),
      severity: fc.constantFrom({}, { acronym: 'error' as const, pages: 'hint' as const }),
      acronyms: fc.array(fc.constantFrom('RBAC', 'R&D'), { maxLength: 2 }),
    }),
    company: fc.constant(gitlab),
    companyFrom: fc.constant(null),
    companyTold: fc.constant(null),
    templateSchema: fc.constant(1),
  });
  test('is read back equal', () => {
    fc.assert(
      fc.property(settings, (given) => {
        expect(parseProjectSettings(projectSettingsText(given), { person: 'x', zone: () => 'UTC' })).toEqual(given);
      }),
    );
  });

  test('who was the manager before stands below who is it', () => {
    const given = { ...defaults, manager: 'sam', formerManagers: [{ username: 'morgan', until: '2026-11-29' }] };
    expect(projectSettingsText(given)).toContain(`manager: sam
# Who was it before, and until which day: what they said then counts.
former_managers:
  - username: morgan
    until: 2026-11-29

# The 1:1.`);
  });

  test('a line separator inside a label name is no line end', () => {
    const given = { ...defaults, labels: { 'stage:doing': '\u2028 now' } };
    expect(parseProjectSettings(projectSettingsText(given), known)).toEqual(given);
  });

  test('settings that no file may hold are refused before they are written', async () => {
    const { kind } = await refusalOf(() => projectSettingsText({ ...defaults, timeZone: 'Mars/Olympus' }));
    expect(kind).toBe('configuration');
  });
});

test('the schema becomes a JSON Schema for editors', () => {
  const schema = z.toJSONSchema(projectSettingsSchema, { io: 'input' });
  expect(Object.keys(schema.properties ?? {})).toEqual([
    'person',
    'manager',
    'former_managers',
    'one_on_one',
    'fiscal_year_start',
    'time_zone',
    'labels',
    'match',
    'explore',
    'check',
    'company',
    'template_schema',
  ]);
  expect(schema.additionalProperties).toBe(false);
});
