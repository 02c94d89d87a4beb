// A request before it is sent, and whether sending it once more could do something twice.

export interface Outgoing {
  readonly method: string;
  readonly url: string;
  readonly body: string | FormData | undefined;
  /** Without the token: for a server that is not known yet. */
  readonly isAnonymous?: boolean;
  /** A question by POST: it may be sent again as a GET may. */
  readonly isQuestion?: boolean;
  /** The answer is a file of no more bytes than these, and not JSON. */
  readonly mostBytes?: number;
}

export const isWriting = ({ method, isQuestion = false }: Outgoing): boolean => method !== 'GET' && !isQuestion;
