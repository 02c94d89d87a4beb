// The door of the pages: who opens them needs their key, once in the address and from then on in a cookie. The API has its tokens.
import { html } from 'hono/html';
import type { SandboxApp, SandboxContext } from '../http/routing.ts';
import { page } from './document.ts';
import { isSame } from './same-browser.ts';

/** The address that opens the door. */
export function pagesUrl(externalUrl: string, key: string): string {
  return `${externalUrl}/?key=${key}`;
}

export function webDoor(app: SandboxApp, key: string): void {
  app.use('*', async (c, next) => {
    const url = new URL(c.req.url);
    if (isOtherName(url, c)) return c.redirect(`${c.var.instance.externalUrl}${c.req.path}${url.search}`, 307);
    const given = url.searchParams.get('key');
    if (given !== null && isSame(given, key)) return welcome(c, key, url.searchParams);
    if (!isSame(cookieOf(c), key)) return closed(c);
    await next();
    return undefined;
  });
}

/** `localhost` for 127.0.0.1: a cookie of one is none of the other, and every link on a page leads to the one that was printed. */
function isOtherName({ hostname, port }: URL, { var: { instance }, req }: SandboxContext): boolean {
  const own = new URL(instance.externalUrl);
  const isLocal = [own.hostname, hostname].every((name) => ['127.0.0.1', 'localhost', '[::1]'].includes(name));
  return isLocal && req.method === 'GET' && hostname !== own.hostname && port === own.port;
}

/** Browsers send the cookies of one host to all its ports: the name tells two sandboxes apart. */
const cookieName = (c: SandboxContext) => `sandbox_key_${new URL(c.var.instance.externalUrl).port}`;

function cookieOf(c: SandboxContext): string {
  const start = `${cookieName(c)}=`;
  const cookies = (c.req.header('Cookie') ?? '').split(/;\s*/);
  return cookies.find((one) => one.startsWith(start))?.slice(start.length) ?? '';
}

/** The key does not stay in the address, which a browser keeps and a screen shows. */
function welcome(c: SandboxContext, key: string, query: URLSearchParams): Response {
  const { externalUrl } = c.var.instance;
  query.delete('key');
  const path = new URL(externalUrl).pathname;
  // Lax: a link in a report, which is a file, opens a page as well; what changes something is posted, and posts from elsewhere come without it.
  c.header('Set-Cookie', `${cookieName(c)}=${key}; Path=${path}; HttpOnly; SameSite=Lax`);
  c.header('Cache-Control', 'no-store');
  c.header('Referrer-Policy', 'no-referrer');
  return c.redirect(`${externalUrl}${c.req.path}${query.size > 0 ? `?${query.toString()}` : ''}`, 303);
}

const closed = (c: SandboxContext) =>
  page(c, {
    title: 'The key is missing',
    body: html`<h1>The key is missing</h1>
<p>Open the address that <code>devgrowth sandbox</code> printed, with the key in it, once in this browser: then all pages and links of this sandbox open.</p>`,
    status: 403,
  });
