// Assumptions about GitLab. Each is a test that runs on every place there is: the sandbox through msw, the sandbox through a
// port, and a real GitLab when DEVGROWTH_CONTRACT_HOST and DEVGROWTH_CONTRACT_TOKEN are set.
import { afterAll, beforeAll, describe, inject, test } from 'vitest';
import type { SandboxOptions } from '#sandbox/sandbox.ts';
import { type ContractGitLab, openContractGitLab } from './contract-gitlab.ts';
import { type Place, places } from './contract-places.ts';

export interface Suite {
  /** The documentation of what is assumed below; it stands in the name of each test. */
  docs(url: string, define: () => void): void;
  /** Holds on every GitLab from 16.0 on. `from`: a real one that is older skips it. */
  assume(name: string, test: (gitlab: ContractGitLab) => Promise<void>, options?: { readonly from?: string }): void;
  /** Each request is refused in this way, and nothing else happens. */
  refuses(rows: readonly Refused[]): void;
  /** What a real GitLab cannot be asked for: another version or tier, a given clock, other people's tokens. */
  onSandbox(
    needs: string,
    name: string,
    test: (gitlab: ContractGitLab) => Promise<void>,
    options?: Partial<SandboxOptions>,
  ): void;
}

/** Method, path (below the project unless it begins with a slash), body, and the answer: status and body. */
export type Refused = readonly [method: string, path: string, body: unknown, status: number, answer: unknown];

const realTimeoutMs = 180_000;

/** One test file: a subject that gets a project of its own in each place. */
export function contract(subject: string, define: (suite: Suite) => void): void {
  describe.each(places().map((place) => [place.name, place] as const))('%s', (_name, place) => {
    let shared: ContractGitLab | null = null;
    beforeAll(async () => {
      await place.start();
      shared = await openContractGitLab(await place.serve({}), projectName(subject));
    }, realTimeoutMs);
    afterAll(() => place.stop());
    define(suiteOn(place, () => {
      if (shared === null) throw new Error('The place is not open yet.');
      return shared;
    }));
  });
}

/** Random, and the same for a whole run: what is left behind is found by it. */
const projectName = (subject: string) => `${inject('contractRun')}-${subject}`;

function suiteOn(place: Place, shared: () => ContractGitLab): Suite {
  const timeout = place.isReal ? realTimeoutMs : 20_000;
  const assume: Suite['assume'] = (name, use, { from } = {}) =>
    test(name, { timeout }, async (context) => {
      const gitlab = shared();
      if (from !== undefined && !gitlab.since(from)) context.skip(`needs GitLab ${from}`);
      await use(gitlab);
    });
  return {
    docs: (url, define) => {
      describe(url, define);
    },
    assume,
    refuses(rows) {
      for (const [method, path, body, status, answer] of rows) {
        assume(refusalName(method, path, body, status), async (gitlab) => {
          await gitlab.refuses(method, path, body, [status, answer]);
        });
      }
    },
    onSandbox(needs, name, use, options = {}) {
      const fullName = `${name} (on the sandbox only: needs ${needs})`;
      if (place.isReal) {
        test.skip(fullName);
        return;
      }
      test(fullName, async () => {
        const served = await place.serve(options);
        try {
          await use(await openContractGitLab(served, 'goals'));
        } finally {
          await served.close();
        }
      });
    },
  };
}

function refusalName(method: string, path: string, body: unknown, status: number): string {
  const sent = body === undefined ? '' : ` ${JSON.stringify(body)}`;
  return `${method} ${path}${sent.length > 80 ? `${sent.slice(0, 77)}...` : sent} is ${status}`;
}
