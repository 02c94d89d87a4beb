// The day behind a ticked box of the plan: read whoever wrote it, and one line changed.
import { expect, test } from 'vitest';
import { communicatedOn, withCommunicated } from '../../../src/growth/goals/plan-communicated.ts';

const box = 'Take the plan into the performance review as my next steps';

test.each([
  ['its box', `- [ ] One\n- [ ] ${box}\n\nEnd\n`, `- [ ] One\n- [x] ${box} (communicated 2026-08-12)\n\nEnd\n`],
  [
    'another day',
    `- [x] ${box} (communicated 2026-02-01)\n- [ ] One`,
    `- [x] ${box} (communicated 2026-08-12)\n- [ ] One`,
  ],
  ['by hand', '- [ ] Told: Communicated: 2026-02-01, by mail', '- [x] Told: Communicated: 2026-08-12, by mail'],
  ['Windows', `- [ ] ${box}\r\nEnd`, `- [x] ${box} (communicated 2026-08-12)\r\nEnd`],
  ['the last line', `- [ ] ${box}`, `- [x] ${box} (communicated 2026-08-12)`],
  ['no such box', '- [ ] One\n', '- [ ] One\n\n- [x] Communicated 2026-08-12\n'],
])('%s', (_name, text, after) => {
  expect(withCommunicated(text, '2026-08-12')).toBe(after);
  expect(withCommunicated(after, '2026-08-12')).toBe(after);
  expect(communicatedOn(after)).toBe('2026-08-12');
});

test.each([
  ['not ticked', `- [ ] ${box} (communicated 2026-08-12)`],
  ['without a day', `- [x] ${box}`],
  ['no day', '- [x] communicated 2026-02-31'],
  ['in words', 'It was communicated 2026-08-12.'],
])('nobody says when: %s', (_name, text) => {
  expect(communicatedOn(text)).toBeNull();
});
