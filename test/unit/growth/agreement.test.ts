// Who says of a goal what: agreed is the manager's word, talked over the person's.
import { expect, it, test } from 'vitest';
import { agreementIn, formatAgreement } from '#growth/goals/agreement.ts';
import { openAsks } from '#growth/goals/ask.ts';
import type { Comment } from '#growth/goals/notes.ts';
import { managedBy } from '../../support/managed-by.ts';

const person = (username: string) => ({ id: 1, username, name: username });
function comment(by: string, body: string, day = '2026-11-20'): Comment {
  const isOwn = by === 'alex';
  const at = `${day}T09:00:00.000Z`;
  return { type: 'comment', id: 1, by: person(by), at, body, internal: false, isOwn, mark: null };
}
const agreed = formatAgreement('agreed', '2026-11-20');
const talked = formatAgreement('talked-over', '2026-11-20');

it.each<[string, readonly Comment[], string | null]>([
  ['the manager agrees', [comment('Morgan', agreed)], 'agreed 2026-11-20'],
  ['typed by hand', [comment('morgan', 'Agreed 2026-11-19')], 'agreed 2026-11-19'],
  ['the person talked', [comment('alex', talked)], 'talked-over 2026-11-20'],
  ['the person cannot agree for their manager', [comment('alex', agreed)], null],
  ['a manager only agrees', [comment('morgan', talked)], null],
  ['somebody else', [comment('sam', agreed)], null],
  ['a sentence', [comment('morgan', 'Agreed, thanks')], null],
  ['agreed says more', [comment('alex', talked, '2026-11-25'), comment('morgan', agreed)], 'agreed 2026-11-20'],
  [
    'the newest',
    [comment('alex', 'Talked over 2026-11-01', '2026-11-01'), comment('alex', talked)],
    'talked-over 2026-11-20',
  ],
])('%s', (_name, notes, expected) => {
  const found = agreementIn(notes, managedBy('morgan'));
  expect(found && `${found.type} ${found.day}`).toBe(expected);
});

test('whoever agrees answers no ask', () => {
  const ask = comment('alex', '**Check-in 2026-11-19**\n\nHelp: a reviewer', '2026-11-19');
  const mark = { type: 'agreement', template: null, key: null };
  expect(openAsks([ask, { ...comment('morgan', agreed), mark }], { managers: managedBy('morgan') })).toHaveLength(1);
  expect(openAsks([ask, comment('morgan', 'I will do it')], { managers: managedBy('morgan') })).toHaveLength(0);
});
