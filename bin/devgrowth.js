#!/usr/bin/env node
// Starts the bundle. All it decides itself is whether this Node is new enough to read it, and where compiled code is kept.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`devgrowth needs Node 20.19 or newer; this is Node ${process.versions.node}.\n`);
  process.exitCode = 1;
} else {
  // How the bundle takes Node's own modules; Node 21 and the first three of 22 lack it.
  process.getBuiltinModule ??= (await import('node:module')).createRequire(import.meta.url);
  const folder = major >= 22 ? compiledFolder() : null;
  if (folder !== null) (await import('node:module')).default.enableCompileCache?.(folder);
  process.exitCode = await (await import('../dist/start.js')).start();
}

/**
 * The user's own folder, or the one that Node was told: its default is one for all users of a machine, and whoever made it may put code there.
 * null: there is none.
 */
function compiledFolder() {
  const { env, platform } = process;
  const own =
    {
      win32: [env.LOCALAPPDATA, 'devgrowth\\Cache'],
      darwin: [env.HOME, 'Library/Caches/devgrowth'],
    }[platform] ?? (env.XDG_CACHE_HOME ? [env.XDG_CACHE_HOME, 'devgrowth'] : [env.HOME, '.cache/devgrowth']);
  return env.NODE_COMPILE_CACHE || (own[0] ? own.join(platform === 'win32' ? '\\' : '/') : null);
}
