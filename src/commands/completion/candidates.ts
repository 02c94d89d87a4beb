// What may come next on a command line, where it depends on the person's goals, templates or settings. Failures are silent.
import { gitlab } from '#settings/company-file.ts';
import { oneLine } from '#render/text.ts';
import type { World } from '#world.ts';
import { readTemplates } from '#work/available-templates.ts';
import { readProfiles } from '#work/config/reading.ts';
import { readDrafts } from '#work/draft/listing.ts';
import { readTitles } from '#work/goal/listing.ts';
import type { CandidateSource, CommandWorld, SharedInput } from '../command.ts';
import { deskOf } from '../desk.ts';
import { readCriteria } from '#work/levels/tags.ts';
import { openSession, type Session } from '#work/session.ts';

export interface Candidate {
  readonly value: string;
  /** One clean line for the shells that show one; may be empty. */
  readonly about: string;
}

/** A Tab is worth this long a wait for a server. */
const serverMs = 1_500;

/** No quote, space, `$`, backtick or other sign that any of the four shells reads: bash and PowerShell insert a candidate as it is. */
const plainWord = /^[\p{L}\p{N}_][\p{L}\p{N}._:@+/-]*$/u;

/** Asks nobody but the server, and that one briefly: no prompt, no program of the user's settings. Never throws. */
export async function candidatesFrom(
  source: CandidateSource,
  input: SharedInput,
  world: World,
): Promise<readonly Candidate[]> {
  try {
    const found = await read[source](input, deskOf(input, quiet(world)));
    return found
      .filter(({ value }) => plainWord.test(value))
      .map(({ value, about }) => ({ value, about: oneLine(about) }));
  } catch {
    return [];
  }
}

const read: Readonly<
  Record<CandidateSource, (input: SharedInput, world: CommandWorld) => Promise<readonly Candidate[]>>
> = {
  goals: (input, world) => goals(input, world),
  'open-goals': (input, world) => goals(input, world, 'opened'),
  'closed-goals': (input, world) => goals(input, world, 'closed'),
  kinds: async (input, world) => (await templates(input, world)).kinds,
  templates: async (input, world) => {
    const { kinds, documents } = await templates(input, world);
    return [...kinds, ...documents.map(({ type, name, about }) => ({ value: `${type}/${name}`, about }))];
  },
  'promotion-templates': async (input, world) =>
    (await templates(input, world)).documents
      .filter(({ type }) => type === 'promotion')
      .map(({ name, about }) => ({ value: name, about })),
  values: async (input, world) =>
    (await openSession(input, world)).settings.company.values.map(({ id, name }) => ({ value: id, about: name })),
  criteria: async (input, world) => readCriteria(await openSession(input, world), world),
  drafts: async (_input, world) =>
    (await readDrafts(world)).map(({ id, command }) => ({ value: id, about: `devgrowth ${command}` })),
  profiles: async (_input, world) =>
    (await readProfiles(world)).map(({ name, host }) => ({ value: name, about: host })),
  async hosts(_input, world) {
    const hosts = (await readProfiles(world)).map(({ host }) => host.replace('https://', ''));
    return [...new Set([...hosts, 'gitlab.com', 'sandbox'])].map((value) => ({ value, about: '' }));
  },
};

async function goals(
  input: SharedInput,
  world: CommandWorld,
  state: 'opened' | 'closed' | null = null,
): Promise<readonly Candidate[]> {
  const titles = await readTitles(state, await openSession(input, world));
  return titles.map(({ iid, title }) => ({ value: String(iid), about: title }));
}

/** Without a server that answers, the templates of this machine. */
async function templates(input: SharedInput, world: CommandWorld) {
  const session = await openSession(input, world).catch((): Session | null => null);
  const company = session?.settings.company ?? gitlab;
  const available = await readTemplates(session?.project ?? null, company, world, null).catch(() =>
    readTemplates(null, company, world, null),
  );
  return {
    kinds: available.templates.map(({ name, label }) => ({ value: name, about: label })),
    documents: available.documents,
  };
}

function quiet(world: World): World {
  return {
    ...world,
    stderr: { write: () => undefined, isTTY: false, columns: 80 },
    runCommand: () => Promise.reject(new Error('a program may ask something')),
    openForge: (target) => world.openForge({ ...target, withinMs: serverMs }),
  };
}
