// Parameters as Grape declares them: undeclared ones are ignored, wrong ones are 400 with every fault in one line.
import { invalidParameter } from './reply.ts';

/** Path, query and body merged; values as they came (text from a query, anything from JSON). */
export type Params = Record<string, unknown>;

/** Reads one raw value, or says what is wrong: `is invalid`. `undefined` counts as not given. */
export interface Declared<T> {
  read(raw: unknown): { value: T } | { fault: string };
}
export interface Rule<T> {
  readonly type: Declared<T>;
  readonly required: boolean;
  readonly fallback: T | undefined;
  readonly filled: boolean;
}
type Rules = Record<string, Rule<unknown>>;
type Accepted<R extends Rules> = {
  [K in keyof R]: R[K] extends Rule<infer T> & { present: true }
    ? T
    : R[K] extends Rule<infer T>
      ? T | undefined
      : never;
};

/** Must be there. */
export const required = <T>(type: Declared<T>): Rule<T> & { present: true } =>
  ({ type, required: true, fallback: undefined, filled: false }) as Rule<T> & { present: true };
/** Must be there and not blank: `x is empty`. */
export const filled = <T>(type: Declared<T>): Rule<T> & { present: true } =>
  ({ type, required: true, fallback: undefined, filled: true }) as Rule<T> & { present: true };
export const optional = <T>(type: Declared<T>): Rule<T> => ({
  type,
  required: false,
  fallback: undefined,
  filled: false,
});
/** May be left out, but not blank or null when given: `x is empty`. */
export const optionalFilled = <T>(type: Declared<T>): Rule<T> => ({
  type,
  required: false,
  fallback: undefined,
  filled: true,
});
export const withDefault = <T>(type: Declared<T>, fallback: T): Rule<T> & { present: true } =>
  ({ type, required: false, fallback, filled: false }) as Rule<T> & { present: true };

const INVALID = { fault: 'is invalid' } as const;

/** A part of a multipart body that has a file's name. */
export class UploadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;

  constructor(name: string, bytes: Uint8Array) {
    this.name = name;
    this.bytes = bytes;
  }
}

/** A single value as text; null for lists and objects. */
export function scalarText(raw: unknown): string | null {
  if (raw instanceof UploadedFile) return new TextDecoder().decode(raw.bytes);
  return typeof raw === 'string' ? raw : typeof raw === 'number' || typeof raw === 'boolean' ? String(raw) : null;
}

/** Any scalar as text; null stays null. */
export const text: Declared<string | null> = {
  read(raw) {
    const value = scalarText(raw);
    return raw !== null && value === null ? INVALID : { value };
  },
};
/** Whole number; the empty text and null are null, as Grape coerces them. */
export const integer: Declared<number | null> = {
  read(raw) {
    if (raw === null || raw === '') return { value: null };
    if (typeof raw === 'number') return Number.isInteger(raw) ? { value: raw } : INVALID;
    return typeof raw === 'string' && /^[+-]?\d+$/.test(raw.trim()) ? { value: Number(raw) } : INVALID;
  },
};
export const bool: Declared<boolean | null> = {
  read(raw) {
    if (raw === null || raw === '') return { value: null };
    const word = scalarText(raw)?.toLowerCase() ?? '';
    if (['true', 't', 'yes', 'y', 'on', '1'].includes(word)) return { value: true };
    if (['false', 'f', 'no', 'n', 'off', '0'].includes(word)) return { value: false };
    return INVALID;
  },
};
export const oneOf = <const T extends string | number>(...values: readonly T[]): Declared<T> => ({
  read(raw) {
    const found = values.find((value) => String(value) === String(raw));
    return found === undefined ? { fault: 'does not have a valid value' } : { value: found };
  },
});
/** `a,b`, `x[]=a&x[]=b` and `["a","b"]` alike. */
export const list: Declared<string[]> = {
  read(raw) {
    if (raw === null || raw === '') return { value: [] };
    const items = Array.isArray(raw) ? raw : [raw];
    if (items.some((item) => typeof item === 'object' && item !== null)) return INVALID;
    return {
      value: items
        .flatMap((item) => String(item ?? '').split(','))
        .map((item) => item.trim())
        .filter((item) => item !== ''),
    };
  },
};
export const integers: Declared<number[]> = {
  read(raw) {
    const read = list.read(raw);
    if ('fault' in read) return read;
    const numbers = read.value.map((item) => (/^-?\d+$/.test(item) ? Number(item) : Number.NaN));
    return numbers.some((number) => Number.isNaN(number)) ? INVALID : { value: numbers };
  },
};
/** An instant or a day (its start in UTC), given back as an instant with milliseconds. */
export const instant: Declared<string | null> = {
  read(raw) {
    if (raw === null || raw === '') return { value: null };
    if (typeof raw !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(raw)) return INVALID;
    const moment = new Date(
      raw.includes('T') && !/(Z|[+-]\d{2}:?\d{2})$/i.test(raw)
        ? `${raw}Z`
        : raw.replace(/(T[\d:.]+) (\d{2}:?\d{2})$/, '$1+$2'),
    );
    return Number.isNaN(moment.getTime()) ? INVALID : { value: moment.toISOString() };
  },
};
export const object: Declared<Record<string, unknown>> = {
  read: (raw) =>
    typeof raw === 'object' && raw !== null && !Array.isArray(raw)
      ? { value: raw as Record<string, unknown> }
      : INVALID,
};
export const uploadedFile: Declared<UploadedFile> = {
  read: (raw) => (raw instanceof UploadedFile ? { value: raw } : INVALID),
};
/** JSON as it came (the actions of a commit, say). */
export const anything: Declared<unknown> = { read: (raw) => ({ value: raw }) };

const isBlank = (raw: unknown) =>
  raw === null ||
  raw === undefined ||
  (typeof raw === 'string' && raw.trim() === '') ||
  (Array.isArray(raw) && raw.length === 0);

/** The declared parameters (of the object that `within` names), read; a key exists only when it was given or has a default. Throws 400 with all faults. */
export function accept<R extends Rules>(params: Params, rules: R, within?: string): Accepted<R> {
  const accepted: Record<string, unknown> = {};
  const faults: string[] = [];
  for (const [key, rule] of Object.entries(rules)) {
    const raw = params[key];
    const name = within === undefined ? key : `${within}[${key}]`;
    if (raw === undefined) {
      if (rule.required) faults.push(rule.filled ? `${name} is missing, ${name} is empty` : `${name} is missing`);
      else if (rule.fallback !== undefined) accepted[key] = rule.fallback;
      continue;
    }
    if (rule.filled && isBlank(raw)) {
      faults.push(`${name} is empty`);
      continue;
    }
    const read = rule.type.read(raw);
    if ('fault' in read) faults.push(`${name} ${read.fault}`);
    else accepted[key] = read.value;
  }
  if (faults.length > 0) throw invalidParameter(faults.join(', '));
  return accepted as Accepted<R>;
}

const given = (params: Params, names: readonly string[]) => names.filter((name) => params[name] !== undefined);

export function exclusive(params: Params, ...names: string[]): void {
  const both = given(params, names);
  if (both.length > 1) throw invalidParameter(`${both.join(', ')} are mutually exclusive`);
}
export function atLeastOne(params: Params, ...names: string[]): void {
  if (given(params, names).length === 0)
    throw invalidParameter(`${names.join(', ')} are missing, at least one parameter must be provided`);
}
export function exactlyOne(params: Params, ...names: string[]): void {
  const found = given(params, names);
  if (found.length === 0)
    throw invalidParameter(`${names.join(', ')} are missing, exactly one parameter must be provided`);
  if (found.length > 1) throw invalidParameter(`${found.join(', ')} are mutually exclusive`);
}
