// Where a calendar is written: over an earlier one of ours without a question, over anything else after a yes.
import { resolve } from 'node:path';
import { calendarMaker } from '#reports/calendar.ts';
import type { Desk } from '../desk.ts';
import { exportPlace } from '../goal/exporting.ts';

/** @throws `usage` for a file that is there and is something else, where nobody can be asked */
export async function calendarPlace(typed: string, desk: Pick<Desk, 'cwd' | 'files' | 'ask' | 'yes'>): Promise<string> {
  const path = resolve(desk.cwd, typed);
  const there = await desk.files.read(path);
  return there?.slice(0, 1000).includes(`PRODID:-${calendarMaker}`) ? path : exportPlace(typed, desk);
}
