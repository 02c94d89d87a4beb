// YAML text -> plain values with a line for each, for text that may come from a stranger's repository.
import { Composer, type CST, isAlias, isMap, isScalar, isSeq, LineCounter, Parser } from 'yaml';

export interface LineProblem {
  readonly line: number;
  readonly problem: string;
}

export interface YamlSource {
  /** Only strings, numbers, booleans, null, arrays, and objects without a prototype. */
  readonly value: unknown;
  readonly problems: readonly LineProblem[];
  /** True when the text could not be understood at all, so that `value` says nothing. */
  readonly broken: boolean;
  /** The line of the nearest thing on this path. */
  lineAt(path: readonly PropertyKey[]): number;
}

const longestText = 2_000_000;
/** Syntax levels; a goals file needs about ten. */
const deepestNesting = 60;

/** Aliases, merge keys, tags and second documents are refused: no file of ours needs them, and aliases can blow up memory. */
export function readYaml(text: string, firstLine = 1): YamlSource {
  const source = text.replace(/^\uFEFF/u, '');
  if (source.length > longestText) return broken([{ line: firstLine, problem: 'the file is too long' }], firstLine);

  const lineCounter = new LineCounter();
  const tokens = [...new Parser(lineCounter.addNewLine).parse(source)];
  // The composer recurses: some thousand levels end the whole process (V8 aborts compiling a regular expression on a
  // nearly full stack), which no `catch` sees. The parser does not recurse, so its tree can be measured first.
  if (isDeeperThan(deepestNesting, tokens)) {
    return broken([{ line: firstLine, problem: 'YAML: nested too deeply' }], firstLine);
  }
  const composer = new Composer({
    prettyErrors: false,
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    stringKeys: true,
    uniqueKeys: true,
    logLevel: 'silent',
  });
  const documents = [...composer.compose(tokens, true, source.length)];
  const [document] = documents;
  if (document === undefined || documents.length > 1) {
    return broken([{ line: firstLine, problem: 'YAML: more than one document in the file' }], firstLine);
  }
  const lineOf = (offset: number) => Math.max(lineCounter.linePos(offset).line, 1) + firstLine - 1;
  const problems: LineProblem[] = [...document.errors, ...document.warnings].map((error) => ({
    line: lineOf(error.pos[0]),
    problem: `YAML: ${error.message.replace(/\s+/gu, ' ').trim()}`,
  }));
  const isBroken = document.errors.some((error) => error.code !== 'DUPLICATE_KEY');
  if (isBroken) return broken(problems, firstLine);

  const lines = new Map<string, number>();
  const plain = (node: unknown, path: readonly PropertyKey[]): unknown => {
    if (isAlias(node)) {
      problems.push({ line: lineOf(node.range?.[0] ?? 0), problem: `*${node.source}: aliases are not read` });
      return null;
    }
    if (isMap(node)) {
      const object: Record<string, unknown> = Object.create(null);
      for (const { key, value } of node.items) {
        const name = isScalar(key) ? String(key.value) : String(key);
        const inner = [...path, name];
        if (isScalar(key)) lines.set(placeOf(inner), lineOf(key.range?.[0] ?? 0));
        object[name] = plain(value, inner);
      }
      return object;
    }
    if (isSeq(node)) {
      return node.items.map((item, index) => {
        const inner = [...path, index];
        lines.set(placeOf(inner), lineOf(offsetOf(item)));
        return plain(item, inner);
      });
    }
    return isScalar(node) ? node.value : null;
  };
  const value = plain(document.contents, []);
  return { value, problems, broken: false, lineAt: (path) => nearestLine(lines, path, firstLine) };
}

function isDeeperThan(limit: number, tokens: readonly CST.Token[]): boolean {
  const waiting: [node: unknown, depth: number][] = tokens.map((token) => [token, 1]);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [node, depth] = next;
    if (depth > limit) return true;
    if (Array.isArray(node)) {
      for (const item of node) waiting.push([item, depth]);
    } else if (typeof node === 'object' && node !== null) {
      const inner = 'type' in node ? depth + 1 : depth;
      for (const part of Object.values(node)) if (typeof part === 'object') waiting.push([part, inner]);
    }
  }
  return false;
}

function broken(problems: readonly LineProblem[], firstLine: number): YamlSource {
  return { value: null, problems, broken: true, lineAt: () => firstLine };
}

function placeOf(path: readonly PropertyKey[]): string {
  return JSON.stringify(path.map(String));
}

function offsetOf(node: unknown): number {
  if (isMap(node) || isSeq(node) || isScalar(node) || isAlias(node)) return node.range?.[0] ?? 0;
  return 0;
}

function nearestLine(lines: ReadonlyMap<string, number>, path: readonly PropertyKey[], firstLine: number): number {
  for (let length = path.length; length > 0; length -= 1) {
    const line = lines.get(placeOf(path.slice(0, length)));
    if (line !== undefined) return line;
  }
  return firstLine;
}
