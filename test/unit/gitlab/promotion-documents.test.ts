// Which of several promotion documents counts, what is asked to tell it, and how one is opened.
import { describe, expect, test } from 'vitest';
import { facts, fakeGitLab, issue, json, page, person } from './fake-gitlab.ts';

const sam = { id: 8, username: 'sam', name: 'Sam' };
const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T08:00:00.000Z`;
const document = (iid: number, states: readonly string[], more: object = {}) =>
  issue({
    id: iid,
    iid,
    title: 'Promotion document',
    description: '',
    confidential: true,
    labels: states.map((state) => `promotion::${state}`),
    created_at: at(iid),
    ...more,
  });
const added = (day: number, state: string) => ({
  id: day,
  user: person,
  created_at: at(day),
  action: 'add',
  label: { name: `promotion::${state}` },
});

function scene(rows: readonly object[], events: readonly object[] = []) {
  const fake = fakeGitLab(({ path }) => {
    if (path === '/user') return json(person);
    if (path.includes('/notes')) return page([]);
    if (path.includes('/resource_label_events')) return page(events);
    return page(path.includes('confidential') ? rows : []);
  });
  const asked = () =>
    fake.asked.flatMap(({ path }) => /issues\/(\d+\/(?:notes|resource_label_events))/.exec(path)?.[1] ?? []).toSorted();
  return { project: fake.forge.open(facts, {}, 'alex'), asked };
}

describe('the document that counts', () => {
  test.each<[string, object[], object[], number | null, string[]]>([
    ['is none where there is none', [], [], null, []],
    ['is the only one, whatever it is', [document(4, ['approved'])], [], 4, []],
    ['is the newest that is open', [document(4, []), document(6, [])], [], 6, ['4/notes', '6/notes']],
    [
      'is not one that is closed, of which nothing is asked',
      [document(4, []), document(6, [], { state: 'closed' })],
      [],
      4,
      ['4/notes'],
    ],
    ['is not one that is approved', [document(4, []), document(6, ['approved'])], [], 4, ['4/notes', '6/notes']],
    [
      'is one that is not over for this cycle',
      [document(4, []), document(6, ['not-this-cycle'])],
      [],
      6,
      ['4/notes', '6/notes'],
    ],
    [
      'is not one that was approved last, of two labels',
      [document(4, []), document(6, ['nominated', 'approved'])],
      [added(7, 'nominated'), added(8, 'approved')],
      4,
      ['4/notes', '6/notes', '6/resource_label_events'],
    ],
    [
      'is one that was nominated last, of two labels',
      [document(4, []), document(6, ['nominated', 'approved'])],
      [added(7, 'approved'), added(8, 'nominated')],
      6,
      ['4/notes', '6/notes', '6/resource_label_events'],
    ],
    [
      'is the newest where all are closed',
      [document(4, [], { state: 'closed' }), document(6, [], { state: 'closed' })],
      [],
      6,
      [],
    ],
  ])('%s', async (_name, rows, events, iid, asked) => {
    const { project, asked: sent } = scene(rows, events);
    const found = await project.promotionBesideInboxes('alex');
    expect(found.document?.iid ?? null).toBe(iid);
    expect(found.inboxes).toEqual([]);
    expect(sent()).toEqual(asked);
    if (iid === null) expect(found.document).toBe(null);
  });

  test('says only of labels of states that they say its state', async () => {
    const { project } = scene([document(4, ['drafting'], { labels: ['goal', 'blue', 'promotion::drafting'] })]);
    expect((await project.promotionDocument('alex'))?.labelled).toEqual(['drafting']);
  });
});

const mark = '<!-- devgrowth:promotion template=general@1 key=p1 -->';
const wanted = { key: 'p1', template: 'general@1', title: 'Promotion document', description: 'Why\n/close' };
const stored = `Why\n\\/close\n\n${mark}`;

describe('a new document', () => {
  const start = async (mayExist: boolean | undefined, row: object, there: readonly object[] = []) => {
    const fake = fakeGitLab(({ method, path }) => {
      if (path === '/user') return json(person);
      return method === 'GET' ? page(there) : json(row, { status: 201 });
    });
    const project = fake.forge.open(facts, {}, 'alex');
    const written = await project.startPromotion({ ...wanted, ...(mayExist === undefined ? {} : { mayExist }) });
    return { ...written, posts: fake.asked.filter(({ method }) => method === 'POST') };
  };
  const whole = document(4, [], { description: stored });

  test('is confidential, without a label, and assigned to nobody', async () => {
    const { value, warnings, posts } = await start(undefined, { ...whole, assignees: [sam] });
    expect(posts).toHaveLength(1);
    expect(posts[0]?.body).toEqual({ title: 'Promotion document', description: stored, confidential: true });
    expect(value).toMatchObject({ iid: 4, description: 'Why\n/close', assignees: [], labelled: [] });
    expect(warnings).toEqual([]);
  });

  test.each([
    ['says what the server kept otherwise', undefined, ['confidential']],
    ['says it, too, where an earlier try is ruled out', false, ['confidential']],
    ['says nothing of it where it may be an earlier try’s, which somebody changed', true, []],
  ])('%s', async (_name, mayExist, fields) => {
    const open = { ...whole, confidential: false };
    const { warnings } = await start(mayExist, open, mayExist === true ? [open] : []);
    expect(warnings.map(({ field }) => field)).toEqual(fields);
  });
});

describe('a change', () => {
  const sent = async (before: object, change: { assignTo: typeof sam | null; isUnlabelled: boolean }) => {
    const fake = fakeGitLab(() => json(before));
    await fake.forge.open(facts, {}, 'alex').changePromotion(4, change);
    return fake.asked.filter(({ method }) => method === 'PUT').map(({ body }) => body);
  };
  test.each<[string, object, { assignTo: typeof sam | null; isUnlabelled: boolean }, object | null]>([
    [
      'takes every label of a state, and no other',
      document(4, ['drafting', 'nominated'], { labels: ['blue', 'promotion::drafting', 'promotion::nominated'] }),
      { assignTo: null, isUnlabelled: true },
      { remove_labels: 'promotion::drafting,promotion::nominated' },
    ],
    ['leaves the labels', document(4, ['drafting']), { assignTo: null, isUnlabelled: false }, null],
    ['assigns somebody', document(4, []), { assignTo: sam, isUnlabelled: true }, { assignee_ids: [8] }],
    [
      'assigns nobody twice',
      document(4, [], { assignees: [person, sam] }),
      { assignTo: sam, isUnlabelled: false },
      null,
    ],
  ])('%s', async (_name, before, change, body) => {
    expect(await sent(before, change)).toEqual(body === null ? [] : [body]);
  });
});
