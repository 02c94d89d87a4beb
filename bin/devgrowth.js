#!/usr/bin/env node
// Starts the bundle. All it decides itself is whether this Node is new enough to read it.
const [major, minor] = process.versions.node.split('.').map(Number);
// The bundle takes Node's own modules by process.getBuiltinModule, which Node 21 and the first of 22 lack.
if (major < 20 || (major === 20 && minor < 19) || process.getBuiltinModule === undefined) {
  process.stderr.write(`devgrowth needs Node 20.19, 22.3 or newer; this is Node ${process.versions.node}.\n`);
  process.exitCode = 1;
} else {
  if (major >= 22) (await import('node:module')).default.enableCompileCache?.();
  process.exitCode = await (await import('../dist/start.js')).start();
}
