// `devgrowth evidence add 7 URL`: one line to keep a piece of work; title, project and day are fetched.
import type { ExitCode } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { ink } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import {
  type EvidenceWords,
  keepEvidence,
  type KeptEvidence,
  nothingToKeep,
  planEvidence,
  whatToKeep,
} from '#work/evidence/keeping.ts';
import { winsTitle } from '#work/evidence/wins.ts';
import { type Meant, meantPlace } from '#work/goal-number.ts';
import type { Session } from '#work/session.ts';
import { onTypedGoal, refuseUnnamed } from '#work/which-goal.ts';
import { collect, listFlag, textFlag, valueFlags } from '../answers.ts';
import type { CommandModule, CommandWorld, Input, SharedInput } from '../command.ts';
import { endDryRun, warn, writeNumbers } from '../written-goal.ts';

export const addCommand: CommandModule<Meant<EvidenceWords>> = {
  formats: ['text', 'json'],
  writes: true,
  forms: ['number'],
  examples: [
    'devgrowth evidence add 2 "Wrote the runbook for failovers" --result "2 pages at night instead of 9" --value results',
    'devgrowth evidence add 2 https://example.com/talk --did "Gave the talk" --date 2026-11-20',
    'devgrowth evidence add wins "Mended the release pipeline over a weekend" --value results',
  ],
  completes: { number: 'open-goals', '--value': 'values', '--shows': 'criteria' },
  fromStdin: { argument: 1 },
  declare(command) {
    command
      .argument(
        '[number]',
        'Number of the goal, part of its title, or wins for what belongs to none; without it you choose',
      )
      .argument('[what]', 'Address of the work, or words; without it you are asked; - reads it from stdin')
      .option('--did <text>', 'What you did')
      .option('--result <text>', 'What came of it, with numbers where there are some')
      .option('--value <value>', 'Value of your company that it shows (repeatable)', collect)
      .option(
        '--shows <criterion>',
        'Criterion of your levels that it is an example of: staff/scope (repeatable)',
        collect,
      )
      .option('--date <day>', 'Day of the work (default: that of what the address shows, else today)');
  },
  parse(args, flags) {
    const [number, typed] = args.length === 1 && isWork(args[0]) ? [undefined, args[0]] : args;
    const what = typed ?? '';
    if (typed?.trim() === '') throw nothingToKeep();
    return {
      ...meantPlace(number),
      what,
      values: valueFlags(flags),
      shows: listFlag(flags, 'shows'),
      did: textFlag(flags, 'did'),
      result: textFlag(flags, 'result'),
      date: textFlag(flags, 'date'),
      evidence: null,
    };
  },
  run: runAdd,
};

async function runAdd({ shared, own: typed }: Input<Meant<EvidenceWords>>, world: CommandWorld): Promise<ExitCode> {
  refuseUnnamed(typed, world);
  const own = { ...typed, what: await whatToKeep(typed.what, world) };
  const addOne = (named: Input<EvidenceWords>, session: Session) => add(named, session, world);
  return onTypedGoal('evidence add', { shared, own }, world, addOne);
}

/** An address alone that is no goal's: then the goal is asked for. */
function isWork(typed = ''): boolean {
  if (!/^https?:\/\//i.test(typed.trim())) return false;
  try {
    return meantPlace(typed).iid === null;
  } catch {
    return true;
  }
}

async function add({ shared, own }: Input<EvidenceWords>, session: Session, world: CommandWorld): Promise<ExitCode> {
  const planned = await planEvidence(own, session, world);
  const { place, body } = planned;
  if (shared.dryRun) return endDryRun([`evidence on ${placeNamed(place)}`, ...body.split('\n')], shared, world);
  return end(await keepEvidence(planned, session, world), shared, world);
}

/** With `--dry-run` the issue of wins may be none yet. */
function placeNamed(place: { readonly iid: number; readonly title: string } | null): string {
  return place === null ? `"${winsTitle}", an issue that is opened for it` : `#${place.iid} ${oneLine(place.title)}`;
}

async function end(
  { place, evidence, isNew, isChanged, warnings }: KeptEvidence,
  { format }: SharedInput,
  world: CommandWorld,
): Promise<ExitCode> {
  const { iid, title, url } = place;
  if (format === 'json') {
    world.stdout.write(
      await documentText('evidence-write', { goal: { iid, title, url }, evidence, isNew, isChanged, warnings }),
    );
    return warn(warnings, world);
  }
  if (format === 'number') {
    writeNumbers([iid], world);
    return warn(warnings, world);
  }
  const what = oneLine(evidence.title ?? evidence.link ?? evidence.did ?? '');
  const where = placeNamed({ iid, title });
  const how = isNew ? 'Kept on' : isChanged ? 'Added to what is kept on' : 'There already, on';
  world.stdout.write(ink`${how} ${where}: ${what}\n${oneLine(url)}\n`);
  return warn(warnings, world);
}
