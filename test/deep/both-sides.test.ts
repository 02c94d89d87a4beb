// A story of two on one served sandbox: the manager answers in a browser (Chromium) and by command, while every request of every command is cut once.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tokenOf } from '#sandbox/state/empty-state.ts';
import { createSandbox } from '#sandbox/sandbox.ts';
import { type RunningServer, startServer } from '#sandbox/server.ts';
import { type Browser, openChromium, type Page } from './chromium.ts';
import { reset } from '../support/fault-plan.ts';
import {
  copyOf,
  draftsOf,
  emptyScene,
  everythingOn,
  processOn,
  type Scene,
  type Trouble,
} from '../support/fault-scene.ts';
import type { Disk } from '../support/memory-files.ts';
import { has } from '../support/process.ts';

const webKey = 'k3y';
const aDayMs = 86_400_000;
const cuts: readonly NonNullable<Trouble['play']>[] = [
  ({ request, pass }) => reset('after')(request, pass),
  ({ pass, stop }) => pass().then(stop),
];

/** What the server holds, and a machine for each of the two. */
let place = emptyScene('2026-11-16T09:00:00.000Z');
const disks: Record<'alex' | 'morgan', Disk> = { alex: new Map(), morgan: new Map() };
const machineOf = (who: 'alex' | 'morgan'): Scene => ({
  ...place,
  disk: disks[who],
  token: tokenOf(place.state, who),
});

/** Undisturbed; and on copies with each request cut in each way, after which the same command ends at the same place. */
async function play(who: 'alex' | 'morgan', argv: readonly string[]): Promise<string> {
  const before = copyOf(machineOf(who));
  const { exitCode, stdout, stderr, requests } = await processOn(machineOf(who), argv);
  expect([exitCode, draftsOf(machineOf(who))], `${argv.join(' ')}\n${stdout}${stderr}`).toEqual([0, []]);
  const expected = await everythingOn(machineOf(who));
  for (const at of requests.keys())
    for (const cut of cuts) {
      const broken = copyOf(before);
      const first = await processOn(broken, argv, { at: at + 1, play: cut });
      if (first.exitCode !== 0) {
        const second = await processOn(broken, argv);
        expect(second.exitCode, argv.join(' ')).toBe(0);
      }
      await broken.clock.finish();
      expect([argv, at, await everythingOn(broken), draftsOf(broken)]).toEqual([argv, at, expected, []]);
    }
  return stdout;
}

async function done(command: string): Promise<void> {
  const { exitCode, stderr } = await processOn(machineOf('alex'), words(command));
  expect(exitCode, `${command}\n${stderr}`).toBe(0);
}

const owner = (command: string) => play('alex', words(command));
const manager = (command: string) => play('morgan', [...words(command), '--project', '@alex']);
const words = (command: string) =>
  [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');

async function read(who: 'alex' | 'morgan', command: string): Promise<string> {
  const { exitCode, stdout, stderr } = await processOn(machineOf(who), words(command));
  expect(exitCode, `${command}\n${stderr}`).toBe(0);
  return stdout;
}

interface Report {
  readonly needsYou: readonly { readonly type: string; readonly place: { readonly iid: number } }[];
  readonly answered: readonly { readonly type: string; readonly by: string }[];
  readonly next: { readonly brought: readonly { readonly by: string; readonly text: string }[] } | null;
}

/** What is asked of the manager, what was answered, and what they bring, as the owner's report tells it. */
async function report() {
  const { needsYou, answered, next } = JSON.parse(await read('alex', 'report --format json')) as Report;
  return {
    asked: needsYou.map(({ type, place: { iid } }) => `${type} #${iid}`),
    answered: answered.map(({ type, by }) => `${type} by ${by}`),
    brought: next?.brought.map(({ by, text }) => `${by}: ${text}`) ?? [],
  };
}

const aDayPasses = async () => {
  place.clock.after(aDayMs, () => Promise.resolve());
  await place.clock.finish();
};

describe.skipIf(!has('chromium'))('both sides', () => {
  let server: RunningServer<{ fetch(request: Request): Promise<Response> }>;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    server = await startServer({
      port: 0,
      open: (externalUrl) => createSandbox({ ...place, now: place.clock.nowMs, externalUrl, webKey }),
    });
    browser = await openChromium();
    page = await browser.page();
    await page.open(`${server.url}/?key=${webKey}`);
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  const projectPath = '/alex/goals';

  /** A page, with the eyes of one of the two. */
  const look = async (who: 'alex' | 'morgan', path: string) =>
    page.open(`${server.url}${projectPath}${path}?as=${who}`);

  async function comment(iid: number, body: string): Promise<void> {
    await look('morgan', `/-/issues/${iid}`);
    await page.evaluate('document.querySelector("textarea[name=body]").focus()');
    await page.type(body);
    await page.click('button[value=comment]');
    expect(await page.evaluate('document.body.innerText')).toContain(body);
  }

  test('the owner asks', async () => {
    await done('init --yes --no-input --manager @morgan --time-zone UTC');
    await done('share @morgan --yes');
    await done('goal add "Upgrade Rails" --kind general --due none');
    await done('goal add "Be a host" --kind general --due none --description "- [ ] Approval: my manager"');
    await done('goal add "Lead the panel" --kind general --due none');
    await done('goal start 3');
    await owner('goal log 2 Stuck --help-needed "A reviewer"');
    await owner('goal log 4 Slow --help-needed "A room"');
    await owner('1on1 prepare --date 2026-11-24 --yes --no-input');
    expect(await report()).toEqual({ asked: ['ask #2', 'ask #4', 'approval #3'], answered: [], brought: [] });
  });

  test('the manager finds it in the browser, and answers there by clicks', async () => {
    await aDayPasses();
    await look('alex', '/-/issues');
    await page.click('.who a[href="?as=morgan"]');
    expect(await page.evaluate('document.querySelector(".who").innerText')).toContain('Seen by Morgan');
    await comment(2, 'Sam can look at it.');
    await comment(5, 'DISCUSS your on-call load');
    expect(await report()).toEqual({
      asked: ['ask #4', 'approval #3'],
      answered: ['ask by morgan'],
      brought: ['morgan: your on-call load'],
    });
    const forManager = await read('morgan', 'report --project @alex');
    expect(forManager).toContain('You bring: DISCUSS your on-call load');
    expect(forManager).not.toContain('A reviewer');
  });

  test('and by command', async () => {
    await manager('answer 4 "Room 3 is yours"');
    await manager('goal approve 3');
    await manager('goal agree 2');
    await manager('1on1 add "FYI I am off on Friday"');
    expect(await report()).toEqual({
      asked: [],
      answered: ['ask by morgan', 'approval by morgan', 'ask by morgan'],
      brought: ['morgan: your on-call load', 'morgan: I am off on Friday'],
    });
    expect(await read('morgan', 'team')).not.toContain('2 asks');
  });

  test('the owner takes it up: the agenda holds each line once, and nothing is asked any more', async () => {
    await aDayPasses();
    await owner('1on1 prepare --date 2026-11-24 --yes --no-input');
    await owner('goal check 3 1');
    await owner('goal log 2 "Sam looked at it"');
    await owner('goal log 4 "Booked" --help-needed none');
    await owner('goal agree 4');
    expect(await report()).toMatchObject({ asked: [], answered: [] });
    await look('morgan', '/-/issues/5');
    const agenda = String(
      await page.evaluate(
        '[...document.querySelectorAll(".issue li")].filter((item) => !item.closest(".activity")).map((item) => item.innerText).join("\\n")',
      ),
    );
    for (const line of ['your on-call load', 'I am off on Friday', 'A reviewer'])
      expect([line, agenda.split(line).length - 1]).toEqual([line, 1]);
    await owner('1on1 close --date 2026-11-24 --yes --no-input');
  });

  // What the manager answers moves nothing by itself: the state is the person's word, until a command of the manager's says it.
  test('the promotion document waits for the manager until its owner moves it on', async () => {
    await done('promotion start --template general --yes');
    await owner('promotion state drafting');
    await owner('promotion state manager-review --assign-manager --yes --no-input');
    expect((await report()).asked).toEqual(['review #6']);
    await comment(6, 'More evidence, please: who used it?');
    await owner('promotion state gap-plan --yes --no-input');
    expect((await report()).asked).toEqual([]);
    expect(await read('alex', 'promotion show')).toContain('gap-plan');
  });
});
