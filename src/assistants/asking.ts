// A write, as an assistant asks for it: a draft first, then the person's yes to the exact text, then the write, once.
import {
  acceptedContent,
  CLIENT_CAPABILITIES_META_KEY,
  type ClientCapabilities,
  createRequestStateCodec,
  type InputRequiredResult,
  inputRequired,
  inputResponse,
  type ServerContext,
} from '@modelcontextprotocol/server';
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { DevgrowthError } from '#errors.ts';
import { oneLine } from '#render/text.ts';
import { discardKept, draftsWithKey, isDraftKept, keepWords, namesDraft, withResumeHint } from '#work/drafting.ts';
import type { Session } from '#work/session.ts';
import type { Call } from './call.ts';
import { among, hidesNothing, isOwn, ours, type Plain, type ToldObject } from './plain.ts';
import { type Telling, toldDocument } from './told-document.ts';
import type { Planned, Result, Write } from './writes.ts';
import type { Given } from './inputs.ts';
import type { ToolName } from './tool-names.ts';

/** What comes back with the person's answer; sealed, for it comes by the client. */
interface Asked {
  readonly draft: string;
  /** Of the tool, what it was given and what was shown. */
  readonly digest: string;
  readonly nonce: string;
}

/** Of one process: what was asked before it began is asked again. */
export class Asking {
  readonly #newKey: () => string;
  readonly #settled = new Map<string, Promise<ToldObject>>();
  readonly codec: ReturnType<typeof createRequestStateCodec<Asked>>;

  constructor(newKey: () => string) {
    this.#newKey = newKey;
    this.codec = createRequestStateCodec<Asked>({ key: crypto.getRandomValues(new Uint8Array(32)), ttlSeconds: 3_600 });
  }

  /** @param capabilities of the client that asks */
  async write<Name extends ToolName>(
    name: Name,
    tool: Write<Name>,
    given: Given<Name>,
    call: Call,
    { ctx, capabilities }: { readonly ctx: ServerContext; readonly capabilities: ClientCapabilities | undefined },
  ): Promise<ToldObject | InputRequiredResult> {
    refuseUnseen(given);
    const asked = ctx.mcpReq.requestState<Asked>() ?? null;
    const before = asked === null ? undefined : this.#settled.get(asked.nonce);
    if (before !== undefined) return before;
    const session = await call.session();
    const planned = await tool.plan(given, session, call.desk);
    const telling = await call.telling();
    const key = 'key' in given && typeof given.key === 'string' ? given.key : null;
    const there = planned.isThere || key !== null ? await planned.found(key ?? '') : null;
    // Where its draft is still there, a write of several steps was broken off: the rest needs the yes again.
    const isBegun =
      there !== null && key !== null && (await draftsWithKey(tool.command(given), key, call.desk)).length > 0;
    if (there !== null && !isBegun) return toldResult(there, telling);
    const message = question(planned, session, telling, isBegun);
    const digest = createHash('sha256')
      .update(JSON.stringify([name, given, message]))
      .digest('base64url');
    const answer = inputResponse(ctx.mcpReq.inputResponses, 'send');
    if (asked !== null && answer.kind === 'elicit' && asked.digest === digest) {
      const settled = this.#settle(asked, answer.action, ctx, { tool, given, key, isBegun, call, session, telling });
      this.#settled.set(asked.nonce, settled);
      return settled;
    }
    const draft = await keepWords(tool.command(given), tool.words(given), session, call.desk);
    if (planned.isByOthers)
      return waits(
        draft,
        ours`its text is from a template of the project, which others may have written: nothing was sent, and the person finishes it in a terminal`,
      );
    if (!canAsk(ctx, capabilities)) return waits(draft, ours`this client cannot ask the person, so nothing was sent`);
    return inputRequired({
      inputRequests: { send: inputRequired.elicit({ message, requestedSchema: yesOrNo }) },
      requestState: await this.codec.mint({ draft, digest, nonce: this.#newKey() }, ctx),
    });
  }

  async #settle<Name extends ToolName>(
    { draft }: Asked,
    action: 'accept' | 'decline' | 'cancel',
    ctx: ServerContext,
    task: Task<Name>,
  ): Promise<ToldObject> {
    const { tool, call, given, key, isBegun, session, telling } = task;
    if (action === 'cancel') return waits(draft, ours`the person gave no answer, so nothing was sent`);
    const isYes = action === 'accept' && acceptedContent(ctx.mcpReq.inputResponses, 'send', said)?.send === true;
    if (!isYes) {
      await discardKept(call.desk, draft);
      return {
        written: false,
        draft: null,
        resume: null,
        why: isBegun
          ? ours`the person said no; what stands there from before stays, nothing more was sent, and the draft is gone`
          : ours`the person said no; nothing was sent, and the draft is gone`,
      };
    }
    // One after the other, in all processes of this machine: of two answers to the same draft the first counts.
    return session.project.inTurn(`assistant_${draft}`, async () => {
      if (!(await isDraftKept(call.desk, draft))) {
        throw new DevgrowthError('conflict', 'these words were written or thrown away meanwhile', {
          hint: 'Look whether they stand there before anything is sent again.',
        });
      }
      try {
        const continued = { ...session, continues: draft };
        const planned = await tool.plan(given, continued, call.desk);
        const result = await toldResult(await planned.write(continued), telling);
        const ofKey = key === null ? [] : await draftsWithKey(tool.command(given), key, call.desk);
        for (const id of new Set([draft, ...ofKey])) await discardKept(call.desk, id);
        return result;
      } catch (error) {
        throw error instanceof DevgrowthError && !namesDraft(error) ? withResumeHint(error, draft) : error;
      }
    });
  }
}

interface Task<Name extends ToolName> {
  readonly tool: Write<Name>;
  readonly given: Given<Name>;
  readonly key: string | null;
  /** A part of it stands there from before. */
  readonly isBegun: boolean;
  readonly call: Call;
  readonly session: Session;
  readonly telling: Telling;
}

const said = z.object({ send: z.boolean() });
const yesOrNo = {
  type: 'object' as const,
  properties: { send: { type: 'boolean' as const, title: 'Send it as it stands above', default: false } },
  required: ['send'],
};

function toldResult({ name, body }: Result, telling: Telling): Promise<ToldObject> {
  return toldDocument(name, body as never, telling);
}

function waits(draft: string, why: Plain): ToldObject {
  const id = among(draft, /^[0-9a-z]{6}$/) ?? ours``;
  return { written: false, draft: id, resume: ours`devgrowth drafts resume ${id}`, why };
}

/** Exact text and place. Titles and items of others are named by number alone. */
function question(
  { does, to, lines, quotes }: Planned,
  { project, forge }: Pick<Session, 'project' | 'forge'>,
  { known: { voices } }: Telling,
  isBegun: boolean,
): string {
  const isOwnTitle = to !== null && isOwn(voices.title(to.iid));
  const isOwnText = to === null || isOwn(voices.text(to.iid));
  const at = to === null ? '' : ` #${to.iid}${isOwnTitle ? ` "${oneLine(to.title)}"` : ''}`;
  return [
    `${does}${at} of ${project.facts.path} on ${forge.base}?`,
    '',
    ...lines.map((line) => `> ${line}`),
    ...(isOwnText ? quotes.map((quote) => `(${oneLine(quote)})`) : []),
    ...(isBegun ? ['(A part of it was written before; a yes writes the rest, and nothing twice.)'] : []),
  ]
    .join('\n')
    .trim();
}

function canAsk(ctx: ServerContext, capabilities: ClientCapabilities | undefined): boolean {
  const envelope: Readonly<Record<string, unknown>> = ctx.mcpReq.envelope ?? {};
  const declared = (envelope[CLIENT_CAPABILITIES_META_KEY] as ClientCapabilities | undefined) ?? capabilities;
  const elicitation = declared?.elicitation;
  return elicitation !== undefined && (elicitation.form !== undefined || elicitation.url === undefined);
}

/** What a person says yes to is what they see. */
function refuseUnseen(given: object): void {
  for (const [name, value] of Object.entries(given)) {
    const texts = typeof value === 'object' && value !== null ? Object.values(value) : [value];
    if (texts.some((text: unknown) => typeof text === 'string' && !hidesNothing(text)))
      throw new DevgrowthError('usage', `${name} holds letters that nobody sees`, {
        hint: 'Send it without them: the person is shown exactly what is written.',
      });
  }
}
