// Serves an assistant over stdin and stdout, which carry the protocol alone, until stdin ends or it is stopped.
import { serveStdio, StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import type { Asking } from './asking.ts';
import { type Offered, assistantServer } from './server.ts';

/** Says when it is over, whoever closed it. */
class Watched extends StdioServerTransport {
  readonly #over: () => void;

  constructor(over: () => void) {
    super();
    this.#over = over;
  }

  override async close(): Promise<void> {
    await super.close();
    this.#over();
  }
}

/** @param stopped resolves when the process is asked to stop */
export async function serveAssistant(offered: Offered, stopped: Promise<void>): Promise<void> {
  let over = (): void => {};
  const ended = new Promise<void>((resolve) => {
    over = resolve;
  });
  let opened: Promise<Asking> | null = null;
  const asking = () => {
    opened ??= import('./asking.ts').then(({ Asking: Own }) => new Own(offered.desk.newKey));
    return opened;
  };
  const served = serveStdio(() => assistantServer(offered, asking), { transport: new Watched(() => over()) });
  await Promise.race([ended, stopped]);
  await served.close();
}
