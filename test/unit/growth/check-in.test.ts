// Check-ins: written so that they read back exactly, and understood when typed by hand.
import { creditValues } from '../../support/company.ts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CheckIn,
  checkInsIn,
  formatCheckIn,
  readCheckIn,
  tidyCheckIn,
  writtenCheckIns,
} from '#growth/goals/check-in.ts';
import { healthLevels } from '#growth/words/goal.ts';
import { fenceAfter } from '#growth/text/fence.ts';
import { comment } from './goals.ts';

const empty: CheckIn = {
  day: null,
  health: null,
  percent: null,
  text: '',
  next: null,
  help: null,
  helpNone: false,
  waitingFor: null,
  measure: null,
  values: [],
};
const full: CheckIn = {
  day: '2026-11-23',
  health: 'on-track',
  percent: 60,
  text: 'Finished chapter 3.\n\nIt was long.',
  next: 'Chapter 4',
  help: 'An hour with Sam',
  helpNone: false,
  waitingFor: null,
  measure: null,
  values: ['results', 'iteration'],
};

describe('formatCheckIn', () => {
  it.each<[string, CheckIn, string]>([
    [
      'everything',
      full,
      '**Check-in 2026-11-23** · on track · 60% · results, iteration\n\nFinished chapter 3.\n\nIt was long.\n\n**Next:** Chapter 4\n\n**Help:** An hour with Sam',
    ],
    ['a day alone', { ...empty, day: '2026-11-23' }, '**Check-in 2026-11-23**'],
    ['nothing at all', empty, '**Check-in**'],
    ['zero percent', { ...empty, day: '2026-11-23', percent: 0 }, '**Check-in 2026-11-23** · 0%'],
    ['no help needed', { ...empty, health: 'at-risk', helpNone: true }, '**Check-in** · at risk\n\n**Help:** none'],
    [
      'what it waits for',
      { ...empty, day: '2026-11-23', waitingFor: 'the security review' },
      '**Check-in 2026-11-23**\n\nWaiting for: the security review',
    ],
    [
      'its measure',
      { ...empty, day: '2026-11-23', text: 'Faster.', measure: 'deploy wait, 40 -> 12 min, now 25', next: 'x' },
      '**Check-in 2026-11-23**\n\nFaster.\n\nMeasure: deploy wait, 40 -> 12 min, now 25\n\n**Next:** x',
    ],
    [
      'several lines in a field',
      { ...empty, next: '- one\n- two\n\nthen rest' },
      '**Check-in**\n\n**Next:** - one\n  - two\n\n  then rest',
    ],
    [
      'text with a line of its own',
      { ...empty, text: 'Next: is a word', next: 'x' },
      '**Check-in**\n\n**Next:** x\n\n<!-- text -->\n\nNext: is a word',
    ],
    [
      'a fence left open',
      { ...empty, text: '```\ncode', help: 'x' },
      '**Check-in**\n\n**Help:** x\n\n<!-- text -->\n\n```\ncode',
    ],
    [
      'a closed fence',
      { ...empty, text: '```\nNext: code\n```', next: 'x' },
      '**Check-in**\n\n```\nNext: code\n```\n\n**Next:** x',
    ],
    ['Windows line ends', { ...empty, text: '\r\na\r\nb\r\n' }, '**Check-in**\n\na\nb'],
  ])('%s', (_name, checkIn, body) => {
    expect(formatCheckIn(checkIn)).toBe(body);
    expect(readCheckIn(body)).toEqual(tidyCheckIn(checkIn));
  });
});

describe('readCheckIn, typed by hand', () => {
  const said = (more: Partial<CheckIn>): CheckIn => ({ ...empty, day: '2026-11-23', ...more });
  const short = said({ health: 'on-track', percent: 60 });

  it.each([
    'Check-in 2026-11-23 · on track · 60%',
    'check-in 2026-11-23 - on track - 60 %',
    'CHECK-IN 2026-11-23 | ON TRACK | 60%',
    'Checkin 2026-11-23 — on-track — 60 percent',
    '**Check-in 2026-11-23 | on track | 60%**',
    '### Check in: 2026-11-23 · On Track · 60.9%',
    '__Check-in__ 2026-11-23: on track, 60%',
    'Check-in 2026-11-23 on track 60%',
    'Check-in 2026-11-23 60% on track',
    '**check-in** · 2026-11-23 · Health: on track · Progress: 60%',
    'Check-in · 60% · on track · 2026-11-23',
    '\n\n  Check-in 2026-11-23 · 🟢 on track · 60 % done\r\n',
  ])('%j', (body) => {
    expect(readCheckIn(body)).toEqual(
      body.endsWith('2026-11-23') ? { ...short, day: null, text: '2026-11-23' } : short,
    );
  });

  it.each<[string, string, CheckIn]>([
    [
      'other order of lines',
      'Check-in 2026-11-23\nHelp: an hour\nDid it.\nNext step: more',
      said({ text: 'Did it.', next: 'more', help: 'an hour' }),
    ],
    [
      'what it waits for, by hand',
      'Check-in 2026-11-23\nNot my turn.\nwaiting on: *legal*\nWaiting for: the vendor',
      said({ text: 'Not my turn.', waitingFor: '*legal*\nthe vendor' }),
    ],
    [
      'its measure, by hand, and words that are none',
      'Check-in 2026-11-23\nMeasure: less noise\n- measured: wait, 40 → 12, currently 25',
      said({ text: 'Measure: less noise', measure: 'wait, 40 → 12, currently 25' }),
    ],
    ['bold labels', 'Check-in 2026-11-23\n**Next:** a\n**Help needed**: b', said({ next: 'a', help: 'b' })],
    [
      'labels in a list',
      'Check-in 2026-11-23\n- did a\n- Next: b\n* NEXT STEPS : c',
      said({ text: '- did a', next: 'b\nc' }),
    ],
    [
      'label alone, list below',
      'Check-in 2026-11-23\nNext:\n- a\n- b\n\nText.',
      said({ text: 'Text.', next: '- a\n- b' }),
    ],
    [
      'label alone, list after a gap',
      'Check-in 2026-11-23\nNext:\n\n- a\n\nText.',
      said({ text: 'Text.', next: '- a' }),
    ],
    ['label alone, text after a gap', 'Check-in 2026-11-23\nNext:\n\nText.', said({ text: 'Text.' })],
    [
      'label alone, fence below',
      'Check-in 2026-11-23\nNext:\n```\nNext: code\n```',
      said({ text: '```\nNext: code\n```' }),
    ],
    [
      'label alone, words below, list after a gap',
      'Check-in 2026-11-23\nNext:\na\n\n- b',
      said({ text: '- b', next: 'a' }),
    ],
    ['text around a label', 'Check-in 2026-11-23\nA.\n\nNext: x\n\nB.', said({ text: 'A.\n\n\nB.', next: 'x' })],
    [
      'a list of known words',
      'Check-in 2026-11-23 · results, 60%, on track',
      said({ values: ['results'], percent: 60, health: 'on-track' }),
    ],
    ['labels without values', 'Check-in 2026-11-23\n\nText.\n\nNext:\nHelp:', said({ text: 'Text.' })],
    ['label in a fence', 'Check-in 2026-11-23\n```yaml\nhelp: me\n```', said({ text: '```yaml\nhelp: me\n```' })],
    [
      'words that only look like labels',
      'Check-in 2026-11-23\nhelpful: yes\nNext to Sam: no',
      said({ text: 'helpful: yes\nNext to Sam: no' }),
    ],
    ['help none', 'Check-in 2026-11-23\nhelp: None.', said({ helpNone: true })],
    [
      'lines in bold',
      'Check-in 2026-11-23\n\nA.\n\n**Next:** x\n  y\n\n**Help:** z',
      said({ text: 'A.', next: 'x\ny', help: 'z' }),
    ],
    ['help none and another', 'Check-in 2026-11-23\nHelp: none\nHelp: time', said({ help: 'none\ntime' })],
    [
      'a next step on the first line',
      'Check-in 2026-11-23 · on track · Next: read on',
      said({ health: 'on-track', next: 'read on' }),
    ],
    [
      'words on the first line',
      'Check-in 2026-11-23 · on track · all went well · really\nMore.',
      said({ health: 'on-track', text: 'all went well · really\nMore.' }),
    ],
    ['words before the known ones', 'Check-in 2026-11-23 - tired | 60%', said({ percent: 60, text: 'tired' })],
    ['a sentence after the day', 'Check-in 2026-11-23: on track to finish', said({ text: 'on track to finish' })],
    ['a sentence after a colon', 'Check-in: read two chapters', { ...empty, text: 'read two chapters' }],
    [
      'a paragraph after the day',
      `Check-in 2026-11-23 - 60% - ${'many words '.repeat(60)}`,
      said({ percent: 60, text: 'many words '.repeat(60) }),
    ],
    ['a word without end after the title', `Check-in: ${'a'.repeat(400)}`, { ...empty, text: 'a'.repeat(400) }],
    ['a picture', '**Check-in 2026-11-23** · 🎉 · 60%', said({ percent: 60, text: '🎉' })],
    ['a percent that is none', 'Check-in 2026-11-23 · 160%', said({ text: '160%' })],
    ['a day that is none', 'Check-in 2026-02-30 · 60%', { ...empty, percent: 60, text: '2026-02-30' }],
    ['health said twice', 'Check-in 2026-11-23 · on track · at risk', said({ text: 'on track · at risk' })],
    [
      'values by their long names',
      'Check-in 2026-11-23 · Results for Customers, Diversity, Inclusion & Belonging',
      said({ values: ['results', 'dib'] }),
    ],
    [
      'values as labels',
      'Check-in 2026-11-23 · ~"value:results" and value:iteration',
      said({ values: ['results', 'iteration'] }),
    ],
    ['a value among other words', 'Check-in 2026-11-23 · results were fine', said({ text: 'results were fine' })],
    ['the title alone', '**Check-in**\n\nText.', { ...empty, text: 'Text.' }],
    [
      'the line further down',
      'Good week.\n\n**Check-in 2026-11-23** · at risk\n\nNext: rest',
      said({ health: 'at-risk', text: 'Good week.\n\n\n', next: 'rest' }),
    ],
  ])('%s', (_name, body, expected) => {
    expect(readCheckIn(body)).toEqual(tidyCheckIn(expected));
  });

  it.each([
    ['a plain comment', 'Nice work!'],
    ['a sentence that begins alike', 'Check-in with Sam went well'],
    ['a plural', 'Check-ins: on Mondays'],
    ['one quoted in a reply', '> **Check-in 2026-11-23** · at risk\n\nWhat can I do?'],
    ['one in a code fence', 'Copy this:\n```\nCheck-in 2026-11-23 · on track\n```'],
    ['a plan further down', 'Dates:\nCheck-in 2026-12-01'],
    ['a sentence further down', 'Hello.\nCheck-in 2026-12-01 · on track · or so they say'],
    ['nothing', ''],
  ])('%s is none', (_name, body) => {
    expect(readCheckIn(body)).toBeNull();
  });
});

describe('round trip', () => {
  const piece = fc.constantFrom(
    'Next: a',
    'Help: none',
    'Help:',
    'next step:',
    '**Next:** b',
    '- Help: c',
    '  indented',
    '    code',
    '\ttab',
    '```',
    '~~~',
    '````md',
    '# Heading',
    '- [ ] item',
    '<!-- text -->',
    '  <!-- text -->',
    '**Check-in 2026-01-01** · at risk · 5%',
    '> quoted',
    '/close',
    'words',
    '\u00A0',
    'a\u2028b',
    '',
    '',
    '   ',
    '\r',
    '\uFEFF',
    '---',
    'Health: at risk',
    '**Status**: on track, and slow',
    '- Progress: 60%',
    'on track · 60%',
    'at risk: no reviewer',
    '~60 %',
    '## Next',
    'Help',
    '===',
    '**Next**',
    '*Help*: d',
    'Next：e',
    '✅ Check-in 2026-01-01 · at risk',
    '> ~~Check-in~~',
    'none needed',
  );
  const text = fc.oneof(
    fc.array(piece, { maxLength: 9 }).map((lines) => lines.join('\n')),
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(...'Next: Help*-_`~\n \t·|'.split('')) }),
  );
  const checkIn: fc.Arbitrary<CheckIn> = fc.record({
    day: fc.option(fc.constantFrom('2026-11-23', '2028-02-29')),
    health: fc.option(fc.constantFrom(...healthLevels)),
    percent: fc.option(fc.integer({ min: 0, max: 100 })),
    text,
    next: fc.option(text),
    help: fc.option(text),
    helpNone: fc.boolean(),
    waitingFor: fc.option(text),
    measure: fc.constantFrom(null, 'deploy wait, 40 -> 12 min, now 25'),
    values: fc.subarray([...creditValues]),
  });

  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(checkIn, (said) => {
        expect(readCheckIn(formatCheckIn(said))).toEqual(tidyCheckIn(said));
      }),
      { numRuns: 2000 },
    );
  });

  it('tidies once and for all, and no word goes', () => {
    const words = (value: string | null) => (value ?? '').split(/\s+/).filter(Boolean);
    fc.assert(
      fc.property(checkIn, (said) => {
        const tidy = tidyCheckIn(said);
        expect(tidyCheckIn(tidy)).toEqual(tidy);
        expect([words(tidy.text), words(tidy.next)]).toEqual([words(said.text), words(said.next)]);
      }),
    );
  });

  it('loses no word of any comment it takes for a check-in', () => {
    const loose = fc.tuple(fc.constantFrom('Check-in', 'Check-in 2026-11-23 · on track', 'check-in: 60% -'), text);
    // Marks of lists and of bold around labels are not words, and what was understood is told by the fields.
    const known =
      /^(?:[#=]+|next(?:：e)?|steps?|help|needed|none|no|health|status|progress|on|at|track,?|risk|·|6?[05]%)$/i;
    const words = (value: string) => value.split(/[\s*_:.-]+/).filter((word) => word !== '' && !known.test(word));
    fc.assert(
      fc.property(loose, ([first, rest]) => {
        const read = readCheckIn(`${first}\n${rest}`);
        const told = [read?.text, read?.next, read?.help, read?.waitingFor].join('\n');
        const missing = words(rest).filter(
          (word) => word !== '<!' && word !== 'text' && word !== '>' && !told.includes(word),
        );
        expect(missing).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});

it('keeps an ask that stands beside help none', () => {
  expect(tidyCheckIn({ ...empty, help: 'time', helpNone: true })).toEqual({ ...empty, help: 'time' });
});

it.each<[string, string | null, string | null]>([
  ['```', null, '```'],
  ['````js', null, '````'],
  ['   ~~~', null, '~~~'],
  ['    ```', null, null],
  ['``', null, null],
  ['``` a`b', null, null],
  ['~~~ a`b', null, '~~~'],
  ['text', null, null],
  ['```', '```', null],
  ['`````  ', '```', null],
  ['```', '````', '````'],
  ['~~~', '```', '```'],
  ['``` js', '```', '```'],
  ['text', '```', '```'],
])('after %j a fence %j is %j', (line, open, expected) => {
  expect(fenceAfter(line, open)).toBe(expected);
});

it('lists the check-ins of a goal, newest first', () => {
  const notes = [
    comment('2026-11-02T08:00:00.000Z', 'Check-in 2026-11-30 · 20%'),
    comment('2026-11-03T08:00:00.000Z', 'Nice!'),
    comment('2026-11-04T08:00:00.000Z', 'Check-in 2026-11-01 · 40%'),
  ];
  expect(writtenCheckIns(notes).map(({ at, by, checkIn }) => [at, by?.username, checkIn.percent])).toEqual([
    ['2026-11-04T08:00:00.000Z', 'alex', 40],
    ['2026-11-02T08:00:00.000Z', 'alex', 20],
  ]);
  // A day that lies ahead of its writing is no day of what has been.
  expect(checkInsIn(notes, 'UTC').map(({ day, checkIn }) => [day, checkIn.percent])).toEqual([
    ['2026-11-02', 20],
    ['2026-11-01', 40],
  ]);
});
