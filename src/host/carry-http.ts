// Carries requests by node:http and node:https over connections that are kept. Node's `fetch` does the same and takes a tenth of a
// second of a small report to load.
import type { Agent, ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import type { AnswerHeaders, Carried, Carry, RawResponse } from '#gitlab/wire/carry.ts';
import { noConnectionInTime } from '#gitlab/wire/network-failures.ts';

/** A server that takes longer to take a connection has not seen the request. */
const connectWithinMs = 10_000;

/** @param options.sockets connections at once to a server; further requests wait for one */
export function carryByHttp({ sockets = 8 }: { readonly sockets?: number } = {}): Carry {
  const ways = new Map<string, Way>();
  return async (request) => {
    const { protocol } = new URL(request.url);
    const way = ways.get(protocol) ?? openWay(protocol, sockets);
    ways.set(protocol, way);
    return answered(await exchange(way, request));
  };
}

interface Way {
  readonly ask: (url: string, options: RequestOptions) => ClientRequest;
  readonly agent: Agent;
}

function openWay(protocol: string, maxSockets: number): Way {
  // An import of node:http reads each of its exports, and from Node 22 on one of them loads a WebSocket client, with fetch below it.
  const module = process.getBuiltinModule(protocol === 'https:' ? 'node:https' : 'node:http');
  const agent = new module.Agent({ keepAlive: true, maxSockets });
  // Looked up at each request: who plays a server inside this process has put another in its place.
  return { ask: (url, options) => module.request(url, options), agent };
}

async function exchange({ ask, agent }: Way, request: Carried): Promise<IncomingMessage> {
  const { method, url, signal } = request;
  const { body, headers } = await outgoing(request);
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const sent = ask(url, { method, headers, agent });
    const stop = () => sent.destroy(signal.reason as Error);
    const late = setTimeout(() => {
      sent.destroy(
        Object.assign(new Error(`no connection within ${connectWithinMs} ms`), { code: noConnectionInTime }),
      );
    }, connectWithinMs);
    signal.addEventListener('abort', stop, { once: true });
    sent.once('socket', (socket) => {
      if (socket.connecting) socket.once('connect', () => clearTimeout(late));
      else clearTimeout(late);
    });
    sent.once('close', () => {
      clearTimeout(late);
      signal.removeEventListener('abort', stop);
    });
    sent.once('error', reject);
    sent.once('response', resolve);
    sent.end(body);
  });
}

async function outgoing({
  headers,
  body,
}: Carried): Promise<{ body: string | Buffer; headers: Record<string, string | number> }> {
  const asked = { ...headers, 'accept-encoding': 'gzip, deflate, br' };
  if (body === undefined) return { body: '', headers: asked };
  if (typeof body === 'string') return { body, headers: { ...asked, 'content-length': Buffer.byteLength(body) } };
  const form = new Response(body);
  const bytes = Buffer.from(await form.arrayBuffer());
  const type = form.headers.get('content-type') ?? '';
  return { body: bytes, headers: { ...asked, 'content-type': type, 'content-length': bytes.byteLength } };
}

async function answered(message: IncomingMessage): Promise<RawResponse> {
  const headers: AnswerHeaders = {
    get(name) {
      const value = message.headers[name.toLowerCase()];
      return Array.isArray(value) ? value.join(', ') : (value ?? null);
    },
  };
  return { status: message.statusCode ?? 0, headers, body: await plain(message, headers.get('content-encoding')) };
}

async function plain(message: IncomingMessage, encoding: string | null): Promise<AsyncIterable<Uint8Array>> {
  const name = encoding?.trim().toLowerCase();
  if (name === undefined || name === '' || name === 'identity') return message;
  const { createBrotliDecompress, createUnzip } = await import('node:zlib');
  const { pipeline } = await import('node:stream');
  if (!['br', 'gzip', 'x-gzip', 'deflate'].includes(name)) return message;
  // An error of either ends both, and is thrown to whoever reads.
  return pipeline(message, name === 'br' ? createBrotliDecompress() : createUnzip(), () => {});
}
