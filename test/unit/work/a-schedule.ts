// What a project has of a report on a schedule, and what is planned on top of it; who is asked for a token is told.
import { readFileSync } from 'node:fs';
import type { CiVariable, PipelineSchedule } from '#growth/forge/pipelines.ts';
import type { Member } from '#growth/forge/project.ts';
import { parseCron } from '#growth/time/cron.ts';
import { ListRead } from '#growth/words/completeness.ts';
import { sandboxHost } from '#settings/host.ts';
import { fillCiFile } from '#templates/ci-file.ts';
import { version } from '#version.ts';
import { planSchedule, type ScheduleScene } from '#work/schedule/planning.ts';
import { alex, failure, now, sam } from '../reports/story.ts';
import { read } from './a-session.ts';

export const zone = 'Europe/Berlin';
export const cron = '0 8 * * 2';
export const typed = (line: string) => {
  const found = parseCron(line);
  if (!found.ok) throw new Error(line);
  return found.value;
};
const packaged = readFileSync('templates/project/gitlab-ci.yml', 'utf8');
export const fileThat = (posts: boolean, reminds = false) =>
  fillCiFile(packaged, { version, does: { posts, reminds } });
export const reads = fileThat(false);
export const schedule = (more: Partial<PipelineSchedule> = {}): PipelineSchedule => ({
  id: 5,
  description: 'devgrowth report',
  cron,
  zone,
  branch: 'main',
  active: true,
  owner: alex,
  nextRun: '2026-11-24T07:12:00.000Z',
  ...more,
});
export const hidden: CiVariable = { key: 'DEVGROWTH_TOKEN', masked: true, protected: true, description: '' };
const nothingTyped = { cron: null, posts: null, reminds: null, hasToken: false };
export const member = (person: typeof sam, role: string) => ({ person, role }) as unknown as Member;

export interface Held {
  readonly file?: string | null;
  readonly variable?: CiVariable | null;
  readonly schedules?: readonly PipelineSchedule[];
  readonly visibility?: string;
  readonly unseen?: 'forbidden' | 'server';
}

export function project({ file = null, variable = null, schedules = [], visibility = 'private', unseen }: Held) {
  const failed = { ...failure('schedules'), failed: { kind: unseen ?? '', message: 'no' } };
  const refused = () => Promise.resolve(new ListRead<PipelineSchedule>({ items: [], source: failed }));
  return {
    facts: { path: 'alex/goals', visibility },
    readFile: (path: string) => (path === '.gitlab-ci.yml' ? Promise.resolve(file) : Promise.reject(new Error(path))),
    pipelines: {
      facts: () => Promise.resolve({ branch: 'main', isBranchProtected: true, isOpenToGuests: false }),
      variable: () => Promise.resolve(variable),
      schedules: () => (unseen === undefined ? read(schedules) : refused()),
    },
  };
}

export const desk = { packageRoot: '.', namedFiles: { text: () => Promise.resolve(packaged) }, now: () => now.at };
export interface Given extends Omit<Partial<ScheduleScene>, 'words' | 'existing'> {
  readonly words?: Partial<ScheduleScene['words']>;
  readonly held?: Held | null;
  /** null: left for later; undefined: nobody may be asked. */
  readonly token?: string | null;
}

/** What is planned, and for which token somebody was asked. */
export async function plan({ words = {}, held = {}, token, ...more }: Given) {
  const asked: string[] = [];
  const tokens = {
    handToken: ({ scope }: { readonly scope: string }) => Promise.resolve((asked.push(scope), token ?? null)),
  };
  const scene = {
    words: { ...nothingTyped, ...words },
    check: false,
    dryRun: false,
    connection: { host: sandboxHost },
    forge: { base: 'https://gl.test' },
    me: alex,
    zone,
    members: [],
    manager: sam,
    existing: held && project(held),
    paths: held?.file == null ? [] : ['README.md', '.gitlab-ci.yml'],
    ...more,
  } as unknown as ScheduleScene;
  const planned = await planSchedule(scene, desk as never, token === undefined ? null : (tokens as never));
  return { ...planned, asked, told: planned.steps.map(({ what, action }) => `${what} ${action}`) };
}
