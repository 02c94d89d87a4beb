// What was answered, in a terminal: with what to type, for only the person can settle an ask or tick a box.
import type { ReportPage } from '#reports/page.ts';
import { answeredLead, answeredStep, answeredTitle, answeredWords } from '../../answered-words.ts';
import { plainly } from '../../people-words.ts';
import { type Hole, fit, ink, pad, width, wrap } from '../ink.ts';
import type { Place } from './place.ts';

export function answeredLines({ answered, today }: ReportPage, { paint, columns, iid }: Place): Hole[] {
  if (answered.length === 0) return [];
  const inset = ' '.repeat(2 + iid + 2);
  return [
    paint.bold(answeredTitle),
    ...answered.flatMap((one) => {
      const words = ink`${answeredLead(one)}${plainly(one.text)}`;
      // What is typed is copied: it stands in one piece.
      const told = [answeredWords(one, today), answeredStep(one)];
      const beside = told.join(' ');
      const below = (width(beside) <= columns - inset.length ? [beside] : told).flatMap((text) =>
        wrap(text, columns - inset.length),
      );
      return [
        ink`  ${paint.cyan(pad(ink`#${one.place.iid}`, iid))}  ${fit(words, columns - inset.length)}`,
        ...below.map((line) => ink`${inset}${paint.dim(line)}`),
      ];
    }),
  ];
}
