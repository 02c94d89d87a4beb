// An assistant's client on a test world: the strangers' SDK at one end, our server at the other, every message kept.
import { Client, InMemoryTransport, type ClientOptions } from '@modelcontextprotocol/client';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { Asking } from '#assistants/asking.ts';
import { readingTools, type ToolName, toolNames } from '#assistants/tool-names.ts';
import { assistantServer } from '#assistants/server.ts';
import type { TestWorld } from './world.ts';

/** Or what a client sends that follows no rule. */
type Reply = 'yes' | 'no' | 'cancel' | { readonly action: 'accept' | 'decline' | 'cancel'; readonly content?: Content };
type Content = Record<string, string | number | boolean>;

export interface AssistantOptions {
  readonly mayWrite?: boolean;
  readonly includesConfidential?: boolean;
  readonly mode?: '2025' | '2026';
  /** What the person answers to each question; absent: the client cannot ask. */
  readonly answer?: (message: string) => Reply | Promise<Reply>;
}

export interface Answered {
  readonly isError: boolean;
  readonly document: Record<string, unknown>;
}

export interface Assistant {
  readonly client: Client;
  /** Of both sides, as they went over the wire. */
  transcript(): string;
  /** What the client sent. */
  heard(): readonly string[];
  /** What the person was asked. */
  readonly questions: readonly string[];
  call(name: ToolName, given?: Record<string, unknown>): Promise<Answered>;
  close(): Promise<void>;
}

export async function assistantOn(
  { world }: Pick<TestWorld, 'world'>,
  options: AssistantOptions = {},
): Promise<Assistant> {
  const { mayWrite = false, includesConfidential = false, mode = '2025', answer } = options;
  const talk = { note() {}, warn() {}, hint() {}, say() {}, show() {} };
  const access = { profile: null, host: null, project: null, writes: false, allowPublic: false, dryRun: false };
  const traced: string[] = [];
  const offered = {
    access,
    desk: { ...world, talk, ask: null, yes: false, trace: (line: string) => void traced.push(line) },
    tools: mayWrite ? toolNames : readingTools,
    mayWrite,
    includesConfidential,
  };
  const asking = new Asking(world.newKey);
  const [near, far] = InMemoryTransport.createLinkedPair();
  const said: string[] = [];
  const send = far.send.bind(far);
  far.send = (message, more) => {
    said.push(JSON.stringify(message));
    return send(message, more);
  };
  const heard: string[] = [];
  const ask = near.send.bind(near);
  near.send = (message, more) => {
    heard.push(JSON.stringify(message));
    return ask(message, more);
  };
  const served = serveStdio(() => assistantServer(offered, () => Promise.resolve(asking)), { transport: far });
  const questions: string[] = [];
  const settings: ClientOptions = {
    capabilities: answer === undefined ? {} : { elicitation: { form: {} } },
    ...(mode === '2026' ? { versionNegotiation: { mode: 'auto' as const } } : {}),
  };
  const client = new Client({ name: 'stranger', version: '1' }, settings);
  if (answer !== undefined) {
    client.setRequestHandler('elicitation/create', async ({ params }) => {
      questions.push(params.message);
      const given = await answer(params.message);
      if (typeof given === 'object') return given;
      if (given === 'cancel') return { action: 'cancel' as const };
      return given === 'yes' ? { action: 'accept' as const, content: { send: true } } : { action: 'decline' as const };
    });
  }
  await client.connect(near);
  return {
    client,
    questions,
    heard: () => heard,
    transcript: () => said.join('\n'),
    async call(name, given = {}) {
      const result = await client.callTool({ name, arguments: given });
      const [content] = result.content;
      const document = result.structuredContent as Record<string, unknown>;
      if (content?.type !== 'text' || JSON.stringify(JSON.parse(content.text)) !== JSON.stringify(document))
        throw new Error(`text and structure differ: ${JSON.stringify(result)}`);
      const bug = traced.find((line) => /^\w*Error\b/.test(line));
      if (bug !== undefined) throw new Error(bug);
      return { isError: result.isError === true, document };
    },
    async close() {
      await client.close();
      await served.close();
    },
  };
}

/** The document as its command prints it: each text out of its box. */
export function unwrapped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unwrapped);
  if (typeof value !== 'object' || value === null) return value;
  const box = 'untrusted' in value ? value.untrusted : null;
  if (typeof box === 'object' && box !== null && 'text' in box) return box.text;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, unwrapped(one)]));
}
