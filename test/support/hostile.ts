// A server that puts a terminal's commands into every string it sends: titles, names, labels, texts, errors.
import type { Sandbox } from '#sandbox/sandbox.ts';

const osc = '\u001b]0;pwned\u0007';
/** Each part by itself breaks something: a title of the window, a cleared screen, turned words, a line that looks like ours. */
export const hostile = `${osc}\u009b2J\u202efdp\u2066.exe\r\nerror: fake\u2028error: fake`;

/** What a terminal might obey. `\r` belongs to the status line alone, which no command writes in a test. */
const harmful = /[^\P{Cc}\n\t]|\p{Surrogate}|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/u;
/** Words of the server where ours begin; where its texts are shown, they are indented or stand behind something. */
const forged = /^(?:error|warning|hint|note): fake|^fake/;

/** The lines of an output that a server has made dangerous. */
export function harmIn(output: string): string[] {
  return output.split('\n').filter((line) => harmful.test(line) || forged.test(line));
}

/** What a client goes by: without it nothing would be read at all. */
const kept = new Set([
  'id',
  'iid',
  'path',
  'path_with_namespace',
  'full_path',
  'state',
  'visibility',
  'default_branch',
  'content',
  'issue_type',
  'type',
  'action',
  'kind',
  'link_type',
]);
const isPlain = /^(?:\d{4}-\d\d-\d\d.*|[0-9a-f]{40}|v?\d+\.\d.*|401 Unauthorized)$/;

function spoiled(value: unknown, key: string): unknown {
  if (typeof value === 'string') {
    if (value === '' || kept.has(key) || isPlain.test(value)) return value;
    // Our mark stays the last of a text, and an address one that leads somewhere.
    const mark = value.search(/\s*<!-- devgrowth/);
    return mark < 0 ? `${value}${hostile}` : `${value.slice(0, mark)} ${hostile}${value.slice(mark)}`;
  }
  if (Array.isArray(value))
    return key === 'labels' || key === 'topics' ? [...value, hostile] : value.map((one) => spoiled(one, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, isWord(name, value) ? one : spoiled(one, name)]),
  );
}

/** A label is one of ours by its name, a person by theirs, a colour by its letters. */
function isWord(name: string, row: object): boolean {
  return ('color' in row && name === 'name') || name === 'color' || name === 'username' || name === 'file_path';
}

/** The same sandbox through it. */
export function hostileTo({ fetch, ...sandbox }: Sandbox): Sandbox {
  return {
    ...sandbox,
    async fetch(request) {
      const answer = await fetch(request);
      if (!answer.headers.get('content-type')?.includes('json')) return answer;
      const headers = new Headers(answer.headers);
      headers.delete('content-length');
      return new Response(JSON.stringify(spoiled(await answer.json(), '')), { status: answer.status, headers });
    },
  };
}

/** Every request that `isMeant` fails so, with words. */
export function failing(sandbox: Sandbox, status: number, isMeant: (request: Request) => boolean): Sandbox {
  const body = JSON.stringify({ message: hostile, error: hostile, error_description: hostile });
  const headers = { 'content-type': 'application/json' };
  return {
    ...sandbox,
    fetch: (request) =>
      isMeant(request) ? Promise.resolve(new Response(body, { status, headers })) : sandbox.fetch(request),
  };
}
