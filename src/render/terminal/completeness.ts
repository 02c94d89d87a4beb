// The verdict under a heading, and the list of sources at the foot: what was read, and what was not.
import { type Completeness, isComplete } from '#growth/words/completeness.ts';
import { gave, verdict, whyVerdict, worstFirst } from '../completeness-words.ts';
import { count, oneLine } from '../text.ts';
import { type Hole, joined, fit, ink, pad, width, wrap } from './ink.ts';
import type { Paint } from './paint.ts';

/** `COMPLETE` alone where nothing failed: the foot has the details. Else the reasons, at most three lines. */
export function verdictLines(completeness: Completeness, columns: number, paint: Paint): Hole[] {
  if (completeness.complete) return [paint.green(verdict(completeness))];
  const word = verdict(completeness);
  const lines = wrap(whyVerdict(completeness, 2), columns - word.length - 2);
  const shown =
    lines.length > 3 ? [...lines.slice(0, 2), fit(joined(lines.slice(2), ' '), columns - word.length - 2)] : lines;
  return shown.map((line, index) =>
    index === 0 ? ink`${paint.alarm(word)}  ${line}` : ink`${' '.repeat(word.length)}  ${line}`,
  );
}

/** In one sentence where all is well; else one line per source, those that failed first, at most `limit` lines. */
export function sourceLines(completeness: Completeness, limit: number, columns: number, paint: Paint): Hole[] {
  if (completeness.complete) return wholeLines(completeness, columns, paint);
  const all = worstFirst(completeness.sources);
  const shown = all.length > limit ? all.slice(0, limit - 1) : all;
  const names = Math.min(
    28,
    shown.reduce((most, { name }) => Math.max(most, width(oneLine(name))), 0),
  );
  const lines = shown.map((source) => {
    const complete = isComplete(source);
    const name = pad(fit(oneLine(source.name), names), names);
    const said = complete
      ? ink`${gave(source)}, ${count(source.requests, 'request')}`
      : ink`not complete: ${gave(source)}`;
    const line = fit(ink`${name}  ${said}`, columns - 4);
    return complete ? ink`    ${paint.dim(line)}` : ink`  ${paint.red('!')} ${line}`;
  });
  const left = all.slice(shown.length);
  if (left.length === 0) return lines;
  const failed = left.filter((source) => !isComplete(source)).length;
  return [
    ...lines,
    paint.dim(
      fit(
        ink`    and ${left.length} more${failed > 0 ? ink`, ${failed} of them not complete` : ''}: --format json`,
        columns,
      ),
    ),
  ];
}

function wholeLines({ sources }: Completeness, columns: number, paint: Paint): Hole[] {
  const requests = sources.reduce((sum, source) => sum + source.requests, 0);
  const read = sources.map((source) => `${oneLine(source.name)} ${gave(source)}`);
  const sentence = `${[...read, count(requests, 'request')].join(', ')}.`;
  return wrap(sentence, columns - 2).map((line) => ink`  ${paint.dim(line)}`);
}
