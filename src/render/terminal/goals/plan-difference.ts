// `devgrowth plan diff` in a terminal: what a file would change, open, and leave to decide.
import { type Difference, differencesLeft, type PlanDifference, rowsToMove } from '#growth/goals/plan-file.ts';
import { count, oneLine } from '../../text.ts';
import { fit, type Hole, type Ink, ink, joined, pad, stacked, width, wrap } from '../ink.ts';
import { paintFor, type TerminalOptions, usableColumns } from '../paint.ts';

interface ShownDifference {
  readonly difference: PlanDifference;
  readonly texts: readonly Difference[];
}

export function renderPlanDifference(shown: ShownDifference, options: TerminalOptions): Ink {
  const columns = usableColumns(options.columns);
  const paint = paintFor(options);
  const lines = differenceLines(shown, columns);
  return stacked([...lines, paint.bold(summary(shown))]);
}

/** Without the sum below them. */
export function differenceLines({ difference, texts }: ShownDifference, columns: number): readonly Hole[] {
  const { rows, opens, alike, closed, leftAlone } = difference;
  const changing = [
    ...rows.map(({ record, differences }) => ({ name: ink`#${record.iid} ${oneLine(record.title)}`, differences })),
    ...texts.map((one) => ({ name: ink`plan: ${one.field}`, differences: [one] })),
  ].flatMap(({ name, differences }) => {
    const made = differences.filter(({ how }) => how === 'change').map(changed);
    return made.length === 0 ? [] : [{ sign: '~', name, words: joined(made, ', ') }];
  });
  const opening = opens.map(({ wanted: { title = '', kind = 'general', due, quarter } }) => ({
    sign: '+',
    name: oneLine(title),
    words: [kind, quarter, ...(due === undefined ? [] : [`due ${due}`])].map(oneLine).join(', '),
  }));
  const table = [...changing, ...opening];
  const nameColumns = Math.min(34, Math.max(0, ...table.map(({ name }) => width(name))));
  return [
    ...table.flatMap(({ sign, name, words }) =>
      row(ink`  ${sign} ${pad(fit(name, nameColumns), nameColumns)}  `, words, columns),
    ),
    ...rows.flatMap(({ record, differences }) => kept(ink`#${record.iid}`, differences, columns)),
    ...texts.flatMap((one) => kept(ink`plan:`, [one], columns)),
    ...alike.flatMap(({ row: { line, wanted }, records }) =>
      wrap(
        ink`  ? line ${line}, ${quoted(wanted.title ?? '')}: is it ${numbers(records)}? Then write its iid into the row, else a key of your own.`,
        columns,
      ),
    ),
    ...others(
      'closed since, left alone',
      closed.map(({ record }) => record),
      columns,
    ),
    ...others('not in the file, left alone', leftAlone, columns),
  ];
}

function summary({ difference: { rows, opens, alike }, texts }: ShownDifference): string {
  const all = [
    ...rows.map(({ record, differences }) => ({ name: String(record.iid), differences })),
    ...texts.map((one) => ({ name: one.field, differences: [one] })),
  ];
  const of = (how: Difference['how']) => all.filter(({ differences }) => differences.some((one) => one.how === how));
  const open = of('decide').map(({ name }) => name);
  const isToMove = ({ differences }: Pick<(typeof all)[number], 'differences'>) => rowsToMove([{ differences }]) > 0;
  const [toMove, intoFile] = [of('keep').filter(isToMove), of('keep').filter((one) => !isToMove(one))];
  const [first] = open;
  const parts = [
    ...(of('change').length === 0 ? [] : [`${of('change').length} to change`]),
    ...(opens.length === 0 ? [] : [`${opens.length} to open`]),
    ...(intoFile.length === 0 ? [] : [`${intoFile.length} into the file`]),
    ...(toMove.length === 0 ? [] : [`${count(toMove.length, 'row')} to move`]),
    ...(first === undefined ? [] : [`${open.length} to decide (--mine ${first}, --theirs ${first})`]),
    ...(alike.length === 0 ? [] : [`${count(alike.length, 'row')} to tell apart`]),
  ];
  return parts.length === 0 ? 'No difference.' : parts.join(', ');
}

function changed({ field, from, to }: Difference): Ink {
  return field === 'due' || field === 'quarter'
    ? ink`${field} ${from} -> ${oneLine(to)}`
    : ink`${field} ${quoted(from)} -> ${quoted(to)}`;
}

function kept(name: Ink, found: readonly Difference[], columns: number): readonly Ink[] {
  const left = new Set(differencesLeft(found));
  return found
    .filter(({ how }) => how !== 'change')
    .flatMap((one) => {
      const { field, from, to, how } = one;
      const end =
        how === 'decide'
          ? ''
          : !left.has(one)
            ? '; goes into the file'
            : field === 'quarter'
              ? '; move its row there'
              : '';
      return row(
        ink`  ! `,
        ink`${name} ${field} changed on GitLab since: ${quoted(from)} (file: ${quoted(to)})${end}`,
        columns,
      );
    });
}

function others(what: string, goals: readonly { readonly iid: number }[], columns: number): readonly Ink[] {
  return goals.length === 0 ? [] : row(ink`    `, ink`${what}: ${numbers(goals)}`, columns);
}

/** Words that need more than a line go on below where they began. */
function row(head: Ink, words: Hole, columns: number): readonly Ink[] {
  const room = columns - width(head);
  const [first = '', ...more] = wrap(words, Math.max(room, 20));
  return [ink`${head}${first}`, ...more.map((line) => ink`${' '.repeat(width(head))}${line}`)];
}

const numbers = (goals: readonly { readonly iid: number }[]): string => goals.map(({ iid }) => `#${iid}`).join(', ');
const quoted = (text: string): string => `"${oneLine(text)}"`;
