// `--jq` and `--fields`: what a command prints as JSON, through the person's own filter. All of it is checked before the command runs.
import { warnIncomplete } from '#commands/incomplete.ts';
import type { SharedInput } from '#commands/command.ts';
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import type { DocumentName } from '#render/json/document-shapes.ts';
import type { Stray } from '#render/json/fields.ts';
import { type Ink, ink, inkJson, inkValue, joined, stacked } from '#render/terminal/ink.ts';
import { clean } from '#render/text.ts';
import type { World } from '#world.ts';

type Completeness = Parameters<typeof warnIncomplete>[0];

/** What was typed of the two; they do not go together. */
export interface Filtering {
  readonly jq: string | null;
  /** Paths: `goals.title`. */
  readonly fields: readonly string[] | null;
}

interface Told {
  readonly printed: Ink;
  /** What the filter says beside its results. */
  readonly said: string;
  readonly hasFailed: boolean;
}

type Filter = (text: string, document: Readonly<Record<string, unknown>>) => Told;

interface Run extends Pick<SharedInput, 'writes' | 'dryRun'> {
  readonly mayHaveWritten: boolean;
}

export interface Printing {
  /** A world whose stdout takes JSON documents, and prints what the filter makes of them. */
  readonly world: World;
  /** @throws DevgrowthError `filter` where the filter broke, and nothing was written that could be written twice */
  ended(code: ExitCode, run: Run): ExitCode;
}

/**
 * @param documents what the command may print; empty: not known
 * @throws DevgrowthError `usage` for a filter that cannot be run
 */
export async function filteredBy(
  { jq, fields }: Filtering,
  documents: readonly DocumentName[],
  world: World,
): Promise<Printing> {
  const filter = jq === null ? await fieldFilter(fields ?? [], documents) : await jqFilter(jq, world);
  const { stdout, stderr } = world;
  let broken: string | null = null;
  function write(text: Ink): void {
    const document = documentIn(text);
    if (document === null) return stdout.write(text);
    const { printed, said, hasFailed } = filter(text.toString(), document);
    stdout.write(printed);
    if (hasFailed) broken = said;
    else if (said !== '') stderr.write(stacked(linesOf(said)));
    // The filter may leave out where the document says so.
    const { completeness } = document;
    if (isTold(completeness)) warnIncomplete(completeness, world);
  }
  return {
    world: {
      ...world,
      stdout: {
        write,
        get isTTY() {
          return stdout.isTTY;
        },
        get columns() {
          return stdout.columns;
        },
      },
    },
    ended(code, { writes, dryRun, mayHaveWritten }) {
      if (broken === null) return code;
      if (!mayHaveWritten && (!writes || dryRun))
        throw new DevgrowthError('filter', 'the filter broke on what was read', {
          details: linesOf(broken),
          hint: 'Look at all of it with --format json, and mend the filter.',
        });
      // Whoever runs it again for the sake of its output would write again.
      stderr.write(ink`warning: it is written, but the filter broke: ${linesOf(broken).join(' ')}\n`);
      stderr.write(ink`hint: Do not run it again; what was written can be shown.\n`);
      return exitCodes.partlyWritten;
    },
  };
}

function documentIn(text: Ink): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text.toString());
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

function isTold(value: unknown): value is Completeness {
  return typeof value === 'object' && value !== null && 'complete' in value && 'sources' in value;
}

function linesOf(said: string): readonly string[] {
  return clean(said)
    .split('\n')
    .map((line) => line.replace(/ \(at \/dev\/stdin:\d+\)/, ''));
}

async function jqFilter(filter: string, { openJq, stdout }: World): Promise<Filter> {
  const jq = await openJq();
  const problem = jq.problemOf(filter);
  if (problem !== null)
    throw new DevgrowthError('usage', 'jq cannot read the filter', {
      details: linesOf(problem),
      hint: 'Nothing was sent. Mend the filter: https://jqlang.org/manual/v1.8/ tells of the language.',
    });
  return (text) => {
    const { values, said, hasFailed } = jq.run(filter, text);
    return { printed: joined(values.map((value) => inkValue(value, stdout))), said, hasFailed };
  };
}

async function fieldFilter(paths: readonly string[], documents: readonly DocumentName[]): Promise<Filter> {
  const { fieldsOf, inkOfFields, nameOf, strayOf } = await import('#render/json/fields.ts');
  const shapes = documents.map((name) => ({ name, fields: fieldsOf(name) }));
  for (const path of paths) {
    const strays = shapes.map(({ name, fields }) => ({ name, stray: strayOf(path, fields) }));
    if (shapes.length === 0 || strays.some(({ stray }) => stray === null)) continue;
    throw new DevgrowthError('usage', `there is no field ${path === '' ? 'without a name' : path}`, {
      details: strays.flatMap(({ name, stray }) => (stray === null ? [] : [placesIn(name, stray)])),
      hint: 'Nothing was sent. Choose among these; goals.title is a part of a part.',
    });
  }
  return (_, document) => {
    const name = nameOf(document);
    // Such as what --dry-run prints in place of what the fields were asked of.
    const isOther = shapes.some((shape) => shape.name === name && paths.every((path) => strayOf(path, shape.fields)));
    return { printed: isOther ? inkJson(document) : inkOfFields(document, paths), said: '', hasFailed: false };
  };
}

function placesIn(name: DocumentName, { at, known }: Stray): string {
  const place = at === '' ? name : `${name}, ${at}`;
  return known.length === 0 ? `${place}: a value without parts` : `${place}: ${known.join(', ')}`;
}
