// Results of the promotion document written one by one: which slot they take, what is copied from evidence, and that no other byte changes.
import { beforeEach, describe, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

let world: TestWorld;
const started = scene({}, 'init --yes --no-input --manager @morgan', 'promotion start --template general', [
  'goal',
  'add',
  'Deploys in twelve minutes',
  '--kind',
  'general',
  '--due',
  'none',
]);
beforeEach(async () => {
  world = await started();
  world.requests();
});

const stored = async () =>
  ((await (await world.api('projects/1/issues/2')).json()) as { description: string }).description;
const byHand = async (change: (text: string) => string) => {
  const description = change(await stored());
  await world.api('projects/1/issues/2', { method: 'PUT', body: { description } });
  world.requests();
};
const writes = () => world.requests().filter((request) => !request.startsWith('GET'));
const result = (...words: string[]) => world.run(['promotion', 'result', ...words]);
const blocks = async () => (await stored()).split(/^(?=### Result \d)/mu).slice(1);
const keep = async (...words: string[]) =>
  expect(await world.run(['evidence', 'add', '3', ...words])).toMatchObject({ exitCode: 0 });

async function elsewhere(): Promise<TestWorld> {
  const machine = worldOnSandbox({ sandbox: world.sandbox });
  for (const [path, text] of world.disk) machine.disk.set(path, text);
  return machine;
}

describe('add', () => {
  test('fills the first slot that nobody has touched; every other byte stays', async () => {
    const before = await stored();
    const finished = await result(
      'add',
      '--title',
      'Deploys',
      '--result',
      '40 to 12 min',
      '--impact',
      'Two teams\n/due today',
    );
    expect(finished).toEqual({
      exitCode: 0,
      stdout: `Changed #2 Promotion document (Result 1)\n${world.base}/alex/goals/-/work_items/2\n`,
      stderr: 'Result 1: 2 of 5 fields. Open: relevance, contribution, values\n',
    });
    const after = await stored();
    const [block = ''] = await blocks();
    expect(block).toMatch(
      /^### Result 1: Deploys\n<!-- result key=[\w-]+ -->\n\n- \*\*Impact:\*\* Two teams\n {2}\/due today\n- \*\*Business result:\*\* 40 to 12 min\n- \*\*Business relevance:\*\* _Which goal[^\n]*\?_\n/u,
    );
    expect(after.replace(block, '')).toBe(before.replace(/### Result 1\n[\s\S]*?(?=### Result 2)/u, ''));
    expect(writes()).toEqual(['PUT /projects/1/issues/2']);
    expect((await world.run('promotion show')).stdout).toContain('Deploys');
    expect((await world.run('drafts list')).stdout).toMatch(/^No drafts/u);
  });

  test('from evidence: own words are copied, the work is named in code; said again it is there', async () => {
    const link = 'https://gitlab.example.com/shop/-/merge_requests/12';
    const told = ['--did', 'Split the build\n> Well done', '--result', '40 to 12 min', '--value', 'iteration'];
    await keep(link, ...told, '--date', '2026-06-30');
    world.requests();
    const line = ['add', '--from-evidence', '3', '--impact', 'Two teams'];
    expect(await result(...line)).toMatchObject({
      exitCode: 0,
      stderr: 'Result 1: 4 of 5 fields. Open: relevance\n',
    });
    const [block = ''] = await blocks();
    expect(block).toContain('### Result 1: Deploys in twelve minutes\n');
    expect(block).toContain(
      `- **Business result:** 40 to 12 min\n- **Business relevance:** _Which goal of the company did it serve?_\n- **Direct contribution:** Split the build\n- **CREDIT values shown:** Iteration\n- **Evidence:** \`#3 2026-06-30\` \`${link}\`\n`,
    );
    expect(block).not.toContain('Well done');
    expect((await world.run('promotion evidence')).stdout).toContain('Result 1');
    writes();
    expect(await result(...line)).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('Nothing changed in #2'),
    });
    expect(await result('add', '--from-evidence', '3', '--impact', 'Four teams')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('devgrowth promotion result edit 1 --impact'),
    });
    expect(writes()).toEqual([]);
    expect((await world.run('drafts list')).stdout).toMatch(/^No drafts/u);
  });

  test('pieces of one day are named by their comments, and a goal with several is no name of one', async () => {
    for (const did of ['One', 'Two']) await keep(did, '--date', '2026-06-30');
    expect(await result('add', '--from-evidence', '3')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/has 2 pieces of evidence\n[\s\S]*3\.1 One/u),
    });
    const notes = (await (await world.api('projects/1/issues/3/notes')).json()) as { id: number; body: string }[];
    const two = notes.find(({ body }) => body.includes('Two'))?.id;
    expect(await result('add', '--from-evidence', `3.1,note_${two}`)).toMatchObject({ exitCode: 0 });
    const [block = ''] = await blocks();
    expect(block).toMatch(
      new RegExp(`Evidence:\\*\\* \`#note_\\d+\`\\n- \\*\\*Evidence:\\*\\* \`#note_${two}\`\\n`, 'u'),
    );
    expect(block).toContain('- **Direct contribution:** One\n  Two\n');
    expect(await result('add', '--from-evidence', '3.7')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('3.7 is no piece of evidence'),
    });
  });

  test('a confidential goal keeps its title to itself', async () => {
    await world.run(['goal', 'add', 'Secret', '--kind', 'general', '--due', 'none', '--confidential']);
    await world.run(['evidence', 'add', '4', 'Wrote it']);
    expect(await result('add', '--from-evidence', '4')).toMatchObject({ exitCode: 0 });
    expect((await blocks())[0]).toMatch(/^### Result 1\n/u);
  });

  test('at the limit nothing is written but in the place of one, after a yes', async () => {
    for (const title of ['One', 'Two', 'Three']) await result('add', '--title', title);
    world.requests();
    expect(await result('add', '--title', 'Four')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--replace 2'),
    });
    expect(await result('add', '--title', 'Four', '--replace', '2')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--yes'),
    });
    expect(await result('add', '--title', 'Four', '--replace', '7', '--yes')).toMatchObject({ exitCode: 2 });
    expect(writes()).toEqual([]);
    expect(await result('add', '--title', 'Four', '--replace', '2', '--yes')).toMatchObject({ exitCode: 0 });
    expect((await blocks()).map((block) => block.split('\n', 1)[0])).toEqual([
      '### Result 1: One',
      '### Result 2: Four',
      '### Result 3: Three',
    ]);
  });

  test('a slot that somebody began is theirs; where none is left a new one stands behind the last', async () => {
    await byHand((text) =>
      text
        .replace('### Result 1\n', '### Result 1\n\nMine, by hand.\n')
        .replace(/### Result 2\n[\s\S]*?(?=### Result 3)/u, '')
        .replace(/### Result 3\n/u, '### Result 3\n\n```\nsketch\n```\n'),
    );
    expect(await result('add', '--title', 'New')).toMatchObject({ exitCode: 0 });
    expect(await stored()).toMatch(
      /### Result 1\n\nMine, by hand\.[\s\S]*sketch[\s\S]*\n\n### Result 4: New\n<!-- result key=[\w-]+ -->\n\n- \*\*Impact:\*\* _[\s\S]*\?_\n\n## Values/u,
    );
  });

  test('in a terminal what is missing is asked for, and Enter leaves it open', async () => {
    const answers = { title: 'Deploys', impact: '', relevance: '', contribution: 'The design', values: '', yes: true };
    const finished = await world.run(['promotion', 'result', 'add', '--result', '40 to 12'], { isTTY: true, answers });
    expect(finished).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('Open: impact, relevance, values') });
    expect((await blocks())[0]).toContain('- **Direct contribution:** The design\n');
    const no = { title: 'Other', impact: '', result: '', relevance: '', contribution: '', values: '', yes: false };
    world.requests();
    expect(await world.run('promotion result add', { isTTY: true, answers: no })).toMatchObject({ exitCode: 130 });
    expect(await result('add')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--title') });
    expect(writes()).toEqual([]);
  });

  test.each(['x\n## Gaps', 'x\nImpact: y', '_Really?_', 'x\n```\ny', 'x <!-- y'])(
    'words that would be read as something else: %j',
    async (words) => {
      const before = await stored();
      expect(await result('add', '--relevance', words)).toMatchObject({
        exitCode: expect.toSatisfy((code) => code === 1 || code === 2),
      });
      expect(await stored()).toBe(before);
    },
  );

  test('--dry-run shows it and writes nothing', async () => {
    const { stdout } = await result('add', '--title', 'Deploys', '--dry-run');
    expect(stdout).toContain('Result 1 is written\n  ### Result 1: Deploys\n');
    expect(writes()).toEqual([]);
  });
});

describe('edit', () => {
  test('one field anew, evidence added; its other lines and all others stay', async () => {
    await keep('Split the build', '--date', '2026-06-30');
    await result('add', '--title', 'Deploys', '--impact', 'Two teams\n- shop\n- search');
    await byHand((text) => text.replace('- **Business result:**', 'An own line.\n\n- **Business result:**'));
    const before = await stored();
    expect(await result('edit', '1', '--impact', 'Four teams', '--from-evidence', '3')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('Changed #2 Promotion document (Result 1)'),
    });
    expect(await stored()).toBe(
      before
        .replace(/- \*\*Impact:\*\* Two teams[\s\S]*?An own line\.\n/u, '- **Impact:** Four teams\n')
        .replace(/(- \*\*CREDIT values shown:[^\n]*\n)/u, '$1- **Evidence:** `#3 2026-06-30`\n'),
    );
    writes();
    expect(await result('edit', '1', '--impact', 'Four teams')).toMatchObject({
      stdout: expect.stringContaining('Nothing changed'),
    });
    expect(await result('edit', '7', '--impact', 'x')).toMatchObject({ exitCode: 1 });
    expect(await result('edit', '1')).toMatchObject({ exitCode: 2 });
    expect(writes()).toEqual([]);
  });

  test('a title of its own line is changed there', async () => {
    await byHand((text) => text.replace('- **Project:** _What was it, in one line?_', '- **Project:** Old name'));
    await result('edit', '1', '--title', 'New $& name');
    expect((await blocks())[0]).toMatch(/^### Result 1\n\n- \*\*Project:\*\* New \$& name\n/u);
  });
});

const heads = async () => (await blocks()).map((block) => block.split('\n', 1)[0]);
const unchanged = { exitCode: 0, stdout: expect.stringContaining('Nothing changed in') };

describe('move and remove', () => {
  beforeEach(async () => {
    for (const title of ['One', 'Two']) await result('add', '--title', title);
    await keep('https://gitlab.example.com/shop/-/merge_requests/12', '--did', 'Two');
    await result('edit', '2', '--from-evidence', '3');
    world.requests();
  });

  test('a result takes the place of another; where evidence is used follows, and the numbers', async () => {
    await byHand((text) => text.replace('### Result 3', '### Result 3\n\nAs in result 2.'));
    expect(await result('move', '2', '1', '--dry-run')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('Result 2 takes the place of Result 1\n  ### Result 2: Two\n'),
    });
    expect(writes()).toEqual([]);
    expect(await result('move', '2', '1')).toEqual({
      exitCode: 0,
      stdout: `Changed #2 Promotion document (Result 2)\n${world.base}/alex/goals/-/work_items/2\n`,
      stderr: expect.stringMatching(
        /^note: line \d+ of #2 names a result by its number[^\n]*\nResult 2 is Result 1 now\.\n$/u,
      ),
    });
    expect(writes()).toEqual(['PUT /projects/1/issues/2']);
    expect(await heads()).toEqual(['### Result 1: Two', '### Result 2: One', '### Result 3']);
    expect((await world.run('promotion evidence')).stdout).toContain('Result 1');
    writes();
    expect(await result('move', '1', '1')).toMatchObject(unchanged);
    expect(await result('move', '1', '7')).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('Result 7') });
    expect(writes()).toEqual([]);
  });

  test('a removal needs a yes, prints the words that go, and says how they come back', async () => {
    const [, two = ''] = await blocks();
    expect(await result('remove', '2')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--yes') });
    const no = await world.run('promotion result remove 2', { isTTY: true, answers: { yes: false } });
    expect(no).toMatchObject({ exitCode: 130, stderr: expect.stringContaining('### Result 2: Two') });
    expect((await result('remove', '2', '--dry-run')).stdout).toContain('Result 2 is taken out');
    expect(writes()).toEqual([]);
    expect(await result('remove', '2', '--yes')).toEqual({
      exitCode: 0,
      stdout: `Taken out of #2 Promotion document (Result 2)\n${world.base}/alex/goals/-/work_items/2\n\n${two.trimEnd()}\n`,
      stderr: expect.stringContaining('devgrowth promotion edit results'),
    });
    expect(await heads()).toEqual(['### Result 1: One', '### Result 2']);
    expect((await world.run('drafts list')).stdout).toMatch(/^No drafts/u);
    const json = JSON.parse((await result('remove', '1', '--yes', '--format', 'json')).stdout) as { removed: string };
    expect(json.removed).toMatch(/^### Result 1: One\n/u);
  });

  const machine = (disk: TestWorld['disk'], onStep: (step: string) => Promise<void>) =>
    worldOnSandbox({ sandbox: world.sandbox, disk, onStep });

  const killedAfterItsWrite = async (line: string): Promise<TestWorld> => {
    const disk = new Map(world.disk);
    await new Promise<void>((killed) => {
      const died = machine(disk, (step) => {
        if (!step.startsWith('after PUT')) return Promise.resolve();
        killed();
        return new Promise(() => {});
      });
      void died.run(`promotion result ${line}`);
    });
    return worldOnSandbox({ sandbox: world.sandbox, disk: new Map(disk) });
  };
  const draftOf = async (at: TestWorld) =>
    (JSON.parse((await at.run('drafts list --format json')).stdout) as { drafts: { id: string }[] }).drafts[0]?.id ??
    '';

  test.each([
    ['move 2 1', ['### Result 1: Two', '### Result 2: One, renamed', '### Result 3: Theirs'], ''],
    ['remove 2 --yes', ['### Result 1: One, renamed', '### Result 2: Theirs'], '### Result 2: Two\n'],
  ])('%s: killed once it was written, then resumed on what others wrote: done already', async (line, left, printed) => {
    const again = await killedAfterItsWrite(line);
    await byHand((text) => text.replace(/Result (\d)\n/u, 'Result $1: Theirs\n').replace('One\n', 'One, renamed\n'));
    const { exitCode, stdout } = await again.run(`drafts resume ${await draftOf(again)}`);
    expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/^(?:Nothing changed in|Gone from) #2/u)]);
    expect(stdout).toContain(printed);
    expect(await heads()).toEqual(left);
    expect((await again.run('drafts list')).stdout).toMatch(/^No drafts/u);
  });

  test('what somebody else wrote into it meanwhile is not taken out: the draft stays', async () => {
    let isWritten = false;
    const asked = machine(new Map(world.disk), async (step) => {
      if (isWritten || !/^before GET .*\/issues\/2$/u.test(step)) return;
      isWritten = true;
      await byHand((text) => text.replace('### Result 2: Two', '### Result 2: Two, by Morgan'));
    });
    const refused = await asked.run('promotion result remove 2 --yes');
    expect(refused).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('somebody changed Result 2 of #2') });
    expect(refused.stderr).toContain(`devgrowth drafts resume ${await draftOf(asked)}`);
    expect(await heads()).toContain('### Result 2: Two, by Morgan');
  });

  test('two machines at one moment: both moves are made, and one result is taken out once', async () => {
    await result('add', '--title', 'Three');
    const other = await elsewhere();
    const moves = [world.run('promotion result move 3 1'), other.run('promotion result move 2 3')];
    const moved = await Promise.all(moves);
    expect(moved.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    expect(moved[0]?.stderr).toContain('Result 3 is Result 1 now.\n');
    expect(await heads()).toEqual(['### Result 1: Three', '### Result 2: One', '### Result 3: Two']);
    const removals = [world.run('promotion result remove 2 --yes'), other.run('promotion result remove 2 --yes')];
    expect((await Promise.all(removals)).map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    expect(await heads()).toEqual(['### Result 1: Three', '### Result 2: Two']);
  });
});

test('two machines add at one moment: each finds a slot of its own', async () => {
  const other = await elsewhere();
  const both = await Promise.all([
    world.run(['promotion', 'result', 'add', '--title', 'Mine']),
    other.run(['promotion', 'result', 'add', '--title', 'Theirs']),
  ]);
  expect(both.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
  const headings = (await blocks()).map((block) => block.split('\n', 1)[0]);
  expect(headings).toEqual([
    expect.stringMatching(/^### Result 1: (?:Mine|Theirs)$/u),
    expect.stringMatching(/^### Result 2: (?:Mine|Theirs)$/u),
    '### Result 3',
  ]);
});

test('of no company in particular: no word of values, and the limit of its own', async () => {
  const at = worldOnSandbox();
  for (const command of ['init --yes --no-input --company none', 'promotion start']) await at.run(command);
  for (const title of ['One', 'Two', 'Three']) await at.run(['promotion', 'result', 'add', '--title', title]);
  const { description } = (await (await at.api('projects/1/issues/2')).json()) as { description: string };
  expect(description).toContain('### Result 3: Three\n');
  expect(description).not.toContain('Values');
  expect(await at.run('promotion result add --title Four')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('3 is the limit'),
  });
});
