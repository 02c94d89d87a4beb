// The sandbox's pages in a browser (Chromium): nothing runs, nothing is asked for, and each is as wide as the window.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tokenOf } from '#sandbox/state/empty-state.ts';
import { createSandbox, type Sandbox } from '#sandbox/sandbox.ts';
import { type RunningServer, startServer } from '#sandbox/server.ts';
import { has } from '../support/process.ts';
import { type Browser, faultsIn, openChromium } from './chromium.ts';

const markup = '"><img src=x onerror=alert(1)><script>alert(2)</script><style>*{display:none}</style>';
const description = `# ${markup}

${markup} ${'unbroken'.repeat(60)}

- [ ] [go](javascript:alert(3)) ![picture](https://example.com/x.png)

| ${'wide | '.repeat(20)}
| ${'--- | '.repeat(20)}
| ${'cells | '.repeat(20)}

\`\`\`
${'code '.repeat(80)}
\`\`\`

\`\`\`glql
title: All
fields: title, labels, milestone, due, created, updated, author, state
query: state = opened
\`\`\`

\`\`\`glql
query: ${markup}
\`\`\``;

describe.skipIf(!has('chromium'))('in Chromium', () => {
  let browser: Browser;
  let server: RunningServer<Sandbox>;

  async function post(path: string, body: object): Promise<void> {
    const { status } = await fetch(`${server.url}/api/v4${path}`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${tokenOf(server.sandbox.state, 'alex')}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    expect([path, status]).toEqual([path, 201]);
  }

  beforeAll(async () => {
    server = await startServer({
      port: 0,
      open: (externalUrl) => createSandbox({ now: () => Date.parse('2026-11-23T09:00:00.000Z'), externalUrl }),
    });
    await post('/projects', { name: 'Goals', description: markup });
    await post('/projects/1/issues', { title: markup, description, labels: `${markup},long::${'label'.repeat(30)}` });
    await post('/projects/1/issues/1/notes', { body: description });
    await post('/projects/1/boards', { name: markup });
    await post('/projects/1/milestones', { title: markup });
    await post('/projects/1/repository/commits', {
      branch: 'main',
      commit_message: 'Begin',
      actions: [{ action: 'create', file_path: 'README.md', content: description }],
    });
    browser = await openChromium();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  describe.each([
    '/',
    '/alex/goals',
    '/alex/goals/-/work_items?type%5B%5D=issue',
    '/alex/goals/-/issues/1',
    '/alex/goals/-/boards',
    '/alex/goals/-/milestones',
  ])('%s', (path) => {
    test.each([
      [1100, 'light'],
      [700, 'dark'],
      [360, 'light'],
    ])('at %i pixels, %s', async (width, scheme) => {
      const page = await browser.page();
      await page.send('Emulation.setDeviceMetricsOverride', {
        width,
        height: 900,
        deviceScaleFactor: 1,
        mobile: false,
      });
      await page.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
      const url = `${server.url}${path}`;
      await page.open(url);
      const wider = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      expect(await page.evaluate(wider)).toBe(0);
      expect(await page.evaluate('document.scripts.length + document.images.length')).toBe(0);
      // The style sheet passes its own policy, and it alone.
      expect(await page.evaluate('[...document.styleSheets].filter((sheet) => sheet.cssRules.length > 0).length')).toBe(
        1,
      );
      const faults = faultsIn(page, url).filter(
        (fault) => !JSON.stringify(fault).includes(`${server.url}/favicon.ico`),
      );
      expect(faults).toEqual([]);
    });
  });

  test('both sides by clicks: the manager answers, the person ticks and closes, and no script runs', async () => {
    const webKey = 'k3y';
    const played = await startServer({
      port: 0,
      open: (externalUrl) => createSandbox({ now: () => Date.parse('2026-11-23T09:00:00.000Z'), externalUrl, webKey }),
    });
    const { state } = played.sandbox;
    try {
      const ask = (path: string, body: object) =>
        fetch(`${played.url}/api/v4${path}`, {
          method: 'POST',
          headers: { 'PRIVATE-TOKEN': tokenOf(state, 'alex'), 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        });
      await ask('/projects', { name: 'Goals' });
      await ask('/projects/1/issues', { title: 'A goal', description: `${markup}\n\n- [ ] ${markup}\n- [ ] Read` });
      await ask('/projects/1/members', { user_id: 2, access_level: 10 });
      const page = await browser.page();
      await page.open(`${played.url}/?key=${webKey}`);
      await page.open(`${played.url}/alex/goals/-/issues/1?as=morgan`);
      await page.evaluate('document.querySelector("textarea[name=body]").focus()');
      await page.type('Well done, go on.');
      await page.click('button[value=comment]');
      await page.click('button[value=thumbsup]');
      expect(await page.evaluate('document.querySelectorAll("[name=tick], [value=close]").length')).toBe(0);
      await page.open(`${played.url}/alex/goals/-/issues/1?as=alex`);
      await page.click('button[aria-label=Read]');
      await page.click('button[value=close]');
      expect(state.issues['1']?.[0]).toMatchObject({
        state: 'closed',
        description: expect.stringMatching(/\[x\] Read$/),
      });
      expect(state.awardEmoji).toMatchObject({ 'issue:1': [{ name: 'thumbsup', userId: 2 }] });
      expect(state.notes['issue:1']).toMatchObject([
        { body: 'Well done, go on.', authorId: 2 },
        { system: true, authorId: 1 },
      ]);
      expect(await page.evaluate('document.scripts.length')).toBe(0);
      expect(page.events.filter(({ method }) => method === 'Page.javascriptDialogOpening')).toEqual([]);
    } finally {
      await played.close();
    }
  });
});
