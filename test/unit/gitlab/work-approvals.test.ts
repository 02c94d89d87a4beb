// Approvals where the feed tells none: asked for by a query for each group, and one by one where that is not enough.
import { describe, expect, test } from 'vitest';
import { approvalsBeside } from '#gitlab/stores/work-approvals.ts';
import { FoundSoFar } from '#gitlab/stores/work-found.ts';
import type { WorkReader } from '#gitlab/stores/work-reading.ts';
import { workRow } from '#gitlab/words/work-rows.ts';
import { asked } from './scanning.ts';

const address = (home: string, iid: number) => `https://gitlab.example.com/${home}/-/merge_requests/${iid}`;

/** Merge requests of others, `acme/web!1` and so on, each a minute newer than the one before. */
function foundIn(home: string, count: number, more: object = {}): FoundSoFar {
  const found = new FoundSoFar();
  for (let iid = 1; iid <= count; iid += 1) {
    const at = new Date(Date.parse('2026-11-10T10:00:00Z') + iid * 60_000).toISOString();
    found.addRow(
      workRow.parse({
        id: iid,
        iid,
        project_id: 5,
        title: 'Change',
        state: 'merged',
        web_url: address(home, iid),
        created_at: '2026-11-02T08:00:00.000Z',
        merged_at: at,
        author: { id: 2, username: 'sam' },
        references: { full: `${home}!${iid}` },
        ...more,
      }),
      'merge-request',
    );
  }
  return found;
}

interface Server {
  readonly groups?: readonly string[];
  readonly pages?: (question: string, page: number) => unknown;
  readonly approvals?: (path: string) => unknown;
}

function reading({ groups = [], pages = () => null, approvals = () => ({}) }: Server) {
  const questions: string[] = [];
  const paths: string[] = [];
  const lacks: string[] = [];
  const source = { name: 'approvals', requests: 1, seen: 0, total: null, failed: null };
  const reader: WorkReader = {
    list: (_list, schema) =>
      Promise.resolve({
        rows: groups.map((full_path, id) => schema.parse({ id, full_path })),
        source,
        failure: null,
        isCut: false,
      }),
    version: () => expect.unreachable(),
    one: (_source, path, schema) => {
      paths.push(path);
      return Promise.resolve(schema.parse(approvals(path)));
    },
    query(_source, question) {
      questions.push(JSON.stringify(question));
      return Promise.resolve(pages(JSON.stringify(question), questions.length));
    },
    lacks: (name, why, isUnknown = false) => void lacks.push(`${name}: ${why}${isUnknown ? ' (unknown)' : ''}`),
    source: () => expect.unreachable(),
    requests: () => 0,
  };
  return { reader, questions, paths, lacks };
}
const answer = (urls: readonly string[], pageInfo: object | null = null, more: object = {}) => ({
  ...more,
  data: { nodes: urls.map((webUrl) => ({ webUrl })), pageInfo },
});
const approvedIn = (found: FoundSoFar) =>
  found.deeds.map(
    (deed) => `${deed.key} ${deed.at} ${'isDayKnown' in deed && deed.isDayKnown ? 'that day' : 'by then'}`,
  );

test.each([
  ['nothing was found', new FoundSoFar()],
  ['all that was found is the person’s own', foundIn('acme/web', 2, { author: { id: 1, username: 'Alex' } })],
])('where %s, approvals are not known, and nobody is asked', async (_name, found) => {
  const { reader, questions, paths, lacks } = reading({ groups: ['acme'] });
  await approvalsBeside(found, reader, asked, '18.7.0');
  expect([...questions, ...paths]).toEqual([]);
  expect(lacks).toEqual(["approvals: approvals are not known: this server's feed holds no merge requests (unknown)"]);
});

describe('by a query', () => {
  test.each([
    ['18.7.0', 1],
    ['18.6.9', 0],
    [null, 0],
  ])('on GitLab %s: %i', async (version, count) => {
    const { reader, questions } = reading({ groups: ['acme'], pages: () => answer([]) });
    await approvalsBeside(foundIn('acme/web', 1), reader, asked, version);
    expect(questions).toHaveLength(count);
  });

  test('what it names is approved by the day of its merge, and nothing is asked one by one', async () => {
    const found = foundIn('Acme/web', 3);
    const { reader, questions, paths, lacks } = reading({
      groups: ['other', 'acme'],
      pages: (question) => answer(question.includes('acme') ? [address('Acme/web', 2), 'https://x/y'] : []),
    });
    await approvalsBeside(found, reader, asked, '19.0.0');
    expect(questions).toHaveLength(2);
    expect(questions[1]).toContain('approver = currentUser() and updated >= 2026-11-01');
    expect(paths).toEqual([]);
    expect(approvedIn(found)).toEqual(['p5!2 2026-11-10T10:02:00.000Z by then']);
    expect(lacks).toEqual(["approvals: dated by the merge: this server's feed holds no merge requests"]);
  });

  test('page by page to its end; after ten pages the rest is read one by one', async () => {
    const paged = (last: number) => (_question: string, page: number) =>
      answer(
        [address('acme/web', page)],
        page === last ? { hasNextPage: false, endCursor: 'c' } : { hasNextPage: true, endCursor: `c${page}` },
      );
    for (const [last, questions, singles] of [
      [3, 3, 0],
      [10, 10, 0],
      [11, 10, 12],
    ] as const) {
      const at = reading({ groups: ['acme'], pages: paged(last) });
      await approvalsBeside(foundIn('acme/web', 12), at.reader, asked, '18.7.0');
      expect([at.questions.length, at.paths.length]).toEqual([questions, singles]);
      expect(at.questions[0]).not.toContain('after');
      expect(at.questions[1]).toContain('"after":"c1"');
    }
  });

  test.each([
    ['is refused', null],
    ['is refused in so many words', answer([address('acme/web', 1)], null, { success: false })],
  ])('that %s, each is asked for alone', async (_name, told) => {
    const found = foundIn('acme/web', 2);
    const { reader, paths } = reading({ groups: ['acme'], pages: () => told });
    await approvalsBeside(found, reader, asked, '18.7.0');
    expect(found.deeds).toEqual([]);
    expect(paths).toHaveLength(2);
  });

  test('of a group that only begins alike says nothing of another one', async () => {
    const { reader, paths } = reading({ groups: ['acme'], pages: () => answer([]) });
    await approvalsBeside(foundIn('acme-labs/web', 1), reader, asked, '18.7.0');
    expect(paths).toEqual(['projects/5/merge_requests/1/approvals']);
  });
});

describe('one by one', () => {
  const by = (username: string, at: string | null) => ({
    approved_by: [{ user: { id: 9, username }, approved_at: at }],
  });

  test('what the person approved counts, on its day where the server tells it', async () => {
    const found = foundIn('acme/web', 4);
    const { reader, lacks } = reading({
      approvals: (path) =>
        path.includes('/1/')
          ? by('Alex', '2026-11-09T08:00:00Z')
          : path.includes('/2/')
            ? by('alex', null)
            : path.includes('/3/')
              ? by('sam', '2026-11-09T08:00:00Z')
              : { approved_by: null },
    });
    await approvalsBeside(found, reader, asked, null);
    expect(approvedIn(found).toSorted()).toEqual([
      'p5!1 2026-11-09T08:00:00.000Z that day',
      'p5!2 2026-11-10T10:02:00.000Z by then',
    ]);
    expect(lacks).toEqual([
      "approvals: this server's feed holds no merge requests: read one by one, and those that were taken back are missing",
    ]);
  });

  test('one that is open still was approved after it was opened', async () => {
    const found = foundIn('acme/web', 1, { state: 'opened', merged_at: null });
    await approvalsBeside(found, reading({ approvals: () => by('alex', null) }).reader, asked, null);
    expect(approvedIn(found)).toEqual(['p5!1 2026-11-02T08:00:00.000Z by then']);
  });

  test.each([
    [40, 'read one by one'],
    [41, 'read 40 of 41 one by one'],
  ])('of %i the newest forty', async (count, told) => {
    const { reader, paths, lacks } = reading({});
    await approvalsBeside(foundIn('acme/web', count), reader, asked, null);
    expect(paths).toHaveLength(40);
    expect(paths[0]).toBe(`projects/5/merge_requests/${count}/approvals`);
    expect(lacks[0]).toContain(`: ${told}, and`);
  });
});
