// The sampler of mutants: one wrong change each to a line that decides something, chosen by a seed.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'vitest/node';

const OTHER = {
  __proto__: null,
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  '&&': '||',
  '||': '&&',
  some: 'every',
  every: 'some',
  min: 'max',
  max: 'min',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
};
const LEFT_OUT = new Set(['filter', 'sort', 'toSorted', 'slice', 'trim', 'toLowerCase', 'reverse', 'toReversed']);

const isText = (node) =>
  node.type === 'TemplateLiteral' ||
  (node.type === 'Literal' && typeof node.value === 'string') ||
  (node.type === 'BinaryExpression' && (isText(node.left) || isText(node.right)));

/** What can be done wrong at one node: `[from, to, text]`, the text taking the place of what stands there. */
function* wrongs(node, code) {
  const text = (part) => code.slice(part.start, part.end);
  const whole = (instead) => [node.start, node.end, instead];
  const operator = (other) => {
    const between = code.slice(node.left.end, node.right.start).replace(node.operator, other);
    return whole(`(${code.slice(node.start, node.left.end)}${between}${code.slice(node.right.start, node.end)})`);
  };
  if (node.type === 'BinaryExpression') {
    if (OTHER[node.operator]) yield operator(OTHER[node.operator]);
    if (node.operator === '+' && !isText(node)) yield operator('-');
  } else if (node.type === 'LogicalExpression') {
    yield node.operator === '??' ? whole(`(${text(node.left)})`) : operator(OTHER[node.operator]);
  } else if (node.type === 'IfStatement' || node.type === 'ConditionalExpression') {
    for (const constant of ['true', 'false']) yield [node.test.start, node.test.end, constant];
  } else if (node.type === 'UnaryExpression' && node.operator === '!') {
    yield whole(`(${text(node.argument)})`);
  } else if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && !node.callee.computed) {
    const { object, property } = node.callee;
    if (LEFT_OUT.has(property.name)) yield whole(`(${text(object)})`);
    if (OTHER[property.name]) {
      yield whole(
        `${code.slice(node.start, property.start)}${OTHER[property.name]}${code.slice(property.end, node.end)}`,
      );
    }
  } else if (node.type === 'Literal') {
    if (typeof node.value === 'number') yield whole(String(node.value + 1));
    if (typeof node.value === 'boolean') yield whole(String(!node.value));
    if (node.regex) for (const wrong of wrongPatterns(node.regex)) yield whole(wrong);
  }
}

function* wrongPatterns({ pattern, flags }) {
  if (pattern.startsWith('^')) yield `/${pattern.slice(1)}/${flags}`;
  if (/[^\\]\$$/.test(pattern)) yield `/${pattern.slice(0, -1)}/${flags}`;
  if (/[^\\]\+/.test(pattern)) yield `/${pattern.replace(/([^\\])\+/, '$1*')}/${flags}`;
  if (/[^\\]\*/.test(pattern)) yield `/${pattern.replace(/([^\\])\*/, '$1+')}/${flags}`;
  if (flags.includes('i')) yield `/${pattern}/${flags.replace('i', '')}`;
}

function* nodesOf(value) {
  if (Array.isArray(value)) for (const each of value) yield* nodesOf(each);
  else if (value !== null && typeof value === 'object') {
    if (typeof value.type === 'string') {
      const foreign = value.type.startsWith('TS') && value.expression === undefined;
      if (foreign || value.type === 'ImportDeclaration' || value.type === 'ExportAllDeclaration') return;
      yield value;
    }
    // A number that names a property is no expression: nothing can be put around it to see that it is executed.
    const isName = (part) => part === 'key' && value.computed === false;
    for (const [part, each] of Object.entries(value)) if (!isName(part)) yield* nodesOf(each);
  }
}

function mutantsOf(file) {
  const code = readFileSync(file, 'utf8');
  const lineOf = (at) => code.slice(0, at).split('\n').length;
  return [...nodesOf(parseAst(code, { lang: 'ts' }))].flatMap((node) =>
    [...wrongs(node, code)].map(([start, end, text]) => ({
      file,
      line: lineOf(start),
      start,
      end,
      was: code.slice(start, end),
      text,
    })),
  );
}

/** mulberry32: the same seed draws the same mutants of the same source on every machine. */
function drawing(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const filesOf = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => join(folder, name));

/** Every mutant of files and folders; the room is what was asked for. */
export function everyOneOf(places) {
  return places.flatMap((room) => {
    const files = statSync(room).isDirectory() ? filesOf(room) : [room];
    return files
      .flatMap(mutantsOf)
      .map((one) => ({ ...one, room, id: `${one.file}:${one.line} ${one.was} -> ${one.text}` }));
  });
}

/** `perRoom` mutants of each room, each on a line of its own: first a line is drawn, then what is wrong on it. */
export function sample(rooms, perRoom, seed) {
  return rooms.flatMap((room) => {
    const draw = drawing(seed);
    const lines = new Map();
    for (const one of filesOf(join('src', room)).flatMap(mutantsOf)) {
      const place = `${one.file}:${one.line}`;
      lines.set(place, [...(lines.get(place) ?? []), one]);
    }
    const left = [...lines];
    return Array.from({ length: Math.min(perRoom, left.length) }, () => {
      const [[place, choices]] = left.splice(Math.floor(draw() * left.length), 1);
      const one = choices[Math.floor(draw() * choices.length)];
      return { ...one, room, id: `${place} ${one.was} -> ${one.text}` };
    });
  });
}

/** Code that moved farther is taken for other code. */
const mostMoved = 8;

/** The same wrong changes in a source that has changed since; without those whose code is gone. */
export function foundAgain(mutants) {
  return mutants.flatMap(({ file, line, was, text, room }) => {
    const moved = (one) => Math.abs(one.line - line);
    const isIt = (one) => one.was === was && one.text === text && moved(one) <= mostMoved;
    const all = existsSync(file) ? mutantsOf(file).filter(isIt) : [];
    const [one] = all.toSorted((a, b) => moved(a) - moved(b));
    return one === undefined ? [] : [{ ...one, room, id: `${one.file}:${one.line} ${was} -> ${text}` }];
  });
}
