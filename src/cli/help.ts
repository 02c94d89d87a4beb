// The parts of --help that commander does not write: examples, and the exit codes under the root's help.

export function helpFooter(examples: readonly string[]): string {
  return `\n${examples.length === 1 ? 'Example' : 'Examples'}:\n${examples.map((example) => `  $ ${example}`).join('\n')}\n`;
}

export const rootHelp = `
Examples:
  $ devgrowth demo
  $ devgrowth init --host sandbox
  $ devgrowth report --host sandbox

Exit codes:
  0 done                                3 read, but incomplete or with findings
  1 failed                              4 no host chosen, or not logged in
  2 wrong usage or settings             5 written, but the server kept less (do not run again)
  130 cancelled
`;
