// Mutants in the source: all of a file behind switches, or one for good; and which tests are about a file.
import { existsSync, readFileSync } from 'node:fs';
import { parseAst } from 'vitest/node';

/** With one mutant in it, for good. */
export function inCode(code, file, mutant) {
  return file === mutant.file ? code.slice(0, mutant.start) + mutant.text + code.slice(mutant.end) : undefined;
}

/** Each place asks whether its mutant is switched on; each turn of a loop counts, since a mutant may never end. */
export function withSwitches(code, file, mutants) {
  if (!mutants.some(({ file: its }) => its === file)) return undefined;
  const ast = parseAst(code, { lang: 'ts' });
  const chains = [...nodesOf(ast, /^ChainExpression$/)];
  const places = mutants
    .map((mutant) => inChain(code, mutant, chains))
    .flatMap(({ file: its, start, end, text }, index) =>
      its === file
        ? [
            // Oxc takes `(/<!--` for a comment while it looks whether a function begins there.
            { at: start, size: end - start, text: `(globalThis.__mutant.is(${index})?(0,${text}):(0,` },
            { at: end, size: 0, text: '))' },
          ]
        : [],
    );
  const turns = [...nodesOf(ast, /^(?:While|DoWhile|For|ForOf|ForIn)Statement$/)].flatMap(({ body }) =>
    body.type === 'BlockStatement'
      ? [{ at: body.start + 1, size: 0, text: 'globalThis.__mutant.turn();' }]
      : [
          { at: body.start, size: Infinity, text: '{globalThis.__mutant.turn();' },
          { at: body.end, size: 0, text: '}' },
        ],
  );
  return [...places, ...turns]
    .sort((one, other) => other.at - one.at || one.size - other.size)
    .reduce((text, place) => text.slice(0, place.at) + place.text + text.slice(place.at), code);
}

/** What stands around a part of `a?.b().c` would end its chain: the whole of it is put in its place. */
function inChain(code, mutant, chains) {
  const { start, end } = mutant;
  const whole = chains.find((one) => one.start <= start && end <= one.end && one.end - one.start > end - start);
  if (whole === undefined) return mutant;
  const text = code.slice(whole.start, start) + mutant.text + code.slice(end, whole.end);
  return { ...mutant, start: whole.start, end: whole.end, text };
}

/** Outer ones first. */
function* nodesOf(value, type) {
  if (Array.isArray(value)) for (const each of value) yield* nodesOf(each, type);
  else if (value !== null && typeof value === 'object') {
    if (type.test(value.type)) yield value;
    for (const each of Object.values(value)) yield* nodesOf(each, type);
  }
}

const wordsOf = (path) => path.split(/[/.-]/);

/** The path of a test and that of the source share a word: the room at least. */
export function isAbout({ file }, test) {
  const words = new Set(wordsOf(file).slice(1, -1));
  return wordsOf(test).some((word) => words.has(word));
}

export const linesOf = (file) =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
    : [];
