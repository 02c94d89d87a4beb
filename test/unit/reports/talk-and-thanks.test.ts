// Words on agendas: on which day a review's talk is, and whose thanks a line tells.
import { expect, test } from 'vitest';
import { windowOf } from '#growth/time/window.ts';
import { reviewTalk } from '#reports/review-talk.ts';
import { thanksIn } from '#reports/thanks.ts';
import { meeting, now } from './story.ts';

const { today, zone } = now;

test.each([
  ['2026-11-22', null],
  [today, today],
  ['2026-11-24', '2026-11-24'],
])('a talk on %s, seen on the 23rd', (day, talk) => {
  const agenda = meeting({ iid: 1, day, description: '- [ ] DISCUSS the mid-year check-in' });
  const review = { name: 'Mid-year check-in', parts: [], shareDaysBefore: 0 };
  expect(reviewTalk([agenda], review, today)?.day ?? null).toBe(talk);
});

test.each([
  ['her essays thanks to Sam', null],
  ['the team’s weekly notes thanked me', 'the team’s weekly notes'],
  ['Sam sends many thanks', 'Sam'],
  ['Sam wrote her thank you', 'Sam'],
  ['Sam said: well done', null],
  ['Sam said thankfully not', null],
  ['I thanked Sam, and Sam says thanks', 'I thanked Sam, and Sam'],
])('who thanked in "%s"', (text, who) => {
  const agenda = meeting({ iid: 1, day: today, description: `- [ ] THANKS ${text}` });
  expect(thanksIn([agenda], windowOf('2026-11-16', today, zone, 'x'), today)[0]?.from).toBe(who);
});
