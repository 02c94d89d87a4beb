// Chromium without a window, driven through a pipe with its DevTools protocol: https://chromedevtools.github.io/devtools-protocol/
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { removeFolder } from '../support/process.ts';

export type Params = Readonly<Record<string, unknown>>;

export interface BrowserEvent {
  readonly method: string;
  readonly params: Params;
}

interface Answer {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Params;
  readonly result?: Params;
  readonly error?: { readonly message: string };
}

export interface Page {
  send(method: string, params?: Params): Promise<Params>;
  /** Every event since the page was opened. */
  readonly events: readonly BrowserEvent[];
  /** The value of an expression, evaluated in the page. */
  evaluate(expression: string): Promise<unknown>;
  /** Opens an address and waits until it has loaded. */
  open(url: string): Promise<void>;
  /** Presses the mouse in the middle of what a selector finds, and waits for the page that this opens. */
  click(selector: string): Promise<void>;
  /** Types into what has the focus. */
  type(text: string): Promise<void>;
}

export interface Browser {
  page(): Promise<Page>;
  close(): Promise<void>;
}

/** What a page says or does that it should not. Its own address is the one thing it may ask for. */
export function faultsIn({ events }: Page, url: string): unknown[] {
  return events.filter(({ method, params }) => {
    if (['Runtime.consoleAPICalled', 'Runtime.exceptionThrown', 'Log.entryAdded'].includes(method)) return true;
    if (method === 'Page.javascriptDialogOpening') return true;
    return method === 'Network.requestWillBeSent' && (params['request'] as { readonly url: string }).url !== url;
  });
}

export async function openChromium(): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'devgrowth-chromium-'));
  const flags = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--user-data-dir=${profile}`,
    '--remote-debugging-pipe',
  ];
  const child = spawn('chromium', flags, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => void child.once('close', () => resolve()));
  const { call, listen } = connection(child);
  return {
    page: () => newPage(call, listen),
    close: async () => {
      await call('Browser.close', {}).catch(() => child.kill());
      await ended;
      // Helpers of the browser may write for a moment longer.
      removeFolder(profile);
    },
  };
}

type Call = (method: string, params: Params, sessionId?: string) => Promise<Params>;
type Listen = (sessionId: string, told: (event: BrowserEvent) => void) => void;

/** Messages end with a zero byte; answers carry the number of their question, events the session of their page. */
function connection(child: ChildProcess): { readonly call: Call; readonly listen: Listen } {
  const questions = child.stdio[3] as Writable;
  const answers = child.stdio[4] as Readable;
  const waiting = new Map<number, { resolve: (result: Params) => void; reject: (error: Error) => void }>();
  const listeners = new Map<string, (event: BrowserEvent) => void>();
  let asked = 0;
  let rest = Buffer.alloc(0);
  const take = (answer: Answer & { readonly sessionId?: string }) => {
    if (answer.id === undefined) {
      listeners.get(answer.sessionId ?? '')?.({ method: answer.method ?? '', params: answer.params ?? {} });
      return;
    }
    const question = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.error) question?.reject(new Error(answer.error.message));
    else question?.resolve(answer.result ?? {});
  };
  answers.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (let end = rest.indexOf(0); end !== -1; end = rest.indexOf(0)) {
      take(JSON.parse(rest.subarray(0, end).toString()));
      rest = rest.subarray(end + 1);
    }
  });
  child.once('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Chromium ended'));
  });
  return {
    call: (method, params, sessionId) =>
      new Promise((resolve, reject) => {
        asked += 1;
        waiting.set(asked, { resolve, reject });
        questions.write(`${JSON.stringify({ id: asked, method, params, ...(sessionId && { sessionId }) })}\0`);
      }),
    listen: (sessionId, told) => void listeners.set(sessionId, told),
  };
}

async function newPage(call: Call, listen: Listen): Promise<Page> {
  const { targetId } = await call('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await call('Target.attachToTarget', { targetId, flatten: true });
  const session = String(sessionId);
  const events: BrowserEvent[] = [];
  let loaded: () => void = () => {};
  listen(session, (event) => {
    events.push(event);
    if (event.method === 'Page.loadEventFired') loaded();
  });
  const send = (method: string, params: Params = {}) => call(method, params, session);
  for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await send(`${domain}.enable`);
  return {
    send,
    events,
    evaluate: async (expression) => {
      const { result, exceptionDetails } = await send('Runtime.evaluate', { expression, returnByValue: true });
      if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
      return (result as { readonly value?: unknown }).value;
    },
    type: (text) => send('Input.insertText', { text }).then(() => undefined),
    click: async (selector) => {
      const place = `(() => {
        const found = document.querySelector(${JSON.stringify(selector)});
        found.scrollIntoView({ block: 'center' });
        const { x, y, width, height } = found.getBoundingClientRect();
        return [x + width / 2, y + height / 2];
      })()`;
      const { result } = await send('Runtime.evaluate', { expression: place, returnByValue: true });
      const [x, y] = (result as { readonly value: readonly [number, number] }).value;
      const done = new Promise<void>((resolve) => {
        loaded = resolve;
      });
      for (const type of ['mousePressed', 'mouseReleased'])
        await send('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1 });
      await done;
    },
    open: async (url) => {
      const done = new Promise<void>((resolve) => {
        loaded = resolve;
      });
      await send('Page.navigate', { url });
      await done;
    },
  };
}
