// The server of one connection: its tools, prompts and resources. Every answer says the same as text and as structured content.
import { isInputRequiredResult, McpServer, ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server';
import type {
  CallToolResult,
  ClientCapabilities,
  InputRequiredResult,
  ServerContext,
} from '@modelcontextprotocol/server';
import { DevgrowthError } from '#errors.ts';
import type { Asking } from './asking.ts';
import type { Call, Serving } from './call.ts';
import type { ToldObject } from './plain.ts';
import { instructions, serverInfo } from './greeting.ts';
import { listedPrompts, promptText } from './prompts.ts';
import { isWriting, type ToolName, toolNames } from './tool-names.ts';

export interface Offered extends Serving {
  readonly tools: readonly ToolName[];
}

export function assistantServer(offered: Offered, asking: () => Promise<Asking>): McpServer {
  const mcp = new McpServer(serverInfo, {
    instructions,
    capabilities: { tools: {}, prompts: {}, resources: {} },
    jsonSchemaValidator: noValidator,
    requestState: { verify: async (state, ctx) => (await asking()).codec.verify(state, ctx) },
  });
  const { server } = mcp;
  // Each part is loaded when it is asked for: a client that starts waits for the first answer.
  server.setRequestHandler('tools/list', async () => {
    const { listedTool } = await import('./inputs.ts');
    return { tools: offered.tools.map(listedTool) };
  });
  server.setRequestHandler('tools/call', async ({ params }, ctx) => {
    const name = toolNames.find((one) => one === params.name);
    if (name === undefined) throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'there is no such tool');
    const { beginCall } = await import('./call.ts');
    const call = beginCall(offered, name);
    try {
      if (!offered.tools.includes(name)) throw notOffered(name, offered);
      const given = params.arguments ?? {};
      const done = await run(name, given, call, { asking, ctx, capabilities: server.getClientCapabilities() });
      return isInputRequiredResult(done) ? done : answered(done);
    } catch (error) {
      return failed(error, call);
    } finally {
      await call.end();
    }
  });
  server.setRequestHandler('prompts/list', () => ({ prompts: listedPrompts() }));
  server.setRequestHandler('prompts/get', ({ params }) => {
    try {
      const text = promptText(params.name, params.arguments ?? {});
      return { messages: [{ role: 'user', content: { type: 'text', text } }] };
    } catch (error) {
      return inProtocol(error);
    }
  });
  server.setRequestHandler('resources/list', async () => ({
    resources: await (await resources()).listedResources(offered.desk),
  }));
  server.setRequestHandler('resources/templates/list', async () => ({
    resourceTemplates: (await resources()).resourceTemplates,
  }));
  server.setRequestHandler('resources/read', async ({ params }) => ({
    contents: [{ ...(await (await resources()).readResource(params.uri, offered.desk).catch(inProtocol)) }],
  }));
  return mcp;
}

/** What a client answers is read by `asking.ts`; the library's own compiler of schemas, as large as its protocol, is made for nobody. */
const noValidator = {
  getValidator(): never {
    throw new Error('JSON Schemas are not looked at here');
  },
};

const resources = () => import('./resources.ts');

/** What is named and not there, in the protocol's words. */
function inProtocol(error: unknown): never {
  if (!(error instanceof DevgrowthError)) throw error;
  throw new ProtocolError(ProtocolErrorCode.InvalidParams, error.message);
}

function notOffered(name: ToolName, { mayWrite }: Offered): DevgrowthError {
  const why = isWriting(name) && !mayWrite;
  return new DevgrowthError(
    'refused',
    why ? `${name} writes, and this server only reads` : `${name} is not offered here`,
    {
      hint: why
        ? 'Only the person can change that, where the server is started: devgrowth mcp --allow-writes.'
        : 'Only the person can change that, where the server is started: devgrowth mcp --tools.',
    },
  );
}

interface Client {
  readonly asking: () => Promise<Asking>;
  readonly ctx: ServerContext;
  readonly capabilities: ClientCapabilities | undefined;
}

async function run(
  name: ToolName,
  given: unknown,
  call: Call,
  client: Client,
): Promise<ToldObject | InputRequiredResult> {
  const { inputs } = await import('./inputs.ts');
  const input = inputs[name].safeParse(given);
  if (!input.success) {
    throw new DevgrowthError('usage', `${name} does not take that`, {
      details: input.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
    });
  }
  if (isWriting(name)) {
    const [{ writes }, asking] = await Promise.all([import('./writes.ts'), client.asking()]);
    return asking.write(name, writes[name], input.data as never, call, client);
  }
  const { reads } = await import('./reads.ts');
  return (reads[name] as (given: unknown, call: Call) => Promise<ToldObject>)(input.data, call);
}

/** One client hands its model only the text, another only the structure. */
function answered(document: ToldObject): CallToolResult {
  const text = JSON.stringify(document);
  return { content: [{ type: 'text', text }], structuredContent: JSON.parse(text) as Record<string, unknown> };
}

async function failed(error: unknown, call: Call): Promise<CallToolResult> {
  if (!(error instanceof DevgrowthError))
    call.desk.trace?.(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const { toldFailure } = await import('./failure.ts');
  const told = await toldFailure(error, { guard: call.guard, hidden: await call.hidden(), desk: call.desk });
  return { ...answered(told), isError: true };
}
