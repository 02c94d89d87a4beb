// One question to a public place: an answer, or why there is none and what to do.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { publicAnswer } from '#host/public-answer.ts';

let server: Server | null = null;
afterEach(() => server?.close());

async function answering(status: number): Promise<string> {
  const made = createServer((_request, response) => response.writeHead(status).end('{"version":"1.0.0"}'));
  server = made;
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}/devgrowth/latest`;
}

test('an answer is its text', async () => {
  expect(await publicAnswer(await answering(200), null)).toBe('{"version":"1.0.0"}');
});

test.each([
  [404, 'not-found', 'has no such thing (status 404)', 'npm config get registry'],
  [503, 'server', 'answers with status 503', 'Try again later'],
])('status %i is told as %s', async (status, kind, message, hint) => {
  await expect(publicAnswer(await answering(status), null)).rejects.toMatchObject({
    kind,
    said: expect.stringContaining(message),
    hint: expect.stringContaining(hint),
  });
});
