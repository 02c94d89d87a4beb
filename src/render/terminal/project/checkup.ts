// What `doctor` found, in a terminal: the state as a word, the thing, what it says; below it what to do.
import type { Check, Checkup } from '#reports/checkup.ts';
import { count, oneLine } from '../../text.ts';
import { type Hole, type Ink, ink, pad, stacked, wrap } from '../ink.ts';
import { type Brush, type Paint, paintFor, type TerminalOptions, usableColumns } from '../paint.ts';

const words: Readonly<Record<Check['state'], string>> = {
  passed: 'passed',
  warning: 'warning',
  failed: 'failed',
  'not-checked': 'not checked',
};
const stateColumns = 13;
const nameColumns = 10;

export function renderCheckup({ checks, warnings, failed }: Checkup, options: TerminalOptions): Ink {
  const paint = paintFor(options);
  const columns = usableColumns(options.columns);
  const lines = together(checks).flatMap((check) => linesOf(check, paint, columns));
  const passed = checks.filter(({ state }) => state === 'passed').length;
  const left = checks.length - passed - warnings - failed;
  const sums = [
    ink`${passed} passed`,
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
    ...(failed > 0 ? [ink`${failed} failed`] : []),
    ...(left > 0 ? [ink`${left} not checked`] : []),
  ];
  return stacked([...lines, '', ink`${sums.join(', ')}.`]);
}

/** What waits for the same thing stands in one line. */
function together(checks: readonly Check[]): readonly Check[] {
  const shown: Check[] = [];
  const waits = checks.filter(({ state }) => state === 'not-checked');
  for (const check of checks) {
    if (check.state !== 'not-checked') shown.push(check);
    else if (waits.find(({ says }) => says === check.says) === check) {
      const names = waits.filter(({ says }) => says === check.says).map(({ name }) => name);
      shown.push({ ...check, name: '', says: `${names.join(', ')}: ${check.says}` });
    }
  }
  return shown;
}

function linesOf({ name, state, says, todo }: Check, paint: Paint, columns: number): Hole[] {
  const start = stateColumns + nameColumns;
  const [first = '', ...more] = wrap(oneLine(says), columns - start);
  const advice = todo === null ? [] : wrap(oneLine(todo), columns - start - 3);
  const below = ' '.repeat(start);
  return [
    ink`${painted(state, paint)(pad(words[state], stateColumns))}${pad(name, nameColumns)}${first}`,
    ...more.map((line) => ink`${below}${line}`),
    ...advice.map((line, index) => ink`${below}${index === 0 ? '-> ' : '   '}${paint.cyan(line)}`),
  ];
}

function painted(state: Check['state'], paint: Paint): Brush {
  if (state === 'passed') return paint.green;
  if (state === 'warning') return paint.yellow;
  return state === 'failed' ? paint.red : paint.dim;
}
