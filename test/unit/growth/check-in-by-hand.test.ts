// Check-ins as people type them: what is clear is read, what is not stays words, and an ordinary comment stays one.
import { describe, expect, it } from 'vitest';
import { assess } from '#growth/goals/assess.ts';
import { type CheckIn, checkInsIn, readCheckIn } from '#growth/goals/check-in.ts';
import type { HealthLevel } from '#growth/words/goal.ts';
import { openAsks } from '#growth/goals/ask.ts';
import { comment, goal, listed } from './goals.ts';
import { managedBy } from '../../support/managed-by.ts';

const day = '2026-11-28';
const written = `${day}T08:00:00.000Z`;

describe('a health with words behind it', () => {
  it.each<[string, HealthLevel | null, string]>([
    ['at risk: the reviewer is away', 'at-risk', 'the reviewer is away'],
    ['at risk, waiting for legal', 'at-risk', 'waiting for legal'],
    ['needs attention (slipping)', 'needs-attention', '(slipping)'],
    ['at risk because of the freeze', 'at-risk', 'because of the freeze'],
    ['at risk. Legal is slow.', 'at-risk', 'Legal is slow.'],
    ['at risk of slipping', 'at-risk', 'of slipping'],
    ['at risk 3 of 5 done', 'at-risk', '3 of 5 done'],
    ['**at risk**: waiting', 'at-risk', 'waiting'],
    ['🔴 at risk: waiting', 'at-risk', 'waiting'],
    ['on track again', 'on-track', 'again'],
    ['on track, but slow', 'on-track', 'but slow'],
    ['on track—all well', 'on-track', 'all well'],
    ['at risk: who can review?', 'at-risk', 'who can review?'],
    ['not on track', null, 'not on track'],
    ['no longer at risk', null, 'no longer at risk'],
    ['at risk, no longer', null, 'at risk, no longer'],
    ['on track?', null, 'on track?'],
    ['on track ？', null, 'on track ？'],
    ['on track, right?', null, 'on track, right?'],
    ['on track: no', null, 'on track: no'],
    ['on track (maybe)', null, 'on track (maybe)'],
    ['on track to finish', null, 'on track to finish'],
    ['at risk-free', null, 'at risk-free'],
  ])('%s', (words, health, text) => {
    for (const between of [' · ', ': '])
      expect(readCheckIn(`Check-in ${day}${between}${words}`)).toMatchObject({ day, health, text, percent: null });
  });
});

describe('numbers: a clear percent is read, the rest stays words', () => {
  it.each<[string, number | null, string]>([
    ['60%', 60, ''],
    ['60 %', 60, ''],
    ['60 percent', 60, ''],
    ['60 per cent done', 60, ''],
    ['60,5 %', 60, ''],
    ['99.9%', 99, ''],
    ['0%', 0, ''],
    ['100%', 100, ''],
    ['６０％', 60, ''],
    ['٦٠٪', 60, ''],
    ['60\u202F%', 60, ''],
    ['Progress: 60%', 60, ''],
    ['60%: chapter 3 done', 60, 'chapter 3 done'],
    ['60% (was 40)', 60, '(was 40)'],
    ['60% so far', 60, 'so far'],
    // A hedge is all the person says: the number counts, the words stay.
    ['~60 %', 60, '~60 %'],
    ['≈60%', 60, '≈60%'],
    ['about 60 percent', 60, 'about 60 percent'],
    ['60% or so', 60, '60% or so'],
    ['-5%', null, '-5%'],
    ['−5 %', null, '−5 %'],
    ['–5%', null, '–5%'],
    ['+10%', null, '+10%'],
    ['60-70%', null, '60-70%'],
    ['60–70 %', null, '60–70 %'],
    ['60 - 70%', null, '60 - 70%'],
    ['60% – 70%', null, '60% – 70%'],
    ['60 to 70%', null, '60 to 70%'],
    ['60/100', null, '60/100'],
    ['60', null, '60'],
    ['100,5%', null, '100,5%'],
    ['160%', null, '160%'],
    ['<60%', null, '<60%'],
    ['60%+', null, '60%+'],
    ['60%?', null, '60%?'],
    ['more than 60%', null, 'more than 60%'],
    ['60% of chapter 3', null, '60% of chapter 3'],
    ['60% (of chapter 3)', null, '60% (of chapter 3)'],
  ])('%s', (words, percent, text) => {
    expect(readCheckIn(`Check-in ${day} · at risk · ${words}`)).toMatchObject({ health: 'at-risk', percent, text });
    expect(readCheckIn(`Check-in ${day} · ${words}`)).toMatchObject({ day, health: null, percent, text });
  });

  it('a range behind a health leaves the health', () => {
    expect(readCheckIn(`Check-in ${day} · on track 60-70%`)).toMatchObject({
      health: 'on-track',
      percent: null,
      text: '60-70%',
    });
  });
});

describe('look-alikes', () => {
  const hyphens = Array.from('-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFF0D\uFE63');
  const blanks = Array.from(' \u00A0\u2007\u2009\u202F\u3000');
  const dots = Array.from('·•\u2027\u2219\u22C5\u30FB\uFF65|\uFF5C');
  const colons = Array.from(':\uFF1A\uFE55\uA789\u2236');
  const same = { day, health: 'at-risk', percent: 60, help: 'a reviewer', text: '' };
  const bodies = [
    ...[...hyphens, ...blanks].map((sign) => `Check${sign}in ${day} · at risk · 60%\n\nHelp: a reviewer`),
    ...hyphens.map((sign) => `Check-in 2026${sign}11${sign}28 · at${sign}risk · 60%\n\nHelp: a reviewer`),
    ...blanks.map((sign) => `Check-in${sign}${day} · at${sign}risk · 60${sign}%\n\nHelp:${sign}a reviewer`),
    ...dots
      .flatMap((sign) => [sign, ` ${sign} `])
      .map((sign) => `Check-in ${day}${sign}at risk${sign}60%\nHelp: a reviewer`),
    ...colons.map((sign) => `Check-in ${day}${sign} at risk, Progress${sign} 60%\nHelp ${sign} a reviewer`),
    ...[' – ', ' — ', '—', '– '].map((sign) => `Check-in ${day}${sign}at risk${sign}60%\nHelp: a reviewer`),
    `Ｃｈｅｃｋ－ｉｎ　２０２６－１１－２８　・　ａｔ　ｒｉｓｋ　・　６０％\n\nＨｅｌｐ：a reviewer`,
    `\uFEFFCheck\u200B-in\u00AD ${day} · at\u200B risk · 60%\u200E\n\n\u2060Help\u200B: a reviewer`,
    `Check-in ٢٠٢٦-١١-٢٨ · at risk، 60٪\nHelp: a reviewer`,
  ];
  it.each(bodies)('%j', (body) => {
    expect(readCheckIn(body)).toMatchObject(same);
  });

  it('what is not understood keeps its own signs', () => {
    expect(readCheckIn(`Check-in ${day} · n’est\u00A0pas – fini\u202F! · 60\u00A0%\nNext：第３章`)).toMatchObject({
      percent: 60,
      text: 'n’est\u00A0pas – fini\u202F!',
      next: '第３章',
    });
  });
});

describe('lines below the header', () => {
  it.each<[string, string, Partial<CheckIn>]>([
    [
      'a list of labels',
      '- Health: at risk\n- Progress: 60%\n- Next: chapter 3\n- Help: a reviewer',
      { health: 'at-risk', percent: 60, next: 'chapter 3', help: 'a reviewer', text: '' },
    ],
    ['labels', 'Health: at risk\nProgress: 40%\nNext: x', { health: 'at-risk', percent: 40, next: 'x', text: '' }],
    ['no label', '\non track · 60%\n\nDid it', { health: 'on-track', percent: 60, text: 'Did it' }],
    ['no label, a reason', 'at risk: no reviewer\nDid it', { health: 'at-risk', text: 'no reviewer\nDid it' }],
    [
      'a label with a reason',
      'Did it\n\nStatus: at risk, no reviewer',
      { health: 'at-risk', text: 'no reviewer\nDid it' },
    ],
    ['in bold', '**Next:** x\n**Help**: y\n__Health:__ at risk', { next: 'x', help: 'y', health: 'at-risk' }],
    ['in italics', '*Help*: y\n_Next:_ x', { next: 'x', help: 'y' }],
    ['wholly in bold', '**Next: all of it**', { next: 'all of it' }],
    ['numbered', '1. Next: x\n2) Help: y', { next: 'x', help: 'y' }],
    [
      'headings',
      '## Health\n\nat risk, legal is slow\n\n### **Next**\n\nchapter 3\n\nand 4\n\n## Help:\na reviewer\n\n## Notes\n\nwords',
      { health: 'at-risk', next: 'chapter 3\n\nand 4', help: 'a reviewer', text: 'legal is slow\n## Notes\n\nwords' },
    ],
    [
      'underlined headings',
      'Next\n----\nchapter 3\n\nHelp\n====\n\na reviewer',
      { next: 'chapter 3', help: 'a reviewer' },
    ],
    [
      'bold lines for headings',
      '**Next**\n\nchapter 3\n\n**Help**\na reviewer',
      { next: 'chapter 3', help: 'a reviewer' },
    ],
    [
      'words under a label',
      'Health: red\nProgress: finished chapter 3',
      { health: null, percent: null, text: 'Health: red\nProgress: finished chapter 3' },
    ],
    ['in a fence', '```\nHealth: at risk\n```', { health: null, text: '```\nHealth: at risk\n```' }],
    ['quoted', '> Health: at risk', { health: null, text: '> Health: at risk' }],
  ])('%s', (_name, lines, expected) => {
    expect(readCheckIn(`Check-in ${day}\n${lines}`)).toMatchObject(expected);
  });

  it('the first word counts', () => {
    expect(readCheckIn(`Check-in ${day} · on track · 20%\nHealth: at risk\nProgress: 60%`)).toMatchObject({
      health: 'on-track',
      percent: 20,
      text: 'Health: at risk\nProgress: 60%',
    });
  });
});

it.each([
  '✅ Check-in 2026-11-28 · on track · 60%',
  '✅️ **Check-in 2026-11-28** · on track · 60%',
  ':white_check_mark: Check-in 2026-11-28 · on track · 60%',
  'Weekly check-in 2026-11-28 · on track · 60%',
  '## My weekly check-in 2026-11-28: on track, 60%',
  '- Check-in 2026-11-28 · on track · 60%',
  'Check-in (2026-11-28): on track (60%)',
  'Check-in [2026-11-28] on track 60%',
  'Check-in 2026/11/28 · on track · 60%',
])('%s: what stands around the title does not matter', (body) => {
  expect(readCheckIn(body)).toMatchObject({ day, health: 'on-track', percent: 60, text: '' });
});

it.each([
  'Check-in desk 2026-11-28 · on track',
  'Check-in desk 2026: at risk, call them',
  'Check-in with Sam went well · on track',
  'Check-in at risk: the desk closes',
  'Check-in on 2026-12-01 with Sam',
  'On track for the release, Check-in desk 2026 opens',
  'On track · 60%',
  'At risk: the reviewer is away',
  'Health: at risk\nProgress: 60%',
  'Your check-in 2026-11-28 · at risk · what can I do?',
  'Last check-in 2026-11-21 · on track',
  'No check-in 2026-11-28 · on track',
  'Re: Check-in 2026-11-28 · at risk',
  '> Check-in 2026-11-28 · on track',
  '- > Check-in 2026-11-28 · on track',
  '~~Check-in 2026-11-28 · on track~~',
  '`Check-in 2026-11-28 · on track`',
  '| Check-in 2026-11-28 | on track |',
  '[Check-in 2026-11-28](https://example.com) · on track',
  '- [ ] Check-in 2026-12-01 · on track',
  '- Check-in 2026-12-01\n- Check-in 2026-12-08',
  '✅ Check-in with Sam',
  'Weekly check-in 2026-12-01',
  'Weekly check-in is at risk',
  'Check-ins 2026-11-28 · on track',
  'Checking 2026-11-28 · on track',
  'The checklist is at risk · 60%',
])('%s: an ordinary comment stays one', (body) => {
  expect(readCheckIn(body)).toBeNull();
});

describe('help', () => {
  const asksOf = (help: string) =>
    openAsks([comment(written, `Check-in ${day} · on track\n\nHelp: ${help}`)], { managers: managedBy('morgan') });

  it.each([
    'none',
    'None needed',
    '–',
    '—',
    '-',
    '--',
    '…',
    'none at the moment',
    'no thanks',
    'No, thank you!',
    'no',
    'not needed this week',
    'nothing yet, thanks',
    'n/a',
    'N / A',
    'N.A.',
    'nil',
    'nothing, all good',
    'None 🙂',
    'none\u00A0needed',
    'no help needed right now',
    'not at the moment',
    'nope',
    '**none**',
    'Nobody',
    'not now',
  ])('%s is no ask', (help) => {
    expect(asksOf(help)).toEqual([]);
    expect(readCheckIn(`Check-in ${day}\nHelp: ${help}`)).toMatchObject({ help: null, helpNone: true });
  });

  it.each([
    'no reviewer',
    'none of us knows Postgres',
    'not enough time',
    'no one reviews',
    'nobody answers',
    '?',
    'no more reviewers',
    'no thanks to legal, a new date',
    'nothing works',
    'a nil pointer',
    'need none but you',
  ])('%s is one', (help) => {
    expect(asksOf(help)).toMatchObject([{ text: help }]);
  });
});

describe('a health that is not understood', () => {
  const now = { today: day, zone: 'UTC', at: `${day}T12:00:00.000Z` };
  const of = (...bodies: string[]) =>
    assess(
      goal({}),
      {
        notes: listed(bodies.map((body, index) => comment(`2026-11-2${index}T08:00:00.000Z`, body))),
        labelEvents: null,
        stateEvents: null,
      },
      now,
    ).health;

  it.each([
    ['Check-in · not on track', 'not on track'],
    ['Check-in · no longer at risk', 'no longer at risk'],
    ['Check-in · on track?', 'on track?'],
    ['Check-in · on track: no', 'on track: no'],
    ['Check-in · blocked · 20%', 'blocked'],
    ['Check-in\nHealth: red', 'red'],
    ['Check-in\n\n**Status:** not on track', 'not on track'],
    ['Check-in\n\nWe are not on track.', 'We are not on track.'],
  ])('%j is never on track', (body, words) => {
    const wanted = { level: 'needs-attention', reason: `wrote on 2026-11-20: ${words}`, source: 'check-in' };
    expect(of(body)).toEqual(wanted);
    expect(of('Check-in 2026-11-01 · on track', body)).toEqual({
      ...wanted,
      reason: wanted.reason.replace('20:', '21:'),
    });
  });

  it.each([
    'on track – no',
    'on track – no longer',
    'on track · not',
    'on track · not really',
    'on track | no',
    'on track · 60% · not any more',
    'on track, 60%, no',
    'on track – at risk',
    'on track · 60% · at risk',
    'on track, at risk',
    'on track; at risk',
    'on track but at risk',
    'on track, but the date is at risk',
    'on track. Actually needs attention',
    'on track – off track since Monday',
    'needs attention – at risk',
  ])('%s: taken back, wherever it stands', (words) => {
    for (const body of [`Check-in · ${words}`, `Check-in\n${words}`, `Check-in\n\nHealth: ${words}`]) {
      expect(readCheckIn(body)).toMatchObject({ health: null });
      expect(of('Check-in 2026-11-01 · on track', body)).toMatchObject({
        level: 'needs-attention',
        reason: expect.stringContaining('on 2026-11-21'),
      });
    }
  });

  it.each([
    'on track – no blockers',
    'on track, no longer at risk',
    'on track – was at risk last week',
    'on track; nothing at risk',
    'on track · 60% · finished chapter 3, maybe 4 next',
    'on track. Not sure when Sam is back',
    'on track. Closed two items that were at risk. The one at risk now is not mine',
    'on track – not yet at chapter 4',
  ])('%s: good news', (words) => {
    expect(readCheckIn(`Check-in · ${words}`)).toMatchObject({ health: 'on-track' });
  });

  it.each(['Check-in: read about at-risk students for hours and hours of the week', 'Check-in: on track to finish'])(
    '%j is its text',
    (body) => {
      expect(readCheckIn(body)).toMatchObject({ health: null, text: body.slice('Check-in: '.length) });
    },
  );

  it.each(['Status: see the wiki', '- Health: all fine', '## Status: done with chapter 3', 'Health:\nmore below'])(
    '%j names no trouble',
    (line) => {
      expect(of('Check-in 2026-11-01 · on track', `Check-in · 60 %\n\nWords.\n${line}`)).toMatchObject({
        level: 'on-track',
        source: 'check-in',
      });
    },
  );

  it('is forgotten when a later check-in says one', () => {
    expect(of('Check-in · not on track', 'Check-in · on track').level).toBe('on-track');
    const [newest] = checkInsIn([comment(written, 'Check-in · on track to finish')], 'UTC');
    expect(newest?.doubt).toBeNull();
  });
});
