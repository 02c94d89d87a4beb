// The inbox decided in a browser (Chromium): posted, ticked, taken up, while every request of both commands is cut once in each way.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSandbox } from '#sandbox/sandbox.ts';
import { type RunningServer, startServer } from '#sandbox/server.ts';
import { type Browser, openChromium, type Page } from './chromium.ts';
import { reset } from '../support/fault-plan.ts';
import { copyOf, draftsOf, emptyScene, everythingOn, processOn, type Trouble } from '../support/fault-scene.ts';
import { has } from '../support/process.ts';

const webKey = 'k3y';
const cuts: readonly NonNullable<Trouble['play']>[] = [
  ({ request, pass }) => reset('after')(request, pass),
  ({ stop }) => stop(),
  ({ pass, stop }) => pass().then(stop),
];

/** Undisturbed; and on copies with each request cut in each way, after which the same command ends at the same place. */
async function play(scene: ReturnType<typeof emptyScene>, argv: readonly string[]): Promise<string> {
  const before = copyOf(scene);
  const { exitCode, stdout, stderr, requests } = await processOn(scene, argv);
  expect([exitCode, draftsOf(scene)], stderr).toEqual([0, []]);
  const expected = await everythingOn(scene);
  for (const at of requests.keys())
    for (const cut of cuts) {
      const broken = copyOf(before);
      const first = await processOn(broken, argv, { at: at + 1, play: cut });
      if (first.exitCode !== 0) {
        const second = await processOn(broken, argv);
        expect(second.exitCode, `${requests[at]}\n${second.stderr}`).toBe(0);
      }
      await broken.clock.finish();
      expect([requests[at], await everythingOn(broken), draftsOf(broken)]).toEqual([requests[at], expected, []]);
    }
  return stdout;
}

describe.skipIf(!has('chromium'))('an inbox of five pieces', () => {
  const scene = emptyScene('2026-11-23T09:00:00.000Z');
  let server: RunningServer<{ fetch(request: Request): Promise<Response> }>;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    const at = { ...scene, now: scene.clock.nowMs };
    server = await startServer({ port: 0, open: (externalUrl) => createSandbox({ ...at, externalUrl, webKey }) });
    browser = await openChromium();
    page = await browser.page();
    await page.open(`${server.url}/?key=${webKey}`);
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  const send = async (method: string, path: string, body: object) => {
    const headers = { 'PRIVATE-TOKEN': scene.token, 'content-type': 'application/json' };
    const answer = await fetch(`${server.url}/api/v4/${path}`, { method, headers, body: JSON.stringify(body) });
    expect(answer.status).toBeLessThan(300);
  };
  const aDayPasses = async () => {
    scene.clock.after(86_400_000, () => Promise.resolve());
    await scene.clock.finish();
  };

  test('two are ticked and the last box: two are kept, three are dropped', async () => {
    const names = [1, 2, 3, 4, 5].map((iid) => `alex/web#${iid}`).join(', ');
    const add = ['goal', 'add', 'Mend', '--kind', 'general', '--due', 'none', '--description', `Mend ${names}`];
    for (const argv of ['init --yes --no-input --time-zone UTC'.split(' '), add])
      expect((await processOn(scene, argv)).exitCode).toBe(0);
    await send('POST', 'projects', { path: 'web', visibility: 'private' });
    for (const iid of [1, 2, 3, 4, 5]) {
      await send('POST', 'projects/2/issues', { title: `Cache ${iid}`, assignee_ids: [1] });
      await send('PUT', `projects/2/issues/${iid}`, { state_event: 'close' });
    }
    await aDayPasses();
    expect(await play(scene, ['evidence', 'inbox', '--post'])).toContain('Posted 5 pieces to decide');
    await aDayPasses();

    await page.open(`${server.url}/alex/goals/-/issues/3?as=alex`);
    for (const box of ['p2#2 ', 'p2#4 ', 'Done: ']) {
      await page.click(`.activity button.box[aria-label^="${box}"]`);
      expect(await page.evaluate(`document.querySelector('[aria-label^="${box}"]').ariaChecked`)).toBe('true');
    }

    expect(await play(scene, ['evidence', 'inbox'])).toContain(
      'The checklist is taken up. Kept 2, dropped 3, later 0.',
    );
    const dropped = await processOn(scene, ['evidence', 'inbox', '--dropped']);
    expect(dropped.stdout.match(/p2#\d/g)).toEqual(['p2#1', 'p2#3', 'p2#5']);
    const listed = await processOn(scene, ['evidence', 'list', '2', '--format', 'json']);
    const { evidence } = JSON.parse(listed.stdout) as { evidence: { link: string }[] };
    expect(new Set(evidence.map(({ link }) => link.at(-1)))).toEqual(new Set(['2', '4']));
    expect((await processOn(scene, ['evidence', 'inbox'])).stdout).toBe('Nothing to decide.\n');
  });
});
