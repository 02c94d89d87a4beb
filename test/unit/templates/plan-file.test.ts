// The year plan as a file: written, read, and a person's own with numbers put into it.
import { describe, expect, test } from 'vitest';
import { planFileText, withWords } from '#templates/plan-file-text.ts';
import { readPlanFile } from '#templates/plan-file.ts';

const read = (text: string) => readPlanFile(text, 'fy28.yml', 2);
const faults = (text: string): readonly string[] => {
  try {
    read(text);
    return [];
  } catch (error) {
    return (error as { details: readonly string[] }).details;
  }
};

const written = planFileText(
  {
    year: 'FY28',
    read: '2026-11-28T10:00:00.000Z',
    texts: { intention: 'One service,\nused by two teams' },
    quarters: [
      {
        title: 'FY28-Q1',
        rows: [
          {
            iid: 4,
            words: {
              title: 'Cut deploys: 2',
              kind: 'general',
              due: '2027-03-31',
              quarter: 'FY28-Q1',
              measure: 'deploy wait, 40 -> 12.5 min',
            },
            measure: { name: 'deploy wait', start: 40, target: 12.5, unit: 'min' },
            confidential: false,
          },
          {
            iid: 5,
            words: { title: 'A \u202Etxt', due: 'none', quarter: 'FY28-Q1' },
            measure: null,
            confidential: true,
          },
        ],
      },
      { title: 'FY28-Q2', rows: [] },
      {
        title: 'none',
        rows: [{ iid: 6, words: { title: '#6', due: 'none', quarter: 'none' }, measure: null, confidential: false }],
      },
    ],
  },
  ['Plan of alex/goals'],
);

describe('a file that is written', () => {
  test('is for people, and hides nothing that a terminal obeys', () => {
    expect(written).toBe(`# Plan of alex/goals
plan:
  year: FY28
  read: 2026-11-28T10:00:00.000Z
  was:
    intention: |-
      One service,
      used by two teams
intention: |-
  One service,
  used by two teams
quarters:
  FY28-Q1:
    - iid: 4
      title: "Cut deploys: 2"
      kind: general
      due: 2027-03-31
      measure: {name: deploy wait, start: 40, target: 12.5, unit: min}
      was: {title: "Cut deploys: 2", kind: general, due: 2027-03-31, quarter: FY28-Q1, measure: "deploy wait, 40 -> 12.5 min"}
    - iid: 5
      title: "A \\u202etxt"
      due: none
      confidential: true
      was: {title: "A \\u202etxt", due: none, quarter: FY28-Q1}
  FY28-Q2: []
  none:
    - iid: 6
      title: "#6"
      due: none
      was: {title: "#6", due: none, quarter: none}
`);
  });

  test('is read as it was', () => {
    const { year, texts, textsWere, rows } = read(written);
    expect([year, texts, textsWere]).toEqual(['FY28', { intention: 'One service,\nused by two teams' }, texts]);
    expect(rows.map(({ iid, at, wanted, was }) => [iid, at.quarter, wanted, was])).toEqual(
      rows.map(({ iid, at, was }) => [iid, at.quarter, was, was]),
    );
    expect(rows.map(({ wanted }) => wanted.title)).toEqual(['Cut deploys: 2', 'A \u202Etxt', '#6']);
  });
});

describe('a file that a person writes', () => {
  test.each([
    ['', ['fy28.yml:1: the file must hold keys and values']],
    ['plan: {year: FY28}', ['fy28.yml:1: quarters is missing']],
    ['plan: {year: FY28}\nquarter: {}\nquarters: {}', ['fy28.yml:2: unknown key "quarter"; did you mean quarters?']],
    ['plan: {year: FY28}\nquarters:\n  Spring: []\n', [/^fy28\.yml:3: "Spring" is not a quarter/u]],
    ['plan: {year: 2027}\nquarters:\n  FY28-Q1:\n    - {kind: general}', [/^fy28\.yml:4: title is missing/u]],
    [
      'plan: {year: FY28}\nquarters:\n  FY28-Q1:\n    - iid: 4\n      due: soon\n      close: yes',
      ['fy28.yml:5: due must be a day, 2027-03-31, or none', /^fy28\.yml:6: unknown key "close"/u],
    ],
    [
      'plan: {year: FY28}\nquarters:\n  FY28-Q1:\n    - iid: 4\n      due: 2027-05-31',
      ['fy28.yml:5: 2027-05-31 is in FY28-Q2, and the row stands in FY28-Q1: put it there, or give it another day'],
    ],
    [
      'plan: {year: FY28}\nquarters:\n  FY28-Q1: [{iid: 4}, {key: a, title: A}]\n  FY28-Q2: [{iid: 4}, {key: a, title: B}]',
      [
        'fy28.yml:4: the goal #4 stands in the file already, on line 3',
        'fy28.yml:4: the key a stands in the file already, on line 3',
      ],
    ],
    [
      'plan: {year: FY28}\nquarters:\n  FY28-Q1:\n    - title: A\n    - title: A\n      kind: general',
      ['fy28.yml:5: a goal "A" (general, FY28-Q1) without a key stands in the file already, on line 4'],
    ],
    [
      'plan: {year: FY28}\nquarters:\n  none:\n    - {iid: 4, measure: {start: 4, target: 4}}\n    - {iid: 5, measure: {target: 4, unit: a -> b}}\n    - {iid: 6, measure: {name: a}}',
      ['fy28.yml:6: target is missing'],
    ],
    [
      'plan: {year: FY28}\nquarters:\n  none:\n    - {iid: 4, measure: {start: 4, target: 4}}\n    - {iid: 5, measure: {target: 4, unit: "; now"}}',
      ['fy28.yml:4: a measure that begins at 4 cannot aim for the same', /^fy28\.yml:5: measure cannot be read back/u],
    ],
    [
      'plan: {year: FY28}\nquarters:\n  constructor:\n    - {title: A, titel: B}',
      [/^fy28\.yml:4: unknown key "titel"; did you mean title/u],
    ],
    ['plan: {year: FY28}\nquarters:\n  __proto__:\n    - {iid: 4}', ['fy28.yml:3: unknown key "__proto__"']],
    ['plan: {year: FY28}\nquarters: null', ['fy28.yml:2: quarters must be a group of keys and values']],
    [
      'plan: {year: FY28}\nquarters:\n  none:\n    - {iid: 99999999999999999999}',
      ['fy28.yml:4: iid must be 9007199254740991 or less'],
    ],
    ['plan: {year: FY28}\nquarters: &a\n  FY28-Q1: *a', [/aliases are not read/u]],
  ])('its faults have lines: %j', (text, said) => {
    expect(faults(text)).toEqual(said.map((one) => (typeof one === 'string' ? one : expect.stringMatching(one))));
  });

  test('a day outside of its quarter stays where it was so before', () => {
    expect(
      faults(
        'plan: {year: FY28}\nquarters:\n  FY28-Q1:\n    - {iid: 4, due: 2027-05-31, was: {due: 2027-05-31, quarter: FY28-Q1}}',
      ),
    ).toEqual([]);
  });
});

const own = `# my year
plan: {year: FY28}   # begun in May

intention: |
  One service,
  for two teams
quarters:
  FY28-Q1:   # few
  - key: talk     # by heart
    # not before March
    title:   Give the queue talk
    was:
      title: Give a talk
      due: none

  - {title: 'Read', was: {title: Read} } # flow
  FY28-Q2:
  -
    title:
    iid: 9
`;

describe('numbers put into it', () => {
  test('words of several lines stand on one, in whatever form the map is', () => {
    const said = { focus: `One\n\n- two: 2 ${'and so on, '.repeat(9)}.\n` };
    expect(withWords('plan: {year: FY28}\n', [{ at: ['plan'], key: 'was', value: said }])).toBe(
      `plan: {was: {focus: "One\\n\\n- two: 2 ${'and so on, '.repeat(9)}.\\n"}, year: FY28}\n`,
    );
    expect(withWords('plan:\n  year: FY28\n', [{ at: ['plan'], key: 'was', value: { focus: 'One\ntwo' } }])).toBe(
      'plan:\n  was: {focus: "One\\ntwo"}\n  year: FY28\n',
    );
  });

  test('every other byte stays', () => {
    const first = ['quarters', 'FY28-Q1', 0];
    const second = ['quarters', 'FY28-Q1', 1];
    const words = [
      { at: ['plan'], key: 'read', value: '2027-01-01T00:00:00.000Z' },
      { at: [], key: 'intention', value: 'Another: one\n\nand a line' },
      { at: first, key: 'iid', value: 12 },
      { at: first, key: 'was', value: { title: 'Give the queue talk', due: 'none' } },
      { at: second, key: 'iid', value: 13 },
      { at: second, key: 'due', value: 'none' },
      { at: second, key: 'was', value: { title: '#13, [x]' } },
      { at: ['quarters', 'FY28-Q2', 0], key: 'title', value: 'Learn' },
    ];
    const changed = withWords(own, words);
    expect(changed).toBe(`# my year
plan: {read: 2027-01-01T00:00:00.000Z, year: FY28}   # begun in May

intention: "Another: one\\n\\nand a line"
quarters:
  FY28-Q1:   # few
  - iid: 12
    key: talk     # by heart
    # not before March
    title:   Give the queue talk
    was:
      {title: Give the queue talk, due: none}

  - {iid: 13, due: none, title: 'Read', was: {title: "#13, [x]"} } # flow
  FY28-Q2:
  -
    title: Learn
    iid: 9
`);
    expect(withWords(changed ?? '', words)).toBe(changed);
    const windows = `\uFEFF${own.replaceAll('\n', '\r\n')}`;
    expect(withWords(windows, words.slice(2, 3))).toBe(windows.replace('- key: talk', '- iid: 12\r\n    key: talk'));
  });

  test.each([
    ['no such row', own, ['quarters', 'FY28-Q1', 7]],
    ['no YAML', 'a: [', []],
    ['no map', '- 1', []],
  ])('nothing is changed where it is not what it was taken for: %s', (_name, text, at) => {
    expect(withWords(text, [{ at, key: 'iid', value: 1 }])).toBeNull();
  });
});
