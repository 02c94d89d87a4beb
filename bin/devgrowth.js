#!/usr/bin/env node
// Starts the bundle. All it decides itself is whether this Node is new enough to read it.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`devgrowth needs Node 20.19 or newer; this is Node ${process.versions.node}.\n`);
  process.exitCode = 1;
} else {
  // How the bundle takes Node's own modules; Node 21 and the first three of 22 lack it.
  process.getBuiltinModule ??= (await import('node:module')).createRequire(import.meta.url);
  if (major >= 22) (await import('node:module')).default.enableCompileCache?.();
  process.exitCode = await (await import('../dist/start.js')).start();
}
