// Ctrl-C while another program has the terminal: it is meant for that program, and reaches both.

export async function leavingInterruptsTo<T>(program: () => Promise<T>): Promise<T> {
  // Raw, so that what listens once still does.
  const ours = process.rawListeners('SIGINT');
  process.removeAllListeners('SIGINT');
  const ignore = () => undefined;
  process.on('SIGINT', ignore);
  try {
    return await program();
  } finally {
    process.off('SIGINT', ignore);
    for (const listener of ours) process.on('SIGINT', listener as () => void);
  }
}

/** For work that leaves this process no moment to hear of Ctrl-C: it ends the process at once, as it would one that never listened. */
export function endedByInterrupts<T>(work: () => T): T {
  const ours = process.rawListeners('SIGINT');
  process.removeAllListeners('SIGINT');
  try {
    return work();
  } finally {
    for (const listener of ours) process.on('SIGINT', listener as () => void);
  }
}
