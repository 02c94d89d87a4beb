// What a browser does on an issue's page: comment, tick, edit, close, react; as the person or as the manager, and from nowhere else.
import { describe, expect, test } from 'vitest';
import { pick, pickAll } from './caller.ts';
import { webCaller } from './web-caller.ts';

const key = 'k3y';
const externalUrl = 'http://127.0.0.1:4610/gitlab';
const page = '/alex/goals/-/issues/1';
const issue = '/projects/1/issues/1';
const description = 'Why\n\n- [ ] Read\n- [x] Try\n  1. [ ] Tell\n\n> - [ ] quoted\n\n<b>&amp;</b>';

async function scene() {
  const made = await webCaller({ webKey: key, externalUrl });
  await made.post('/projects/1/issues', { title: 'Goal', description });
  await made.post('/projects/1/members', { user_id: 2, access_level: 10 });
  const ask = async (method: string, as: string, body?: URLSearchParams, headers: Record<string, string> = {}) => {
    const cookie = `sandbox_key_4610=${key}; sandbox_as=${as}`;
    const url = `${externalUrl}${page}`;
    const answer = await made.sandbox.fetch(
      new Request(url, { method, headers: { Cookie: cookie, ...headers }, ...(body === undefined ? {} : { body }) }),
    );
    return { status: answer.status, text: await answer.text(), place: answer.headers.get('Location') };
  };
  const look = async (as: string) => (await ask('GET', as)).text;
  /** Fills in the page's own form: the word, and what else it hides. */
  const act = async (as: string, fields: Record<string, string>, headers: Record<string, string> = {}) => {
    const shown = await look(as);
    const word = /name="word" value="([0-9a-f]{64})"/.exec(shown)?.[1] ?? '';
    return ask('POST', as, new URLSearchParams({ word, ...fields }), headers);
  };
  const box = async (as: string, label: string) =>
    new RegExp(`name="tick" value="([^"]+)"[^>]*aria-label="${label}"`).exec(await look(as))?.[1] ?? '';
  const seen = async (as: string) => /name="seen" value="([0-9a-f]+)"/.exec(await look(as))?.[1] ?? '';
  const notes = async () => pickAll((await made.get(`${issue}/notes?sort=asc`)).body, 'body', 'system', 'internal');
  return { ...made, ask, look, act, box, seen, notes };
}

describe('what each may is offered, and nothing else', () => {
  test('the owner: everything', async () => {
    const shown = await (await scene()).look('alex');
    expect(shown).toContain('<form method="post" action="/gitlab/alex/goals/-/issues/1">');
    for (const part of ['value="comment"', 'value="close"', 'value="edit"', 'name="tick"', 'name="internal"'])
      expect(shown).toContain(part);
  });

  test('a Guest: a comment and a reaction', async () => {
    const shown = await (await scene()).look('morgan');
    expect(shown).toContain('value="comment"');
    expect(shown).toContain('value="thumbsup"');
    expect(shown).not.toMatch(/value="close"|value="edit"|name="tick"|name="internal"/);
    expect(shown).toContain('<input type="checkbox" disabled');
  });

  test('without a key nobody writes: pages show', async () => {
    const { open, post, sandbox } = await webCaller();
    await post('/projects/1/issues', { title: 'Goal', description });
    expect(await open('/-/issues/1')).not.toContain('<form');
    const answer = await sandbox.fetch(
      new Request(`${sandbox.externalUrl}${page}`, {
        method: 'POST',
        body: new URLSearchParams({ act: 'comment', body: 'x' }),
      }),
    );
    expect(answer.status).toBe(404);
  });
});

describe('the same as through the API', () => {
  test('a comment, by whoever looks, in the words that were typed', async () => {
    const { act, notes, look, get } = await scene();
    const answer = await act('morgan', { act: 'comment', body: 'Well done.\r\n\r\n<script>x</script> /close' });
    expect([answer.status, answer.place]).toEqual([303, `${externalUrl}/alex/goals/-/work_items/1`]);
    expect(await notes()).toEqual([
      { body: 'Well done.\n\n<script>x</script> /close', system: false, internal: false },
    ]);
    expect((await get(`${issue}/notes`)).body).toMatchObject([{ author: { username: 'morgan' } }]);
    expect(await look('alex')).toContain('&lt;script&gt;');
  });

  test('an internal note; a Guest cannot write one', async () => {
    const { act, notes } = await scene();
    await act('alex', { act: 'comment', body: 'For members', internal: 'on' });
    expect(await notes()).toEqual([{ body: 'For members', system: false, internal: true }]);
    const refused = await act('morgan', { act: 'comment', body: 'My words', internal: 'on' });
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('My words')]);
  });

  test.each([
    ['Read', description.replace('- [ ] Read', '- [x] Read'), 'marked the checklist item **Read** as completed'],
    ['Try', description.replace('- [x] Try', '- [ ] Try'), 'marked the checklist item **Try** as incomplete'],
    ['Tell', description.replace('[ ] Tell', '[x] Tell'), 'marked the checklist item **Tell** as completed'],
    ['quoted', description.replace('[ ] quoted', '[x] quoted'), 'marked the checklist item **quoted** as completed'],
  ])('a tick of "%s" changes its box alone, and GitLab says so', async (label, wanted, said) => {
    const { act, box, get, notes } = await scene();
    expect((await act('alex', { tick: await box('alex', label) })).status).toBe(303);
    expect(pick((await get(issue)).body, 'description')).toEqual({ description: wanted });
    expect(await notes()).toEqual([{ body: said, system: true, internal: false }]);
  });

  test('a box of a comment is ticked by its author, and by whoever maintains the project; nobody is told', async () => {
    const { act, box, get, look, notes, post, put } = await scene();
    const body = '- [ ] Kept\n- [ ] **Done**';
    const note = ((await post(`${issue}/notes`, { body })).body as { id: number }).id;
    await put(issue, { description: 'No box' });
    const tick = await box('alex', 'Kept');
    expect((await act('alex', { tick, note: String(note) })).status).toBe(303);
    expect(pick((await get(`${issue}/notes/${note}`)).body, 'body')).toEqual({ body: body.replace('[ ] K', '[x] K') });
    expect((await notes()).filter(({ body: said }) => String(said).includes('marked'))).toEqual([]);
    expect((await act('alex', { tick, note: String(note) })).status).toBe(409);
    for (const [level, status] of [
      [10, 403],
      [30, 403],
      [40, 303],
    ] as const) {
      await put('/projects/1/members/2', { access_level: level });
      expect((await look('morgan')).includes('name="tick"')).toBe(status === 303);
      const done = await box('alex', 'Done');
      expect((await act('morgan', { tick: done, note: String(note) })).status).toBe(status);
    }
  });

  test('a tick of a line that is another one now is not guessed', async () => {
    const { act, box, get, put } = await scene();
    const tick = await box('alex', 'Read');
    await put(issue, { description: `New first line\n${description}` });
    const answer = await act('alex', { tick });
    expect([answer.status, answer.text]).toEqual([409, expect.stringContaining('Somebody else changed this issue')]);
    expect(pick((await get(issue)).body, 'description')).toEqual({ description: `New first line\n${description}` });
  });

  test('boxes that are ticked at once are all ticked; of two edits of one text the later is told', async () => {
    const { act, box, seen, get } = await scene();
    const ticks = await Promise.all(['Read', 'Tell', 'quoted'].map((label) => box('alex', label)));
    const answers = await Promise.all(ticks.map((tick) => act('alex', { tick })));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    const all = description.replaceAll('[ ]', '[x]');
    expect(pick((await get(issue)).body, 'description')).toEqual({ description: all });
    const edit = { act: 'edit', seen: await seen('alex'), title: 'Goal' };
    const edits = await Promise.all(['One', 'Two'].map((text) => act('alex', { ...edit, description: text })));
    expect(edits.map(({ status }) => status)).toEqual([303, 409]);
  });

  test('an edit of title and description', async () => {
    const { act, seen, get, look } = await scene();
    expect(await look('alex')).toContain(
      '\nWhy\n\n- [ ] Read\n- [x] Try\n  1. [ ] Tell\n\n&gt; - [ ] quoted\n\n&lt;b&gt;&amp;amp;&lt;/b&gt;</textarea>',
    );
    await act('alex', { act: 'edit', seen: await seen('alex'), title: 'Better', description: 'One\r\n\r\nTwo' });
    expect(pick((await get(issue)).body, 'title', 'description')).toEqual({
      title: 'Better',
      description: 'One\n\nTwo',
    });
  });

  test('an edit of what somebody changed meanwhile writes nothing and keeps the words', async () => {
    const { act, seen, get, put } = await scene();
    const before = await seen('alex');
    await put(issue, { description: 'Theirs' });
    const answer = await act('alex', { act: 'edit', seen: before, title: 'Goal', description: 'Mine & "long"' });
    expect([answer.status, answer.text]).toEqual([409, expect.stringContaining('Mine &amp; &quot;long&quot;')]);
    expect(pick((await get(issue)).body, 'description')).toEqual({ description: 'Theirs' });
  });

  test('closed with the last word said first, and opened again', async () => {
    const { act, get, notes } = await scene();
    await act('alex', { act: 'close', body: 'Done with it.' });
    expect([await notes(), pick((await get(issue)).body, 'state')]).toEqual([
      [{ body: 'Done with it.', system: false, internal: false }],
      { state: 'closed' },
    ]);
    await act('alex', { act: 'reopen', body: '' });
    expect(pick((await get(issue)).body, 'state')).toEqual({ state: 'opened' });
    expect((await notes()).length).toBe(1);
  });

  test.each(['close', 'reopen'])('an internal last word stays internal: %s', async (turn) => {
    const { act, notes } = await scene();
    await act('alex', { act: turn, body: 'For members', internal: 'on' });
    expect(await notes()).toEqual([{ body: 'For members', system: false, internal: true }]);
  });

  test('a thumb, and the same once more takes it back', async () => {
    const { act, get, look } = await scene();
    await act('morgan', { act: 'award', emoji: 'thumbsup' });
    expect(pick((await get(issue)).body, 'upvotes')).toEqual({ upvotes: 1 });
    expect(await look('morgan')).toContain('value="thumbsup" aria-pressed="true" aria-label="thumbsup: 1"');
    await act('morgan', { act: 'award', emoji: 'thumbsup' });
    expect(pick((await get(issue)).body, 'upvotes')).toEqual({ upvotes: 0 });
  });
});

describe('nothing is written by', () => {
  test.each<[string, Record<string, string>, Record<string, string>, number]>([
    ['a form without the word', { word: '' }, {}, 422],
    ['a wrong word', { word: 'f'.repeat(64) }, {}, 422],
    ['a page elsewhere', {}, { Origin: 'https://evil.example' }, 403],
    ['a page of another port', {}, { Origin: 'http://127.0.0.1:4611' }, 403],
    ['another site', {}, { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['JSON', {}, { 'Content-Type': 'application/json' }, 404],
    ['an act that is none', { act: 'delete' }, {}, 404],
  ])('%s', async (_name, fields, headers, status) => {
    const { act, notes } = await scene();
    const answer = await act('alex', { act: 'comment', body: 'My words', ...fields }, headers);
    expect(answer.status).toBe(status);
    if (status !== 404) expect(answer.text).toContain('My words');
    expect(await notes()).toEqual([]);
  });

  test('its own page', async () => {
    const { act, notes } = await scene();
    const headers = { Origin: 'http://127.0.0.1:4610', 'Sec-Fetch-Site': 'same-origin' };
    expect((await act('alex', { act: 'comment', body: 'Mine' }, headers)).status).toBe(303);
    expect(await notes()).toMatchObject([{ body: 'Mine' }]);
  });

  test("somebody else's form: who looks by now is asked again", async () => {
    const { ask, look, notes } = await scene();
    const word = /name="word" value="([0-9a-f]{64})"/.exec(await look('alex'))?.[1] ?? '';
    const answer = await ask('POST', 'morgan', new URLSearchParams({ word, act: 'comment', body: 'My words' }));
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('you look as Morgan Lindqvist now')]);
    expect(await notes()).toEqual([]);
  });

  test.each([
    ['a Guest who closes', { act: 'close' }],
    ['a Guest who edits', { act: 'edit', title: 'Mine', description: 'Mine' }],
    ['a Guest who ticks', { tick: '3:x:0000000000000000' }],
  ])('%s', async (_name, fields) => {
    const { act, get } = await scene();
    const answer = await act('morgan', fields);
    expect([answer.status, answer.text]).toEqual([403, expect.stringContaining('Your role in this project')]);
    expect(pick((await get(issue)).body, 'state', 'title', 'description')).toEqual({
      state: 'opened',
      title: 'Goal',
      description,
    });
  });

  test('whoever cannot see the issue', async () => {
    const { ask, act, notes } = await scene();
    expect((await act('sam', { act: 'comment', body: 'x' })).status).toBe(404);
    const closed = await ask('POST', 'alex', new URLSearchParams({ act: 'comment', body: 'x' }), { Cookie: '' });
    expect([closed.status, await notes()]).toEqual([403, []]);
  });
});
