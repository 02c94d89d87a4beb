// One line on stderr for whoever waits at a terminal: what is asked of the server, how much of it is answered, why nothing happens.
import { fit, ink } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import type { World } from '#world.ts';

export interface AnnouncedWait {
  readonly host: string;
  readonly why: string;
  readonly ms: number;
}

export interface AnnouncedWork {
  readonly host: string;
  /** `reading the goals of alex/goals` */
  readonly doing: string;
  /** Requests, since the beginning. As many answered as asked: nothing is under way. */
  readonly asked: number;
  readonly answered: number;
}

export interface StatusLine {
  readonly onWork: (work: AnnouncedWork) => void;
  readonly onWait: (wait: AnnouncedWait) => void;
  /** Stands in front of the work, also between two requests: `5/12 Read one book`. Empty: nothing does. */
  readonly onStep: (step: string) => void;
  /** Takes the line away; it comes back while there is something to wait for. */
  readonly clear: () => void;
  /** Runs what needs the terminal for itself, such as a question. */
  readonly hiddenFor: <T>(work: () => Promise<T>) => Promise<T>;
  /** Takes the line away for good. */
  readonly end: () => void;
}

/** Shorter waits need no words. */
const patienceMs = 500;
const stepMs = 100;
/** After so many steps without work the next wait is another one, and has its own half second. */
const idleSteps = 5;
const frames = ['|', '/', '-', '\\'] as const;

/** Draws with a carriage return and spaces, no escape sequences: that works on every terminal, with colour or without. */
export function statusLine({ stderr, now, sleep }: Pick<World, 'stderr' | 'now' | 'sleep'>): StatusLine {
  const state = { isDrawn: false, isWatching: false, hidden: 0, hasEnded: false, frame: 0 };
  let work: AnnouncedWork | null = null;
  let step = '';
  let wait: (AnnouncedWait & { readonly endMs: number }) | null = null;
  const nowMs = () => Date.parse(now());
  const columns = () => Math.max(0, stderr.columns - 1);

  function words(): string | null {
    // Between two questions, too: whether a write has landed is asked again after a while.
    if (wait !== null && wait.endMs > nowMs()) return waitSentence(wait, wait.endMs - nowMs(), wait.endMs);
    const parts = [...(step === '' ? [] : [step]), ...(work === null || !isUnderWay(work) ? [] : [workWords(work)])];
    return parts.length === 0 ? null : `${frames[state.frame % frames.length] ?? ''} ${parts.join(' · ')}`;
  }

  function clear(): void {
    if (state.isDrawn) stderr.write(ink`\r${' '.repeat(columns())}\r`);
    state.isDrawn = false;
  }

  function draw(text: string): void {
    if (state.hidden > 0 || state.hasEnded) return;
    clear();
    stderr.write(fit(text, columns()));
    state.isDrawn = true;
  }

  /** There is something to tell, or no longer. */
  function follow(): void {
    if (!stderr.isTTY || state.hasEnded) return;
    if (step === '' && (work === null || !isUnderWay(work))) clear();
    else if (!state.isWatching) void watch();
  }

  async function watch(): Promise<void> {
    state.isWatching = true;
    await sleep(patienceMs);
    for (let idle = 0; idle < idleSteps && !state.hasEnded; state.frame += 1) {
      const text = words();
      idle = text === null ? idle + 1 : 0;
      if (text === null) clear();
      else draw(text);
      await sleep(stepMs);
    }
    state.isWatching = false;
  }

  return {
    onWork(latest) {
      work = latest;
      follow();
    },
    onStep(latest) {
      step = oneLine(latest);
      follow();
    },
    onWait(announced) {
      wait = { ...announced, endMs: nowMs() + announced.ms };
      if (!stderr.isTTY) sayWait({ stderr, now }, announced);
      else {
        draw(waitSentence(wait, wait.ms, wait.endMs));
        if (!state.isWatching) void watch();
      }
    },
    clear,
    async hiddenFor(use) {
      state.hidden += 1;
      clear();
      try {
        return await use();
      } finally {
        state.hidden -= 1;
      }
    },
    end() {
      clear();
      state.hasEnded = true;
    },
  };
}

/** The same as a line that stays: where none can be rewritten, or others are written meanwhile (`--debug`). */
export function sayWait({ stderr, now }: Pick<World, 'stderr' | 'now'>, wait: AnnouncedWait): void {
  stderr.write(ink`${waitSentence(wait, wait.ms, Date.parse(now()) + wait.ms)}\n`);
}

const isUnderWay = ({ asked, answered }: AnnouncedWork) => asked !== answered;

function workWords({ host, doing, asked, answered }: AnnouncedWork): string {
  return `${host}: ${answered} of ${asked} answers, ${oneLine(doing)}`;
}

function waitSentence({ host, why }: AnnouncedWait, leftMs: number, endMs: number): string {
  const until = new Date(endMs).toISOString().slice(11, 19);
  return `${host}: ${why}; going on in ${Math.ceil(leftMs / 1_000)} s (${until} UTC).`;
}
