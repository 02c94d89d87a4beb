// A person's work in projects of a group, as a seed: merge requests of alex, reviews for sam and maria, issues, answers.
const day = (days: number) => `${days}d 10:00`;

interface Merge {
  readonly branch: string;
  readonly by: string;
  readonly title: string;
  readonly opened: number;
  /** null: still open. */
  readonly merged: number | null;
  readonly reviewers?: readonly string[];
  /** By alex, at that day. */
  readonly approved?: number;
  readonly comments?: readonly { readonly at: number; readonly by: string; readonly note: string }[];
  readonly description?: string;
}

function mergeRequest({
  branch,
  by,
  title,
  opened,
  merged,
  reviewers,
  approved,
  comments,
  description,
}: Merge): string {
  const acts = [
    ...(comments ?? []).map(({ at, by: writer, note }) => ({
      at,
      line: `by: ${writer}, note: ${JSON.stringify(note)}`,
    })),
    ...(approved === undefined ? [] : [{ at: approved, line: 'by: alex, approved: true' }]),
    ...(merged === null ? [] : [{ at: merged, line: 'by: morgan, state: merged' }]),
  ].toSorted((one, other) => one.at - other.at);
  return [
    `      - title: ${JSON.stringify(title)}`,
    `        source_branch: ${branch}`,
    `        by: ${by}`,
    `        at: ${day(opened)}`,
    ...(description === undefined ? [] : [`        description: ${JSON.stringify(description)}`]),
    ...(reviewers === undefined ? [] : [`        reviewers: [${reviewers.join(', ')}]`]),
    ...(acts.length === 0 ? [] : ['        history:']),
    ...acts.map(({ at, line }) => `          - { at: ${day(at)}, ${line} }`),
  ].join('\n');
}

const commit = ({ branch, by, opened }: Merge) =>
  `      - { message: "Work on ${branch}", files: { ${branch}.md: "${branch}" }, branch: ${branch}, from: main, by: ${by}, at: ${day(opened)} }`;

interface Home {
  readonly path: string;
  readonly visibility: 'public' | 'private';
  readonly merges: readonly Merge[];
  /** YAML of its issues, indented as they stand in the file. */
  readonly issues?: string;
}

function workSeed(homes: readonly Home[]): string {
  const people = 'alex: { role: developer }, sam: { role: developer }, maria: { role: developer }';
  return [
    'seed: 1',
    'users:',
    '  maria: { name: Maria, created: -60d }',
    'groups:',
    `  acme: { by: morgan, visibility: public, created: -400d, members: { ${people.replace('maria: { role: developer }', 'maria: { role: developer, added: -59d }')} } }`,
    'projects:',
    ...homes.flatMap(({ path, visibility, merges, issues }) => [
      `  ${path}:`,
      '    by: morgan',
      `    visibility: ${visibility}`,
      '    created: -399d',
      '    files: { README.md: "# Readme" }',
      ...(merges.length === 0
        ? []
        : ['    commits:', ...[...merges].toSorted((a, b) => a.opened - b.opened).map(commit)]),
      ...(merges.length === 0 ? [] : ['    merge_requests:', ...merges.map(mergeRequest)]),
      ...(issues === undefined ? [] : ['    issues:', issues]),
    ]),
    '',
  ].join('\n');
}

/** One of each: what counts, and what must not. */
export const smallWork = workSeed([
  {
    path: 'acme/web',
    visibility: 'public',
    merges: [
      {
        branch: 'old',
        by: 'alex',
        title: 'Merged before, commented on since',
        opened: -80,
        merged: -70,
        comments: [{ at: -3, by: 'sam', note: 'Still fine' }],
      },
      {
        branch: 'retry',
        by: 'alex',
        title: 'Retry imports',
        opened: -12,
        merged: -10,
        description: 'Closes #1\n\nGoal: alex/goals#2',
      },
      { branch: 'asked', by: 'sam', title: 'Nobody looked', opened: -9, merged: -7, reviewers: ['alex'] },
      {
        branch: 'shown',
        by: 'sam',
        title: 'Show the queue',
        opened: -8,
        merged: -5,
        reviewers: ['alex'],
        approved: -6,
        comments: [{ at: -7, by: 'alex', note: 'Could this be one query?' }],
      },
      {
        branch: 'first',
        by: 'maria',
        title: 'A first change',
        opened: -6,
        merged: null,
        comments: [{ at: -4, by: 'alex', note: 'Welcome! Two remarks.' }],
      },
      { branch: 'mine', by: 'alex', title: 'Not merged yet', opened: -2, merged: null },
    ],
    issues: [
      '      - { title: Imports fail, by: sam, at: -20d 09:00, assignees: [alex], history: [{ at: -9d 09:00, by: alex, state: closed }] }',
      '      - title: How do I deploy?',
      '        by: maria',
      '        at: -8d 09:00',
      '        history: [{ at: -7d 09:00, by: alex, note: "With the button" }, { at: -6d 09:00, by: alex, note: "And then look at the page" }]',
      '      - { title: One remark, by: sam, at: -8d 10:00, history: [{ at: -7d 10:00, by: alex, note: "Good idea" }] }',
    ].join('\n'),
  },
  {
    path: 'acme/secret',
    visibility: 'private',
    merges: [{ branch: 'quiet', by: 'alex', title: 'A quiet change', opened: -5, merged: -4 }],
    issues: '      - { title: A plan, by: alex, at: -5d 09:00, confidential: true }',
  },
]);

/** Half a year: so many merged, reviewed (two thirds approved, the others commented on), issues and answers. */
export function halfYear({
  mine,
  reviews,
  issues,
}: {
  readonly mine: number;
  readonly reviews: number;
  readonly issues: number;
}): string {
  const spread = (count: number, index: number) => -Math.round(2 + (index * 170) / count);
  const own = Array.from({ length: mine }, (_, index): Merge => {
    const merged = spread(mine, index);
    return { branch: `mine-${index}`, by: 'alex', title: `Mine ${index}`, opened: merged - 1, merged };
  });
  const reviewed = Array.from({ length: reviews }, (_, index): Merge => {
    const merged = spread(reviews, index);
    const proof =
      index % 3 === 0 ? { comments: [{ at: merged, by: 'alex', note: `Remark ${index}` }] } : { approved: merged };
    return {
      branch: `other-${index}`,
      by: index % 4 === 0 ? 'maria' : 'sam',
      title: `Other ${index}`,
      opened: merged - (index % 4 === 0 ? 0 : 1),
      merged,
      reviewers: ['alex'],
      ...proof,
    };
  }).map((one) => (one.by === 'maria' && one.opened < -58 ? { ...one, by: 'sam' } : one));
  const list = Array.from({ length: issues }, (_, index) => {
    const closed = spread(issues, index);
    return `      - { title: Issue ${index}, by: sam, at: ${closed - 2}d 09:00, assignees: [alex], history: [{ at: ${closed}d 09:00, by: alex, note: "On it" }, { at: ${closed}d 10:00, by: alex, state: closed }] }`;
  });
  return workSeed([
    { path: 'acme/web', visibility: 'public', merges: own },
    { path: 'acme/api', visibility: 'private', merges: reviewed, issues: list.join('\n') },
  ]);
}
