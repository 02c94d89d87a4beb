// `devgrowth levels show` in a terminal: area by area what each level asks for, so that the difference between two can be seen.
import type { Area, Levels } from '#growth/levels/levels.ts';
import { oneLine } from '../../text.ts';
import { type Hole, type Ink, ink, pad, spaced, stacked, wrap } from '../ink.ts';
import { type Paint, paintFor, type TerminalOptions, usableColumns } from '../paint.ts';

interface Shown {
  readonly levels: Levels;
  readonly isOwn: boolean;
  readonly level: string | null;
  readonly others: readonly string[];
}

export function renderLevels({ levels, isOwn, level, others }: Shown, options: TerminalOptions): Ink {
  const paint = paintFor(options);
  const columns = usableColumns(options.columns);
  const { name, source, checked } = levels;
  const named = level === null ? name : `${name}/${level}`;
  const compared = checked === null ? [] : [`checked ${checked}`];
  const origin = [isOwn ? "the project's own" : 'built-in', ...compared].join(', ');
  const head = [
    ink`${paint.bold(named)}  ${paint.dim(origin)}`,
    ...(source === null ? [] : [paint.dim(oneLine(source))]),
  ];
  const longest = Math.max(...levels.levels.map(({ id }) => id.length));
  const blocks = levels.areas.map((area) => areaLines(area, { level, longest, columns, paint }));
  const more = others.length === 0 ? [] : wrap(`Others: ${others.join(', ')}`, columns);
  return stacked(spaced([head, ...blocks, more.map((line) => paint.dim(line))]));
}

const inset = 2;

interface Ways {
  readonly level: string | null;
  /** Of the words that levels have. */
  readonly longest: number;
  readonly columns: number;
  readonly paint: Paint;
}

function areaLines({ id, name, at }: Area, { level, longest, columns, paint }: Ways): Hole[] {
  const asked = at.filter((one) => level === null || one.level === level);
  if (asked.length === 0) return [];
  const start = level === null ? inset + longest + 2 : inset;
  const title =
    level === null
      ? ink`${paint.bold(oneLine(name))}`
      : ink`${paint.bold(oneLine(name))}  ${paint.dim(`${level}/${id}`)}`;
  const rows = asked.flatMap((one) => {
    const lines: Hole[] = [
      ...(one.text === null ? [] : wrap(oneLine(one.text), columns - start)),
      ...one.signs.flatMap((sign) =>
        wrap(`shows by: ${oneLine(sign)}`, columns - start).map((line) => paint.dim(line)),
      ),
    ];
    return lines.map((line, index) => {
      if (level !== null) return ink`${' '.repeat(start)}${line}`;
      return ink`${' '.repeat(inset)}${paint.cyan(pad(index === 0 ? one.level : '', longest))}  ${line}`;
    });
  });
  return [title, ...rows];
}
