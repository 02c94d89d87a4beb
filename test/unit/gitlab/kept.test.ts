// What the server kept against what was asked, and writes whose answer is lost: how often each is sent, looked for and waited for.
import { describe, expect, test } from 'vitest';
import { type AskedIssue, droppedFields, droppedSettings, droppedText } from '#gitlab/exchange/checked.ts';
import { createOnce, landsWithinMs } from '#gitlab/exchange/exactly-once.ts';
import { putSurely } from '#gitlab/exchange/put-surely.ts';
import { GitLabFailure } from '#gitlab/wire/failures.ts';
import { createLabelCodec } from '#gitlab/words/labels.ts';
import { goalRecord, isGoal, typeOfIssue } from '#gitlab/words/issues.ts';
import { noteOf } from '#gitlab/words/notes.ts';
import { issueSchema, noteSchema, projectSchema } from '#gitlab/words/schemas.ts';
import { issue, note, person, project } from './fake-gitlab.ts';

const row = (fields: Record<string, unknown> = {}) => issueSchema.parse(issue(fields));
const sent = new GitLabFailure('unreachable', 'no answer', { mayHaveHappened: true });
const answered = (status: number) =>
  new GitLabFailure('server', `answers ${status}`, { status, mayHaveHappened: true });
const refusal = new GitLabFailure('rejected', 'no', { status: 400 });

describe('what was not kept', () => {
  test.each<[string, AskedIssue, Record<string, unknown>, readonly (readonly [string, string, string])[]]>([
    ['nothing was asked', {}, { title: 'x' }, []],
    [
      'all of it',
      { title: 'A', due: '2026-12-24', labels: ['goal'] },
      { title: 'A', due_date: '2026-12-24', labels: ['goal'] },
      [],
    ],
    ['spaces around a title', { title: ' A ' }, { title: 'A' }, []],
    ['a title', { title: 'A' }, { title: 'B' }, [['title', 'A', 'B']]],
    ['a date', { due: '2026-12-24' }, {}, [['due date', '2026-12-24', 'nothing']]],
    ['a date that was to go', { due: null }, { due_date: '2026-12-24' }, [['due date', 'nothing', '2026-12-24']]],
    ['a milestone', { milestone: 'Q4' }, {}, [['milestone', 'Q4', 'nothing']]],
    ['another milestone', { milestone: 'Q4' }, { milestone: { id: 1, title: 'Q3' } }, [['milestone', 'Q4', 'Q3']]],
    ['a state', { state: 'closed' }, {}, [['state', 'closed', 'opened']]],
    ['that it is confidential', { confidential: true }, {}, [['confidential', 'yes', 'no']]],
    ['that it is not', { confidential: false }, { confidential: true }, [['confidential', 'no', 'yes']]],
    ['a label', { labels: ['a', 'b'] }, { labels: ['a'] }, [['label', 'b', 'nothing']]],
    ['a label that was to go', { withoutLabels: ['a', 'b'] }, { labels: ['a'] }, [['label', 'without a', 'a']]],
    ['a line', { description: 'a\nb' }, { description: 'a\nc' }, [['description', 'b', 'c']]],
  ])('%s', (_name, asked, kept, dropped) => {
    expect(droppedFields(asked, row(kept)).map((one) => [one.field, one.asked, one.kept])).toEqual(dropped);
  });

  test.each([
    ['a', 'a', null],
    ['a\r\nb', 'a\nb', null],
    ['a\nb', 'a', ['b', 'nothing']],
    ['a', 'a\nb', ['nothing', 'b']],
    ['a\nb', 'x\nb', ['a', 'x']],
  ])('text %j kept as %j', (asked, kept, told) => {
    expect(droppedText('text', asked, kept)).toEqual(
      told === null ? [] : [{ field: 'text', asked: told[0], kept: told[1] }],
    );
  });

  test('settings of a project', () => {
    const kept = projectSchema.parse({ ...project, description: 'Goals', topics: ['b', 'a', 'c'] });
    expect(droppedSettings({ description: 'Goals', topics: ['a', 'b'] }, kept)).toEqual([]);
    expect(droppedSettings({}, kept)).toEqual([]);
    expect(droppedSettings({ description: 'Other', topics: ['a', 'x'] }, kept)).toEqual([
      { field: 'project description', asked: 'Other', kept: 'Goals' },
      { field: 'topic', asked: 'x', kept: 'nothing' },
    ]);
  });
});

/** Plays what happens, one after the other: a value, or what is thrown. */
function played(...happens: readonly unknown[]) {
  const left = [...happens];
  const play = () => {
    if (left.length === 0) throw new Error('more often than the test knows');
    const next = left.shift();
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next as string | null);
  };
  return { play, left };
}

describe('a PUT whose answer may be lost', () => {
  const put = async (puts: readonly unknown[], looks: readonly unknown[] | null, tries?: number) => {
    const waits: number[] = [];
    const [asked, looked] = [played(...puts), played(...(looks ?? []))];
    const sleep = (ms: number) => Promise.resolve(void waits.push(ms));
    const work = putSurely<string | null>(
      { sleep },
      {
        put: asked.play,
        ...(looks === null ? {} : { landed: looked.play }),
        ...(tries === undefined ? {} : { tries }),
      },
    );
    const outcome = await work.catch((failure: unknown) =>
      failure instanceof GitLabFailure ? failure.message : Promise.reject(failure as Error),
    );
    return [outcome, waits, asked.left.length, looked.left.length];
  };
  test.each<[string, Parameters<typeof put>, unknown, number[]]>([
    ['answered', [['done'], []], 'done', []],
    ['refused', [[refusal], []], 'no', []],
    ['lost, and landed', [[sent], ['there']], 'there', [1000]],
    ['lost before it arrived', [[sent, 'done'], [null]], 'done', [1000]],
    ['lost, and nobody can be asked', [[sent, 'done'], null], 'done', [1000]],
    [
      'lost twice, and landed late',
      [
        [sent, sent],
        [null, null, 'there'],
      ],
      'there',
      [1000, 2000, 13_000],
    ],
    [
      'lost twice, and never seen',
      [
        [sent, sent],
        [null, null, null, null],
      ],
      'no answer',
      [1000, 2000, 13_000, 20_000],
    ],
    ['a front answered twice: GitLab is done with it', [[answered(502), answered(502)], [null]], 'answers 502', [1000]],
    [
      'lost twice, and a look fails',
      [
        [sent, sent],
        [null, refusal],
      ],
      'no answer',
      [1000, 2000],
    ],
    ['lost, then refused', [[sent, refusal], [null]], 'no', [1000]],
    ['three tries where so many are allowed', [[sent, sent, 'done'], [null, null], 3], 'done', [1000, 2000]],
    ['one try', [[answered(502)], [], 1], 'answers 502', []],
    ['lost twice, and nobody can be asked', [[sent, sent], null], 'no answer', [1000]],
  ])('%s', async (_name, given, outcome, waits) => {
    expect(await put(...given)).toEqual([outcome, waits, 0, 0]);
  });
});

describe('something that is created once', () => {
  type Doubles = NonNullable<Parameters<typeof createOnce<string>>[1]['doubles']>;
  const create = async (
    creates: readonly unknown[],
    finds: readonly unknown[],
    more: {
      isThere?: (failure: GitLabFailure, round: number) => boolean;
      others?: Doubles['others'];
      begunAt?: string;
    } = {},
  ) => {
    let ms = Date.parse('2026-11-23T09:00:00.000Z');
    const waits: number[] = [];
    const marks: string[] = [];
    const [made, found] = [played(...creates), played(...finds)];
    const way = {
      wait: (length: number) => {
        waits.push(length);
        ms += length;
        return Promise.resolve();
      },
      localNow: () => new Date(ms).toISOString(),
      underway: {
        begunAt: () => Promise.resolve(more.begunAt ?? null),
        begin: () => Promise.resolve(void marks.push('begin')),
        end: () => Promise.resolve(void marks.push('end')),
      },
    };
    const work = createOnce<string>(way, {
      create: async () => String(await made.play()),
      find: found.play,
      ...(more.isThere === undefined ? {} : { isThere: more.isThere }),
      ...(more.others === undefined ? {} : { doubles: { name: 'it', others: more.others } }),
    });
    const outcome = await work.then(
      ({ value, created }) => `${value}${created ? '' : ', there before'}`,
      (failure: unknown) => (failure instanceof GitLabFailure ? failure.message : Promise.reject(failure as Error)),
    );
    expect([made.left, found.left]).toEqual([[], []]);
    return [outcome, waits, marks.join(' ')];
  };
  const conflict = new GitLabFailure('conflict', 'taken', { status: 409 });
  const isThere = ({ status }: GitLabFailure) => status === 409;
  const others = () => Promise.resolve([]);
  const unknown = 'Whether it was written is not known.';

  test.each<[string, Parameters<typeof create>, unknown, number[], string]>([
    ['answered', [['new'], []], 'new', [], ''],
    ['refused', [[refusal], []], 'no', [], ''],
    ['there before', [[conflict], ['old'], { isThere }], 'old, there before', [], ''],
    ['there, and not to be found', [[conflict], [null], { isThere }], 'taken', [], ''],
    ['lost, and landed at once', [[sent], ['new']], 'new', [], ''],
    ['lost, and landed a little later', [[sent], [null, null, 'new']], 'new', [2000, 4000], ''],
    [
      'lost before it arrived: sent again',
      [
        [sent, 'new'],
        [null, null, null],
      ],
      'new',
      [2000, 4000],
      '',
    ],
    [
      'sent again, and the first landed after all',
      [[sent, conflict], [null, null, null, 'new'], { isThere }],
      'new',
      [2000, 4000],
      '',
    ],
    [
      'lost twice',
      [
        [sent, sent],
        [null, null, null, null, null, null],
      ],
      'no answer',
      [2000, 4000, 2000, 4000],
      '',
    ],
    [
      'whether it landed cannot be read',
      [[sent], [refusal, refusal, refusal]],
      `no answer ${unknown}`,
      [2000, 4000],
      '',
    ],
    [
      'the last look could',
      [
        [sent, 'new'],
        [refusal, refusal, null],
      ],
      'new',
      [2000, 4000],
      '',
    ],
    [
      'what may stand twice is looked for as long as it may land',
      [[sent], [null, null, null, null, null, null, 'new'], { others }],
      'new',
      [2000, 4000, 9000, 15_000, 15_000, 20_000],
      'begin end',
    ],
    [
      'GitLab’s own answer: it is done with it',
      [[answered(500)], [null, null, 'new'], { others }],
      'new',
      [2000, 4000],
      'begin end',
    ],
    [
      'a front’s answer: it may land still',
      [[answered(502)], [null, null, null, 'new'], { others }],
      'new',
      [2000, 4000, 9000],
      'begin end',
    ],
    ['what may stand twice, answered', [['new'], [], { others }], 'new', [], 'begin end'],
    ['what may stand twice, refused', [[refusal], [], { others }], 'no', [], 'begin end'],
    [
      'of an earlier run that is still on its way',
      [[], ['new'], { others, begunAt: '2026-11-23T08:59:30.000Z' }],
      'new',
      [],
      'end',
    ],
    [
      'of an earlier run, landed by now',
      [[], [null, 'new'], { others, begunAt: '2026-11-23T08:59:30.000Z' }],
      'new',
      [15_000],
      'end',
    ],
    [
      'of an earlier run that never landed',
      [['again'], [null], { others, begunAt: '2026-11-23T08:00:00.000Z' }],
      'again',
      [],
      'begin end',
    ],
  ])('%s', async (_name, given, outcome, waits, marks) => {
    expect(await create(...given)).toEqual([outcome, waits, marks]);
  });

  test('GitLab is given the minute that it works, and the way to it', () => expect(landsWithinMs).toBe(65_000));

  const lostTwice = [sent, 'new'];
  const never = Array.from({ length: 7 }, () => null);
  test.each<[string, Doubles['others'], string]>([
    ['one of them stands there', () => Promise.resolve([]), 'new'],
    [
      'both stand there',
      () => Promise.resolve(['url']),
      'it stands there twice now: the first one came late, and a second was written',
    ],
    ['nobody can tell', () => Promise.reject(refusal), 'it is written, perhaps twice: two were sent, and then no'],
  ])('sent twice: %s', async (_name, told, outcome) => {
    expect((await create(lostTwice, never, { others: told }))[0]).toBe(outcome);
  });
});

describe('an issue in our words', () => {
  const codec = createLabelCodec({});
  test.each<[Record<string, unknown>, string | null, boolean]>([
    [{ issue_type: 'issue' }, 'issue', true],
    [{ issue_type: 'task' }, 'task', false],
    [{ issue_type: undefined, type: 'ISSUE' }, 'issue', true],
    [{ issue_type: undefined, type: 'TASK' }, 'task', false],
    [{ issue_type: undefined }, null, true],
    [{ issue_type: 'issue', labels: ['goal::reading'] }, 'issue', false],
  ])('%o', (fields, type, is) => {
    expect([typeOfIssue(row(fields)), isGoal(row(fields), codec)]).toEqual([type, is]);
  });

  test('its labels by group, its own and those of others', () => {
    const labels = [
      'goal',
      'goal::reading',
      'progress::doing',
      'outcome::achieved',
      'health::at-risk',
      'value:dib',
      'ask:open',
      'bug',
    ];
    expect(goalRecord(row({ labels, milestone: { id: 1, title: 'Q4' }, updated_at: null }), codec)).toMatchObject({
      kinds: ['reading'],
      stages: ['doing'],
      outcomes: ['achieved'],
      healths: ['at-risk'],
      values: ['dib'],
      hasAsk: true,
      labels,
      milestone: 'Q4',
      updatedAt: row().created_at,
    });
    expect(goalRecord(row({ labels: ['goal'] }), codec)).toMatchObject({ hasAsk: false, kinds: [], milestone: null });
  });

  const system = (body: string) => noteOf(noteSchema.parse(note({ body, system: true })), 'alex');
  test.each<[string, object]>([
    ['marked the checklist item **One** as completed', { type: 'tick', item: 'One', done: true }],
    ['marked the task **One** as incomplete', { type: 'tick', item: 'One', done: false }],
    ['marked the task **a \\*b\\* \\\\c** as completed', { type: 'tick', item: 'a *b* \\c', done: true }],
    ['somebody marked the task **One** as completed', { type: 'other' }],
    ['marked the task **One** as completed today', { type: 'other' }],
    ['changed due date to November 5, 2026', { type: 'due', due: '2026-11-05' }],
    ['changed due date to January 15, 2027', { type: 'due', due: '2027-01-15' }],
    ['changed start date to May 1, 2026 and changed due date to December 24, 2026', { type: 'due', due: '2026-12-24' }],
    ['changed due date to Brumaire 5, 2026', { type: 'other' }],
    ['removed due date', { type: 'due', due: null }],
    ['changed the description', { type: 'description' }],
    ['added the description', { type: 'description' }],
    ['removed the description', { type: 'description' }],
    ['changed the description of it', { type: 'description' }],
    ['added the description of it', { type: 'other' }],
    ['changed the title', { type: 'other' }],
  ])('the note `%s`', (body, told) => {
    expect(system(body)).toMatchObject(told);
  });

  test.each<[Record<string, unknown>, object]>([
    [{}, { internal: false, isOwn: true }],
    [{ internal: true }, { internal: true }],
    [{ confidential: true }, { internal: true }],
    [{ internal: false, confidential: true }, { internal: false }],
    [{ author: { ...person, username: 'sam' } }, { isOwn: false }],
    [{ author: null }, { isOwn: false, by: null }],
    [{ body: 'removed due date' }, { type: 'comment', body: 'removed due date' }],
  ])('a comment: %o', (fields, told) => {
    expect(noteOf(noteSchema.parse(note(fields)), 'Alex')).toMatchObject({ type: 'comment', ...told });
  });
});
