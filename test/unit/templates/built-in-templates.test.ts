// The ten kinds as they ship: complete, filled without leftovers, and of use in GitLab's own page.
import { describe, expect, test } from 'vitest';
import { readCheckIn } from '#growth/goals/check-in.ts';
import { readChecklist } from '#growth/text/checklist.ts';
import { browserTemplate, browserTemplatePath } from '#templates/browser-template.ts';
import { checkInSample, fill } from '#templates/fill.ts';
import { answerTo, commonQuestions, completeAnswers } from '#templates/question.ts';
import { resolveDue } from '#templates/template.ts';
import { builtInTemplates, everyAnswer } from './built-in.ts';

const { templates, broken } = await builtInTemplates();
const about = { title: null, today: '2026-11-23', due: '2027-01-29', person: 'Alex' };
const leftover = /\{\{|\}\}|\p{Cc}(?<![\n\t])|undefined|\[object/u;

/** Each way through a template: once with the defaults, once for every other choice. */
const ways = templates.flatMap((template) => [
  { name: template.name, template, choices: {} },
  ...template.questions.flatMap(({ id, choices }) =>
    choices.map(({ value }) => ({ name: `${template.name}, ${id} ${value}`, template, choices: { [id]: value } })),
  ),
]);

test('there are ten kinds and none is broken', () => {
  expect(broken).toEqual([]);
  expect(templates.map(({ name }) => name)).toEqual([
    'career-change',
    'challenging-task',
    'course',
    'general',
    'growing-others',
    'internship',
    'lesson',
    'mentoring',
    'reading',
    'shadow',
  ]);
  expect(templates.filter(({ sensitive }) => sensitive).map(({ name }) => name)).toEqual(['career-change', 'lesson']);
  expect(new Set(templates.map(({ color }) => color)).size).toBe(10);
  expect(ways.length).toBeGreaterThan(30);
});

/** Of white on a colour: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function whiteOn(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((from) => Number.parseInt(color.slice(from, from + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

test.each(templates.map(({ name, color }) => [name, color]))('the label of %s can be read on %s', (_, color) => {
  // GitLab writes in white where that contrasts more than black would, and in near black elsewhere.
  const white = whiteOn(color);
  const nearBlack = whiteOn('#1f1e24') / white;
  expect(white >= 21 / white ? white : nearBlack).toBeGreaterThanOrEqual(4.5);
});

describe.each(templates)('$name', (template) => {
  test('asks little: a title is enough, everything else is optional or has a default', () => {
    const required = template.questions.filter((question) => question.required);
    expect(required.length).toBeLessThanOrEqual(2);
    expect(fill(template, { ...about, title: 'A title', answers: {} })).toMatchObject({
      title: 'A title',
      unanswered: [],
    });
  });

  test('takes the common answers and says where its facts come from', () => {
    const ids = template.questions.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(commonQuestions.map(({ id }) => id)));
    expect(template).toMatchObject({ version: 2, checked: '2026-08-15', source: expect.stringMatching(/^https:/u) });
  });

  test('has a due date of its own', () => {
    const due = resolveDue(template, null, { today: '2026-11-23', startMonth: 2 });
    expect(due).toEqual({ ok: true, value: expect.stringMatching(/^202[67]-\d\d-\d\d$/u) });
  });

  test('filled with nothing: sections, open steps, one check-in to copy', () => {
    const { description } = fill(template, { ...about, title: 'A title', answers: {} });
    expect(description).not.toMatch(leftover);
    expect(description).not.toMatch(/\n{3}/u);
    expect(description.startsWith('## Purpose\n\n')).toBe(true);
    for (const heading of ['Purpose', 'Success measure', 'Actions', 'Support needed'])
      expect(description).toContain(`## ${heading}\n`);
    const items = readChecklist(description);
    expect(items.length).toBeGreaterThanOrEqual(3);
    expect(items.length).toBeLessThanOrEqual(14);
    expect(items.filter(({ done }) => done)).toEqual([]);
    expect(description.endsWith(`\`${checkInSample('2026-11-23')}\``)).toBe(true);
  });

  test('in the browser: prompts, steps, quick actions last', () => {
    const text = browserTemplate(template, {
      labels: ['goal', `goal::${template.name}`, 'progress::planned'],
    });
    const actions = [
      `/label ~goal ~"goal::${template.name}" ~"progress::planned"`,
      ...(template.sensitive ? ['/confidential'] : []),
    ];
    expect(browserTemplatePath(template)).toBe(`.gitlab/issue_templates/${template.label}.md`);
    const stamp = new RegExp(`\\n\\n<!-- devgrowth:goal template=${template.name}@2 hash=[0-9a-f]{12} -->\\n$`, 'u');
    expect(text).toMatch(stamp);
    expect(text.replace(stamp, '').endsWith(`\n\n${actions.join('\n')}`)).toBe(true);
    expect(text.match(/^\/.*$/gmu)).toEqual(actions);
    expect(text).not.toMatch(leftover);
    expect(text).not.toMatch(/^---[\s\S]*^name:|\n{3}/mu);
    expect(readChecklist(text).length).toBeGreaterThanOrEqual(3);
    expect(text).toContain('<!-- ');
  });
});

describe.each(ways)('$name', ({ template, choices }) => {
  const answers = everyAnswer(template.questions, choices);
  const { title, description, unanswered } = fill(template, { ...about, answers });

  test('every answer that applies is in the text', () => {
    expect(unanswered).toEqual([]);
    const complete = completeAnswers(template.questions, answers);
    for (const { id, type, choices: known } of template.questions) {
      const answer = answerTo(id, complete);
      if (answer === null) continue;
      const label = known.find(({ value }) => value === answer)?.label;
      const words =
        typeof answer === 'object' ? answer.map((item) => item.replace('[x] ', '')) : [label ?? String(answer)];
      const printed = type === 'choice' && !description.includes(label ?? '') ? [] : words;
      for (const word of printed) expect(description).toContain(word);
    }
  });

  test("the person's own steps come first, ticked where they were", () => {
    const items = readChecklist(description).map(({ text, done }) => ({ text, done }));
    expect(items.slice(0, 2)).toEqual([
      { text: 'first actions', done: false },
      { text: 'second actions', done: true },
    ]);
    expect(items.slice(2).every(({ done }) => !done)).toBe(true);
  });

  test('nothing is left over', () => {
    expect(title).not.toMatch(leftover);
    expect(title.length).toBeGreaterThan(5);
    expect(description).not.toMatch(leftover);
    expect(description).not.toMatch(/\n{3}|Not written yet/u);
  });
});

test('the line to copy is a check-in', () => {
  expect(readCheckIn(checkInSample('2026-11-23'))).toMatchObject({
    day: '2026-11-23',
    health: 'on-track',
    percent: 60,
  });
});

test.each([
  ['ceo', 'on hold until further notice'],
  ['security', '4 to 6 weeks'],
  ['chief-of-staff', 'no longer public'],
  ['cfo', 'Tuesday to Thursday'],
  ['cmo', 'nomination'],
  ['cpo', 'with travel'],
  ['other', 'Approval: the host'],
])('shadow of %s: "%s"', (host, words) => {
  const shadow = templates.find(({ name }) => name === 'shadow');
  const texts = ['security', 'ceo', 'chief-of-staff', 'cfo', 'cmo', 'cpo', 'other'].map((one) =>
    shadow ? { host: one, text: fill(shadow, { ...about, title: 'T', answers: { host: one } }).description } : null,
  );
  const own = texts.find((one) => one?.host === host);
  expect(own?.text).toContain(words);
  expect(own?.text.match(/^Checked on|^Last seen on|^No program/gmu)).toHaveLength(1);
});

describe('what is known of a shadow program', () => {
  const shadow = templates.find(({ name }) => name === 'shadow') ?? expect.unreachable();
  const hosts = shadow.questions.find(({ id }) => id === 'host')?.choices ?? [];
  const textFor = (host: string) => fill(shadow, { ...about, title: 'A title', answers: { host } }).description;

  test('the hosts of the handbook, and any other', () => {
    expect(hosts.map(({ value }) => value)).toEqual([
      'security',
      'ceo',
      'chief-of-staff',
      'cfo',
      'cmo',
      'cpo',
      'other',
    ]);
  });

  test.each(hosts.filter(({ value }) => value !== 'other').map(({ value }) => value))(
    '%s: whether it runs, length, time, approvals, the day that was checked and the source',
    (host) => {
      const [, facts = ''] = textFor(host).split('## What is known of it\n');
      expect(facts).toMatch(/^\n(?:Checked|Last seen) on 20\d\d-\d\d-\d\d \(\[[^\]]+\]\(https:\/\/[^)]+\)\)/u);
      for (const word of ['- Runs: ', '- Length: ', 'Time: ', '- Approvals']) expect(facts).toContain(word);
      expect(facts.includes('on hold until further notice')).toBe(host === 'ceo');
    },
  );

  test('of any other host: what was listed once, each with its day and source', () => {
    const [, facts = ''] = textFor('other').split('Programs that were listed once');
    const lines = facts.split('\n').filter((line) => line.startsWith('- ') && !line.startsWith('- [ ]'));
    expect(lines).toHaveLength(3);
    for (const line of lines)
      expect(line).toMatch(/(?:last seen|checked) on 20\d\d-\d\d-\d\d \(\[[^\]]+\]\(https:\/\/[^)]+\)\)/u);
  });
});

test('a course paid from the fund has the steps of the fund in their order', () => {
  const course = templates.find(({ name }) => name === 'course') ?? expect.unreachable();
  const actions = (fund: string) =>
    readChecklist(fill(course, { ...about, title: 'A title', answers: { fund } }).description).map(({ text }) => text);
  expect(actions('large')).toEqual([
    expect.stringMatching(/^Talk with my manager/u),
    expect.stringMatching(/^Send the request at least 30 days before/u),
    expect.stringMatching(/then pay and keep the proof$/u),
    expect.any(String),
    expect.any(String),
    expect.any(String),
    expect.stringMatching(/^Claim it/u),
    expect.stringMatching(/^Close the request/u),
    expect.stringMatching(/^Use it once in real work/u),
    'Approval: my manager',
    expect.stringMatching(/^Approval: my VP/u),
  ]);
  expect(actions('small').some((text) => text.includes('VP'))).toBe(false);
  expect(actions('none').some((text) => /request|Claim|Approval/u.test(text))).toBe(false);
});

test('an internship begins with a proposal and both managers, before anybody starts; a shadow with cover', () => {
  const steps = (kind: string) => {
    const template = templates.find(({ name }) => name === kind) ?? expect.unreachable();
    const inBrowser = readChecklist(browserTemplate(template, { labels: ['goal'] })).map(({ text }) => text);
    const filled = fill(template, { ...about, title: 'A title', answers: {} });
    expect(readChecklist(filled.description).map(({ text }) => text)).toEqual(inBrowser);
    return inBrowser;
  };
  expect(steps('internship')).toEqual([
    expect.stringMatching(/proposal/u),
    expect.stringMatching(/1:1/u),
    expect.stringMatching(/^Approval: my manager/u),
    expect.stringMatching(/^Approval: the host/u),
    expect.stringMatching(/mentor/u),
    expect.stringMatching(/goals/u),
    expect.stringMatching(/People Business Partners/u),
    expect.stringMatching(/^Link the issue/u),
    expect.stringMatching(/^Start/u),
    expect.stringMatching(/^Halfway/u),
    expect.stringMatching(/take back/u),
  ]);
  const shadow = steps('shadow');
  const at = (words: RegExp) => shadow.findIndex((step) => words.test(step));
  expect(at(/cover/u)).toBeLessThan(at(/written down/u));
  expect(at(/written down/u)).toBeLessThan(at(/Write down/u));
});

test('GitLab’s own page tells what the terminal knows of every program', () => {
  for (const [kind, id] of [
    ['shadow', 'host'],
    ['mentoring', 'role'],
    ['course', 'fund'],
  ] as const) {
    const template = templates.find(({ name }) => name === kind) ?? expect.unreachable();
    const page = browserTemplate(template, { labels: ['goal'] });
    const values = template.questions.find((question) => question.id === id)?.choices.map(({ value }) => value) ?? [];
    expect(values.length).toBeGreaterThan(1);
    for (const value of values) {
      const { description } = fill(template, { ...about, title: 'A title', answers: { [id]: value } });
      const facts = description
        .split('\n')
        .filter((line) => line.includes('https://handbook.') || line.startsWith('- Runs:'));
      for (const fact of facts) expect(page).toContain(fact);
    }
  }
});
