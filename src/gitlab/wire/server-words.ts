// What GitLab says in an error body, whatever the shape of that body, as one short clean line.
import type { Redact } from './redaction.ts';

export interface ServerWords {
  /** One line, at most 200 characters, no control characters, no token; empty where the body says nothing. */
  readonly text: string;
  /** The `error` code of OAuth-style bodies: `invalid_token`, `insufficient_scope`. */
  readonly code: string | null;
  readonly scope: string | null;
  /** The one parameter or field that is refused: `issue_type`. null: none is named, or several are. */
  readonly parameter: string | null;
  readonly html: boolean;
}

const longest = 200;

const nothing: ServerWords = { text: '', code: null, scope: null, parameter: null, html: false };

export function readServerWords(body: string, contentType: string, redact: Redact): ServerWords {
  const tidy = (text: string) => shorten(redact(text));
  const html = /\bhtml\b/i.test(contentType) || /^\s*<(?:!doctype|html)\b/i.test(body);
  if (html) return { ...nothing, html };
  const parsed = parseJson(body);
  if (Array.isArray(parsed)) return { ...nothing, text: tidy(sentenceOf(parsed)) };
  if (!isRecord(parsed)) return { ...nothing, text: tidy(body) };
  const code = typeof parsed['error'] === 'string' ? parsed['error'] : null;
  const described = parsed['error_description'] ?? parsed['message'] ?? parsed['error'];
  const scope = typeof parsed['scope'] === 'string' ? tidy(parsed['scope']) : null;
  return { text: tidy(sentenceOf(described)), code, scope, parameter: parameterOf(described), html };
}

/** `{title: ["can't be blank"]}` -> `title can't be blank`; `base` and `error` are not names of fields. */
function sentenceOf(value: unknown): string {
  if (typeof value === 'string') return value.replace(/^(?:400 Bad request - |(?:403 Forbidden|409 Conflict) - )/, '');
  if (Array.isArray(value)) return value.map(sentenceOf).join(', ');
  if (!isRecord(value)) return value === null || value === undefined ? '' : JSON.stringify(value);
  return Object.entries(value)
    .map(([field, problem]) => {
      const text = sentenceOf(problem);
      return ['base', 'error', 'message'].includes(field) ? text : `${field.replaceAll('_', ' ')} ${text}`;
    })
    .join('; ');
}

/** A list of parameters begins each fault with a name, a record has it as a key. */
function parameterOf(described: unknown): string | null {
  const names =
    typeof described === 'string'
      ? Array.from(
          described.matchAll(/(?:^|, |^400 Bad request - )([a-z_]+)(?= (?:is|does|has|was)\b)/g),
          ([, name]) => name,
        )
      : Object.keys(isRecord(described) ? described : {});
  return names.length === 1 ? (names[0] ?? null) : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function shorten(text: string): string {
  const line = text
    .replace(/\p{Cc}+/gu, ' ')
    // Marks that turn the reading direction around could dress up what is quoted.
    .replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
