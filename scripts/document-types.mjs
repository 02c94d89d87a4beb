// JSON documents as TypeScript: one interface for each of the library's, and for each part that they share.

/** What the library gives, by the name of its schema. */
export const libraryDocuments = ['goal-list', 'goal', 'report'];

const pascal = (name) => name.replace(/(?:^|[-_])(\w)/g, (_, letter) => letter.toUpperCase());
const sentence = (text) => text.replaceAll('*/', '* /').replace(/\s+/g, ' ');

/** @param schemas JSON Schemas by name, each with its own `$defs`; equal parts have equal names */
export function documentTypes(schemas) {
  const parts = new Map();
  for (const schema of schemas.values())
    for (const [name, part] of Object.entries(schema.$defs ?? {})) {
      const known = parts.get(name);
      if (known !== undefined && JSON.stringify(known) !== JSON.stringify(part))
        throw new Error(`two shapes have the name ${name}`);
      parts.set(name, part);
    }
  const lines = [
    '// The documents of the library: written by `npm run schemas` from the JSON Schemas of schemas/, never by hand.',
    '',
  ];
  for (const [name, schema] of schemas)
    lines.push(`/** ${sentence(`devgrowth/${name}/v1`)}. */`, declared(`${pascal(name)}Document`, schema), '');
  for (const [name, part] of [...parts].toSorted(([one], [other]) => (one < other ? -1 : 1)))
    lines.push(...(part.description ? [`/** ${sentence(part.description)} */`] : []), declared(pascal(name), part), '');
  return `${lines.join('\n').trimEnd()}\n`;
}

function declared(name, schema) {
  return schema.type === 'object' && schema.properties
    ? `export interface ${name} ${typed(schema, '')}`
    : `export type ${name} = ${typed(schema, '')};`;
}

function typed(schema, indent) {
  if (schema.$ref) return pascal(schema.$ref.replace('#/$defs/', ''));
  if ('const' in schema) return literal(schema.const);
  if (schema.enum) return schema.enum.map(literal).join(' | ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map((choice) => typed(choice, indent)))].join(' | ');
  if (Array.isArray(schema.type)) return schema.type.map((type) => typed({ ...schema, type }, indent)).join(' | ');
  switch (schema.type) {
    case 'string':
      return 'string';
    case 'number':
    case 'integer':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'null':
      return 'null';
    case 'array': {
      const item = typed(schema.items ?? {}, indent);
      return `readonly ${/^\w+$/.test(item) ? item : `(${item})`}[]`;
    }
    case 'object':
      return schema.properties
        ? object(schema, indent)
        : `{ readonly [key: string]: ${typed(schema.additionalProperties ?? {}, indent)} }`;
    default:
      return 'unknown';
  }
}

const literal = (value) =>
  typeof value === 'string' ? `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'` : JSON.stringify(value);

function object({ properties, required = [] }, indent) {
  const inner = `${indent}  `;
  const lines = Object.entries(properties).flatMap(([key, schema]) => [
    ...(schema.description ? [`${inner}/** ${sentence(schema.description)} */`] : []),
    `${inner}readonly ${/^[a-zA-Z_]\w*$/.test(key) ? key : literal(key)}${required.includes(key) ? '' : '?'}: ${typed(schema, inner)};`,
  ]);
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${indent}}`;
}
