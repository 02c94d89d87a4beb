// A front on loopback that makes a server far away: each answer is sent a fixed time after its request came in.
import { createServer, request } from 'node:http';

/**
 * @typedef {{ method: string, path: string, status: number, startMs: number, endMs: number }} Exchange
 * `startMs`: when it came in, `endMs`: when the answer went out, both by `performance.now()`.
 */

/**
 * The time is that of the whole answer, so that a server near by costs no more than it says. A server that takes longer
 * is waited for.
 * @returns {Promise<{ url: string, take(): Exchange[], close(): Promise<void> }>} `take` empties the log
 */
export async function delayedFront(target, delayMs) {
  let log = [];
  const { hostname, port } = new URL(target);
  const server = createServer((incoming, outgoing) => {
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
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    take() {
      const taken = log;
      log = [];
      return taken;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
