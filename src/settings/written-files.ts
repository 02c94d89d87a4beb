// What was written from this machine, a run a file (a long one several): kept to be taken back, bounded in number and age.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import type { WrittenRun, WrittenWhere } from '#growth/forge/written.ts';
import type { Day, Instant } from '#growth/words/goal.ts';
import { ascending } from '#growth/words/order.ts';
import type { World } from '#world.ts';

/** Beyond, the oldest are forgotten: of one account in one project, and of every one. */
const mostRuns = 50;
const forgottenAfterDays = 90;
/** Of one file: each write of a long run writes the last of its files again. */
const stepsOfAFile = 20;

type Store = Pick<World, 'files' | 'places'>;

/** All of it stands in the name, so that no file is read to be found. */
export interface RunName extends WrittenWhere {
  readonly number: number;
  readonly day: Day;
  /** Ids of the drafts whose words it wrote. */
  readonly drafts: readonly string[];
  readonly key: string;
}

export type RunStep = WrittenRun['steps'][number];

export interface RunHead {
  readonly at: Instant;
  readonly command: string;
  readonly undoneAt: Instant | null;
  readonly isUndoneTold: boolean;
}

const names = z.array(z.string());
const fields = z.object({
  title: z.string().optional(),
  text: z.string().optional(),
  due: z.string().nullable().optional(),
  milestone: z.object({ id: z.number(), title: z.string() }).nullable().optional(),
  confidential: z.boolean().optional(),
  state: z.enum(['opened', 'closed']).optional(),
  labels: names.optional(),
  assignees: z.array(z.object({ id: z.number(), username: z.string() })).optional(),
});
const number = z.number();
const text = z.string();
const maybe = text.nullable();

const stepSchema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('comment-added'), iid: number, id: number.nullable(), key: maybe, text }),
  z.object({ what: z.literal('comment-changed'), iid: number, id: number, before: maybe, after: text }),
  z.object({ what: z.literal('comment-removed'), iid: number, id: number }),
  z.object({
    what: z.literal('issue-opened'),
    iid: number.nullable(),
    key: maybe,
    title: text,
    after: fields.nullable(),
  }),
  z.object({
    what: z.literal('issue-changed'),
    iid: number,
    title: maybe,
    before: fields.nullable(),
    after: fields,
  }),
  z.object({ what: z.literal('issue-removed'), iid: number, title: maybe }),
  z.object({ what: z.literal('linked'), iid: number, to: z.object({ project: text, iid: number }) }),
  z.object({ what: z.literal('other'), doing: text }),
]);

const fileSchema = z.object({
  schema: z.literal('devgrowth/written/v1'),
  at: text,
  command: text,
  undoneAt: maybe,
  isUndoneTold: z.boolean().default(true),
  /** null: a step that was refused; the others keep their places. */
  steps: z.array(stepSchema.nullable()),
});

const folderOf = ({ places }: Pick<World, 'places'>) => join(places.state, 'undo');
const hash = (words: string) => createHash('sha256').update(words).digest('hex').slice(0, 12);

/** `<host>.<account>.<project>.<number>.<day>.<drafts>.<key>.<part>.json` */
const pattern = /^([0-9a-f]{12})\.(\d*)\.(\d+)\.(\d+)\.(\d{4}-\d\d-\d\d)\.([0-9a-z-]*)\.([\w-]+)\.(\d+)\.json$/;

interface NamedPart {
  readonly file: string;
  readonly host: string;
  readonly name: Omit<RunName, 'host'>;
  readonly part: number;
}

async function parts(store: Store): Promise<readonly NamedPart[]> {
  const found = (await store.files.list(folderOf(store))).flatMap((file) => {
    const match = pattern.exec(file);
    if (match === null) return [];
    const [, host = '', accountId = '', projectId, runNumber, day = '', drafts = '', key = '', part] = match;
    const name = {
      accountId: accountId === '' ? null : Number(accountId),
      projectId: Number(projectId),
      number: Number(runNumber),
      day,
      drafts: drafts.split('-').filter(Boolean),
      key,
    };
    return [{ file, host, name, part: Number(part) }];
  });
  return found;
}

const isOf = ({ host, accountId, projectId }: WrittenWhere, { host: hashed, name }: NamedPart) =>
  hashed === hash(host) && name.accountId === accountId && name.projectId === projectId;

const isFileOf = (name: RunName, part: NamedPart) =>
  isOf(name, part) && part.name.key === name.key && part.name.drafts.join() === name.drafts.join();

/** The runs of an account in a project, oldest first. */
export async function runNames(store: Store, place: WrittenWhere): Promise<readonly RunName[]> {
  const runs = new Map<string, RunName>();
  // Killed while it took another name, it has two: that with more drafts is the later one.
  for (const part of await parts(store))
    if (isOf(place, part) && part.name.drafts.length >= (runs.get(part.name.key)?.drafts.length ?? 0))
      runs.set(part.name.key, { ...part.name, host: place.host });
  // Two processes that begin at one moment take the same number.
  let last = 0;
  return [...runs.values()]
    .sort(ascending((run) => run.number))
    .map((run) => ({ ...run, number: (last = Math.max(run.number, last + 1)) }));
}

function fileOf(
  store: Store,
  { host, accountId, projectId, number: run, day, drafts, key }: RunName,
  part: number,
): string {
  const name = [hash(host), accountId ?? '', projectId, run, day, drafts.join('-'), key, part, 'json'].join('.');
  return join(folderOf(store), name);
}

export const partOf = (index: number): number => Math.floor(index / stepsOfAFile);

export interface StoredRun extends RunHead {
  readonly steps: readonly (RunStep | null)[];
}

/** One file of it: the steps that belong there. */
export async function saveRun(
  store: Store,
  name: RunName,
  head: RunHead,
  steps: readonly (RunStep | null)[],
  part: number,
): Promise<void> {
  const own = steps.slice(part * stepsOfAFile, (part + 1) * stepsOfAFile);
  const { at, command, undoneAt, isUndoneTold } = head;
  const content = { schema: 'devgrowth/written/v1', at, command, undoneAt, isUndoneTold, steps: own };
  await store.files.write(fileOf(store, name, part), `${JSON.stringify(content, null, 1)}\n`);
}

/** null: it cannot be read, or is gone. */
export async function loadRun(store: Store, name: RunName): Promise<StoredRun | null> {
  const own = (await parts(store)).filter((one) => isFileOf(name, one)).toSorted(ascending(({ part }) => part));
  let head: RunHead | null = null;
  const steps: (RunStep | null)[] = [];
  for (const { file } of own) {
    const read = fileSchema.safeParse(jsonOrNull((await store.files.read(join(folderOf(store), file))) ?? ''));
    if (!read.success) return null;
    const { at, command, undoneAt, isUndoneTold } = read.data;
    head ??= { at, command, undoneAt, isUndoneTold };
    steps.push(...read.data.steps);
  }
  return head === null ? null : { ...head, steps };
}

/** Its first file says so for all. */
export async function markUndone(
  store: Store,
  name: RunName,
  mark: Pick<RunHead, 'undoneAt' | 'isUndoneTold'>,
): Promise<void> {
  const stored = await loadRun(store, name);
  if (stored !== null) await saveRun(store, name, { ...stored, ...mark }, stored.steps, 0);
}

export async function removeRun(store: Store, name: RunName): Promise<void> {
  for (const one of await parts(store))
    if (isFileOf(name, one)) await store.files.remove(join(folderOf(store), one.file));
}

/** Nothing of this host is known any more. */
export async function forgetRuns(store: Store, host: string): Promise<void> {
  for (const one of await parts(store))
    if (one.host === hash(host)) await store.files.remove(join(folderOf(store), one.file));
}

/** What is too old, and what is too many of one place. */
export async function tidyRuns(store: Store, place: WrittenWhere, today: Day): Promise<void> {
  const oldest = new Date(Date.parse(today) - forgottenAfterDays * 86_400_000).toISOString().slice(0, 10);
  const tooMany = new Set((await runNames(store, place)).slice(0, -mostRuns).map(({ key }) => key));
  for (const one of await parts(store))
    if (one.name.day < oldest || (isOf(place, one) && tooMany.has(one.name.key)))
      await store.files.remove(join(folderOf(store), one.file));
}

function jsonOrNull(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
