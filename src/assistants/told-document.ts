// A JSON document of ours as an assistant gets it: the same keys and numbers, each text in its own voice, nothing that names what is hidden.
import type { LabelWord } from '#growth/words/label-words.ts';
import { healthLevels, outcomes, stages } from '#growth/words/goal.ts';
import type { DocumentBody, DocumentName } from '#render/json/document-shapes.ts';
import { installedKinds } from '#work/report/kinds.ts';
import type { Session } from '#work/session.ts';
import type { TemplatesDesk } from '#work/template-files.ts';
import { type Guard, type Hidden, namesHidden } from './guard.ts';
import { among, ours, type Plain, type Told, type ToldObject } from './plain.ts';
import { type Known, told } from './rules.ts';
import { Voices } from './voices.ts';

const leftOutLine = ours`[left out: it names what is hidden here]`;

export interface Telling {
  readonly known: Known;
  readonly hidden: Hidden;
  /** null: nothing can be left out. */
  readonly guard: Guard | null;
}

/** Once for each session. */
export async function telling(
  { me, settings, forge }: Pick<Session, 'me' | 'settings' | 'forge'>,
  guard: Guard,
  desk: TemplatesDesk,
): Promise<Telling> {
  const [{ closedWords }, hidden] = await Promise.all([
    import('#render/json/document-shapes.ts'),
    guard.hidden(),
    guard.proveAlone(),
  ]);
  const named = [...(hidden.kinds ?? (await installedKinds(desk))).names, 'unknown'];
  const kinds = new Set(named.filter((name) => /^[a-z][a-z0-9-]{0,39}$/.test(name)));
  const values = new Set(settings.company.values.map(({ id }) => id));
  const labels: readonly LabelWord[] = [
    ...healthLevels.map((value) => ({ group: 'health', value }) as const),
    ...stages.map((value) => ({ group: 'stage', value }) as const),
    ...outcomes.map((value) => ({ group: 'outcome', value }) as const),
    ...[...kinds].map((value) => ({ group: 'kind', value }) as const),
    ...[...values].map((value) => ({ group: 'value', value }) as const),
    { group: 'marker', value: 'goal' },
    { group: 'ask', value: 'open' },
  ];
  return {
    guard,
    hidden,
    known: {
      voices: guard.voices,
      me,
      person: settings.person,
      base: forge.base,
      kinds,
      values,
      labels: new Set(labels.map((one) => forge.labelName(one, settings.labels))),
      closed: closedWords(),
    },
  };
}

/** @param more what only an assistant is told, once all else is: what was left out is known by then */
export async function toldDocument<Name extends DocumentName>(
  name: Name,
  body: DocumentBody<Name>,
  all: Telling,
  more: () => ToldObject = () => ({}),
): Promise<ToldObject> {
  const { documentValue } = await import('#render/json/document-shapes.ts');
  const { schema, ...rest } = documentValue(name, body);
  const document = toldFields(name, [], rest, [], all);
  return { schema: schemaOf(schema), ...document, ...more() };
}

/** Of facts alone: no text of the project is among them. */
export async function toldStatus(body: DocumentBody<'status'>, more: ToldObject): Promise<ToldObject> {
  const { documentValue, closedWords } = await import('#render/json/document-shapes.ts');
  const nothing = new Set<string>();
  const known: Known = {
    voices: new Voices({ id: 0, username: '', name: '' }),
    me: { username: '' },
    person: '',
    base: body.host ?? 'https://none.invalid',
    kinds: nothing,
    values: nothing,
    labels: nothing,
    closed: closedWords(),
  };
  const { schema, ...rest } = documentValue('status', body);
  const told = toldFields('status', [], rest, [], { known, hidden: { goals: [], kinds: null }, guard: null });
  return { schema: schemaOf(schema), ...told, ...more };
}

const schemaOf = (schema: unknown): Plain => among(String(schema), /^devgrowth\/[a-z0-9-]+\/v1$/) ?? ours``;

type Fields = Readonly<Record<string, unknown>>;

function toldFields(name: string, path: readonly string[], fields: Fields, around: readonly Fields[], all: Telling) {
  const inside = [fields, ...around];
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, toldValue(name, [...path, key], value, inside, all)]),
  );
}

function toldValue(
  name: string,
  path: readonly string[],
  value: unknown,
  around: readonly Fields[],
  all: Telling,
): Told {
  if (typeof value === 'string') return told(name, path, { text: withoutHidden(value, all), around }, all.known);
  if (typeof value === 'number' || typeof value === 'boolean' || value == null) return value ?? null;
  if (Array.isArray(value)) return value.map((one: unknown) => toldValue(name, path, one, around, all));
  return toldFields(name, path, { ...value }, around, all);
}

/** Numbers of lines stay: what is counted in a text is counted as in the text itself. */
function withoutHidden(text: string, { hidden, guard }: Telling): string {
  if (!namesHidden(text, hidden)) return text;
  const lines = text.split('\n').map((line) => {
    if (!namesHidden(line, hidden)) return line;
    guard?.lineLeftOut(line);
    return leftOutLine;
  });
  // A title may go over the end of a line.
  const left = lines.join('\n');
  return namesHidden(left, hidden) ? leftOutLine : left;
}
