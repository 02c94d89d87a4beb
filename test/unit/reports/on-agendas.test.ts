// On how many agendas a need stood: counted by its goal and its words, and by no word that only looks like it.
import { expect, test } from 'vitest';
import type { Need } from '#reports/needs.ts';
import { onAgendas } from '#reports/on-agendas.ts';
import { meeting } from './story.ts';

const place = { type: 'goal' as const, iid: 3, title: 'Learn', url: 'https://gitlab.example/3' };
const need = (more: Partial<Need>): Need => ({
  type: 'ask',
  place,
  text: 'time',
  who: null,
  since: null,
  days: null,
  atLeast: false,
  ...more,
});
const agendasWith = (lines: readonly string[]) =>
  lines.map((line, index) =>
    meeting({ iid: 20 + index, day: `2026-11-${10 + index}`, description: `- [ ] ${line}`, state: 'closed' }),
  );

test.each<[string, Partial<Need>, readonly string[], number]>([
  ['an ask, as prepared and in its own words', {}, ['HELP time: Learn (#3)', 'HELP Time'], 2],
  ['an ask in another word', {}, ['DISCUSS timeline of the move', 'FYI sometimes late'], 0],
  ['the same ask of another goal', {}, ['HELP time: Ship (#4)'], 0],
  ['a carried line counts itself', {}, ['HELP time: Learn (#3) (4th time, since 2026-10-13)'], 4],
  ['an approval', { type: 'approval', who: 'Sam' }, ['REVIEW approval of Sam: Learn (#3)'], 1],
  [
    'of somebody whose name begins so',
    { type: 'approval', who: 'Sam' },
    ['REVIEW approval of Samantha: Learn (#3)'],
    0,
  ],
  [
    'a goal that waits',
    { type: 'waiting', text: '' },
    ['DISCUSS Learn (#3) waits: the review', 'DISCUSS Ship (#4) waits'],
    1,
  ],
])('%s', (_name, more, lines, times) => {
  expect(onAgendas([need(more)], agendasWith(lines)).map(({ agendas }) => agendas)).toEqual([times]);
});
