// Why the sandbox's file cannot be used: the file itself, the disk below it, or somebody who holds it.
/** The file cannot be used; the message says why in one sentence. It is never overwritten then. */
export class SandboxFileError extends Error {
  override readonly name = 'SandboxFileError';

  /** `file`: it is not what it must be; `disk`: that refuses; `busy`: another process holds it. */
  readonly fault: 'file' | 'disk' | 'busy';

  constructor(message: string, { fault = 'file', cause }: { fault?: SandboxFileError['fault']; cause?: unknown } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.fault = fault;
  }
}

const diskWords: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is used up',
  EFBIG: 'the file may not grow further',
  EIO: 'the disk reports an error',
  EROFS: 'the disk is read-only',
  EACCES: 'this account may not write there',
  EPERM: 'this account may not write there',
};

/** @param what in words: `The sandbox file x cannot be read` */
export function diskFailure(what: string, cause: unknown): SandboxFileError {
  const code = codeOf(cause) ?? 'for an unknown reason';
  const why = diskWords[code] ?? 'the disk refuses';
  return new SandboxFileError(`${what}: ${why} (${code}).`, { fault: 'disk', cause });
}

/** The operating system's own. */
export const codeOf = (error: unknown) =>
  error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string' ? error.code : null;
