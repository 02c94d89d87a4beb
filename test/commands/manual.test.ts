// The manual page: every command with its flags, every variable that is read, and no line that roff would take for a request.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, test } from 'vitest';
import { catalogue, isGroup } from '#cli/catalogue.ts';
import { environment, manualPage } from '#cli/manual.ts';
import { has } from '../support/process.ts';
import { worldOnSandbox } from '../support/world.ts';

let page = '';
beforeAll(async () => {
  page = await manualPage(worldOnSandbox().world);
});

const paths = catalogue.flatMap((entry) =>
  isGroup(entry) ? entry.commands.map(({ name }) => `${entry.name} ${name}`) : [entry.name],
);

test.each(paths)('tells of %s', (path) => {
  expect(page).toMatch(new RegExp(`^\\.SS devgrowth ${path}(?: [<\\[].*)?$`, 'm'));
});

test('tells of flags, choices and exit codes; names no day, so that the same version is the same page', () => {
  expect(page).toContain('\\fB\\-\\-help\\-needed <text>\\fR');
  expect(page).toContain('One of table, json, markdown, csv.');
  expect(page).toMatch(/\.SH EXIT STATUS\n\.TP\n\\fB0\\fR\ndone\n/);
  expect(page).toMatch(/^\.TH DEVGROWTH 1 "" "devgrowth [^"]+" "User Commands"\n/);
});

test('tells of every variable that the code reads', () => {
  const src = join(import.meta.dirname, '../../src');
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const read = files.flatMap((file) =>
    [...readFileSync(join(src, file), 'utf8').matchAll(/\benv\['([A-Z_]+)'\]/g)].map(([, name]) => name ?? ''),
  );
  expect(read.length).toBeGreaterThan(5);
  const told = new Set(environment.flatMap(([names]) => names.split(', ')));
  const ofTheSystem = new Set([
    'TERM',
    // Git's, for its hooks.
    'GIT_REFLOG_ACTION',
    'HOME',
    'USERPROFILE',
    'XDG_CONFIG_HOME',
    'LOCALAPPDATA',
    'APPDATA',
    'DBUS_SESSION_BUS_ADDRESS',
  ]);
  expect([...new Set(read)].filter((name) => !ofTheSystem.has(name) && !told.has(name))).toEqual([]);
});

test('no line opens with a request that is not ours', () => {
  const requests = new Set(page.match(/^[.'][^\s]*/gm));
  expect([...requests].toSorted((one, other) => (one < other ? -1 : 1))).toEqual(
    ['.B', '.PP', '.RE', '.RS', '.SH', '.SS', '.TH', '.TP', '.fi', '.nf'].toSorted((one, other) =>
      one < other ? -1 : 1,
    ),
  );
});

describe('with groff', () => {
  test.skipIf(!has('groff'))('it is set without a warning', () => {
    const set = spawnSync('groff', ['-man', '-Tutf8', '-K', 'utf8', '-ww', '-rLL=80n', '-P-cbou'], {
      input: page,
      encoding: 'utf8',
    });
    expect({ status: set.status, stderr: set.stderr }).toEqual({ status: 0, stderr: '' });
    expect(set.stdout).toContain('GLOBAL FLAGS');
  });
});
