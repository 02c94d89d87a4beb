// Drafts: on disk before the first request, gone after the last; nothing lost and nothing doubled, whenever the process dies.
import { describe, expect, test } from 'vitest';
import type { Said } from '#wording.ts';
import { commandWords } from '#commands/command-words.ts';
import { DevgrowthError } from '#errors.ts';
import { draftIdFrom, parseDraftId, stableJson } from '#settings/draft-file.ts';
import { discardDraft, type Draft, type DraftTask, listDrafts, readDraft, withDraft } from '#settings/drafts.ts';
import { type Disk, memoryFiles, type MemoryFilesOptions } from '../../support/memory-files.ts';
import { everythingSaid, refusalOf } from './failure.ts';

const places = { config: '/config', state: '/state' };
const folder = '/state/drafts';
const task: DraftTask = {
  command: 'goal log',
  host: 'https://gitlab.com',
  project: 'alex/goals',
  input: {
    iid: 3,
    text: 'Read two chapters.\nThe third is long.',
    ticks: ['2'],
  },
};

function worldOf(options: MemoryFilesOptions & { readonly run?: string } = {}) {
  let keys = 0;
  const said: string[] = [];
  return {
    files: memoryFiles(options),
    places,
    now: () => '2026-11-23T08:00:00.000Z',
    newKey: () => `${options.run ?? 'run'}-${(keys += 1)}`,
    talk: { warn: (sentence: Said) => void said.push(`warning: ${commandWords(sentence)}\n`) },
    said,
  };
}

const draftFiles = (disk: Disk) => [...disk.keys()].filter((path) => path.startsWith(`${folder}/`));
const fail =
  (message = 'no answer') =>
  async (): Promise<never> => {
    throw new DevgrowthError('unreachable', message, { hint: 'Check the network.', details: ['tried twice'] });
  };

describe('withDraft', () => {
  test('the draft is on disk before the work starts, and gone after it', async () => {
    const world = worldOf();
    const result = await withDraft(world, task, async (draft) => {
      expect(draftFiles(world.files.disk)).toEqual([`${folder}/${draft.id}.json`]);
      expect(JSON.parse(world.files.disk.get(`${folder}/${draft.id}.json`) ?? '')).toEqual({
        schema: 'devgrowth/draft/v1',
        id: draft.id,
        ...task,
        keys: {},
        createdAt: '2026-11-23T08:00:00.000Z',
      });
      expect({
        resumed: draft.resumed,
        tried: draft.tried('comment'),
        progress: draft.progress(),
        input: draft.input,
      }).toEqual({ resumed: false, tried: false, progress: undefined, input: task.input });
      return 'done';
    });
    expect(result).toBe('done');
    expect(draftFiles(world.files.disk)).toEqual([]);
    expect(world.said).toEqual([]);
  });

  test('a key is on disk before it is handed out, and the same for the same name', async () => {
    const world = worldOf();
    await withDraft(world, task, async (draft) => {
      const [one, again, other] = await Promise.all([draft.key('comment'), draft.key('comment'), draft.key('label')]);
      expect([one, again, other]).toEqual(['run-2', 'run-2', 'run-3']);
      expect((await readDraft(world, draft.id)).keys).toEqual({ comment: 'run-2', label: 'run-3' });
      expect(draft.tried('comment')).toBe(false);
    });
  });

  test('a failure keeps the draft and says how to resume; the first hint stays', async () => {
    const world = worldOf();
    const refusal = await refusalOf(() => withDraft(world, task, fail()));
    const id = draftIdFrom('run-1');
    expect(refusal).toEqual({
      kind: 'unreachable',
      message: 'no answer',
      details: ['tried twice'],
      hint: `Check the network. What you typed is kept: \`devgrowth drafts resume ${id}\` finishes it.`,
    });
    expect(await listDrafts(world)).toEqual([
      { id, ...task, keys: {}, createdAt: '2026-11-23T08:00:00.000Z', progress: undefined },
    ]);
  });

  test('of what would fail again, it does not say that resuming alone finishes it', async () => {
    const world = worldOf();
    const { hint } = await refusalOf(() =>
      withDraft(world, task, () => Promise.reject(new DevgrowthError('refused', 'closed already'))),
    );
    const id = draftIdFrom('run-1');
    expect(hint).toBe(
      `What you typed is kept: once that is settled, \`devgrowth drafts resume ${id}\` writes it; \`devgrowth drafts discard ${id}\` throws it away.`,
    );
  });

  test('a bug is thrown as it is, and the draft kept', async () => {
    const world = worldOf();
    const bug = new TypeError('undefined is not a function');
    await expect(withDraft(world, task, () => Promise.reject(bug))).rejects.toBe(bug);
    expect(await listDrafts(world)).toHaveLength(1);
  });

  test('the same words again resume the draft with its keys and its progress', async () => {
    const world = worldOf();
    await refusalOf(() =>
      withDraft(world, task, async (draft) => {
        await draft.key('comment');
        await draft.saveProgress({ done: ['comment'] });
        return fail()();
      }),
    );
    // The order of its keys, and keys without a value, make no other input of it.
    const input = { ticks: ['2'], none: undefined, text: 'Read two chapters.\nThe third is long.', iid: 3 };
    const seen = await withDraft(world, { ...task, input }, async (draft) => ({
      resumed: draft.resumed,
      tried: draft.tried('comment'),
      untried: draft.tried('label'),
      key: await draft.key('comment'),
      progress: draft.progress(),
      input: draft.input,
    }));
    expect(seen).toEqual({
      resumed: true,
      tried: true,
      untried: false,
      key: 'run-2',
      progress: { done: ['comment'] },
      input: task.input,
    });
    expect(draftFiles(world.files.disk)).toEqual([]);
  });

  const others: readonly (readonly [name: string, change: Partial<DraftTask>])[] = [
    ['another command', { command: 'goal close' }],
    ['another host', { host: 'sandbox' }],
    ['another project', { project: 'alex/other' }],
    ['no project', { project: null }],
    ['another word', { input: { iid: 3, text: 'Read two chapters.', ticks: ['2'] } }],
    ['another order of a list', { input: { iid: 3, text: 'x', ticks: ['2', '1'] } }],
  ];
  test.each(others)('%s is another draft', async (_name, change) => {
    const world = worldOf();
    await refusalOf(() => withDraft(world, task, fail()));
    expect(await withDraft(world, { ...task, ...change }, async (draft) => draft.resumed)).toBe(false);
    expect(await listDrafts(world)).toHaveLength(1);
  });

  test('the words are in the error when they cannot be saved, and nothing is sent', async () => {
    const world = worldOf({
      onStep: ({ operation }) => {
        if (operation === 'write') throw new Error('ENOSPC: no space left on device');
      },
    });
    let sent = false;
    const refusal = await refusalOf(() =>
      withDraft(world, task, async () => {
        sent = true;
      }),
    );
    expect(sent).toBe(false);
    expect(refusal).toEqual({
      kind: 'refused',
      message: 'nothing was sent, because your words could not be saved first: ENOSPC: no space left on device',
      hint: 'What you typed is shown above. Make room for it (disk space, permissions) and run the command again.',
      details: [
        'devgrowth goal log:',
        'iid: 3',
        'text: |-',
        '  Read two chapters.',
        '  The third is long.',
        'ticks:',
        '  - "2"',
      ],
    });
  });

  test('a key that cannot be saved is not handed out; the next one that can brings it along', async () => {
    let full = false;
    const world = worldOf({
      onStep: ({ operation, when }) => {
        if (full && operation === 'write' && when === 'before')
          throw new DevgrowthError('configuration', 'cannot write: disk full');
      },
    });
    await withDraft(world, task, async (draft) => {
      full = true;
      await expect(draft.key('comment')).rejects.toThrow('disk full');
      await expect(draft.key('comment')).rejects.toThrow('disk full');
      full = false;
      await draft.key('label');
      expect(await draft.key('comment')).toBe('run-2');
      expect((await readDraft(world, draft.id)).keys).toEqual({ comment: 'run-2', label: 'run-3' });
    });
  });

  test('a slow save does not bring an older state back', async () => {
    let slowest = 20;
    const world = worldOf({
      onStep: async ({ operation, when }) => {
        if (operation === 'write' && when === 'before')
          for (let turn = (slowest -= 5); turn > 0; turn -= 1) await Promise.resolve();
      },
    });
    await withDraft(world, task, async (draft) => {
      await Promise.all([draft.saveProgress(1), draft.saveProgress(2), draft.saveProgress(3)]);
      expect((await readDraft(world, draft.id)).progress).toBe(3);
      void draft.saveProgress(4);
    });
    expect(draftFiles(world.files.disk)).toEqual([]);
  });

  test('a draft that cannot be removed is a warning: the write is done', async () => {
    const world = worldOf({
      onStep: ({ operation }) => {
        if (operation === 'remove') throw new Error('EACCES');
      },
    });
    expect(await withDraft(world, task, async () => 'done')).toBe('done');
    expect(world.said).toEqual([
      `warning: written, but its draft ${draftIdFrom('run-1')} could not be removed (EACCES); \`devgrowth drafts discard ${draftIdFrom('run-1')}\` does it later\n`,
    ]);
  });

  test('the same words twice at once are two writes, one after the other, with different keys', async () => {
    const world = worldOf();
    let running = 0;
    const work = async (draft: Draft) => {
      running += 1;
      expect(running).toBe(1);
      const key = await draft.key('comment');
      running -= 1;
      return key;
    };
    const keys = await Promise.all([
      withDraft(world, task, work),
      withDraft(world, task, work),
      withDraft(world, task, work),
    ]);
    expect(new Set(keys).size).toBe(3);
    expect(draftFiles(world.files.disk)).toEqual([]);
  });

  test('the second of two at once takes over what the first left behind', async () => {
    const world = worldOf();
    const first = refusalOf(() =>
      withDraft(world, task, async (draft) => {
        await draft.key('comment');
        return fail()();
      }),
    );
    const second = withDraft(world, task, async (draft) => ({
      resumed: draft.resumed,
      key: await draft.key('comment'),
    }));
    await first;
    expect(await second).toEqual({ resumed: true, key: 'run-2' });
    expect(draftFiles(world.files.disk)).toEqual([]);
  });

  test('a foreign file in the folder is neither used nor removed', async () => {
    const world = worldOf({
      disk: new Map([
        [`${folder}/notes.txt`, 'mine'],
        [`${folder}/abc123.json`, '{"half": '],
      ]),
    });
    await withDraft(world, task, async () => {});
    expect(draftFiles(world.files.disk)).toEqual([`${folder}/notes.txt`, `${folder}/abc123.json`]);
  });
});

describe('killed between any two steps', () => {
  /** A server that knows its writes by their keys, as the gateway finds them by the marks. */
  interface Server {
    readonly written: Map<string, string>;
    requests: number;
  }

  /** The command: two writes, each asked for first where an earlier run may have made it. */
  const command = (server: Server, pass: () => Promise<void>) => async (draft: Draft) => {
    for (const name of ['comment', 'label']) {
      const key = await draft.key(name);
      await pass();
      if (!(draft.tried(name) && server.written.has(key))) {
        server.requests += 1;
        server.written.set(key, `${name}: ${stableJson(draft.input)}`);
      }
      await pass();
    }
  };

  /** Runs the command in a "process" that stops for ever at step `killAt`. @returns false when it was killed */
  async function runUntil(killAt: number, disk: Disk, server: Server, run: string): Promise<boolean> {
    let steps = 0;
    let died = () => {};
    const death = new Promise<false>((resolve) => {
      died = () => resolve(false);
    });
    const pass = async () => {
      if (steps++ !== killAt) return;
      died();
      await new Promise<never>(() => {});
    };
    const world = worldOf({ disk, onStep: pass, run });
    return Promise.race([withDraft(world, task, command(server, pass)).then(() => true as const), death]);
  }

  test('nothing is lost and nothing doubled', async () => {
    const outcomes: string[] = [];
    for (let killAt = 0; ; killAt += 1) {
      const disk: Disk = new Map();
      const server: Server = { written: new Map(), requests: 0 };
      if (await runUntil(killAt, disk, server, 'first')) break;
      const sent = server.written.size;
      const kept = await listDrafts(worldOf({ disk }));
      // Killed after its very last step: the next run would rightly be a second write.
      const isDone = sent === 2 && kept.length === 0;
      const ends = isDone || (await runUntil(Number.POSITIVE_INFINITY, disk, server, 'second'));
      outcomes.push(`sent ${sent}, kept ${kept.map(({ input }) => stableJson(input)).join()}`);
      expect({ ends, requests: server.requests, left: draftFiles(disk) }).toEqual({
        ends: true,
        requests: 2,
        left: [],
      });
      expect([...server.written.values()].map((text) => text.split(':')[0])).toEqual(['comment', 'label']);
    }
    const words = stableJson(task.input);
    expect([...new Set(outcomes)]).toEqual([
      'sent 0, kept ',
      `sent 0, kept ${words}`,
      `sent 1, kept ${words}`,
      `sent 2, kept ${words}`,
      'sent 2, kept ',
    ]);
    expect(outcomes.length).toBeGreaterThan(14);
  });
});

describe('read, list, discard', () => {
  async function withOneDraft() {
    const world = worldOf();
    await refusalOf(() => withDraft(world, task, fail()));
    return { world, id: draftIdFrom('run-1') };
  }

  test('read by id, typed in capitals', async () => {
    const { world, id } = await withOneDraft();
    expect(await readDraft(world, ` ${id.toUpperCase()} `)).toEqual({
      id,
      ...task,
      keys: {},
      createdAt: '2026-11-23T08:00:00.000Z',
      progress: undefined,
    });
  });

  test('discard removes it; afterwards every verb says that it is gone', async () => {
    const { world, id } = await withOneDraft();
    await discardDraft(world, id);
    expect(draftFiles(world.files.disk)).toEqual([]);
    const gone = {
      kind: 'usage',
      message: `there is no draft ${id}: it was finished or discarded`,
      hint: 'See `devgrowth drafts list`.',
      details: [],
    };
    for (const verb of [() => discardDraft(world, id), () => readDraft(world, id)])
      expect(await refusalOf(verb)).toEqual(gone);
  });

  test('a file that cannot be understood is listed and read with its text, and discarded on request', async () => {
    const world = worldOf({ disk: new Map([[`${folder}/abc123.json`, '{"half": ']]) });
    expect((await listDrafts(world)).map(({ id, command, input }) => ({ id, command, input }))).toEqual([
      { id: 'abc123', command: 'unreadable', input: '{"half": ' },
    ]);
    expect((await readDraft(world, 'abc123')).input).toBe('{"half": ');
    await discardDraft(world, 'abc123');
    expect(draftFiles(world.files.disk)).toEqual([]);
  });

  test('the oldest comes first', async () => {
    const old = {
      schema: 'devgrowth/draft/v1',
      ...task,
      keys: {},
      createdAt: '2026-11-01T00:00:00.000Z',
      id: 'zzzzzz',
    };
    const world = worldOf({ disk: new Map([[`${folder}/zzzzzz.json`, JSON.stringify(old)]]) });
    await refusalOf(() => withDraft(world, { ...task, command: 'goal add' }, fail()));
    expect((await listDrafts(world)).map(({ id }) => id)).toEqual(['zzzzzz', draftIdFrom('run-1')]);
  });

  const noIds = ['', '../../etc', 'abc12', 'abc1234', 'abcde!', 'ab/cd1'];
  test.each(noIds)('%j is no id', async (typed) => {
    expect((await refusalOf(() => parseDraftId(typed))).kind).toBe('usage');
  });

  test('ids: six characters, no letter that looks like a digit, and letters that do are understood', () => {
    const ids = Array.from({ length: 2000 }, (_, index) => draftIdFrom(`key-${index}`));
    expect(ids.every((id) => parseDraftId(id) === id)).toBe(true);
    expect(new Set(ids).size).toBeGreaterThan(1990);
    expect(parseDraftId('OiL0ab')).toBe('0110ab');
  });

  test('an id that is taken is not given again', async () => {
    const disk: Disk = new Map();
    for (const command of ['one', 'two', 'three'])
      await refusalOf(() => withDraft(worldOf({ disk }), { ...task, command }, fail()));
    expect(draftFiles(disk)).toHaveLength(3);
  });
});

test('what the connection knows stays out of drafts and out of their errors', async () => {
  const token = 'glpat-s3cretS3cretS3cret';
  const world = { ...worldOf(), env: { DEVGROWTH_TOKEN: token } };
  const error: unknown = await withDraft(world, task, fail()).catch((error: unknown) => error);
  expect(everythingSaid(error)).not.toContain('s3cret');
  expect([...world.files.disk.values()].join('\n')).not.toContain('s3cret');
});
