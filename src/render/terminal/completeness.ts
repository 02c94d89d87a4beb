// The verdict under a heading, and the list of sources at the foot: what was read, and what was not.
import { type Completeness, isComplete } from '#growth/words/completeness.ts';
import { gave, verdict, whyVerdict, worstFirst } from '../completeness-words.ts';
import { count, oneLine } from '../text.ts';
import { Caveat } from './caveat.ts';
import { type Hole, fit, ink, pad, width } from './ink.ts';
import type { Paint } from './paint.ts';

/** `COMPLETE` alone where nothing failed: the foot has the details. Else why not, at most `limit` failures by name. */
export function verdictLines(completeness: Completeness, columns: number, paint: Paint, limit = 2): Hole[] {
  const word = verdict(completeness);
  if (completeness.complete) return [paint.green(word)];
  return new Caveat(whyVerdict(completeness, limit)).lines(columns, paint.plain, ink`${paint.alarm(word)}  `);
}

/** In one sentence where all is well; else each source, those that failed first, at most `limit` of them. */
export function sourceLines(completeness: Completeness, limit: number, columns: number, paint: Paint): Hole[] {
  if (completeness.complete) return wholeLines(completeness, columns, paint);
  const all = worstFirst(completeness.sources);
  const shown = all.length > limit ? all.slice(0, limit - 1) : all;
  const names = Math.min(
    28,
    shown.reduce((most, { name }) => Math.max(most, width(oneLine(name))), 0),
  );
  const lines = shown.flatMap((source) => {
    const name = pad(oneLine(source.name), names);
    if (isComplete(source)) {
      const said = ink`${name}  ${gave(source)}, ${count(source.requests, 'request')}`;
      return [ink`    ${paint.dim(fit(said, columns - 4))}`];
    }
    return new Caveat(ink`not complete: ${gave(source)}`).lines(
      columns,
      paint.plain,
      ink`  ${paint.red('!')} ${name}  `,
    );
  });
  const left = all.slice(shown.length);
  if (left.length === 0) return lines;
  const failed = left.filter((source) => !isComplete(source)).length;
  const lost = failed > 0 ? `, ${failed} of them not complete` : '';
  return [...lines, ...new Caveat(`and ${left.length} more${lost}: --format json`).lines(columns, paint.dim, '    ')];
}

function wholeLines({ sources }: Completeness, columns: number, paint: Paint): Hole[] {
  const requests = sources.reduce((sum, source) => sum + source.requests, 0);
  const read = sources.map((source) => `${oneLine(source.name)} ${gave(source)}`);
  const sentence = `${[...read, count(requests, 'request')].join(', ')}.`;
  return new Caveat(sentence).lines(columns, paint.dim, '  ');
}
