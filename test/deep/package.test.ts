// What `npm pack` gives: one package, installed without any other download, whose command works.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { emptyHome, nodeAt, root } from '../support/process.ts';

const place = mkdtempSync(join(tmpdir(), 'devgrowth-pack-'));
const home = emptyHome();
afterAll(() => {
  rmSync(place, { recursive: true, force: true });
  home.remove();
});

const ours = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'bin/devgrowth.js',
  'dist/THIRD-PARTY-NOTICES.md',
  'dist/hook.js',
  'dist/jq.wasm.br',
  'dist/library.d.ts',
  'dist/library.js',
  'dist/llhttp.wasm.br',
  'dist/main.js',
  'dist/sandbox.d.ts',
  'dist/sandbox.js',
  'dist/start.js',
  'man/devgrowth.1',
  'package.json',
  'src/sandbox/README.md',
];
const helpTexts = ['80', '100'].flatMap((width) =>
  readdirSync(join(root, 'dist', 'help', width)).map((name) => `dist/help/${width}/${name}`),
);
const byName = (one: string, other: string) => (one < other ? -1 : 1);

/** What the repository keeps there: a forgotten file of the working folder is not published. */
function folder(name: string): string[] {
  return spawnSync('git', ['ls-files', name], { cwd: root, encoding: 'utf8' }).stdout.trim().split('\n');
}

test('the package is what its package.json says', () => {
  const { status, stdout, stderr } = spawnSync('npx', ['publint', '--strict'], { cwd: root, encoding: 'utf8' });
  expect(status, stdout + stderr).toBe(0);
});

test('the packed package installs offline and runs the demo', () => {
  const packed = spawnSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', place], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(packed.status, packed.stderr).toBe(0);
  const tarball = readdirSync(place).find((name) => name.endsWith('.tgz')) ?? '';
  const listing = spawnSync('tar', ['tzf', join(place, tarball)], { encoding: 'utf8' })
    .stdout.trim()
    .split('\n');
  // Everything by name but what the build splits; nothing of the sources, the tests, or the pipeline.
  expect(listing.filter((path) => !/^package\/dist\/chunk-[A-Z0-9]+\.js$/.test(path)).toSorted(byName)).toEqual(
    [...ours, ...helpTexts, ...folder('templates'), ...folder('examples'), ...folder('schemas'), ...folder('skills')]
      .map((path) => `package/${path}`)
      .toSorted(byName),
  );
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  expect(tarball).toBe(`devgrowth-${version}.tgz`);
  // 1.3 MB were wanted. Everyday commands are 0.39 of it, jq 0.25, the sandbox 0.12, schemas and help 0.09, Word files 0.07, the way through
  // a proxy 0.07, the assistant's protocol 0.04: each is a promise, and is loaded by those alone who use it. What is left out is in
  // scripts/packages-in-parts.mjs.
  expect(statSync(join(place, tarball)).size).toBeLessThanOrEqual(1_660_000);

  writeFileSync(join(place, 'package.json'), '{"name":"empty","private":true}');
  const install = spawnSync('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${tarball}`], {
    cwd: place,
    encoding: 'utf8',
    env: { ...process.env, npm_config_cache: join(place, 'cache') },
  });
  expect(install.status, install.stderr).toBe(0);
  expect(readdirSync(join(place, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['devgrowth']);

  // A stranger's project: an import by name, and types.
  const lines = [
    "import { createSandbox } from 'devgrowth/sandbox';",
    "const sandbox = createSandbox({ version: '18.3' });",
    "const headers = { 'PRIVATE-TOKEN': sandbox.token('morgan') };",
    'const own = await sandbox.fetch(new Request(`${sandbox.externalUrl}/api/v4/user`, { headers }));',
    'const { url, close } = await sandbox.start();',
    'const served = await fetch(`${url}/api/v4/user`, { headers });',
    'sandbox.reset();',
    'console.log(own.status, served.status);',
    'await close();',
  ];
  writeFileSync(join(place, 'client.mts'), lines.join('\n'));
  writeFileSync(join(place, 'client.mjs'), lines.join('\n'));
  const used = spawnSync(process.execPath, ['client.mjs'], { cwd: place, encoding: 'utf8' });
  expect(used.stdout, used.stderr).toBe('200 200\n');
  const check = [
    '--noEmit',
    '--strict',
    '--module',
    'nodenext',
    '--target',
    'es2023',
    '--lib',
    'es2023,dom',
    'client.mts',
  ];
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const typed = spawnSync(process.execPath, [tsc, ...check], { cwd: place, encoding: 'utf8' });
  expect(typed.status, typed.stdout).toBe(0);

  // And what the commands read, on each Node we promise, by the rules of both kinds of resolution.
  const reading = [
    "import { GoalsError, openGoals, report } from 'devgrowth';",
    "import { createSandbox } from 'devgrowth/sandbox';",
    'const sandbox = createSandbox();',
    'const { url, close } = await sandbox.start();',
    "const asked = { host: url, token: sandbox.token('alex'), project: 'alex/none' };",
    'const failed = await openGoals(asked).catch((error) => error);',
    "const told = await report({ ...asked, since: '2w' }).catch((error) => error);",
    'console.log(failed instanceof GoalsError, failed.code, told.code, failed.hint.length > 0);',
    'await close();',
  ].join('\n');
  writeFileSync(join(place, 'reading.mjs'), reading);
  for (const major of [20, 24]) {
    const node = process.versions.node.startsWith(`${major}.`) ? process.execPath : nodeAt(major);
    if (node === null) continue;
    const { stdout, stderr } = spawnSync(node, ['reading.mjs'], { cwd: place, encoding: 'utf8', env: home.env });
    expect({ stdout, stderr }, `Node ${major}`).toEqual({ stdout: 'true not-found not-found true\n', stderr: '' });
  }
  const typedReading = [
    "import { type GoalListDocument, type Goals, GoalsError, openGoals, report } from 'devgrowth';",
    'const goals: Goals = await openGoals();',
    "const list: GoalListDocument = await goals.list({ state: 'all' });",
    'const titles: readonly string[] = list.goals.map(({ title }) => title);',
    'const isWhole: boolean = (await report()).completeness.complete;',
    '// @ts-expect-error no such order',
    "await goals.list({ sort: 'colour' });",
    'export { GoalsError, isWhole, titles };',
  ].join('\n');
  writeFileSync(join(place, 'reading.mts'), typedReading);
  for (const [module, resolution] of [
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ] as const) {
    const flags = ['--noEmit', '--strict', '--module', module, '--moduleResolution', resolution, '--target', 'es2023'];
    const { status, stdout } = spawnSync(process.execPath, [tsc, ...flags, 'reading.mts'], {
      cwd: place,
      encoding: 'utf8',
    });
    expect(status, `${resolution}: ${stdout}`).toBe(0);
  }

  const demo = spawnSync(join(place, 'node_modules', '.bin', 'devgrowth'), ['demo'], {
    cwd: place,
    encoding: 'utf8',
    env: home.env,
  });
  expect(demo.status, demo.stderr).toBe(0);
  expect(demo.stdout).toMatch(/^Alex Ferreira .* complete$/m);
});
