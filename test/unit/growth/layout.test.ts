// The labels of a goals project: complete, told apart, readable on GitLab's light and dark pages.
import { creditValues, gitlab } from '../../support/company.ts';
import { describe, expect, it } from 'vitest';
import { healthLevels, outcomes, stages } from '#growth/words/goal.ts';
import { boardStages, projectLabels } from '#growth/forge/layout.ts';

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe('layoutLabels', () => {
  it('holds every word of every group', () => {
    const words = projectLabels(gitlab.values).map(({ word }) => `${word.group}:${word.value}`);
    expect(words).toEqual([
      ...['goal', 'dashboard', 'one-on-one', 'plan'].map((value) => `marker:${value}`),
      ...stages.map((value) => `stage:${value}`),
      ...outcomes.map((value) => `outcome:${value}`),
      ...healthLevels.map((value) => `health:${value}`),
      'ask:open',
      ...creditValues.map((value) => `value:${value}`),
    ]);
    expect(boardStages).toEqual(stages);
  });

  it.each(projectLabels(gitlab.values).map((label) => [`${label.word.group}:${label.word.value}`, label] as const))(
    '%s can be read',
    (_name, { color, description }) => {
      expect(color).toMatch(/^#[0-9a-f]{6}$/);
      // GitLab writes white on colours this dark.
      expect(contrast(color, '#ffffff')).toBeGreaterThanOrEqual(4.5);
      expect(contrast(color, '#18171d')).toBeGreaterThanOrEqual(3);
      expect(description).toMatch(/^[A-Z].{9,78}[^.]$/);
    },
  );

  it.each(['stage', 'outcome', 'health', 'value'])('tells the %ss apart', (group) => {
    const colors = projectLabels(gitlab.values)
      .filter(({ word }) => word.group === group)
      .map(({ color }) => color);
    expect(colors.length).toBeGreaterThan(2);
    expect(new Set(colors).size).toBe(colors.length);
  });
});
