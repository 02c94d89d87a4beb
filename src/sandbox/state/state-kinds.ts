// What a stored state must have, whoever wrote it: half a file is told from a whole one before anything is done with it.
import type { SandboxState } from './state.ts';

type RequiredKey = {
  [K in keyof SandboxState]-?: object extends Pick<SandboxState, K> ? never : K;
}[keyof SandboxState];
type Kind = 'text' | 'number' | 'list' | 'table' | 'text or null';

const kinds: Record<RequiredKey, Kind> = {
  format: 'number',
  tier: 'text',
  version: 'text',
  externalUrl: 'text or null',
  counters: 'table',
  users: 'list',
  tokens: 'list',
  namespaces: 'list',
  projects: 'list',
  members: 'list',
  invitations: 'list',
  labels: 'list',
  milestones: 'list',
  boards: 'list',
  issues: 'table',
  mergeRequests: 'table',
  notes: 'table',
  stateEvents: 'table',
  labelEvents: 'table',
  milestoneEvents: 'table',
  issueLinks: 'list',
  events: 'list',
  repositories: 'table',
  schedules: 'list',
};

/** The first part that is not there, or not what it must be; null for a whole state. */
export function brokenPart(read: object): string | null {
  const parts = new Map<string, unknown>(Object.entries(read));
  const broken = Object.entries(kinds).find(([name, kind]) => !isOf(kind, parts.get(name)));
  return broken?.[0] ?? null;
}

function isOf(kind: Kind, value: unknown): boolean {
  if (kind === 'list') return Array.isArray(value);
  if (kind === 'table') return typeof value === 'object' && value !== null && !Array.isArray(value);
  if (kind === 'number') return typeof value === 'number';
  return typeof value === 'string' || (kind === 'text or null' && value === null);
}
