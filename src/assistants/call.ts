// One call of a tool: a guard of its own, a session that goes through it, and what is known to tell of it.
import type { Access } from '#work/access.ts';
import type { Desk } from '#work/desk.ts';
import { openSession, type Session } from '#work/session.ts';
import { journalOf } from '#work/undo/journal.ts';
import { Guard, type GuardOptions, type Hidden } from './guard.ts';
import { guardedForge } from './guarded-forge.ts';
import { type Telling, telling } from './told-document.ts';
import { isWriting, type ToolName } from './tool-names.ts';

/** As it was started: no call changes any of it. */
export interface Serving extends GuardOptions {
  readonly access: Access;
  readonly desk: Desk;
}

export interface Call {
  readonly guard: Guard;
  readonly desk: Desk;
  readonly access: Access;
  readonly mayWrite: boolean;
  /** Opened once. */
  session(): Promise<Session>;
  /** One that a use case opened by itself. */
  took(session: Session): void;
  telling(): Promise<Telling>;
  /** As far as it was asked for; null: nothing was read. */
  hidden(): Promise<Hidden | null>;
  /** Reads who wrote a text that is not told of otherwise. */
  prove(iid: number): Promise<void>;
  /** Notes what was written, for `undo`. */
  end(): Promise<void>;
}

export function beginCall({ access, desk, ...options }: Serving, tool: ToolName): Call {
  const writes = isWriting(tool) && options.mayWrite;
  const journal = writes ? journalOf(desk, ['mcp', tool]) : null;
  const guard = new Guard(options, desk);
  const guarded: Desk = {
    ...desk,
    ask: null,
    yes: false,
    ...(journal === null ? {} : { journal }),
    openForge: async (target) => guardedForge(await desk.openForge(target), guard),
  };
  const asked = { ...access, writes, isSilent: true };
  let session: Promise<Session> | null = null;
  const opened = () => {
    session ??= openSession(asked, guarded);
    return session;
  };
  return {
    guard,
    desk: guarded,
    access: asked,
    mayWrite: options.mayWrite,
    session: opened,
    end: async () => journal?.end(),
    took(one) {
      session ??= Promise.resolve(one);
    },
    async prove(iid) {
      const { project } = await opened();
      await guard.proveAlone();
      if (!guard.voices.isProven(iid)) await project.notes(iid);
    },
    hidden: async () =>
      session === null
        ? null
        : session.then(
            ({ me }) => {
              guard.isReadBy(me);
              return guard.hidden().catch(() => null);
            },
            () => null,
          ),
    async telling() {
      const one = await opened();
      guard.isReadBy(one.me);
      return telling(one, guard, guarded);
    },
  };
}
