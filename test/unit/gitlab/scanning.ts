// A scan of a person's work on a sandbox: the world, the reading, and what it makes of it, a line each.
import { candidatesFrom } from '#growth/candidates/candidates.ts';
import { type FoundWork, type WorkSource, workSources } from '#growth/candidates/found-work.ts';
import type { WorkAsked } from '#growth/candidates/work-asked.ts';
import { windowOf } from '#growth/time/window.ts';
import type { SandboxOptions } from '#sandbox/sandbox.ts';
import { seededState } from '#sandbox/seeded-state.ts';
import type { SandboxState } from '#sandbox/state/state.ts';
import { base, type OnSandbox, onSandbox } from './on-sandbox.ts';

export const window = windowOf('2026-11-01', '2026-11-23', 'UTC', 'test');
export const asked: WorkAsked = {
  person: { username: 'alex' },
  window,
  sources: new Set(workSources),
  deep: false,
  maxRequests: null,
  today: '2026-11-23',
};

/** Played once: what a person did is the same on every server. */
const played = new Map<string, Promise<string>>();
export async function withWork(
  seed: string,
  { version, ...options }: Partial<SandboxOptions> = {},
): Promise<OnSandbox> {
  const play = async () => {
    let count = 0;
    const newToken = () => `w${String((count += 1)).padStart(19, '0')}`;
    return JSON.stringify(await seededState({ seed, now: Date.parse('2026-11-23T09:00:00.000Z'), newToken }));
  };
  const text = played.get(seed) ?? play();
  played.set(seed, text);
  const state = JSON.parse(await text) as SandboxState;
  return onSandbox({ ...options, state: version === undefined ? state : { ...state, version } });
}

export const read = (at: OnSandbox, more: Partial<WorkAsked> = {}) => at.open().workDone({ ...asked, ...more });

/** `reviews acme/web!3,acme/web!4 approved`, one line each: what would be shown. */
export function shown(found: FoundWork): readonly string[] {
  const { candidates } = candidatesFrom(found, {
    person: 'alex',
    emails: [],
    base,
    goalsProject: { id: 9999, path: 'alex/goals' },
    window,
    goals: [],
    rules: [],
    decided: { logged: new Map(), links: new Set(), marks: new Set() },
  });
  return candidates.map(({ kind, place, with: others, day }) => `${day} ${kind} ${place} +${others.length}`).toSorted();
}

export const stateOf = (found: FoundWork) => Object.fromEntries(found.sources.map(({ name, state }) => [name, state]));
export const whyOf = (found: FoundWork, source: WorkSource) => found.sources.find(({ name }) => name === source)?.why;

/** Of `smallWork`. */
export const everything = [
  // It closes #1, which is one piece with it.
  '2026-11-13 merge-request acme/web!2 +1',
  '2026-11-17 answers acme/web#2 +0',
  '2026-11-17 reviews acme/web!4 +0',
  '2026-11-18 issue acme/secret#1 +0',
  '2026-11-19 merge-request acme/secret!1 +0',
  '2026-11-19 reviews acme/web!5 +0',
];
