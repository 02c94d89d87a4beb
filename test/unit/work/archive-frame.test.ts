// What stands around the issues of an archive where it is opened again: labels, milestones, boards and files.
import { describe, expect, test } from 'vitest';
import { projectSettingsPath } from '#settings/project-settings.ts';
import { writeFrame } from '#work/archive/frame.ts';
import { alex, sam } from '../reports/story.ts';
import { read } from './a-session.ts';

describe('what stands around the issues', () => {
  async function framed(more: object, { me = alex, paths = [] as string[], boards = [] as object[] } = {}) {
    const done: string[] = [];
    const ended = (what: string) => Promise.resolve(void done.push(what));
    const project = {
      facts: { path: 'people/growth' },
      ensureNamedLabel: ({ name }: { name: string }) => ended(`label ${name}`),
      ensureNamedMilestone: ({ title }: { title: string }) => ended(`milestone ${title}`),
      boards: () => read(boards),
      createBoard: (name: string) => (done.push(`board ${name}`), Promise.resolve({ name: `new ${name}` })),
      addNamedList: ({ name }: { name: string }, list: string) => ended(`list ${name} ${list}`),
      filePaths: () => read(paths),
      commit: (_message: string, files: readonly { path: string; content: string; action: string }[]) =>
        ended(files.map(({ path, content, action }) => `${action} ${path}: ${content}`).join('; ')),
    };
    const archived = { person: 'alex', labels: [], milestones: [], boards: [], files: [], ...more } as never;
    const steps: string[] = [];
    const notes = await writeFrame(archived, { project: project as never, me }, (step) => void steps.push(step));
    return { done, steps, notes };
  }

  test('labels, milestones, and the lists of boards whose label is there', async () => {
    const boards = ['Goals', 'Old'].map((name) => ({ name, lists: ['goal', 'goal', 'gone'] }));
    const held = { labels: [{ name: 'goal' }, { name: 'ask' }], milestones: [{ title: 'Q1' }], boards };
    const { done, steps, notes } = await framed(held, { boards: [{ name: 'Other' }, { name: 'Old' }] });
    expect(done).toEqual([
      'label goal',
      'label ask',
      'milestone Q1',
      'board Goals',
      'list new Goals goal',
      'list Old goal',
    ]);
    expect([steps, notes]).toEqual([['1 of 2 labels', '2 of 2 labels'], []]);
  });

  test('files that are not there yet, without the job; the settings name whoever opens it', async () => {
    const text = '# person: me\nperson: alex\nmanager: kim\n';
    const files = [
      { path: 'a.md', text: 'A' },
      { path: projectSettingsPath, text },
      { path: 'b.md', text: 'person: alex' },
    ];
    const { done, steps, notes } = await framed({ files }, { me: sam, paths: ['a.md'] });
    expect(done).toEqual([
      `create ${projectSettingsPath}: # person: me\nperson: "sam"\nmanager: kim\n; create b.md: person: alex`,
    ]);
    expect([steps, notes]).toEqual([['files of the repository'], []]);
    expect((await framed({ files: [{ path: projectSettingsPath, text }] })).done).toEqual([
      `create ${projectSettingsPath}: ${text}`,
    ]);
    const jobs = await framed({ files: [{ path: '.gitlab-ci.yml', text: '' }] });
    expect([jobs.done, jobs.notes]).toEqual([
      [],
      ['the job that makes reports is not set up: it needs a token of its own'],
    ]);
  });
});
