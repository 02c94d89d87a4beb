// Which goals project is meant where none, a path or a person is named, and what is said of one that is somebody else's.
import { describe, expect, test } from 'vitest';
import { DevgrowthError } from '#errors.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { ProjectFacts } from '#growth/forge/project.ts';
import type { Person } from '#growth/words/goal.ts';
import { noSuchPerson, personNamed } from '#work/person-named.ts';
import { findGoalsProject, guardOthersProject, nameOf, namesPerson, NoGoalsProject } from '#work/whose-project.ts';
import { base, facts } from '../gitlab/fake-gitlab.ts';
import { alex, sam } from '../reports/story.ts';
import { answering, hearing, read, readInPart, settings } from './a-session.ts';

const of = (path: string, more: Partial<ProjectFacts> = {}): ProjectFacts => ({ ...facts, path, ...more });
const kim: Person = { id: 3, username: 'kim', name: 'Kim' };

interface Known {
  readonly own?: readonly ProjectFacts[];
  readonly shared?: readonly ProjectFacts[];
  readonly named?: ProjectFacts | null;
  readonly isWhole?: boolean;
}

function forgeWith({ own = [], shared = [], named = null, isWhole = true }: Known) {
  return {
    base,
    me: () => Promise.resolve(alex),
    ownProjects: () => (isWhole ? read(own) : readInPart(own, 'projects')),
    sharedProjects: () => read(shared),
    findProject: () => Promise.resolve(named),
  } as never;
}
const found = (project: string | null, known: Known, ask: ReturnType<typeof answering>['ask'] | null = null) =>
  findGoalsProject(forgeWith(known), { project }, { ask });
const refusal = async (work: Promise<unknown>) => {
  const error = await work.catch((one: unknown) => one);
  if (!(error instanceof DevgrowthError)) throw new Error('nothing was refused');
  return `${error.kind}: ${error.message}. ${String(error.hint)}`;
};

describe('without a name', () => {
  test('the one goals project of one’s own that is not archived', async () => {
    const own = [of('alex/old', { archived: true }), of('alex/other', { topics: [] }), of('alex/goals')];
    expect((await found(null, { own })).path).toBe('alex/goals');
  });

  test('of two, both are named', async () => {
    expect(await refusal(found(null, { own: [of('alex/goals'), of('alex/more')] }))).toContain(
      'usage: you own 2 goals projects: alex/goals, alex/more.',
    );
  });

  test('none: how to make one', async () => {
    const said = await refusal(found(null, {}));
    expect(said).toContain(`not-found: you have no goals project on ${base} yet`);
    expect(said).toContain('Create one');
  });

  test('none, and others share theirs: these come first, without what is archived', async () => {
    const shared = [of('sam/goals', { owner: sam }), of('kim/goals'), of('lee/goals', { archived: true })];
    const error = await found(null, { shared }).catch((one: unknown) => one);
    expect(error).toBeInstanceOf(NoGoalsProject);
    expect(error).toMatchObject({ shared: ['@sam', 'kim/goals'], archived: null });
    expect(String((error as DevgrowthError).hint)).toContain('sam/goals and 1 more, which');
    expect(await refusal(found(null, { shared: shared.slice(0, 1) }))).not.toContain('more, which');
  });

  test('an archived one is named, and how to read it', async () => {
    const error = await found(null, { own: [of('alex/old', { archived: true })] }).catch((one: unknown) => one);
    expect(error).toMatchObject({ archived: 'alex/old', message: 'your goals project alex/old is archived' });
    expect(String((error as DevgrowthError).hint)).toContain('It can be read with');
  });

  test('where the list is not whole, none is taken for the only one', async () => {
    expect(await refusal(found(null, { own: [of('alex/goals')], isWhole: false }))).toContain('could not read');
  });
});

describe('by its path', () => {
  test('it is there, or not to be seen', async () => {
    expect((await found('sam/goals', { named: of('sam/goals') })).path).toBe('sam/goals');
    expect(await refusal(found('sam/goals', {}))).toContain('not-found: sam/goals does not exist');
    expect(namesPerson('@sam')).toBe(true);
    expect(namesPerson('sam/@x')).toBe(false);
  });
});

describe('by its person', () => {
  const sams = of('sam/goals', { owner: sam });

  test('one’s own name is one’s own project', async () => {
    expect((await found('@Alex', { own: [of('alex/goals')] })).path).toBe('alex/goals');
  });

  test('theirs, whatever else is shared; what is archived only where there is nothing else', async () => {
    const old = of('sam/old', { owner: sam, archived: true });
    expect((await found('@sam', { shared: [of('kim/goals', { owner: kim }), old, sams] })).path).toBe('sam/goals');
    expect((await found('@sam', { shared: [old] })).path).toBe('sam/old');
  });

  test('without an owner the path tells whose it is', async () => {
    const shared = [of('kim/sam'), of('Sam/goals')];
    expect((await found('@sam', { shared })).path).toBe('Sam/goals');
  });

  test('of two, one is chosen where somebody can be asked', async () => {
    const shared = [sams, of('sam/more', { owner: sam })];
    const { asked, ask } = answering({ project: 'sam/more' });
    expect((await found('@sam', { shared }, ask)).path).toBe('sam/more');
    expect(asked).toMatchObject([{ message: 'Which project of @sam?' }]);
    expect(await refusal(found('@sam', { shared }))).toContain(
      '@sam shares 2 goals projects with you: sam/goals, sam/more',
    );
  });

  test('nothing is shared: those that are, by name', async () => {
    expect(await refusal(found('@sam', {}))).toContain('Nobody shares one with you yet');
    expect(await refusal(found('@sam', { shared: [of('kim/goals', { owner: kim })] }))).toContain(
      'Shared with you: @kim.',
    );
  });

  test('a project is named by its person, else by its path', () => {
    expect(nameOf(sams)).toBe('@sam');
    expect(nameOf(of('team/goals'))).toBe('team/goals');
  });
});

describe('somebody else’s goals', () => {
  const guard = (me: Person, writes: boolean, projectSource: string, myRole: ProjectFacts['myRole'] = 'reporter') => {
    const { lines, talk } = hearing();
    const run = () =>
      guardOthersProject(
        { facts: of('alex/goals', { myRole }), me, settings, connection: { projectSource } as never },
        { writes },
        { talk },
      );
    return { lines, run };
  };

  test.each([
    [sam, false, 'profile', 'note: alex/goals: the goals of @alex; your role there: reporter'],
    [sam, true, 'flag', 'note: alex/goals: the goals of @alex; your role there: reporter'],
  ] as const)('are told of', (me, writes, source, said) => {
    const { lines, run } = guard(me, writes, source);
    run();
    expect(lines).toEqual([said]);
  });

  test('without a role that is known, none is told', () => {
    const { lines, run } = guard(sam, false, 'flag', null);
    run();
    expect(lines).toEqual(['note: alex/goals: the goals of @alex']);
  });

  test('are not written into where a profile chose them', () => {
    expect(guard(sam, true, 'profile').run).toThrow('alex/goals holds the goals of @alex, and nothing named it');
  });

  test('one’s own are nothing to be told', () => {
    const { lines, run } = guard(alex, true, 'profile');
    run();
    expect(lines).toEqual([]);
  });
});

describe('a username', () => {
  const forbidden = () => Promise.reject(new DevgrowthError('forbidden', 'no'));
  const members = () => read([{ person: sam, role: 'reporter', expires: null }]);
  const project = { facts, members } as unknown as GoalsProject;
  const person = (username: string, findPerson: () => Promise<unknown>, inProject: GoalsProject | null = project) => {
    const { lines, talk } = hearing();
    return personNamed(username, { findPerson } as never, inProject, talk).then((who) => ({ who, lines }));
  };

  test('is whom the server knows', async () => {
    expect((await person('kim', () => Promise.resolve(kim))).who).toEqual(kim);
    expect((await person('kim', () => Promise.resolve(null))).who).toBeNull();
    await expect(person('kim', () => Promise.reject(new DevgrowthError('server', 'no')))).rejects.toThrow('no');
  });

  test('is a member where people may not be looked up, else a name alone', async () => {
    expect(await person('@Sam', forbidden)).toEqual({ who: sam, lines: [] });
    const { who, lines } = await person('@kim', forbidden);
    expect(who).toEqual({ id: null, username: 'kim', name: 'kim' });
    expect(lines).toHaveLength(1);
    expect((await person('sam', forbidden, null)).who).toMatchObject({ id: null });
  });

  test('that nobody has is told with the server; of the sandbox, with those whom it knows', async () => {
    const missing = async (host: string, people: readonly Person[]) => {
      const forge = { base, me: () => Promise.resolve(alex), somePeople: () => Promise.resolve(people) } as never;
      return (await noSuchPerson('lee', { forge, connection: { host } }, 'Try.')).message;
    };
    expect(await missing(base, [sam])).toBe(`there is no user @lee on ${base}`);
    expect(await missing('sandbox', [sam, kim, alex])).toBe(
      'there is no user @lee on the sandbox, which knows @kim and @sam',
    );
    expect(await missing('sandbox', [alex])).toBe('there is no user @lee on the sandbox');
  });
});
