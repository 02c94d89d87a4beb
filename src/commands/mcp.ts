// `devgrowth mcp`: serves an assistant over stdin and stdout, until its client closes them.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { readingTools, type ToolName, toolNames } from '#assistants/tool-names.ts';
import { serveAssistant } from '#assistants/serve.ts';
import { suggestion } from '#growth/words/nearest.ts';
import { textFlag } from './answers.ts';
import type { CommandModule, CommandWorld, Input } from './command.ts';

interface McpWords {
  readonly allowWrites: boolean;
  readonly includeConfidential: boolean;
  readonly tools: readonly ToolName[];
}

export const mcpCommand: CommandModule<McpWords> = {
  formats: ['text'],
  writes: false,
  examples: ['devgrowth mcp', 'devgrowth mcp --allow-writes --tools status,goal_list,goal_show,goal_log'],
  completes: { '--tools': toolNames },
  declare(command) {
    command
      .option('--allow-writes', 'Offer five tools that write; each write needs your yes, in your client')
      .option('--tools <names>', 'Offer only these, with commas between: status,report')
      .option('--include-confidential', 'Let it read confidential goals, sensitive kinds and the promotion document');
  },
  parse(_args, flags) {
    const allowWrites = flags['allowWrites'] === true;
    return {
      allowWrites,
      includeConfidential: flags['includeConfidential'] === true,
      tools: toolsNamed(textFlag(flags, 'tools'), allowWrites),
    };
  },
  run: runMcp,
};

function toolsNamed(typed: string | null, allowWrites: boolean): readonly ToolName[] {
  const offered: readonly ToolName[] = allowWrites ? toolNames : readingTools;
  if (typed === null) return offered;
  const names = typed.split(',').map((name) => name.trim());
  return [...new Set(names)].map((name) => {
    const tool = offered.find((one) => one === name);
    if (tool !== undefined) return tool;
    const isWrite = toolNames.some((one) => one === name);
    throw new DevgrowthError('usage', isWrite ? `${name} writes` : `--tools names no tool "${name}"`, {
      hint: isWrite ? 'Add --allow-writes.' : `Tools: ${offered.join(', ')}.${suggestion(name, offered)}`,
    });
  });
}

async function runMcp({ shared, own }: Input<McpWords>, world: CommandWorld): Promise<ExitCode> {
  const { profile, host, project, caFile, insecureHttp } = shared;
  const access = {
    profile,
    host,
    project,
    ...(caFile === undefined ? {} : { caFile }),
    ...(insecureHttp === undefined ? {} : { insecureHttp }),
    writes: false,
    allowPublic: false,
    dryRun: false,
  };
  const offered = {
    access,
    desk: world,
    tools: own.tools,
    mayWrite: own.allowWrites,
    includesConfidential: own.includeConfidential,
  };
  await serveAssistant(offered, world.untilStopped());
  return exitCodes.done;
}
