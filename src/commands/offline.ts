// `--offline`: the answers of last time in the place of the server's, said as of when before and after the result; else what keeps them.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { type Ink, ink } from '#render/terminal/ink.ts';
import { dayWords } from '#render/offline-words.ts';
import { oneLine } from '#render/text.ts';
import { type KeptReads, keptReads } from '#work/kept-reads.ts';
import type { World } from '#world.ts';
import { given, said } from '#wording.ts';
import type { CommandWorld, OfflineFacts, SharedInput } from './command.ts';

/** @param command its `offline`: the formats that can say as of when they are */
export async function withKeptAnswers(
  shared: SharedInput,
  {
    offline: formats = [],
    rereads,
  }: { readonly offline?: readonly string[]; readonly rereads?: 'changed' | undefined },
  world: CommandWorld,
  run: (world: CommandWorld) => Promise<ExitCode>,
): Promise<ExitCode> {
  if (shared.offline === true && !formats.includes(shared.format))
    throw new DevgrowthError(
      'usage',
      `--offline takes --format ${formats.join(', ')}: another one could pass for today's`,
      {
        hint: 'Choose one of these, or leave --offline out.',
      },
    );
  const kept = await keptReads(shared, rereads, world);
  if (kept === null) return run(world);
  if (shared.offline === true) return runOffline(shared, kept, world, run);
  try {
    return await run({ ...world, openForge: kept.openForge });
  } catch (error) {
    if (!(error instanceof DevgrowthError) || error.kind !== 'unreachable' || formats.length === 0) throw error;
    const keptAt = await kept.keptAt();
    if (keptAt === null) throw error;
    const when = dayWords(keptAt, world.now(), world.zone());
    const way = said`What was read on ${when} is kept: ${given('offline')} shows it.`;
    throw new DevgrowthError(error.kind, error.said, {
      hint: error.hint === null ? way : said`${error.hint} ${way}`,
      details: error.details,
      cause: error,
    });
  } finally {
    await kept.save();
  }
}

async function runOffline(
  shared: SharedInput,
  kept: KeptReads,
  world: CommandWorld,
  run: (world: CommandWorld) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { stdout, stderr } = world;
  const isText = shared.format === 'text' || shared.format === 'table';
  const told = isText || shared.format === 'markdown' ? stdout : shared.format === 'csv' ? stderr : null;
  const line = (words: string): Ink => (shared.format === 'markdown' ? ink`> **${words}**\n` : ink`${words}\n`);
  let isBegun = false;
  const write = (text: Ink) => {
    if (!isBegun) told?.write(ink`${line(offlineWords(kept.facts(), world))}\n`);
    isBegun = true;
    stdout.write(text);
  };
  const own: CommandWorld = {
    ...world,
    openForge: kept.openForge,
    // The lines around it must not be lost in a pager.
    page: () => Promise.resolve(false),
    stdout: {
      write,
      isTTY: stdout.isTTY,
      columns: stdout.columns,
      ...(stdout.rows === undefined ? {} : { rows: stdout.rows }),
    },
  };
  const code = await run({ ...own, offline: kept.facts });
  const facts = kept.facts();
  if (isBegun) told?.write(ink`\n${line(offlineWords(facts, world))}`);
  return code === exitCodes.done && facts.withoutConfidential ? exitCodes.notClean : code;
}

function offlineWords(
  { asOf, upTo, as, withoutConfidential }: OfflineFacts,
  { now, zone }: Pick<World, 'now' | 'zone'>,
): string {
  const from = dayWords(asOf, now(), zone());
  const to = dayWords(upTo, now(), zone());
  const when = from === to ? `as of ${from}` : `as of ${from}, parts of it of ${to}`;
  const left = withoutConfidential ? '; confidential items are not kept, and missing' : '';
  return `OFFLINE: ${when}, as @${oneLine(as)} saw it. Nothing newer was asked for${left}.`;
}
