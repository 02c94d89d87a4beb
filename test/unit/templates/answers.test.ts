// Answers typed as flags or as text.
import { describe, expect, test } from 'vitest';
import { answersFromFlags, parseAnswer } from '#templates/answers.ts';
import { applicableQuestions, type Question, type QuestionType } from '#templates/question.ts';
import { builtInTemplates } from './built-in.ts';

const calendar = { today: '2026-11-23', startMonth: 2 };
const { templates } = await builtInTemplates();
const questionsOf = (kind: string) => templates.find(({ name }) => name === kind)?.questions ?? [];

function question(type: QuestionType): Question {
  const choices =
    type === 'choice'
      ? [
          { value: 'chief-of-staff', label: 'Chief of Staff' },
          { value: 'ceo', label: 'CEO' },
        ]
      : [];
  return { id: 'q', type, ask: 'Q?', help: null, required: false, default: null, choices, onlyIf: null };
}

describe('one answer', () => {
  test.each<[QuestionType, string, unknown]>([
    ['text', '  two\n words\u0007 ', 'two words'],
    ['text', '```', '\\```'],
    ['long-text', '\r\n\n a\r\nb  \n', ' a\nb'],
    ['long-text', 'see\n```\ncode', 'see\n```\ncode\n```'],
    ['long-text', '~~~~\ncode\n~~~', '~~~~\ncode\n~~~\n~~~~'],
    ['long-text', '```\na\n```\nb', '```\na\n```\nb'],
    ['long-text', 'a\n<!-- never closed', 'a\n\\<!-- never closed'],
    ['long-text', '<!--\nclosed\n-->\nb', '<!--\nclosed\n-->\nb'],
    ['long-text', '<pre>\nb', '\\<pre>\nb'],
    ['list', 'a; b ;; c', ['a', 'b', 'c']],
    ['list', 'a; with this\n- b\n* [x] c\n3. [ ] d\n', ['a; with this', 'b', '[x] c', 'd']],
    ['number', '-1.50', -1.5],
    ['date', 'end of quarter', '2027-01-31'],
    ['choice', 'CHIEF OF STAFF', 'chief-of-staff'],
    ['url', 'https://gitlab.example.com/a?b=c#d', 'https://gitlab.example.com/a?b=c#d'],
    ['text', ' \n ', ''],
    ['list', ' ; ', []],
  ])('%s %j', (type, text, value) => {
    expect(parseAnswer(question(type), text, calendar)).toEqual({ ok: true, value });
  });

  test.each<[QuestionType, string, string]>([
    ['number', '12 %', 'q must be a number, not "12 %"'],
    ['number', 'Infinity', 'q must be a number, not "Infinity"'],
    ['choice', 'coe', 'q must be one of chief-of-staff, ceo, not "coe"; did you mean ceo?'],
    ['date', '2026-02-30', 'q: "2026-02-30" is not a day of the calendar.'],
    ['url', 'gitlab.example.com', 'q must be a web address (https://...), not "gitlab.example.com"'],
    ['url', 'https://a b', 'q must be a web address (https://...), not "https://a b"'],
  ])('%s %j is refused', (type, text, problem) => {
    expect(parseAnswer(question(type), text, calendar)).toEqual({ ok: false, problem });
  });
});

test('flags: typed, lists in parts, an equals sign in a value', () => {
  const flags = ['book=E = mc²', 'actions=a; b', 'actions=c', 'purpose=x\n\ny', 'link=https://a.example/?b=c'];
  expect(answersFromFlags(questionsOf('reading'), flags, calendar)).toEqual({
    answers: { book: 'E = mc²', actions: ['a', 'b', 'c'], purpose: 'x\n\ny', link: 'https://a.example/?b=c' },
    problems: [],
  });
});

test('flags: every problem at once', () => {
  const flags = [
    'host=ceo',
    'department=AppSec',
    'start=01/02/2027',
    'purpose',
    'sucess=x',
    'zzz=x',
    'host=cfo',
    '__proto__=x',
    'constructor=x',
  ];
  const { problems } = answersFromFlags(questionsOf('shadow'), flags, calendar);
  const ids = questionsOf('shadow')
    .map(({ id }) => id)
    .join(', ');
  expect(problems.map((problem) => problem.replace(/( can be read as two different days)[.:].*/u, '$1'))).toEqual([
    '--set start: start: "01/02/2027" can be read as two different days',
    '--set purpose: write --set purpose=...',
    '--set sucess: no such question; did you mean success?',
    `--set zzz: no such question; there are ${ids}`,
    '--set host: given twice',
    `--set __proto__: no such question; there are ${ids}`,
    `--set constructor: no such question; there are ${ids}`,
    '--set department: department is asked only when host is security',
  ]);
});

test.each([
  [{}, ['host-name']],
  [{ host: 'security' }, ['department']],
  [{ host: 'chief-of-staff' }, ['project']],
  [{ host: 'ceo' }, []],
])('after %j the shadow template asks %j more', (answers, expected) => {
  const always = ['host', 'purpose', 'success', 'actions', 'support', 'start', 'questions'];
  const asked = applicableQuestions(questionsOf('shadow'), answers).map(({ id }) => id);
  expect(asked.filter((id) => !always.includes(id))).toEqual(expected);
  expect(asked.filter((id) => always.includes(id))).toEqual(always);
});
