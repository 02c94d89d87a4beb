// The query of an embedded view, taken apart. https://docs.gitlab.com/user/glql/#query-syntax
import { GlqlRefusal } from './refusal.ts';

const operators = ['=', '!=', 'in', '>', '<', '>=', '<='] as const;
export type Operator = (typeof operators)[number];

export interface Value {
  readonly kind: 'string' | 'label' | 'milestone' | 'user' | 'number' | 'date' | 'relative' | 'function' | 'word';
  readonly text: string;
}

export interface Condition {
  /** As written, in lower case. */
  readonly field: string;
  readonly operator: Operator;
  readonly values: readonly Value[];
  /** Written in parentheses. */
  readonly isList: boolean;
}

interface Token extends Omit<Value, 'kind'> {
  readonly kind: Value['kind'] | 'operator' | 'mark';
}

/** In this order: a relative date before a number, a name last. A scoped label must be quoted. */
const patterns: readonly (readonly [Token['kind'], RegExp])[] = [
  ['string', /"([^"]*)"/y],
  ['label', /~(?:"([^"]+)"|([\w.-]+))/y],
  ['milestone', /%(?:"([^"]+)"|([\w.-]+))/y],
  ['user', /@([\w.-]+)/y],
  ['date', /(\d{4}-\d{2}-\d{2})\b/y],
  ['relative', /([+-]?\d+[dwmy])\b/y],
  ['number', /(\d+)\b/y],
  ['operator', /(!=|>=|<=|=|>|<)/y],
  ['mark', /([(),])/y],
  ['word', /([A-Za-z]\w*)/y],
];

export function readQuery(query: string): readonly Condition[] {
  const { take, isNext, isDone, refuse } = reader(query);

  function value(): Value {
    const { kind, text } = take();
    if (kind === 'operator' || kind === 'mark') return refuse(text);
    if (kind !== 'word' || !isNext('(')) return { kind, text };
    take();
    if (!isNext(')')) return refuse();
    take();
    return { kind: 'function', text };
  }

  function condition(): Condition {
    const field = take();
    if (field.kind !== 'word') return refuse(field.text);
    const sign = take();
    const name = sign.text.toLowerCase();
    const operator = operators.find((known) => known === name);
    if (operator === undefined || (sign.kind !== 'operator' && operator !== 'in')) return refuse(sign.text);
    const shared = { field: field.text.toLowerCase(), operator };
    if (!isNext('(')) return { ...shared, values: [value()], isList: false };
    const values: Value[] = [];
    do {
      take();
      values.push(value());
    } while (isNext(','));
    if (!isNext(')')) return refuse();
    take();
    return { ...shared, values, isList: true };
  }

  const conditions = [condition()];
  while (!isDone()) {
    if (!isNext('and')) refuse();
    take();
    conditions.push(condition());
  }
  return conditions;
}

/** `title, due, labels("a", "b") AS "Health"` */
export interface Column {
  /** In lower case. */
  readonly field: string;
  /** Of `labels(...)`; null without parentheses. */
  readonly names: readonly string[] | null;
  readonly alias: string | null;
}

export function readColumns(fields: string): readonly Column[] {
  const { take, isNext, isDone, refuse } = reader(fields);

  function quoted(): string {
    const { kind, text } = take();
    return kind === 'string' ? text : refuse(text);
  }

  function column(): Column {
    const { kind, text } = take();
    if (kind !== 'word') return refuse(text);
    const names: string[] = [];
    const hasNames = isNext('(');
    if (hasNames) {
      do {
        take();
        names.push(quoted());
      } while (isNext(','));
      if (!isNext(')')) return refuse();
      take();
    }
    const hasAlias = isNext('as');
    if (hasAlias) take();
    return { field: text.toLowerCase(), names: hasNames ? names : null, alias: hasAlias ? quoted() : null };
  }

  const columns = [column()];
  while (!isDone()) {
    if (!isNext(',')) refuse();
    take();
    columns.push(column());
  }
  return columns;
}

function reader(text: string) {
  const tokens = tokensOf(text);
  let at = 0;
  return {
    isDone: () => at >= tokens.length,
    /** Whether the next token is this mark or word, not a quoted text that reads so. */
    isNext: (wanted: string) => {
      const token = tokens[at];
      return token !== undefined && ['mark', 'word'].includes(token.kind) && token.text.toLowerCase() === wanted;
    },
    take(): Token {
      const token = tokens[at];
      if (token === undefined) throw new GlqlRefusal('Unexpected end of input');
      at += 1;
      return token;
    },
    refuse(found = tokens[at]?.text): never {
      throw new GlqlRefusal(found === undefined ? 'Unexpected end of input' : `Unexpected \`${found}\``);
    },
  };
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    if (/\s/.test(text[at] ?? '')) {
      at += 1;
      continue;
    }
    const found = patterns.flatMap(([kind, pattern]) => {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      return match === null ? [] : [{ kind, text: match[1] ?? match[2] ?? '', end: pattern.lastIndex }];
    })[0];
    if (found === undefined) throw new GlqlRefusal(`Unexpected \`${text.slice(at)}\``);
    tokens.push({ kind: found.kind, text: found.text });
    at = found.end;
  }
  return tokens;
}
