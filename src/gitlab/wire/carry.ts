// What carries a request to a server and its answer back, and a `fetch` that was handed in as one of these.

export interface Carried {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | FormData | undefined;
  readonly signal: AbortSignal;
}

/** Names in any case. */
export interface AnswerHeaders {
  get(name: string): string | null;
}

export interface RawResponse {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly body: AsyncIterable<Uint8Array>;
}

/** Follows no redirect. Throws what the network says, or the reason of the signal. */
export type Carry = (request: Carried) => Promise<RawResponse>;

/** For a server in this process, and for the way through a proxy. */
export function byFetch(send: (request: Request) => Promise<Response>): Carry {
  return async ({ method, url, headers, body, signal }) => {
    const init = { method, headers, redirect: 'manual', signal } as const;
    const response = await send(new Request(url, body === undefined ? init : { ...init, body }));
    return { status: response.status, headers: response.headers, body: response.body ?? nothing() };
  };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
