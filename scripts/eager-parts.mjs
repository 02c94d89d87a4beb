// Says to V8 which functions of a bundle run at once. It reads every other one twice: over while it loads the file, and whole when it is called.
import { parse } from 'acorn';

/**
 * @param text of a bundle in which esbuild put each part into an arrow function: `var a=lazy(()=>{...})`
 * @returns the same with these as functions in parentheses, which V8 compiles while it loads the file. An arrow function in parentheses
 *   does so from Node 24 on alone.
 */
export function withEagerParts(text) {
  const parts = parse(text, { ecmaVersion: 'latest', sourceType: 'module' })
    .body.filter(({ type }) => type === 'VariableDeclaration')
    .flatMap(({ declarations }) => declarations.flatMap(({ init }) => lazyPart(init)));
  if (parts.length === 0) throw new Error('esbuild writes its parts in another way: none was found');
  let written = '';
  let from = 0;
  for (const { start, end, async, params, body } of parts) {
    const names = params.map((param) => text.slice(param.start, param.end)).join(',');
    written += `${text.slice(from, start)}(${async ? 'async ' : ''}function(${names})${text.slice(body.start, body.end)})`;
    from = end;
  }
  return written + text.slice(from);
}

function lazyPart(init) {
  const isCall = init?.type === 'CallExpression' && init.callee.type === 'Identifier' && init.arguments.length === 1;
  const [part] = isCall ? init.arguments : [];
  return part?.type === 'ArrowFunctionExpression' && part.body.type === 'BlockStatement' ? [part] : [];
}

/**
 * Node keeps a text with one sign outside of ASCII at two bytes a sign. esbuild leaves such signs where a text is read as it is written: in
 * patterns, which know escapes, and behind a tag, where an escape is another text only to `String.raw`.
 */
export function inAscii(text) {
  const [raw] = /String\.raw`[^`]*[^\0-\x7f][^`]*`/.exec(text) ?? [];
  if (raw !== undefined) throw new Error(`this text would not be the same in ASCII: ${raw}`);
  return text.replaceAll(/[^\0-\x7f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
