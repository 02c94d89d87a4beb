// One part of a document written anew: what somebody else wrote stays, and where both wrote the same lines the person decides.
import { describe, expect, test } from 'vitest';
import { DevgrowthError } from '#errors.ts';
import { findPlanPart } from '#growth/goals/plan-parts.ts';
import type { TextPart } from '#growth/text/text-part.ts';
import { editPart } from '#work/part/editing.ts';
import { answering, deskOn, sessionOn } from './a-session.ts';

const base = '# Plan\n\n## Focus\n\nOld\n\n## Notes\n\nNone\n';

function focus(text: string): TextPart {
  const found = findPlanPart(text, 'focus');
  if (found.type === 'found') return found.part;
  throw new DevgrowthError('not-found', 'no focus');
}

function editing(
  server: string,
  { edits = [], find = focus }: { edits?: ((text: string) => string)[]; find?: (text: string) => TextPart } = {},
) {
  const { desk, lines, files } = deskOn();
  const opened: string[] = [];
  const openEditor = async (path: string) => {
    const text = (await files.read(path)) ?? '';
    opened.push(text);
    await files.write(path, (edits.shift() ?? ((same: string) => same))(text));
  };
  let text = server;
  const editDocument = (_iid: number, edit: (text: string) => string) =>
    Promise.resolve().then(() => {
      text = edit(text);
      return { value: text, warnings: [] };
    });
  const document = { iid: 14, title: 'Plan', url: 'https://gitlab.example/x', description: base };
  const run = (typed: string | null, isThere = false) => {
    const planned = { does: 'plan edit', words: { text: typed, before: base }, document, find };
    const at = { ...desk, openEditor, ask: isThere ? answering({}).ask : null };
    return editPart(planned, sessionOn({ editDocument }), at, (written) => Promise.resolve(written.how));
  };
  return { run, opened, lines, text: () => text };
}

describe('typed words', () => {
  test('take the place of the part, and of nothing else', async () => {
    const { run, text, lines } = editing(base);
    expect(await run('New')).toBe('changed');
    expect(text()).toBe(base.replace('Old', 'New').trimEnd());
    expect(lines).toEqual([]);
  });

  test('that stand there already change nothing', async () => {
    expect(await editing(base).run('Old')).toBe('unchanged');
  });

  test('go with what somebody else wrote elsewhere, and that is told', async () => {
    const { run, text, lines } = editing(base.replace('None', 'Theirs'));
    expect(await run('New')).toBe('changed');
    expect(text()).toContain('New');
    expect(text()).toContain('Theirs');
    expect(lines).toEqual(['note: #14 was changed on the server meanwhile; both changes are kept']);
  });

  test('that have marks of two texts left in them are no decision', async () => {
    const marked = () => '<<<<<<< yours\nNew\n=======\nTheirs\n>>>>>>> on the server';
    const { run, text } = editing(base.replace('Old', 'Theirs'), { edits: [marked] });
    await expect(run('New')).rejects.toThrow('somebody changed the same lines');
    await expect(run('New', true)).rejects.toThrow('somebody changed the same lines');
    expect(text()).toContain('Theirs');
  });

  test('that never close a fence are refused: it would hide what stands below', async () => {
    const { run, text } = editing(base);
    await expect(run('```\nNew')).rejects.toThrow('is never closed: it would hide what stands below in #14');
    expect(text()).toBe(base);
  });
});

describe('words on lines that somebody else changed', () => {
  const decided = () => 'Both';

  test('are not written; tried again in a terminal, both are shown and the person decides', async () => {
    const { run, opened, text } = editing(base.replace('Old', 'Theirs'), { edits: [decided] });
    await expect(run('New')).rejects.toThrow('somebody changed the same lines of #14');
    await expect(run('New')).rejects.toThrow('somebody changed the same lines of #14');
    expect(opened).toEqual([]);
    expect(await run('New', true)).toBe('changed');
    expect(opened[0]).toContain('New');
    expect(opened[0]).toContain('Theirs');
    expect(opened[0]).not.toContain('# Plan');
    expect(text()).toContain('Both');
    expect(text()).not.toContain('Theirs');
  });

  test('open as the whole text where the heading has another name by now', async () => {
    const renamed = base.replace('## Focus\n\nOld', '## Aim\n\nTheirs');
    const { run, opened } = editing(renamed, { edits: [decided] });
    await expect(run('New')).rejects.toThrow('somebody changed the same lines');
    await run('New', true);
    expect(opened[0]).toContain('# Plan');
    expect(opened[0]).toContain('## Aim');
  });

  test('a fault of our own is no other name', async () => {
    const find = (text: string): TextPart => {
      if (text.includes('Theirs')) throw new TypeError('a fault');
      return focus(text);
    };
    const { run } = editing(base.replace('Old', 'Theirs'), { find });
    await expect(run('New')).rejects.toThrow('somebody changed the same lines');
    await expect(run('New', true)).rejects.toThrow('a fault');
  });
});

describe('in the editor', () => {
  test('what is left empty backs out', async () => {
    const { run, opened, text } = editing(base, { edits: [() => ''] });
    expect(await run(null, true)).toBe('left-empty');
    expect(opened[0]).toContain('Old');
    expect(opened[0]).not.toContain('Notes');
    expect(text()).toBe(base);
  });

  test('what is written there takes the place of the part', async () => {
    const { run, text } = editing(base, { edits: [(shown) => shown.replace('Old', 'New')] });
    expect(await run(null, true)).toBe('changed');
    expect(text()).toContain('New');
  });
});
