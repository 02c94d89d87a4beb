// Writes man/devgrowth.1 and the texts of --help (dist/help) from the commander tree. Run by the build.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sourceModule } from './source-module.mjs';

export async function writeManual() {
  const { manualPage, preparedHelp } = await sourceModule('cli/manual.ts', 'cli/prepared-help.ts');
  const worldOf = (stdout) => ({ stdout, stderr: stdout, stdin: { isTTY: false }, env: {} });
  const text = await manualPage(worldOf({ write() {}, isTTY: false, columns: 80 }));
  await mkdir('man', { recursive: true });
  await writeFile('man/devgrowth.1', text);
  for (const [name, help] of await preparedHelp(worldOf)) {
    const path = join('dist', 'help', `${name}.txt`);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, help);
  }
}
