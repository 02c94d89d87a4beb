// Which questions of its template a goal's text leaves open, and where an answer goes.
import { describe, expect, test } from 'vitest';
import { fill } from '#templates/fill.ts';
import { openQuestions, withAnswers } from '#templates/open-questions.ts';
import { answerTo, applicableQuestions, completeAnswers } from '#templates/question.ts';
import { builtInTemplates } from './built-in.ts';

const { templates } = await builtInTemplates();
const about = { title: 'A goal', today: '2026-11-23', due: null, person: 'Alex' };
const later = { ...about, today: '2027-01-09' };
const named = (name: string) => {
  const found = templates.find((one) => one.name === name);
  if (found === undefined) throw new Error(name);
  return found;
};
const textOf = (name: string, answers = {}) => fill(named(name), { ...about, answers }).description;

describe.each(templates.map(({ name }) => name))('%s', (name) => {
  const template = named(name);

  test('answered one after another, later, it is the text that the answers make at once', () => {
    const answers: Record<string, string | number | readonly string[]> = {};
    let text = textOf(name);
    for (;;) {
      const open = openQuestions(template, text, later);
      const next = open[0];
      if (next === undefined) break;
      const { id, type, choices } = next;
      answers[id] =
        type === 'choice'
          ? (choices.at(-1)?.value ?? '')
          : type === 'list'
            ? [`First of ${id}`, `Second of ${id}`]
            : type === 'date'
              ? '2027-02-03'
              : type === 'number'
                ? 12
                : type === 'url'
                  ? 'https://example.com/page'
                  : `Words of ${id}`;
      const answered = withAnswers(template, text, { [id]: answers[id] }, later);
      expect(
        openQuestions(template, answered, later).map((one) => one.id),
        id,
      ).not.toContain(id);
      expect(answered, id).not.toBe(text);
      text = answered;
    }
    const lines = (whole: string) =>
      whole
        .split('\n')
        .filter((line) => line.trim() !== '')
        .toSorted();
    expect(lines(text)).toEqual(lines(textOf(name, answers)));
    // Nothing that the text prints stays unasked.
    const complete = completeAnswers(template.questions, answers);
    const silent = applicableQuestions(template.questions, answers).filter(({ id }) => answerTo(id, complete) === null);
    for (const { id } of silent) expect(textOf(name, { ...answers, [id]: 'Words' }), id).toBe(textOf(name, answers));
  });
});

describe('a text that somebody worked on', () => {
  const reading = named('reading');
  const text = textOf('reading', { book: 'A book' }).replace(
    '_Not written yet: why this one, and why now?_',
    'Because.\n\nAnd a second reason.',
  );

  test('what was answered by hand, or taken out, is not open; every other byte stays', () => {
    const own = `Serves: upgrades\n\n${text.replace(/## Support needed[^]*?\n(?=Books|---)/u, '')}\n\nMy own words.`;
    expect(openQuestions(reading, own, later).map(({ id }) => id)).toEqual([
      'author',
      'success',
      'actions',
      'pace',
      'link',
    ]);
    const answered = withAnswers(
      reading,
      own,
      { purpose: 'Other', author: 'Somebody', success: 'One page\n\nof notes' },
      later,
    );
    expect(answered).toBe(
      own
        .replace('- Reading: A book', '- Reading: A book\n- By: Somebody')
        .replace(/_Not written yet: what should be different.*_/u, 'One page\n\nof notes'),
    );
    expect(withAnswers(reading, answered, { author: 'Somebody', success: 'One page' }, later)).toBe(answered);
  });

  test('steps that were ticked are an answer', () => {
    const ticked = text.replace('- [ ] Get it', '- [x] Get it');
    expect(openQuestions(reading, ticked, later).map(({ id }) => id)).not.toContain('actions');
  });
});
