// YAML text -> plain values and a line for each: the one reader, for text that may come from a stranger's repository or a server.
import {
  type Alias,
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  Parser,
} from 'yaml';

export interface LineProblem {
  readonly line: number;
  readonly problem: string;
}

export type YamlSource = ReadYaml | BrokenYaml;

export interface ReadYaml {
  readonly broken: false;
  /** Only strings, numbers, booleans, null, arrays, and objects without a prototype. */
  readonly value: unknown;
  /** For changing the file with its comments kept. */
  readonly document: Document.Parsed;
  readonly problems: readonly LineProblem[];
  /** The line of the nearest thing on this path. */
  lineAt(path: readonly PropertyKey[]): number;
}

/** The text could not be understood at all. */
export interface BrokenYaml {
  readonly broken: true;
  readonly problems: readonly LineProblem[];
  lineAt(path: readonly PropertyKey[]): number;
}

export interface YamlRules {
  /** Line of the file on which the text starts. */
  readonly firstLine?: number;
  /**
   * `strict`: aliases and tags are problems; no file that we ask for needs them. `lenient`, for settings: a few aliases are
   * followed, and of a tag that we do not know the text behind it counts (glab marks tokens with `!!null`).
   */
  readonly manners: 'strict' | 'lenient';
}

const longestText = 2_000_000;
/** Syntax levels; a goals file needs about ten. */
const deepestNesting = 60;
/** More than a settings file needs; an "alias bomb" needs thousands. */
const mostAliases = 50;

/** Merge keys and second documents are refused under all rules. */
export function readYaml(text: string, { firstLine = 1, manners }: YamlRules): YamlSource {
  const source = text.replace(/^\uFEFF/u, '');
  const broken = (problems: readonly LineProblem[]): BrokenYaml => ({
    broken: true,
    problems,
    lineAt: () => firstLine,
  });
  if (source.length > longestText) return broken([{ line: firstLine, problem: 'the file is too long' }]);

  const lineCounter = new LineCounter();
  const tokens = tokensOf(source, lineCounter);
  if (tokens === null) return broken([{ line: firstLine, problem: 'YAML: nested too deeply' }]);
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
  if (document === undefined || documents.length > 1)
    return broken([{ line: firstLine, problem: 'YAML: more than one document in the file' }]);
  const lineOf = (offset: number) => Math.max(lineCounter.linePos(offset).line, 1) + firstLine - 1;
  const faults = manners === 'strict' ? [...document.errors, ...document.warnings] : document.errors;
  const problems: LineProblem[] = faults.map((error) => ({
    line: lineOf(error.pos[0]),
    problem: `YAML: ${error.message.replace(/\s+/gu, ' ').trim()}`,
  }));
  if (document.errors.some((error) => error.code !== 'DUPLICATE_KEY')) return broken(problems);

  let followed = 0;
  const target = (alias: Alias): unknown => {
    const refused = (why: string) => {
      problems.push({ line: lineOf(alias.range?.[0] ?? 0), problem: `*${alias.source}: ${why}` });
      return null;
    };
    if (manners === 'strict') return refused('aliases are not read');
    followed += 1;
    if (followed > mostAliases) return followed === mostAliases + 1 ? refused('too many aliases') : null;
    return alias.resolve(document) ?? refused('there is nothing of that name before it');
  };
  const plain = (node: unknown): unknown => {
    if (isAlias(node)) return plain(target(node));
    if (isMap(node)) {
      const object: Record<string, unknown> = Object.create(null);
      for (const { key, value } of node.items) {
        if (manners === 'strict' && nameOf(key) === '__proto__')
          problems.push({ line: lineOf(offsetOf(key) ?? 0), problem: 'unknown key "__proto__"' });
        else object[nameOf(key)] = plain(value);
      }
      return object;
    }
    if (isSeq(node)) return node.items.map(plain);
    return isScalar(node) ? node.value : null;
  };
  const value = plain(document.contents);
  const lineAt = (path: readonly PropertyKey[]) => {
    const offset = nearestOffset(document.contents, path);
    return offset === null ? firstLine : lineOf(offset);
  };
  return { broken: false, value, document, problems, lineAt };
}

/** null: nested too deeply. The composer recurses: some thousand levels end the whole process (V8 aborts compiling a regular
 * expression on a nearly full stack), which no `catch` sees. The parser keeps its own stack, which is looked at as it grows. */
function tokensOf(source: string, lineCounter: LineCounter): readonly CST.Token[] | null {
  const parser = new Parser(lineCounter.addNewLine);
  const tokens: CST.Token[] = [];
  lineCounter.addNewLine(0);
  for (const lexeme of new Lexer().lex(source)) {
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > deepestNesting) return null;
  }
  return [...tokens, ...parser.end()];
}

function nameOf(key: unknown): string {
  return isScalar(key) ? String(key.value) : String(key);
}

/** Of the key or item at the end of the path; where something is missing, of the last one that is there. */
function nearestOffset(contents: unknown, path: readonly PropertyKey[]): number | null {
  let node = contents;
  let offset = offsetOf(node);
  for (const step of path.map(String)) {
    const pair = isMap(node) ? node.items.findLast(({ key }) => nameOf(key) === step) : undefined;
    const item = isSeq(node) ? node.items[Number(step)] : undefined;
    const found = pair?.key ?? item;
    if (found === undefined) break;
    offset = offsetOf(found) ?? offset;
    node = pair === undefined ? item : pair.value;
  }
  return offset;
}

function offsetOf(node: unknown): number | null {
  return isNode(node) ? (node.range?.[0] ?? null) : null;
}
