// A front on loopback that makes a server far away: each answer is sent a fixed time after its request came in.
import { createServer, request } from 'node:http';
import { createServer as createTlsServer } from 'node:https';

/**
 * @typedef {{ method: string, path: string, status: number, startMs: number, endMs: number }} Exchange
 * `startMs`: when it came in, `endMs`: when the answer went out, both by `performance.now()`.
 * @typedef {{ opened: number, handshakes: number, most: number }} Connections
 * `most`: how many were open at one time.
 */

/**
 * The time is that of the whole answer, so that a server near by costs no more than it says. A server that takes longer
 * is waited for.
 * @param {{ secure?: { key: string, cert: string } | null }} options `secure`: behind TLS
 * @returns {Promise<{ url: string, take(): Exchange[], takeConnections(): Connections, close(): Promise<void> }>} `take` empties the
 *   log, `takeConnections` begins to count anew
 */
export async function delayedFront(target, delayMs, { secure = null } = {}) {
  let log = [];
  let connections = { opened: 0, handshakes: 0, most: 0 };
  let open = 0;
  const { hostname, port } = new URL(target);
  const listener = (incoming, outgoing) => {
    const startMs = performance.now();
    const asked = request(
      { hostname, port, method: incoming.method, path: incoming.url, headers: incoming.headers },
      (answer) => {
        const chunks = [];
        answer.on('data', (chunk) => chunks.push(chunk));
        answer.on('end', () => {
          const leftMs = Math.max(0, delayMs - (performance.now() - startMs));
          setTimeout(() => {
            const { method, url: path } = incoming;
            log.push({ method, path, status: answer.statusCode, startMs, endMs: performance.now() });
            outgoing.writeHead(answer.statusCode, answer.headers);
            outgoing.end(Buffer.concat(chunks));
          }, leftMs);
        });
      },
    );
    asked.on('error', () => outgoing.destroy());
    incoming.pipe(asked);
  };
  const server = secure === null ? createServer(listener) : createTlsServer(secure, listener);
  server.on('connection', (socket) => {
    open += 1;
    connections.opened += 1;
    connections.most = Math.max(connections.most, open);
    socket.once('close', () => (open -= 1));
  });
  server.on('secureConnection', () => (connections.handshakes += 1));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `${secure === null ? 'http' : 'https'}://127.0.0.1:${server.address().port}`,
    take() {
      const taken = log;
      log = [];
      return taken;
    },
    takeConnections() {
      const taken = connections;
      connections = { opened: 0, handshakes: 0, most: open };
      return taken;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** How many were under way at one time, the most that there were. */
export function mostAtOnce(exchanges) {
  return Math.max(
    0,
    ...exchanges.map(({ startMs: at }) => exchanges.filter(({ startMs, endMs }) => startMs <= at && at < endMs).length),
  );
}
