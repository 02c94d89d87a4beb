// The parts of --help that commander does not write: the flags that every command has, examples, and exit codes.
import { wrap } from '#render/terminal/ink.ts';

/** @param globalFlags `--host`, `--yes`: named here, told by the root's help */
export function helpFooter(examples: readonly string[], globalFlags: readonly string[], columns: number): string {
  const flags = wrap(`Every command takes ${globalFlags.join(', ')}: see \`devgrowth --help\`.`, columns);
  return `\n${flags.map(String).join('\n')}\n\nExamples:\n${examples.map((example) => `  $ ${example}`).join('\n')}\n`;
}

export const exitStatus = [
  '0 done',
  '1 failed',
  '2 wrong usage or settings',
  '3 read, but incomplete or with findings',
  '4 no host chosen, or not logged in',
  '5 written, but the server kept less (do not run again)',
  '130 cancelled',
] as const;

export const rootExamples = ['devgrowth demo', 'devgrowth init --host sandbox'] as const;

const [done, failed, usage, findings, login, partly, cancelled] = exitStatus;

export const rootHelp = `
Examples:
${rootExamples.map((example) => `  $ ${example}`).join('\n')}

Exit codes:
  ${`${done}, ${failed}`.padEnd(38)}${findings}
  ${usage.padEnd(38)}${login}
  ${partly}, ${cancelled}
`;
