// Levels as others publish them, made a file of ours: nested (topics, levels, criteria) or flat (a list of competences). Their words stay theirs:
// what has no place in ours is counted, never dropped in silence.
import { stringify } from 'yaml';
import { type LineProblem, readYaml } from '#yaml/yaml-source.ts';
import { type Group, isGroup } from './import-report.ts';
import { longestWords, mostSigns, readLevels } from './levels.ts';

export interface ImportedLevels {
  /** A whole file of ours; null: problems. */
  readonly text: string | null;
  readonly problems: readonly LineProblem[];
  /** `3 ids`: what others say and our files do not. */
  readonly leftOut: readonly string[];
}

/** @param name of the levels that are made; null: that of their title */
export function importLevels(typed: string, name: string | null): ImportedLevels {
  const { text, firstLine } = frontOf(typed);
  const source = readYaml(text, { firstLine, manners: 'strict' });
  const failed = (problems: readonly LineProblem[]): ImportedLevels => ({ text: null, problems, leftOut: [] });
  if (source.broken || source.problems.length > 0) return failed(source.problems);
  const made = new Making();
  const title = isGroup(source.value) ? wordsOf(source.value['title']) : '';
  const topics = listAt(source.value, 'topics');
  const flat = Array.isArray(source.value) ? source.value : listAt(source.value, 'competencies');
  if (topics !== null) topics.filter(isGroup).forEach((topic) => takeTopic(topic, made));
  else if (flat !== null) flat.filter(isGroup).forEach((one) => takeCompetence(one, made));
  if (made.isEmpty)
    return failed([
      { line: firstLine, problem: 'holds neither topics with levels nor a list of competences with level and area' },
    ]);
  const file = stringify({ name: name ?? (slugOf(title) || 'imported'), ...made.file() }, { lineWidth: 120 });
  const { problems } = readLevels([{ path: '', text: file }]);
  // What they are called is told by the line of ours, which nobody has seen: the problem alone.
  if (problems.length > 0)
    return failed(problems.map((one) => ({ line: firstLine, problem: one.replace(/^:\d+: /, '') })));
  return { text: file, problems: [], leftOut: made.leftOut() };
}

/** The front matter of a page, else all of it. */
function frontOf(typed: string): { readonly text: string; readonly firstLine: number } {
  const [, front = null] = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?\r?\n)---[ \t]*(?:\r?\n|$)/.exec(typed) ?? [];
  return front === null ? { text: typed, firstLine: 1 } : { text: front, firstLine: 2 };
}

function listAt(value: unknown, key: string): readonly unknown[] | null {
  const list = isGroup(value) ? value[key] : null;
  return Array.isArray(list) ? list : null;
}

function takeTopic(topic: Group, made: Making): void {
  const id = slugOf(wordsOf(topic['name']) || wordsOf(topic['title']));
  const title = wordsOf(topic['title']) || wordsOf(topic['name']);
  for (const at of (listAt(topic, 'content') ?? []).filter(isGroup)) {
    const level = slugOf(wordsOf(at['level']));
    for (const one of listAt(at, 'criteria') ?? []) made.take(level, id, title, wordsOf(one), []);
    for (const one of (listAt(at, 'exampleCriteria') ?? []).filter(isGroup))
      made.take(level, id, title, wordsOf(one['criteria']), (listAt(one, 'examples') ?? []).map(wordsOf));
  }
}

function takeCompetence(one: Group, made: Making): void {
  const domain = wordsOf(one['domain']);
  const area = [wordsOf(one['area']), domain].filter((word) => word !== '').join(' ');
  for (const key of ['id', 'description'] as const) if (wordsOf(one[key]) !== '') made.leave(key);
  made.take(
    slugOf(wordsOf(one['level'])),
    slugOf(area),
    area.charAt(0).toUpperCase() + area.slice(1),
    wordsOf(one['summary']),
    (listAt(one, 'examples') ?? []).map(wordsOf),
  );
}

interface MadeArea {
  readonly name: string;
  readonly signs: Map<string, string[]>;
}

class Making {
  readonly #levels: string[] = [];
  readonly #areas = new Map<string, MadeArea>();
  readonly #left = new Map<string, number>();

  get isEmpty(): boolean {
    return this.#areas.size === 0;
  }

  leave(what: string): void {
    this.#left.set(what, (this.#left.get(what) ?? 0) + 1);
  }

  /** A criterion with its examples, as far as a line holds them. */
  take(level: string, area: string, name: string, words: string, examples: readonly string[]): void {
    if (level === '' || area === '' || words === '') return this.leave('criterion without a level, an area or words');
    if (words.length > longestWords) return this.leave('criterion longer than a line');
    const { signs } = this.#areaOf(area, name);
    const own = signs.get(level) ?? [];
    if (own.length === mostSigns) return this.leave(`criterion beyond ${mostSigns} of an area and level`);
    if (!this.#levels.includes(level)) this.#levels.push(level);
    const said = examples
      .filter((one) => one !== '')
      .reduce((sum, one) => {
        const more = `${sum}${sum === words ? ' (for instance: ' : '; '}${one}`;
        if (more.length < longestWords) return more;
        this.leave('example that no line has room for');
        return sum;
      }, words);
    signs.set(level, [...own, said === words ? said : `${said})`]);
  }

  file() {
    const levels = this.#levels.every((level) => /\d$/.test(level)) ? this.#levels.toSorted(byNumber) : this.#levels;
    const areas = Array.from(this.#areas, ([id, { name, signs }]) => ({
      id,
      name,
      signs: Object.fromEntries(levels.flatMap((level) => (signs.has(level) ? [[level, signs.get(level)]] : []))),
    }));
    return { levels, areas };
  }

  leftOut(): readonly string[] {
    return Array.from(this.#left, ([what, count]) => `${count} x ${what}`);
  }

  #areaOf(id: string, name: string): MadeArea {
    const there = this.#areas.get(id);
    if (there !== undefined) return there;
    const made = { name: name.slice(0, 60).trim(), signs: new Map<string, string[]>() };
    this.#areas.set(id, made);
    return made;
  }
}

/** `level-10` comes after `level-9`. */
const byNumber = (one: string, other: string): number => numberOf(one) - numberOf(other);
const numberOf = (level: string): number => Number(/\d+$/.exec(level)?.[0] ?? 0);

/** In one line, without the pictures that pages put before a title. */
function wordsOf(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  return String(value)
    .replace(/[\p{Extended_Pictographic}\p{Cc}\p{Cf}]/gu, (sign) => (/\d|[#*]/.test(sign) ? sign : ' '))
    .replace(/\s+/g, ' ')
    .trim();
}

/** A level that is a number is `level-3`. */
function slugOf(words: string): string {
  const slug = words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return (/^\d/.test(slug) ? `level-${slug}` : slug).slice(0, 40).replace(/-$/, '');
}
