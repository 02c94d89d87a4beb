// The evidence that a candidate becomes: titles of private items on a yes alone, never of confidential ones, and no colleague.
import { expect, test } from 'vitest';
import { evidenceFrom, type KeptAs } from '#growth/candidates/kept-evidence.ts';
import { candidates, colleague, comment, deed, item, merged, thanks } from './work.ts';

const as: KeptAs = { did: null, result: null, values: [], mayTell: false, quotes: false };
const sam = { author: colleague('sam') };
const reviews = (count: number) => ({
  items: Array.from({ length: count }, (_, at) => item(`acme/web!${at + 1}`, '2026-11-01', sam)),
  deeds: Array.from({ length: count }, (_, at) => deed('approved', `acme/web!${at + 1}`, '2026-11-02')),
});
const answer = {
  items: [item('acme/web#4', '2026-11-01', { ...sam, state: 'opened', endedAt: null })],
  deeds: [comment('acme/web#4', '2026-11-02', 1), comment('acme/web#4', '2026-11-03', 2)],
};
const thanked = { items: [item('acme/docs!55', '2026-01-01')], mentions: [thanks('n1', 'acme/docs!55', '2026-11-20')] };

test.each<[string, Parameters<typeof candidates>[0], Partial<KeptAs>, object]>([
  [
    'a merge request',
    merged(item('acme/web!412', '2026-11-19', { title: 'Retry\nimports' })),
    {},
    {
      day: '2026-11-19',
      title: 'Retry imports (merge request in acme/web, merged 2026-11-19)',
      did: null,
      link: 'https://gitlab.example/acme/web/-/merge_requests/412',
    },
  ],
  [
    'a private one',
    merged(item('acme/web!412', '2026-11-19', { isPrivate: true })),
    {},
    { title: 'a merge request in a private project' },
  ],
  [
    'a private one, on a yes',
    merged(item('acme/web!412', '2026-11-19', { isPrivate: true })),
    { mayTell: true },
    { title: 'Title of 412 (merge request in acme/web, merged 2026-11-19)' },
  ],
  [
    'a confidential issue, on a yes',
    {
      items: [item('acme/web#4', '2026-11-01', { confidential: true })],
      deeds: [deed('finished', 'acme/web#4', '2026-11-01')],
    },
    { mayTell: true },
    { title: 'an issue in a private project' },
  ],
  [
    'a merge request with a confidential issue, on a yes',
    {
      items: [
        item('acme/web!1', '2026-11-01', { text: 'Closes #4', isPrivate: true }),
        item('acme/web#4', '2026-11-01', { confidential: true, isPrivate: true }),
      ],
      deeds: [...merged(item('acme/web!1', '2026-11-01')).deeds, deed('finished', 'acme/web#4', '2026-11-01')],
    },
    { mayTell: true },
    { title: 'a merge request in a private project' },
  ],
  [
    'one without a title',
    merged(item('acme/web!412', '2026-11-19', { title: null })),
    {},
    { title: 'a merge request' },
  ],
  [
    'an issue',
    { items: [item('acme/web#4', '2026-11-01')], deeds: [deed('finished', 'acme/web#4', '2026-11-01')] },
    {},
    { title: 'Title of 4 (issue in acme/web, closed 2026-11-01)' },
  ],
  ['a review', reviews(1), {}, { title: 'Title of 1 (merge request in acme/web)', did: 'Reviewed it.' }],
  [
    'reviews',
    reviews(3),
    {},
    {
      title: null,
      did: 'Reviewed 3 merge requests of a colleague.',
      also: [2, 3].map((iid) => `https://gitlab.example/acme/web/-/merge_requests/${iid}`),
    },
  ],
  ['answers', answer, {}, { title: 'Title of 4 (issue in acme/web)', did: 'Answered a colleague.' }],
  [
    'thanks',
    thanked,
    {},
    {
      title: 'Title of 55 (merge request in acme/docs)',
      did: 'Thanked by a colleague.',
      link: 'https://gitlab.example/acme/docs/-/merge_requests/55#note_1',
    },
  ],
  [
    'thanks as they were written',
    thanked,
    { quotes: true },
    { did: 'Thanked by a colleague.\n\n> @alex thank you, this saved our release' },
  ],
  [
    'thanks of a private project: never in its words',
    { ...thanked, items: thanked.items.map((one) => ({ ...one, isPrivate: true })) },
    { quotes: true },
    { did: 'Thanked by a colleague.' },
  ],
  [
    'thanks of a project that may be private',
    { ...thanked, items: thanked.items.map((one) => ({ ...one, isPrivate: null })) },
    { quotes: true },
    { did: 'Thanked by a colleague.' },
  ],
  [
    'own work that was thanked for',
    {
      ...merged(item('acme/web!1', '2026-11-01')),
      mentions: [thanks('n1', 'acme/web!1', '2026-11-02'), thanks('n2', 'acme/web!1', '2026-11-03')],
    },
    {},
    { did: 'Thanked 2 times.' },
  ],
  [
    'own words',
    thanked,
    { did: 'Wrote the guide', result: '3 tickets less' },
    { did: 'Wrote the guide', result: '3 tickets less' },
  ],
])('%s', (_, work, more, expected) => {
  const [candidate, ...others] = candidates(work);
  expect(others).toEqual([]);
  if (candidate === undefined) throw new Error('nothing found');
  const evidence = evidenceFrom(candidate, { ...as, ...more });
  expect(evidence).toMatchObject(expected);
  expect(JSON.stringify(evidence)).not.toContain('sam');
});
