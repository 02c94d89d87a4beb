// Serves a sandbox over HTTP, on this machine alone.
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';

const HOST = '127.0.0.1';
const LAST_REQUESTS_MS = 2000;
/** GitLab's own limit for an attachment. */
const MOST_BODY_BYTES = 100 * 1024 * 1024;

export interface ServerOptions<S extends { fetch(request: Request): Promise<Response> }> {
  /** 0 takes a free one. */
  readonly port: number;
  /** `/gitlab`, or nothing. */
  readonly basePath?: string;
  /** Makes the sandbox once its address is known, for the addresses it hands out. */
  readonly open: (externalUrl: string) => S | Promise<S>;
}

export interface RunningServer<S> {
  /** With the base path, without a slash at the end. */
  readonly url: string;
  readonly sandbox: S;
  /** Lets running requests end, then closes. */
  close(): Promise<void>;
}

/** Resolves when it is listening; rejects when the port is taken (`EADDRINUSE`). */
export async function startServer<S extends { fetch(request: Request): Promise<Response> }>(
  options: ServerOptions<S>,
): Promise<RunningServer<S>> {
  let answer: (request: Request) => Promise<Response> = async () => new Response('starting', { status: 503 });
  const server = createAdaptorServer({
    overrideGlobalObjects: false,
    fetch: async (request: Request) => {
      // A page elsewhere whose name was pointed at this machine gets nothing (DNS rebinding).
      if (!['127.0.0.1', 'localhost', '[::1]'].includes(new URL(request.url).hostname)) {
        return new Response('This sandbox answers on 127.0.0.1 only.\n', { status: 403 });
      }
      // No Request holds one (https://fetch.spec.whatwg.org/#methods), and GitLab's nginx lets none through.
      if (['TRACE', 'TRACK', 'CONNECT'].includes(request.method))
        return Response.json({ error: '405 Not Allowed' }, { status: 405 });
      try {
        const whole = await wholeRequest(request);
        if (whole === null) return Response.json({ message: '413 Request Entity Too Large' }, { status: 413 });
        return await answer(whole);
      } catch (error) {
        return Response.json(
          { message: '500 Internal Server Error', sandbox: error instanceof Error ? error.message : String(error) },
          { status: 500 },
        );
      }
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, HOST, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://${HOST}:${port}${options.basePath ?? ''}`.replace(/\/+$/, '');
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      if ('closeIdleConnections' in server) {
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), LAST_REQUESTS_MS).unref();
      }
    });
  try {
    const sandbox = await options.open(url);
    answer = (request) => sandbox.fetch(request);
    return { url, sandbox, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** With its body in memory; null for one that would fill it. */
async function wholeRequest(request: Request): Promise<Request | null> {
  if (request.body === null) return request;
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (Number(request.headers.get('Content-Length') ?? 0) > MOST_BODY_BYTES) return null;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > MOST_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  const { url, method, headers } = request;
  return new Request(url, { method, headers, body: Buffer.concat(chunks) });
}
