import { describe, expect, test } from 'vitest';
import type { Forge, GoalsProject } from '#growth/forge/forge.ts';
import type { Guard } from '#assistants/guard.ts';
import { guardedForge } from '#assistants/guarded-forge.ts';

/** One that has everything that can be asked for, and notes what was. */
function everything<Whole extends object>(name: string, asked: string[], own: Partial<Whole> = {}): Whole {
  const asking = (part: string) => (): Promise<never> => {
    asked.push(`${name}.${part}`);
    return Promise.reject(new Error('asked'));
  };
  return new Proxy(own, {
    get: (target, part) => Reflect.get(target, part) ?? asking(String(part)),
  }) as Whole;
}

function opened(mayWrite: boolean) {
  const asked: string[] = [];
  const project = everything<GoalsProject>('project', asked);
  const forge = everything<Forge>('forge', asked, { open: () => project });
  const guard = everything<Guard>('guard', asked, { opened: () => undefined, options: { mayWrite } } as never);
  const guarded = guardedForge(forge, guard);
  return { asked, forge: guarded, project: guarded.open({} as never, {}) };
}

/** Every call that changes something, or that reads the project past the guard; a new one is in one of the two tables or does not compile. */
const neverOfProject = [
  'removeIssue',
  'takeBack',
  'restoreIssue',
  'restoreText',
  'restoreComment',
  'closeIssue',
  'ensureNamedLabel',
  'ensureNamedMilestone',
  'addNamedList',
  'sendUpload',
  'moveOneOnOne',
  'closeOneOnOne',
  'putOnToDoList',
  'removeComment',
  'editComment',
  'setMember',
  'removeMember',
  'commit',
  'updateProject',
  'texts',
  'wholeIssues',
  'wholeNotes',
  'upload',
  'waysBack',
] as const;

const writes = ['createGoal', 'changeGoal', 'comment', 'editDescription', 'editAgenda', 'createOneOnOne'] as const;

describe.each([true, false])('an assistant with writes: %s', (mayWrite) => {
  test.each(neverOfProject)('is refused %s, and nothing is asked', async (name) => {
    const { asked, project } = opened(mayWrite);
    const call = project[name] as () => Promise<unknown>;
    await expect(call()).rejects.toMatchObject({ kind: 'refused' });
    expect(asked).toEqual([]);
  });

  test('is refused schedules and their secrets', () => {
    const { asked, project } = opened(mayWrite);
    expect(() => project.pipelines).toThrow('it is for a terminal');
    expect(asked).toEqual([]);
  });

  test.each(['createProject', 'findPerson', 'item', 'workDone', 'sharedProjects'] as const)(
    'is refused %s of the server',
    async (name) => {
      const { asked, forge } = opened(mayWrite);
      const call = forge[name] as () => Promise<unknown>;
      await expect(call()).rejects.toMatchObject({ kind: 'refused' });
      expect(asked).toEqual([]);
    },
  );
});

test.each(writes)('%s goes through only where the server was started with writes', async (name) => {
  const reading = opened(false);
  await expect((reading.project[name] as () => Promise<unknown>)()).rejects.toMatchObject({ kind: 'refused' });
  expect(reading.asked).toEqual([]);
  const writing = opened(true);
  await expect((writing.project[name] as () => Promise<unknown>)()).rejects.toThrow('asked');
  expect(writing.asked).toEqual([`project.${name}`]);
});

test('what is in no list is not there at all', () => {
  const { project, forge } = opened(true);
  expect(Object.keys(project)).not.toContain('deleteEverything');
  expect((project as unknown as Record<string, unknown>)['deleteEverything']).toBeUndefined();
  expect((forge as unknown as Record<string, unknown>)['deleteProject']).toBeUndefined();
});

test('how long the inbox is quiet can be told, also where no manager is named', async () => {
  const inbox = [{ iid: 4 }];
  const project = everything<GoalsProject>('project', [], { inboxes: () => Promise.resolve(inbox) } as never);
  const forge = everything<Forge>('forge', [], { open: () => project, me: () => Promise.resolve({}) } as never);
  const readers: object[] = [];
  const own = {
    opened: () => undefined,
    isReadBy: (me: object) => void readers.push(me),
    options: { mayWrite: false },
  };
  const guarded = guardedForge(forge, everything<Guard>('guard', [], own as never));
  expect(await guarded.open({} as never, {}).inboxes('alex')).toEqual(inbox);
  expect(readers).toHaveLength(1);
});
