// The promotion document written part by part: only that part's bytes change, and whoever writes beside it loses no word.
import { beforeEach, describe, expect, test } from 'vitest';
import { createSandbox } from '#sandbox/sandbox.ts';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

let world: TestWorld;
const started = scene({}, 'init --yes --no-input --manager @morgan', 'promotion start --template general');
beforeEach(async () => {
  world = await started();
  world.requests();
});

const stored = async () =>
  ((await (await world.api('projects/1/issues/2')).json()) as { description: string }).description;
const byHand = async (change: (text: string) => string) => {
  const description = change(await stored());
  await world.api('projects/1/issues/2', { method: 'PUT', body: { description } });
};
const writes = () => world.requests().filter((request) => !request.startsWith('GET'));
const inTerminal = (...edits: ((text: string) => string)[]) => ({ isTTY: true, edits });
const draftId = (stderr: string) => /drafts resume (\w{6})/u.exec(stderr)?.[1] ?? expect.unreachable(stderr);

test('by --text: the words of that part, below its heading; every other byte stays', async () => {
  await byHand((text) => text.replace('## Business Results', '## Business Results\n\n~~~ js\ncode\n~~~'));
  const before = await stored();
  world.requests();
  const finished = await world.run(['promotion', 'edit', 'summary', '--text', 'Alex leads the queue.\n/due today']);
  expect(finished).toEqual({
    exitCode: 0,
    stdout: `Changed #2 Promotion document (Summary)\n${world.base}/alex/goals/-/work_items/2\n`,
    stderr: '',
  });
  const [above, below] = [before.split('<!-- Three to five')[0] ?? '', before.slice(before.indexOf('## Business'))];
  expect(await stored()).toBe(`${above}Alex leads the queue.\n\\/due today\n\n${below}`);
  expect(writes()).toEqual(['PUT /projects/1/issues/2']);
  expect((await world.run('promotion show')).stdout).toContain('Summary         written');
  expect((await world.run('drafts list')).stdout).toMatch(/^No drafts/u);
});

test('whom new words name hears of nothing: they stand in code, said again too; what stood there stays', async () => {
  await byHand((text) => text.replace('## Business Results', '@sam saw it.\n\n## Business Results'));
  const words = ['promotion', 'edit', 'justification', '--text', 'Ask @kim\n~~~\n@kim\n~~~'];
  expect(await world.run(words)).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('stand in code') });
  expect(await stored()).toContain('\nAsk `@kim`\n');
  expect(await stored()).toContain('\n@kim\n');
  expect(await stored()).toContain('\n@sam saw it.\n');
  world.requests();
  expect((await world.run(words)).stdout).toContain('Nothing changed in');
  await world.run(['promotion', 'result', 'add', '--title', 'With @kim', '--impact', 'Says @sam']);
  expect(await stored()).toContain('### Result 1: With `@kim`\n');
  expect(await stored()).toContain('- **Impact:** Says `@sam`\n');
});

test('said again it changes nothing; --dry-run writes nothing; in JSON', async () => {
  await world.run('promotion edit result 2 --text Words');
  world.requests();
  const again = await world.run('promotion edit result 2 --text Words --format json');
  expect(JSON.parse(again.stdout)).toMatchObject({
    schema: 'devgrowth/part-write/v1',
    document: { iid: 2 },
    part: 'Result 2',
    isChanged: false,
  });
  const dry = await world.run('promotion edit gaps --text Words --dry-run');
  expect(dry.stdout).toContain('#2 Promotion document: Gaps\n  Words');
  expect(writes()).toEqual([]);
});

test('in the editor: the part with its heading, and no more', async () => {
  let shown = '';
  const edit = (text: string) => {
    shown = text;
    return text.replace(/- _What did you ship[^\n]*/u, 'Six steps.');
  };
  const finished = await world.run('promotion edit values iteration', inTerminal(edit));
  expect(finished).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('(Iteration)') });
  expect(shown).toMatch(/^### Iteration\n\n- _What did you ship[^\n]*\n$/u);
  expect(await stored()).toContain('### Iteration\n\nSix steps.\n\n### Transparency');
});

test('without a part the whole text; left as it is or empty nothing is written', async () => {
  expect(
    await world.run(
      'promotion edit',
      inTerminal((text) => text),
    ),
  ).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining('Nothing changed in #2'),
  });
  expect(
    await world.run(
      'promotion edit',
      inTerminal(() => ''),
    ),
  ).toMatchObject({ exitCode: 130 });
  expect(writes()).toEqual([]);
  expect(await world.run('promotion edit summary')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('--text'),
  });
});

describe('parts that are made when they are first used', () => {
  test('the frame before all parts of ours', async () => {
    await world.run(
      'promotion edit frame',
      inTerminal((text) => text.replace(/_From which[^\n]*/u, 'Senior -> Staff')),
    );
    expect(await stored()).toMatch(
      /once it is answered[\s\S]*\n\n## Frame\n\n- \*\*Role:\*\* Senior -> Staff\n[\s\S]*\n\n## Promotion Summary/u,
    );
  });

  test('gaps behind them, and an untouched frame is not made', async () => {
    await byHand((text) => text.replace(/## Gaps[\s\S]*?(?=\n\n<!-- devgrowth)/u, 'The end'));
    await world.run(['promotion', 'edit', 'gaps', '--text', '- [ ] A second design']);
    expect(await stored()).toMatch(
      /\n\nThe end\n\n## Gaps \(private\)\n\n- \[ \] A second design\n\n<!-- devgrowth:promotion/u,
    );
    world.requests();
    await world.run(
      'promotion edit frame',
      inTerminal((text) => text),
    );
    expect(writes()).toEqual([]);
  });
});

describe('what is not there, or twice', () => {
  test.each([
    ['result 7', 1, 'no part that is called Result 7\n  Result 1\n  Result 2\n  Result 3\nhint'],
    ['values courage', 1, 'no part that is called courage\n  Collaboration\n'],
    ['everything', 2, 'no part of a promotion document'],
  ])('%s', async (part, exitCode, said) => {
    expect(await world.run(`promotion edit ${part} --text Words`)).toMatchObject({
      exitCode,
      stderr: expect.stringContaining(said),
    });
  });

  test('two parts of one name', async () => {
    await byHand((text) => `## Summary\n\n${text}`);
    const finished = await world.run('promotion edit summary --text Words');
    expect(finished).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(/2 parts[\s\S]*line 1\n {2}line 7/u) });
  });

  test('words that would hide what stands below', async () => {
    const finished = await world.run(['promotion', 'edit', 'summary', '--text', '```\nopen']);
    expect(finished).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('is never closed') });
    expect(await stored()).not.toContain('open\n');
    const closed = inTerminal((text) => `${text.trimEnd()}\n\`\`\`\n`);
    expect(await world.run(`drafts resume ${draftId(finished.stderr)}`, closed)).toMatchObject({ exitCode: 0 });
    expect(await stored()).toContain('```\nopen\n```\n\n## Business Results');
  });
});

describe('two writers', () => {
  test('a browser writes other parts meanwhile: all is kept', async () => {
    world.whileEditing(() => byHand((text) => text.replace('### Result 1', '### Result 1: Theirs')));
    const edit = (text: string) =>
      text.replace('<!-- Three to five sentences. -->', 'Mine.').replace('### Result 3', '### Result 3: Mine');
    const finished = await world.run('promotion edit', inTerminal(edit));
    expect(finished).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('both changes are kept') });
    expect(await stored()).toMatch(/Mine\.[\s\S]*### Result 1: Theirs[\s\S]*### Result 3: Mine/u);
  });

  test('the same lines: nothing is written, the draft holds the words, resumed both are shown', async () => {
    world.whileEditing(() => byHand((text) => text.replace('<!-- Three to five sentences. -->', 'Theirs.')));
    const failed = await world.run(
      'promotion edit summary',
      inTerminal((text) => text.replace('<!-- Three to five sentences. -->', 'Mine.')),
    );
    expect(failed).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('the same lines of #2') });
    expect(await stored()).toContain('Theirs.');
    world.whileEditing(null);
    const id = draftId(failed.stderr);
    expect(await world.run(`drafts resume ${id} --no-input`)).toMatchObject({ exitCode: 1 });
    let shown = '';
    const decide = (text: string) => {
      shown = text;
      return '## Promotion Summary\n\nTheirs. Mine.';
    };
    expect(await world.run(`drafts resume ${id}`, inTerminal(decide))).toMatchObject({ exitCode: 0 });
    expect(shown).toMatch(
      /^<<<<<<< yours\n## Promotion Summary\n\nMine\.[\s\S]*=======\n## Promotion Summary\n\nTheirs\./u,
    );
    expect(await stored()).toContain('## Promotion Summary\n\nTheirs. Mine.\n\n## Business Results');
    expect((await world.run('drafts list')).stdout).toMatch(/^No drafts/u);
  });

  const parts = ['summary', 'result 1', 'result 3'] as const;
  const orders = parts.flatMap((one) =>
    parts.flatMap((two) =>
      parts.flatMap((three) => (new Set([one, two, three]).size === 3 ? [[one, two, three]] : [])),
    ),
  );
  test.each(orders)('three machines, first %s, then %s and %s: no word is lost', async (one, two, three) => {
    const machines = [one, two, three].map((part, at) => {
      const machine = worldOnSandbox({ sandbox: world.sandbox });
      for (const [path, text] of world.disk) machine.disk.set(path, text);
      return { machine, words: ['promotion', 'edit', ...part.split(' '), '--text', `Words of ${at}`] };
    });
    const finished = await Promise.all(machines.map(({ machine, words }) => machine.run(words)));
    expect(finished.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
    const text = await stored();
    for (const at of [0, 1, 2]) expect(text.split(`Words of ${at}`)).toHaveLength(2);
  });
});

test('the manager to whom it is assigned writes the justification; in a CI job nobody writes', async () => {
  await world.run('share @morgan --yes');
  for (const move of ['drafting', 'manager-review --assign-manager --yes']) await world.run(`promotion state ${move}`);
  const morgan = worldOnSandbox({ sandbox: world.sandbox, as: 'morgan' });
  const line = ['promotion', 'edit', 'justification', '--text', 'The team needs it.', '--project', '@alex'];
  expect(await morgan.run(line)).toMatchObject({ exitCode: 0 });
  expect(await stored()).toContain('## Business Justification\n\nThe team needs it.\n\n## Gaps');
  const job = worldOnSandbox({ sandbox: world.sandbox, env: { CI: 'true' } });
  for (const [path, text] of world.disk) job.disk.set(path, text);
  expect(await job.run(['promotion', 'edit', 'summary', '--text', 'x'])).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('CI job'),
  });
});

test("filled in on the sandbox's own page, and in the editor while that page stands open: nobody's words are lost", async () => {
  const externalUrl = 'https://gitlab-web.test:4610';
  const sandbox = createSandbox({ now: () => Date.parse('2026-11-23T09:00:00.000Z'), externalUrl, webKey: 'k3y' });
  world = worldOnSandbox({ sandbox });
  for (const command of ['init --yes --no-input', 'promotion start']) await world.run(command);
  const url = `${externalUrl}/alex/goals/-/issues/2`;
  const headers = { Cookie: 'sandbox_key_4610=k3y; sandbox_as=alex' };
  const open = async () => (await sandbox.fetch(new Request(url, { headers }))).text();
  const hidden = (page: string, name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`, 'u').exec(page)?.[1] ?? '';
  const save = async (page: string, description: string) => {
    const fields = { word: hidden(page, 'word'), seen: hidden(page, 'seen'), title: 'Promotion document' };
    const body = new URLSearchParams({ ...fields, act: 'edit', description: description.replaceAll('\n', '\r\n') });
    return (await sandbox.fetch(new Request(url, { method: 'POST', headers, body }))).status;
  };
  expect((await world.run('promotion show')).stdout).toContain('Results         0 of 3');
  const filled = (await stored()).replace(/(### Result 2[\s\S]*?)(?=### Result 3)/u, (block) =>
    block.replaceAll(/_[^_\n]*\?_/gu, 'Words'),
  );
  const page = await open();
  expect(page).toContain('Save changes');
  expect(await save(page, filled)).toBe(303);
  expect((await world.run('promotion show')).stdout).toContain('Results         1 of 3');
  const old = await open();
  await world.run('promotion edit summary --text Mine');
  expect(await save(old, filled)).toBe(409);
  expect(await stored()).toContain('## Promotion Summary\n\nMine\n');
});
