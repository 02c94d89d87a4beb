// Templates, the promotion document and the year plan in a terminal: hostile words, narrow and wide, and nothing at all.
import { gitlab } from '../../support/company.ts';
import { describe, expect, test } from 'vitest';
import { completenessOf } from '#growth/words/completeness.ts';
import { planView } from '#growth/goals/plan.ts';
import { standingOf } from '#growth/promotion/standing.ts';
import { renderMoves, renderPromotion } from '#render/terminal/goals/promotion.ts';
import { renderPlanQuarters } from '#render/terminal/goals/plan-quarters.ts';
import { renderTemplate, renderTemplates } from '#render/terminal/project/templates.ts';
import type { ShownTemplate } from '#reports/shown-template.ts';
import { width } from '#render/terminal/ink.ts';
import { listGoals } from '#reports/listed-goal.ts';
import { failure, now, source } from '../reports/story.ts';
import { busyGoals, hostileGoal, hostileWords, manyGoals } from './weeks.ts';

/** Everything strange at once: escapes, direction marks, line ends, wide and joined characters. */
const hostile = hostileWords.map(({ text }) => text).join(' ');
const whole = completenessOf([source('goals', 1)]);
const broken = completenessOf([source('goals', 1), failure('comments of #1')]);
/** Whatever a terminal would obey: control characters but line ends, and what turns the reading direction. */
const dangerous = /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069\ufeff]/u;

const template: ShownTemplate = {
  type: 'goal',
  name: 'own',
  label: hostile,
  version: 3,
  about: hostile,
  source: 'https://gitlab.example.com/handbook',
  checked: null,
  questions: 2,
  bucket: 70,
  sensitive: true,
  origin: 'project',
  path: hostile,
};
const standing = standingOf(
  {
    iid: 4,
    title: hostile,
    description: `## Results\n### Result 1: ${hostile}\nImpact: x\n## Gaps\n- [ ] ${hostile}`,
    state: 'opened',
    labelled: ['manager-review'],
    confidential: false,
    author: null,
    assignees: [],
    url: 'u',
    createdAt: now.at,
    updatedAt: now.at,
    commentCount: 2,
    mark: null,
  },
  { notes: null, events: null },
  gitlab,
);
const promotion = {
  ...standing,
  taken: [{ state: 'nominated', at: now.at, by: hostile, usual: false }] as const,
  iid: 4,
  title: hostile,
  url: 'https://gitlab.test/4',
  open: false,
  confidential: false,
  assignees: [hostile],
  evidence: { pieces: 2, values: ['results'] as const },
  frame: {
    role: { words: hostile, from: hostile, to: null, since: null },
    levels: hostile,
    cycle: { words: hostile, name: hostile, nominateBy: '2027-01-29', daysLeft: 62 },
    told: { day: '2026-11-20', words: hostile, where: hostile, by: 'frame' as const },
    endorsers: [hostile, hostile],
  },
  answer: {
    id: 1,
    verdict: 'not-yet' as const,
    day: null,
    points: [hostile],
    by: { id: 2, username: hostile, name: hostile },
    at: now.at,
    body: hostile,
  },
  changed: null,
  earlier: [],
  offered: { key: '', day: null, words: hostile, by: { id: 2, username: hostile, name: hostile }, at: now.at },
  alike: [
    { verdict: 'ready' as const, words: hostile, by: null, at: now.at, why: 'not-manager' as const },
    {
      verdict: 'ready' as const,
      words: hostile,
      by: { id: 3, username: hostile, name: hostile },
      at: now.at,
      why: 'not-first' as const,
    },
  ],
};
const span = { name: 'FY27', start: '2026-02-01', due: '2027-01-31' };
const plan = { iid: 5, title: hostile, url: 'https://gitlab.test/5', span };
const noPlan = { plan: null, next: null };
const goals = listGoals(
  [...hostileWords.map(({ text }, index) => hostileGoal(index + 100, text)), ...busyGoals(), ...manyGoals(40)],
  now,
);

const forms: readonly [string, (terminal: { columns: number; color: boolean }) => string][] = [
  [
    'templates',
    (terminal) => String(renderTemplates([template], [{ path: hostile, origin: 'local', problems: ['a'] }], terminal)),
  ],
  [
    'a template',
    (terminal) =>
      String(
        renderTemplate(
          {
            template,
            questions: [
              {
                id: 'q',
                type: 'choice',
                ask: hostile,
                help: hostile,
                required: true,
                default: 'a',
                choices: [{ value: 'a', label: 'A' }],
                onlyIf: { question: 'p', is: ['x', 'y'] },
              },
            ],
            text: hostile,
          },
          terminal,
        ),
      ),
  ],
  [
    'a promotion document',
    (terminal) =>
      String(
        renderPromotion(promotion, broken, {
          ...terminal,
          zone: now.zone,
          isOwn: true,
          manager: hostile,
          companyValues: gitlab.values,
        }),
      ),
  ],
  ['its moves', (terminal) => String(renderMoves({ iid: 4, title: hostile, state: 'drafting' }, terminal))],
  [
    'a plan',
    (terminal) =>
      String(renderPlanQuarters({ plan, next: null }, planView(goals, now.today, 2), broken, { ...now, ...terminal })),
  ],
];

describe.each(forms)('%s', (name, render) => {
  test.each([60, 80, 140])('%i columns: safe, within them, ends with one line end', (columns) => {
    const text = render({ columns, color: false });
    expect(text).not.toMatch(dangerous);
    expect(text).toMatch(/[^\n]\n$/u);
    // The text of a template is printed as it is, so that it can be copied.
    const lines = text.split('\n').slice(0, name === 'a template' ? 5 : undefined);
    expect(lines.filter((line) => width(line) > columns)).toEqual([]);
  });

  test('colour is only colour', () => {
    const plain = render({ columns: 80, color: false });
    const coloured = render({ columns: 80, color: true });
    const escape = String.fromCodePoint(0x1b);
    expect(coloured.replaceAll(new RegExp(`${escape}\\[[\\d;]*m`, 'gu'), '')).toBe(plain);
  });
});

test('nothing to show', () => {
  const terminal = { columns: 80, color: false };
  expect(
    String(
      renderPromotion(null, whole, {
        ...terminal,
        zone: 'UTC',
        isOwn: true,
        manager: hostile,
        companyValues: gitlab.values,
      }),
    ),
  ).toMatch(/^No promotion document, and nobody has to have one\.\n/u);
  expect(
    String(
      renderPromotion(null, whole, {
        ...terminal,
        zone: 'UTC',
        isOwn: false,
        manager: hostile,
        companyValues: gitlab.values,
      }),
    ),
  ).toBe('No promotion document that you can see. A Guest reads it only while it is assigned to them.\n');
  expect(String(renderMoves({ iid: 4, title: 'T', state: 'approved' }, terminal))).toBe(
    '#4 T\napproved: Decided: yes\n',
  );
  expect(String(renderPlanQuarters(noPlan, planView(goals, now.today, 2), whole, { ...now, ...terminal }))).toMatch(
    /^FY27-Q4 .* · 30 open, 1 closed$/mu,
  );
  const view = planView([], now.today, 2);
  const next = { name: 'FY28', start: '2027-02-01', due: '2028-01-31' };
  const headOf = (shown: typeof plan | null, today: string) =>
    String(renderPlanQuarters({ plan: shown, next }, view, whole, { ...now, today, ...terminal })).split('\n\n')[0];
  const titled = { ...plan, title: 'T'.repeat(100) };
  expect(headOf(titled, '2027-01-31')).toBe(`#5 ${'T'.repeat(69)}… · FY27\n  https://gitlab.test/5`);
  expect(headOf(titled, '2027-02-01')).toMatch(
    /\n {2}It ended on 2027-01-31\. devgrowth plan start --from last closes it and opens\n?.*one for FY28\.$/u,
  );
  expect(headOf(null, now.today)).toContain('opens one for FY28. ');
  expect(String(renderPlanQuarters(noPlan, view, whole, { ...now, ...terminal })).match(/no goal/gu)).toHaveLength(4);
});
