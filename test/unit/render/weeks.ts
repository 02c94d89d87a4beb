// Reports for tests of the renderers: a quiet week, a busy one, one that could not be read, many goals, hostile words.
import { agendaText } from '#growth/meetings/agenda-text.ts';
import type { OneOnOne } from '#growth/meetings/one-on-one.ts';
import { windowOf } from '#growth/time/window.ts';
import type { GoalStory } from '#reports/listed-goal.ts';
import type { ProgressReport } from '#reports/progress-report.ts';
import {
  type AllRead,
  actions,
  at,
  comment,
  described,
  due,
  failure,
  healthLabel,
  meeting,
  now,
  record,
  source,
  story,
  tick,
  reportOfWeek,
} from '../reports/story.ts';

const buckets: Readonly<Record<string, 70 | 20 | 10>> = {
  'challenging-task': 70,
  'growing-others': 20,
  shadow: 20,
  reading: 10,
  course: 10,
};

export function reportOf(
  goals: readonly GoalStory[],
  sources = [source('goals', goals.length, { total: goals.length })],
  more: Partial<AllRead> = {},
): ProgressReport {
  return reportOfWeek(goals, { sources, bucketOf: (kind) => buckets[kind] ?? null, ...more });
}

/** The 1:1 of the day after, prepared. */
export function tomorrow(agenda: readonly string[]): OneOnOne {
  const description = agendaText(agenda);
  return meeting({ iid: 12, day: '2026-11-24', createdAt: at('2026-11-18'), updatedAt: at('2026-11-20'), description });
}

const reading = record({
  iid: 3,
  title: 'Read "Team Topologies" and bring one idea to the stage planning',
  kinds: ['reading'],
  due: '2026-12-18',
  milestone: 'FY27-Q4',
  createdAt: at('2026-10-05'),
  description: `- **Measure:** waiting for each other, 9 -> 2 days, now 6 (2026-11-18)\n\n## Why\nOur two groups wait on each other every milestone.\n\n## Actions\n${actions(
    [
      'Borrow the book',
      'Read chapters 1 to 4',
      'Read chapters 5 to 8',
      'Write one page for the team',
      'Propose one change',
    ],
    2,
  )}\n`,
});

const course = record({
  iid: 5,
  title: 'Finish the Go concurrency course and use it in one merge request',
  kinds: ['course'],
  due: '2027-01-29',
  createdAt: at('2026-11-02'),
  description: actions(['Enrol', 'Modules 1 to 3', 'Modules 4 to 6', 'One merge request'], 1),
});

/** Nothing moved, nothing is late. */
export function quietWeek(): ProgressReport {
  const read = comment(
    at('2026-11-12'),
    '**Check-in 2026-11-12** · on track\n\nChapter 3 read.\n\nNext: finish chapter 4 on Thursday',
  );
  return reportOf(
    [
      story(
        { ...reading, updatedAt: at('2026-11-12') },
        { notes: [read, tick(at('2026-11-10'), 'Read chapters 1 to 4')] },
      ),
      story({ ...course, updatedAt: at('2026-11-13') }, { notes: [tick(at('2026-11-13'), 'Enrol')] }),
    ],
    [source('goals', 2, { total: 2 }), source('comments', 3, { requests: 2 })],
  );
}

export function busyGoals(): GoalStory[] {
  return [
    story(
      { ...reading, updatedAt: at('2026-11-20'), values: ['iteration'] },
      {
        notes: [
          tick(at('2026-11-17'), 'Borrow the book'),
          tick(at('2026-11-20'), 'Read chapters 1 to 4'),
          comment(
            at('2026-11-20', '15:30'),
            '**Check-in 2026-11-20** · on track · 45%\n\nThe part on cognitive load explains our on-call weeks.\n\nNext: chapters 5 to 8, then the page for the team',
          ),
        ],
      },
    ),
    story(
      record({
        iid: 4,
        title: 'Lead the zero-downtime upgrade of the staging cluster',
        kinds: ['challenging-task'],
        due: '2026-11-20',
        createdAt: at('2026-09-07'),
        updatedAt: at('2026-11-19'),
        description: actions(
          [
            'Write the plan',
            'Rehearse on a copy',
            'Review with the on-call group',
            'Upgrade',
            'Write down what surprised us',
          ],
          2,
        ),
      }),
      {
        notes: [
          due(at('2026-10-12'), '2026-11-13'),
          due(at('2026-11-17'), '2026-11-20'),
          tick(at('2026-11-18'), 'Rehearse on a copy'),
          comment(
            at('2026-11-19'),
            '**Check-in 2026-11-19** · at risk\n\nThe rehearsal lost one replica for four minutes.\n\nNext: ask the database group for a second pair of eyes\nHelp: a reviewer from the database group',
          ),
          comment(
            at('2026-11-18', '16:00'),
            '**Evidence 2026-11-18** · results, efficiency\n\nLink: `https://gitlab.example/infra/cluster/-/merge_requests/812` Rehearsal script\n\nWrote a script that rehearses the upgrade.\n\nResult: A rehearsal takes 25 minutes instead of half a day',
          ),
        ],
        labelEvents: [healthLabel(at('2026-11-05'), 'on-track'), healthLabel(at('2026-11-19'), 'at-risk')],
      },
    ),
    story(
      record({
        iid: 2,
        title: 'Shadow the incident manager on call for one week',
        kinds: ['shadow'],
        state: 'closed',
        stages: [],
        outcomes: ['achieved'],
        values: ['collaboration'],
        createdAt: at('2026-09-01'),
        updatedAt: at('2026-11-18'),
        closedAt: at('2026-11-18', '17:00'),
        due: '2026-11-27',
        description: actions(['Ask for a slot', 'Shadow five shifts', 'Write down what I would do'], 3),
      }),
      {
        notes: [
          tick(at('2026-11-18'), 'Write down what I would do'),
          comment(
            at('2026-11-18', '17:00'),
            '**Closed 2026-11-18** · achieved\n\nWhat I learned: the handover matters more than the fix',
          ),
        ],
      },
    ),
    story(
      record({
        iid: 7,
        title: 'Mentor two new colleagues through their first production change',
        kinds: ['growing-others'],
        due: '2026-12-11',
        createdAt: at('2026-09-14'),
        updatedAt: at('2026-10-28'),
        commentCount: 1,
        description: actions(['Agree on a plan with both', 'First change with Noor', 'First change with Eli'], 1),
      }),
      { notes: [comment(at('2026-10-28'), 'Noor is away until the middle of November.')] },
    ),
    story({ ...course, updatedAt: at('2026-11-22') }, { notes: [described(at('2026-11-22'))] }),
    story(
      record({
        iid: 8,
        title: 'Career conversation about the staff track',
        kinds: ['career-change'],
        confidential: true,
        stages: ['waiting'],
        createdAt: at('2026-11-16'),
        updatedAt: at('2026-11-16'),
        labels: ['goal'],
      }),
    ),
  ];
}

export function busyWeek(more: Partial<AllRead> = {}): ProgressReport {
  const last = meeting({
    iid: 10,
    day: '2026-11-17',
    state: 'closed',
    description: '- [x] DISCUSS career: the staff track',
  });
  const next = tomorrow([
    'DISCUSS Which of the two migrations should I own next quarter?',
    'REVIEW the plan of the upgrade (third time, since 2026-11-03)',
    'THANKS to Noor for the notes of the handover',
    '2026-12-15 DISCUSS career: what is missing',
  ]);
  const sources = [
    source('goals', 6, { total: 6 }),
    source('1:1s', 2, { total: 2 }),
    source('comments', 17, { requests: 6 }),
    source('label events', 2, { requests: 5 }),
    source('state events', 1, { requests: 5 }),
  ];
  return reportOf(busyGoals(), sources, {
    window: windowOf(last.due ?? '', '2026-11-23', now.zone, 'since the last 1:1 on 2026-11-17'),
    meetings: [last, next],
    leftOut: { confidential: 1, sensitive: 0 },
    last: postedFor(last),
    ...more,
  });
}

/** The report that was posted on the day before it was held. */
function postedFor({ iid, title, url }: OneOnOne): NonNullable<AllRead['last']> {
  const posted = { meeting: { iid, title, url }, at: at('2026-11-16'), day: '2026-11-16' };
  return { found: posted, inFull: false };
}

/** The same, with what changed since that report goal by goal. */
export function comparedWeek(): ProgressReport {
  const last = { found: busyWeek().sinceReport?.last ?? 'none', inFull: true } as const;
  return busyWeek({ last });
}

/** Each goal of the busy week twice, what is open of them three days late, and the questions of two 1:1s. */
export function badWeek(): ProgressReport {
  const goals = [0, 20].flatMap((more) =>
    busyGoals().map((one): GoalStory => {
      const { record: goal } = one;
      const due = goal.state === 'opened' ? '2026-11-20' : goal.due;
      return { ...one, record: { ...goal, iid: goal.iid + more, due } };
    }),
  );
  const next = tomorrow([
    'DISCUSS Which of the two migrations should I own next quarter?',
    'DISCUSS What do I stop doing, so that the upgrade is done before the holidays?',
    'REVIEW the plan of the upgrade (third time, since 2026-11-03)',
    'HELP somebody who has led an upgrade without a day of rest before it (since 2026-10-20)',
  ]);
  return reportOf(goals, [source('goals', 12, { total: 12 }), source('1:1s', 1, { total: 1 })], { meetings: [next] });
}

/** The comments of one goal did not come, and the list of goals ended early. */
export function incompleteWeek(): ProgressReport {
  const goals = busyGoals();
  const [first, second, ...others] = goals;
  if (!first || !second) throw new Error('no goals');
  const failed = failure('comments of #3', 'GitLab did not answer within 30 seconds');
  const unread: GoalStory = { ...first, activity: { ...first.activity, notes: { items: [], source: failed } } };
  return reportOf(
    [unread, second, ...others],
    [source('goals', 6, { total: 8 }), source('comments', 14, { requests: 5 }), failed],
  );
}

/** Words that would do harm if a renderer let them. */
export const hostileWords: readonly { readonly name: string; readonly text: string }[] = [
  {
    name: 'terminal escapes',
    text: 'a\u001b[2J\u001b[31mred\u001b]0;title\u0007\u001bPq#1~\u001b\\b\u009b2Jc\u001b]52;c;aGk=\u0007',
  },
  { name: 'carriage return, backspace, bell', text: 'good\rbad\b\b\b\u0007\u0000\u007f' },
  { name: 'right-to-left override', text: 'invoice\u202egnp.exe\u202c \u2066\u2069 \u200f\u061c' },
  { name: 'emoji and wide letters', text: '👩‍👩‍👧‍👦 読書会を開く 🇩🇪 e\u0301 '.repeat(4) },
  { name: '255 characters', text: `${'Title '.repeat(42)}end` },
  { name: '255 characters without a space', text: 'x'.repeat(255) },
  {
    name: 'markup',
    text: '# **bold** _it_ [x](http://e.example) ![i](y) `code` <b>x</b> <img src=x onerror=alert(1)> | cell | $x$ ~~s~~ &lt; \\',
  },
  {
    name: 'references',
    text: '@all @alex #12 !3 ~bug ~"two words" %"FY27 Q4" $4 &5 ^alert#6 group/p#7 [issue:8] GL-9 deadbeef1 :tada: {+in+} www.e.example',
  },
  { name: 'quick action', text: '/close' },
  { name: 'line ends', text: 'one\n/close\r\n| a | b |\n- [ ] two\u2028/label ~x\u2029end' },
  { name: 'lone surrogate', text: 'a\ud800b\udc00c' },
  { name: 'backticks', text: '`` ` ``` @all` `` #1``' },
];

/** A goal with this text wherever a person can write one. */
export function hostileGoal(iid: number, text: string): GoalStory {
  const changed = record({
    iid,
    title: text,
    kinds: [text],
    description: `Measure: ${text}, 40 -> 12 ${text}, now 25\n\n${text}\n${actions([text.replace(/\s+/g, ' '), 'Second'], 1)}\n`,
    milestone: text,
    due: '2026-11-20',
    createdAt: at('2026-09-01'),
    updatedAt: at('2026-11-20'),
  });
  return story(changed, {
    notes: [
      tick(at('2026-11-18'), text),
      comment(at('2026-11-19'), `**Check-in 2026-11-19** · at risk\n\n${text}\n\nNext: ${text}\nHelp: ${text}`),
      comment(
        at('2026-11-19', '12:00'),
        `**Evidence 2026-11-19** · results\n\nLink: https://e.example/@all\n\n${text}\n\nResult: ${text}`,
      ),
      comment(at('2026-11-20'), text, null),
    ],
  });
}

export function hostileReport(): ProgressReport {
  const goals = hostileWords.map(({ text }, index) => hostileGoal(index + 1, text));
  const text = hostileWords.map((words) => words.text).join(' ');
  return reportOf(goals, [source('goals', goals.length), failure(`comments of ${text}`, text)]);
}

export function manyGoals(count: number): GoalStory[] {
  return Array.from({ length: count }, (_, index) =>
    story(
      record({
        iid: index + 1,
        title: `Goal number ${index + 1} with a title of the usual length`,
        due: index % 3 === 0 ? '2026-11-20' : null,
        createdAt: at('2026-09-01'),
        updatedAt: at('2026-11-20'),
        description: actions(['One', 'Two', 'Three'], 1),
      }),
      { notes: [tick(at('2026-11-18'), 'One')] },
    ),
  );
}
