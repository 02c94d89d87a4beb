// Another day for the sandbox: both clocks agree on it, every screen says it, and a day before what is there already is told.
import { afterAll, describe, expect, test } from 'vitest';
import { devgrowth, emptyHome, serveSandbox } from '../support/process.ts';

const home = emptyHome();
afterAll(() => home.remove());
const on = (day: string, more: NodeJS.ProcessEnv = { DEVGROWTH_HOST: 'sandbox' }) => ({
  ...home.env,
  ...more,
  DEVGROWTH_SANDBOX_TODAY: day,
});
const said = (day: string) => `note: the sandbox plays ${day} (DEVGROWTH_SANDBOX_TODAY)\n`;

describe('--host sandbox', () => {
  test('a goal of one month is logged in the next, and the report knows both', async () => {
    expect(await devgrowth(['init', '--yes', '--no-input'], on('2031-11-03'))).toMatchObject({ code: 0 });
    const added = await devgrowth(['goal', 'add', 'Read', '--kind', 'reading', '--due', '+6w'], on('2031-11-03'));
    expect(added).toMatchObject({ code: 0, stderr: expect.stringContaining(said('2031-11-03')) as string });
    const logged = await devgrowth(['goal', 'log', '2', 'Half of it'], on('2031-12-01'));
    expect(logged).toMatchObject({ code: 0, stderr: said('2031-12-01') });
    const { code, stdout } = await devgrowth(['goal', 'show', '2', '--format', 'json'], on('2031-12-01'));
    expect(code).toBe(0);
    const { goal } = JSON.parse(stdout) as { goal: { due: string; createdAt: string; lastActivity: string } };
    expect([goal.due, goal.createdAt.slice(0, 10), goal.lastActivity.slice(0, 10)]).toEqual([
      '2031-12-15',
      '2031-11-03',
      '2031-12-01',
    ]);
    const back = await devgrowth(['goal', 'list'], on('2031-11-10'));
    expect(back.stderr).toContain('note: this sandbox goes back to 2031-11-10, and holds what was done on 2031-12-01');
  });

  test.each([
    [['goal', 'list'], 'DEVGROWTH_SANDBOX_TODAY takes a day such as 2026-12-14; got "2031-02-30"'],
    [['sandbox'], 'DEVGROWTH_SANDBOX_TODAY takes a day such as 2026-12-14; got "2031-02-30"'],
    [['sandbox', '--today', 'soon'], '--today takes a day such as 2026-12-14; got "soon"'],
  ])('%j with a day that is none', async (words, message) => {
    const env = on(words.includes('--today') ? '' : '2031-02-30');
    expect(await devgrowth(words, env)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`error: ${message}\n`) as string,
    });
  });
});

test('a served one plays its day for every client, says it on its pages, and the variable moves our clock along', async () => {
  const served = await serveSandbox(['--empty', '--today', '2031-12-14'], home.env);
  try {
    const { headers } = await fetch(`${served.url}/api/v4/version`, { headers: { 'PRIVATE-TOKEN': served.token } });
    expect(new Date(headers.get('Date') ?? '').toISOString().slice(0, 10)).toBe('2031-12-14');
    const opened = await fetch(served.pages, { redirect: 'manual' });
    const cookie = (opened.headers.get('Set-Cookie') ?? '').split(';')[0] ?? '';
    expect(await (await fetch(`${served.url}/`, { headers: { cookie } })).text()).toContain('Plays 2031-12-14');
    const env = on('2031-12-14', { DEVGROWTH_HOST: served.url, DEVGROWTH_TOKEN: served.token });
    const init = await devgrowth(['init', '--yes', '--no-input'], env);
    expect(init).toMatchObject({ code: 0, stderr: expect.stringContaining(said('2031-12-14')) as string });
    const doctor = await devgrowth(['doctor', '--format', 'json'], env);
    expect(doctor.stdout).not.toMatch(/clock[^}]*"failed"/i);
  } finally {
    await served.stop();
  }
});
