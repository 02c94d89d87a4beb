// Real servers on 127.0.0.1 for the network tests: a GitLab with a certificate nobody trusts, a proxy, a server that remembers.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';

export interface Running {
  readonly port: number;
  /** Method, path and headers of each request, in order. */
  readonly seen: { readonly line: string; readonly headers: IncomingHttpHeaders }[];
  /** How many connections were opened until now. */
  opened(): number;
  close(): Promise<void>;
}

export interface Certificates {
  /** The authority's, in PEM form. */
  readonly caFile: string;
  readonly key: string;
  readonly cert: string;
}

/** For `gitlab.example.test` and 127.0.0.1, signed by an authority of its own. Needs openssl. */
export function makeCertificates(folder: string): Certificates {
  const at = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    '-subj',
    '/CN=Test CA',
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
  );
  openssl(
    'req',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-subj',
    '/CN=gitlab.example.test',
    '-keyout',
    'server.key',
    '-out',
    'server.csr',
  );
  writeFileSync(at('names'), 'subjectAltName=DNS:gitlab.example.test,IP:127.0.0.1\n');
  openssl(
    'x509',
    '-req',
    '-in',
    'server.csr',
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
    '-days',
    '2',
    '-extfile',
    'names',
    '-out',
    'server.pem',
  );
  return {
    caFile: at('ca.pem'),
    key: readFileSync(at('server.key'), 'utf8'),
    cert: readFileSync(at('server.pem'), 'utf8'),
  };
}

type Answering = (request: Request) => Promise<Response> | Response;

/** @param options.secure with a certificate: https */
export async function serve(
  answer: Answering,
  { secure = null }: { secure?: Certificates | null } = {},
): Promise<Running> {
  const seen: Running['seen'] = [];
  const listener = (request: IncomingMessage, response: ServerResponse) => void reply(request, response);
  async function reply(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/', headers } = request;
    seen.push({ line: `${method} ${url}`, headers });
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const asked = new Request(new URL(url, `${secure === null ? 'http' : 'https'}://${headers.host ?? '127.0.0.1'}`), {
      method,
      headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
      ...(body.length === 0 ? {} : { body: new Uint8Array(body) }),
    });
    const answered = await answer(asked);
    response.writeHead(answered.status, Object.fromEntries(answered.headers));
    response.end(Buffer.from(await answered.arrayBuffer()));
  }
  return listening(secure === null ? createServer(listener) : createTlsServer(secure, listener), seen);
}

/** A proxy that leads every name to one port of this machine: names of tests are in no directory. */
export async function serveProxy(targetPort: number, options: { readonly wants?: string } = {}): Promise<Running> {
  const seen: Running['seen'] = [];
  const server = createServer((request, response) => {
    seen.push({ line: `${request.method} ${request.url}`, headers: request.headers });
    response.writeHead(502).end();
  });
  server.on('connect', (request, socket) => {
    seen.push({ line: `CONNECT ${request.url}`, headers: request.headers });
    if (options.wants !== undefined && request.headers['proxy-authorization'] !== options.wants) {
      socket.end(
        'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n',
      );
      return;
    }
    const target = connect(targetPort, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      socket.pipe(target).pipe(socket);
    });
    target.on('error', () => socket.destroy());
    socket.on('error', () => target.destroy());
  });
  return listening(server, seen);
}

async function listening(server: Server, seen: Running['seen']): Promise<Running> {
  let opened = 0;
  server.on('connection', () => void (opened += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    opened: () => opened,
    port: (server.address() as AddressInfo).port,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
