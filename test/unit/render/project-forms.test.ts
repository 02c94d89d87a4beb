// What init is about to do and what a token has to be granted, as a terminal shows them.
import { describe, expect, test } from 'vitest';
import { permissionsFor, type Purpose, purposeFacts, tabs } from '#growth/forge/permissions.ts';
import { permissionLines, renderPermissions } from '#render/terminal/project/permissions.ts';
import { renderPlan, type ShownStep } from '#render/terminal/project/plan.ts';

const label = (name: string, action: ShownStep['action'] = 'create'): ShownStep => ({ action, what: 'label', name });
const plan = (steps: readonly ShownStep[], columns = 60) =>
  String(renderPlan({ base: 'https://gitlab.example.com', path: 'alex/goals', steps }, { columns })).split('\n');
const head = 'Plan for alex/goals on https://gitlab.example.com:';

describe('a plan', () => {
  test.each<[string, ShownStep[], string[]]>([
    ['one change', [label('goal')], [head, '  create  label         goal']],
    [
      'one change, one part kept',
      [label('goal'), label('plan', 'keep')],
      [head, '  create  label         goal', '  keep    1 part'],
    ],
    [
      'changes of one sort stand together, where the first of them comes',
      [label('goal'), label('board', 'update'), label('plan'), label('x', 'drift')],
      [head, '  create  2 labels      goal, plan', '  update  label         board', '  drift   label         x'],
    ],
    [
      'nothing to do',
      [label('goal', 'keep'), label('plan', 'keep')],
      ['alex/goals on https://gitlab.example.com has all it needs (2 parts).'],
    ],
    ['a name with a terminal command in it', [label('a\u001b[2Jb')], [head, '  create  label         ab']],
  ])('%s', (_name, steps, lines) => {
    expect(plan(steps)).toEqual([...lines, '']);
  });

  test.each([
    [60, 36],
    [100, 76],
    // Narrower than that, names stay readable and the terminal breaks the line.
    [20, 30],
  ])('names are wrapped under each other at %i columns', (columns, width) => {
    const names = Array.from({ length: 40 }, (_, index) => `n${index}`);
    const [, first = '', ...rest] = plan(
      names.map((name) => label(name)),
      columns,
    ).slice(0, -1);
    expect(first.startsWith('  create  40 labels     n0, n1, ')).toBe(true);
    expect(rest.length).toBeGreaterThan(1);
    for (const line of rest) expect(line).toMatch(/^ {24}n\d/);
    const lengths = [first, ...rest].map((line) => line.length - 24);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(width);
    // As much on a line as there is room for.
    for (const length of lengths.slice(0, -1)) expect(length).toBeGreaterThan(width - 5);
    expect([first, ...rest].map((line) => line.slice(24)).join(' ')).toBe(names.join(', '));
  });
});

describe('permissions of a token', () => {
  const opens = 'x';
  const list = (['User', 'Group and project'] as const).flatMap((tab) =>
    ['Label: Read', 'Issue: Read', 'Label: Create'].map((name) => ({ tab, name: `${name} ${tab}`, opens, for: {} })),
  );

  test.each(['User', 'Group and project'] as const)('of %s alone, a line for each resource', (tab) => {
    expect(permissionLines(list, tab)).toEqual([
      { resource: 'Label', actions: `Read ${tab}, Create ${tab}` },
      { resource: 'Issue', actions: `Read ${tab}` },
    ]);
  });

  test.each(Object.keys(purposeFacts) as Purpose[])('%s: each that is needed stands once, under its tab', (purpose) => {
    const needed = permissionsFor(purpose, 'needed', 'ahead');
    const lines = tabs.flatMap((tab) => permissionLines(needed, tab).map((line) => ({ tab, ...line })));
    const told = lines.flatMap(({ tab, resource, actions }) =>
      actions.split(', ').map((action) => `${tab}: ${resource}: ${action}`),
    );
    expect(told.toSorted()).toEqual(needed.map(({ tab, name }) => `${tab}: ${name}`).toSorted());
    const shown = renderPermissions(purpose, { columns: 400 }).map(String);
    expect(shown[0]).toBe(`${purpose}: ${purposeFacts[purpose].does}`);
    for (const { resource, actions } of lines) expect(shown).toContain(`  ${resource.padEnd(24)}${actions}`);
    expect(shown.includes('Better with')).toBe(permissionsFor(purpose, 'better').length > 0);
  });
});
