// What a check of a text found, in a terminal: by weight, what was not looked at, and how much of it is known.
import { describe, expect, test } from 'vitest';
import type { PromotionLint } from '#growth/lint/promotion-lint.ts';
import type { Finding } from '#growth/lint/rule.ts';
import { width } from '#render/terminal/ink.ts';
import { renderLint, type LintOptions, type ShownLint } from '#render/terminal/goals/lint.ts';
import { failure, source } from '../reports/story.ts';

const finding = (line: number, rule: string, more: Partial<Finding> = {}): Finding => ({
  rule,
  severity: 'error',
  place: { section: 'results', heading: '', result: 1, field: null },
  line,
  column: 1,
  excerpt: 'x',
  say: `${rule} is said`,
  mend: `mend ${rule}`,
  source: null,
  ...more,
});
const found = (more: Partial<PromotionLint> = {}): PromotionLint => ({
  findings: [],
  off: [],
  languages: ['en'],
  isUnread: false,
  pages: { low: 1, high: 1.1, limit: 3 },
  links: { all: 0, looked: 0 },
  ...more,
});
const lines = (
  more: Partial<PromotionLint> = {},
  { hints = false, isAsked = false, columns = 80, color = false, ...shown }: Partial<LintOptions & ShownLint> = {},
) => {
  const whole = { complete: true, sources: [source('goals', 1)] };
  const all = {
    name: '#2 Promotion document',
    isOnServer: true,
    lint: found(more),
    company: { name: 'GitLab', isAssumed: false },
    completeness: whole,
    ...shown,
  };
  return String(renderLint(all, { hints, isAsked, columns, color })).trimEnd().split('\n');
};
const foot = 'How the text reads; not whether anybody is promoted.';
const head = ['#2 Promotion document', '  about 1.0-1.1 of 3 pages, English'];

test('nothing found: three lines around one sentence', () => {
  expect(lines()).toEqual([...head, '', 'Nothing to mend.', foot]);
});

test('not everything was read: the verdict stands last, after a blank line', () => {
  expect(lines({}, { completeness: { complete: false, sources: [failure('comments')] } })).toEqual([
    ...head,
    '',
    'Nothing to mend.',
    foot,
    '',
    'INCOMPLETE  comments: the server answered 502 (Bad Gateway)',
  ]);
});

test('by weight, not by line; the same rule several times in a row is mended once', () => {
  const findings = [
    finding(3, 'late', { severity: 'warning', place: { section: 'summary', heading: '', result: null, field: null } }),
    finding(12, 'rating'),
    finding(104, 'rating'),
    finding(105, 'we'),
    finding(106, 'tone', { severity: 'hint' }),
  ];
  const told = [
    ...head,
    '',
    'Errors (3)',
    '  line 12   rating  rating is said',
    '  line 104  rating  rating is said',
    '                    mend rating',
    '  line 105  we      we is said',
    '                    mend we',
    '',
    'Warnings (1)',
    '  line 3  late  late is said',
    '                mend late',
  ];
  const edit = ['', 'Mend it: devgrowth promotion edit result 1', ''];
  expect(lines({ findings })).toEqual([...told, ...edit, '1 hint (--hints)', foot]);
  const hint = ['', 'Hints (1)', '  line 106  tone  tone is said', '                  mend tone'];
  expect(lines({ findings }, { hints: true })).toEqual([...told, ...hint, ...edit, foot]);
});

test.each<[string, Finding['place']['section'], number | null, string]>([
  ['a result by its number', 'results', 2, ' result 2'],
  ['between results: the whole text', 'results', null, ''],
  ['a part by its name', 'values', null, ' values'],
  ['before the first part', null, null, ''],
])('where to mend it: %s', (_name, section, result, told) => {
  const findings = [finding(1, 'we', { place: { section, heading: '', result, field: null } })];
  expect(lines({ findings })).toContain(`Mend it: devgrowth promotion edit${told}`);
  expect(lines({ findings }, { isOnServer: false }).join('\n')).not.toContain('Mend it');
});

test('hints alone are nothing to mend', () => {
  const findings = [finding(1, 'tone', { severity: 'hint' }), finding(2, 'tone', { severity: 'hint' })];
  expect(lines({ findings })).toEqual([...head, '', 'Nothing to mend.', '2 hints (--hints)', foot]);
});

test.each<[PromotionLint['languages'], string]>([
  [['en'], 'English'],
  [['en', 'other'], 'English in parts; only these were read for wording'],
  [['other'], 'not English: not read for wording'],
  [[], 'too short to tell its language'],
])('its language: %j', (languages, told) => {
  expect(lines({ languages })[1]).toBe(`  about 1.0-1.1 of 3 pages, ${told}`);
});

test.each<[ShownLint['company'], string]>([
  [{ name: 'GitLab', isAssumed: false }, 'the limits and values of GitLab'],
  [{ name: 'GitLab', isAssumed: true }, 'the limits and values of GitLab (--company names another)'],
  [{ name: null, isAssumed: false }, 'the limits and values of no company in particular'],
])('a file says whose limits it was held to: %j', (company, told) => {
  expect(lines({}, { company, isOnServer: false })[2]).toBe(`  ${told}`);
  expect(lines({}, { company }).join('\n')).not.toContain(told);
});

describe('what was not looked at', () => {
  test.each<[string, Partial<PromotionLint>, boolean, string[]]>([
    ['no link', {}, true, []],
    ['every link', { links: { all: 2, looked: 2 } }, true, ['2 links looked at']],
    ['not asked to', { links: { all: 2, looked: 1 } }, false, ['2 links not looked at (--links)']],
    [
      'some cannot be',
      { links: { all: 2, looked: 1 } },
      true,
      ['1 of 2 links looked at: none but issues, merge requests and epics of your GitLab'],
    ],
    [
      'rules that are off, and links',
      {
        off: [
          { rule: 'we', findings: 2 },
          { rule: 'tone', findings: 1 },
        ],
        links: { all: 1, looked: 0 },
      },
      false,
      ['3 switched off (we, tone), 1 link not looked at (--links)'],
    ],
    [
      'prose that is too deep',
      { isUnread: true },
      false,
      ['The text is too long or too deep to be read as prose: its parts alone were', 'looked at.'],
    ],
  ])('%s', (_name, more, isAsked, told) => {
    expect(lines(more, { isAsked, columns: 140 }).slice(3).join(' ')).toBe(
      ['Nothing to mend.', ...told, foot].join(' '),
    );
  });
});

test('on a narrow terminal words go on below their first letter, and no line is longer than it', () => {
  const findings = [
    finding(7, 'bare-percent', {
      say: '"30 %": from what, to what, and how a reader would know of it',
      mend: 'give both numbers, and the day on which the second one was read',
    }),
  ];
  const told = lines(
    { findings, isUnread: true, off: [{ rule: 'a-rule-with-a-long-name', findings: 1 }] },
    { columns: 60 },
  );
  expect(told.slice(3, 8)).toEqual([
    'Errors (1)',
    '  line 7  bare-percent  "30 %": from what, to what, and how',
    '                        a reader would know of it',
    '                        give both numbers, and the day on',
    '                        which the second one was read',
  ]);
  for (const line of told) expect(width(line)).toBeLessThanOrEqual(60);
});

test('each weight has its colour', () => {
  const findings = (['error', 'warning', 'hint'] as const).map((severity) => finding(1, severity, { severity }));
  const colours = lines({ findings }, { hints: true, color: true }).flatMap((line) =>
    line.includes(' (1)') ? line.split('m')[0] : [],
  );
  expect(colours).toEqual([31, 33, 36].map((code) => `${String.fromCodePoint(27)}[${code}`));
});
