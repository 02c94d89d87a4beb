// What the rules must be silent about: sentences that only look like trouble, other languages, code, quotes and links. And what they say of
// any text at all: they end, and they do not throw.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foundIn, linted, promotionCase } from '../../../support/promotion-case.ts';

/** Written before any of them was tried. */
const lookingLikeTrouble = [
  'The service in us-east-1 and the one in eu-west-2 read from the same queue.',
  'Phase I of the move ended in March 2026, and Phase II began in the week after it.',
  'The operators may now pause a queue at will and start it again without a ticket.',
  'A great majority of the jobs is done in less than a second since May 2026.',
  'Alex supported IPv6 in the proxy, so that the team in Oslo could drop its tunnel.',
  'The share of failed jobs fell to 1 %, exceeding the target that the team had set.',
  'Alex wrote the part that rates a driver, and the rating of a trip is shown on one page.',
  'The salary page of the app is built from the same blocks as the page of the shop.',
  'Alex paid back the debt of the old build, which had cost the team a day a week.',
  'The peer feedback tool sends its mails in the night and is used by nine teams.',
  'The new index is better than the old one for the queries that customers send most.',
  'The service handles more requests than other services of the shop do in a week.',
  'For the very first time the release went out on the day that was planned for it.',
  'The order of the fields is significant, as the parser reads them one after another.',
  'A change that is statistically significant is named in the report of the experiment.',
  'Nobody will be paged in the night for a disk that is full by a tenth.',
  'The queue will evict the oldest job when its memory is full, as the design says.',
  'The potential of the field was measured in volts by the team of the sensor.',
  'The lock is capable of being held by two readers at once, which the test shows.',
  'Alex fixed the outstanding issues of the audit before the end of March 2026.',
  'An exceptional case in the parser had stopped the import of nine customers in May.',
  'Requests of the load test were sent by 40 machines in two regions of the cloud.',
  'Kim and Alex answered each of the questions on the day on which it was asked.',
  'In 5 % of the cases the cache is cold, which is why the page loads in two steps.',
  'The error budget of 0.1 % was kept in each month of the year 2026.',
  'Alex asked the owners of the nine services, and they will move the rest by themselves.',
  'The bonus of the new format is that a reader needs no schema to open it.',
  'The best developer experience of the three tools had the one that Sam proposed.',
  'Alex reviewed the design with the security team and closed the hole that they had found.',
  'The team wrote four runbooks, which the people on call have used 30 times since May 2026.',
  'The method is called me() in the old client and self() in the one that Alex wrote.',
  'The highly available setup has two nodes in each of the zones of the region.',
  'The disk I/O of the import went down when Alex read the rows in batches.',
  'Dr. Doe of the hospital uses the report e.g. for the plan of the next week.',
  'Those who were on call in May deserve a rest, so the rota was made longer.',
  'The raise of the limit to 200 connections is due in the next release of the proxy.',
  'The compensation of the clock drift is written in the paper that two teams read.',
  'The tests of the search team are run in order, which the old runner did not promise.',
  'Nine meetings were opened to all teams, and two of these teams changed their plan.',
  'The path /var/lib/us and the address of the us-central mirror stand in the settings.',
];

test('forty sentences that only look like trouble: no error, at most one warning', () => {
  expect(lookingLikeTrouble).toHaveLength(40);
  const found = lookingLikeTrouble.flatMap((here) =>
    linted(promotionCase({ here })).findings.map(({ rule, severity }) => `${severity} ${rule}: ${here}`),
  );
  expect(found.filter((line) => line.startsWith('error'))).toEqual([]);
  expect(found.filter((line) => line.startsWith('warning')).length).toBeLessThanOrEqual(1);
});

describe('in other languages nothing is said of words', () => {
  test.each([
    [
      'German',
      'Alex hat die Wartezeit sehr stark gesenkt und wurde mit Exceeding bewertet. I und We sind hier keine Wörter, und 30 % faster ist ein Zitat.',
    ],
    [
      'French',
      'Alex a beaucoup aidé les autres équipes et will rester le responsable de la file. Les amazing résultats sont arrivés avec 30 % de moins de pannes.',
    ],
    [
      'Spanish',
      'Alex ayudó a los equipos y redujo mucho la espera de los trabajos. El potential to crecer es grande, y we no es una palabra de este idioma.',
    ],
    [
      'Italian',
      'Alex ha ridotto molto i tempi di attesa delle code e ha aiutato gli altri gruppi. Un lavoro amazing, very utile per tutti, 30 % faster di prima.',
    ],
    [
      'Dutch',
      'Alex heeft de wachttijd van de taken sterk verlaagd en was in 2026 ook voor de andere teams een vraagbaak. We merken dat elke dag, very goed.',
    ],
    [
      'Polish',
      'Alex znacznie skrócił czas oczekiwania na zadania i pomógł innym zespołom. I to jest bardzo ważne dla firmy, we wtorek i we środę, very dobrze.',
    ],
    [
      'Danish',
      'Alex har gjort ventetiden meget kortere for alle hold og har hjulpet de andre med at flytte. Vi er meget glade for det, og det er amazing for os.',
    ],
  ])('%s', (_, here) => {
    expect(foundIn(linted(promotionCase({ here })))).toEqual([]);
  });

  test('nor where a whole document is in one, beyond its own numbers of parts', () => {
    const parts = {
      summary:
        'Alex leitet den Entwurf der Warteschlange. Neun Dienste nutzen sie seit 2026. Alex ist sehr oft gefragt, we und us.',
    };
    expect(foundIn(linted(promotionCase({ parts })))).toEqual([]);
  });
});

test.each([
  ['code', 'The check `we very amazing I` reads the name of the field as it is.'],
  ['a block of code', 'The check reads it.\n\n  ```\n  I was rated Exceeding, we are very amazing\n  ```'],
  ['quotes', 'Kim wrote "I was rated Exceeding and we are very amazing" in the paper of the team.'],
  ['other quotes', 'Kim wrote “we are very amazing”, «I will» and „my salary“ in the paper of the team.'],
  ['a block quote', 'Kim wrote in the paper of the team:\n\n  > I was rated Exceeding, and we are very amazing.'],
  [
    'an address',
    'The [design of the queue](https://gitlab.example.com/we/very/-/issues/4?q=amazing+I) is read by two teams.',
  ],
  ['a comment', 'The design is read by two teams. <!-- I think that we are very amazing -->'],
  ['a fixed line in a table', '| Month | Wait |\n  |---|---|\n  | May 2026 | 12 min |'],
])('never read: %s', (_, here) => {
  expect(foundIn(linted(promotionCase({ here })))).toEqual([]);
});

test('gaps and frame are the person’s own', () => {
  const words = '- [ ] I was rated Exceeding, and we are very amazing, TBD, until 2027-01-31';
  expect(foundIn(linted(promotionCase({ parts: { gaps: words, frame: `${words}.` } })))).toEqual([]);
});

describe('switched off in the text', () => {
  const we = 'We are very glad about the new queue of the team.';

  test.each([
    ['on its line', `${we} <!-- check off: we, intensifier -->`, [], 2],
    ['for what follows', `<!-- check off: we -->\n\n  ${we}`, ['intensifier'], 1],
    ['and no further', `<!-- check off: we, intensifier -->\n\n  ${we}\n\n  ${we}`, ['we', 'intensifier'], 2],
    ['not by another name', `${we} <!-- check off: us -->`, ['we', 'intensifier'], 0],
    ['not in code', `${we} \`<!-- check off: we -->\``, ['we', 'intensifier'], 0],
  ])('%s', (_, here, rules, off) => {
    const found = linted(promotionCase({ here }));
    expect(found.findings.map(({ rule }) => rule)).toEqual(rules);
    expect(found.off.reduce((sum, { findings }) => sum + findings, 0)).toBe(off);
  });
});

const pieces = fc.constantFrom(
  '# ',
  '## Promotion Summary\n',
  '## Business Results\n',
  '### Result 1\n',
  '## Gaps\n',
  '- **Impact:** ',
  '- ',
  '> ',
  '`',
  '```\n',
  '"',
  '“',
  '<!--',
  '-->',
  '<!-- check off: we -->',
  '_Why?_',
  '**',
  '[x](',
  ')',
  '| a | b |\n',
  'https://',
  '@kim',
  '#7',
  '!12',
  '\n',
  '\n\n',
  '\r\n',
  ' ',
  '\t',
  '\\',
  '&amp;',
  '￼',
  'Alex ',
  'We ',
  'very ',
  'TBD',
  '30 % faster',
  'from 40 to 12 ',
  'in the',
  'of',
  'since 2026-13-45',
  '漢字',
  'é',
  '😀',
  '\uD83D',
  '\uFEFF',
  'RDBMS',
  '.',
  '...',
);

test('of any text at all it says where something stands, and never throws', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 6 })), { maxLength: 60 }), (parts) => {
      const text = parts.join('');
      const lines = text.split(/\r\n?|\n/);
      for (const { line, column, say } of linted(text).findings) {
        expect(line).toBeGreaterThan(0);
        expect(line).toBeLessThanOrEqual(lines.length);
        expect(column).toBeGreaterThan(0);
        expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
        expect(say).not.toMatch(/\{|undefined/u);
      }
    }),
    { numRuns: 150 },
  );
});

test('what is too long or too deep is said to be unread, and its parts are looked at', () => {
  const found = linted(`${promotionCase()}\n${'> '.repeat(200)}we are very amazing`);
  expect(found.isUnread).toBe(true);
  expect(found.findings.map(({ rule }) => rule)).toContain('summary-length');
});
