// What the report says of career talks, and to whom it says nothing.
import { expect, test } from 'vitest';
import { yearSentences } from '#render/year-words.ts';
import { pageOf } from '#reports/page.ts';
import { quietWeek } from './weeks.ts';

const none = 'No career talk is planned';

test.each([
  ['nobody is the manager, and there never was one', null, { next: null, last: null }, null],
  ['somebody is the manager', 'morgan', { next: null, last: null }, none],
  ['there was one', null, { next: null, last: '2026-08-03' }, `${none}; the last was on 3 Aug`],
  ['one is planned', null, { next: '2026-12-07', last: null }, 'Career talk on 7 Dec'],
])('%s', (_name, manager, careerTalk, said) => {
  const report = quietWeek();
  const { next } = report;
  if (next === null) throw new Error('The quiet week has an agenda.');
  const sentences = yearSentences(pageOf({ ...report, manager, next: { ...next, careerTalk } }));
  expect(sentences.find((sentence) => /career talk/i.test(sentence)) ?? null).toBe(said);
});
