// What GitLab noted of a goal, newest first and not all of it: what the goal is about comes before.
import type { HistoryEntry } from '#reports/goal-detail.ts';
import { dayOf } from '#growth/time/calendar.ts';
import { oneLine } from '../../text.ts';
import { type Hole, type Ink, fit, ink } from '../ink.ts';
import type { Paint } from '../paint.ts';

export interface Page {
  readonly paint: Paint;
  readonly columns: number;
  readonly zone: string;
}

const shown = 6;

export function historyLines(history: readonly HistoryEntry[], page: Page): readonly Hole[] {
  const left = history.length - shown;
  return [
    ...history.slice(0, shown).map((entry) => historyLine(entry, page)),
    ...(left > 0 ? [page.paint.dim(ink`  ${left} earlier: on its page, and in --format json`)] : []),
  ];
}

const historyWords: Readonly<Record<HistoryEntry['type'], string>> = {
  created: 'opened',
  closed: 'closed',
  reopened: 'reopened',
  ticked: 'ticked',
  unticked: 'unticked',
  due: 'due',
  description: 'description changed',
  stage: 'stage',
  outcome: 'outcome',
  health: 'health',
  kind: 'kind',
  value: 'value',
};

function historyLine({ at, type, detail, by }: HistoryEntry, { paint, columns, zone }: Page): Ink {
  const what =
    type === 'due'
      ? detail
        ? `due date set to ${detail}`
        : 'due date removed'
      : [historyWords[type], detail].filter(Boolean).join(' ');
  return ink`  ${paint.dim(dayOf(at, zone))}  ${fit(oneLine(by ? `${what}, ${by}` : what), columns - 14)}`;
}
