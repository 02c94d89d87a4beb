// A group on a sandbox in which is looked for openings: asked for, and what went wrong.
import { expect } from 'vitest';
import type { OpeningsAsked } from '#growth/candidates/openings.ts';
import type { SandboxOptions } from '#sandbox/sandbox.ts';
import { base, type OnSandbox, onSandbox } from './on-sandbox.ts';

const asked: OpeningsAsked = {
  groups: ['acme'],
  topics: [],
  labels: ['quick win', 'help wanted'],
  touchedSince: '2025-11-23',
};

export async function withGroup(options: Partial<SandboxOptions> = {}): Promise<OnSandbox> {
  const at = onSandbox(options);
  const group = { path: 'acme', name: 'acme', visibility: 'public' };
  expect((await at.api('groups', { method: 'POST', body: group })).status).toBe(201);
  at.asked.length = 0;
  return at;
}
export const open = async (at: OnSandbox, more: Partial<OpeningsAsked> = {}) =>
  at.open().openings({ ...asked, ...more });
export const failedOf = ({ sources }: Awaited<ReturnType<typeof open>>) =>
  sources.flatMap(({ name, failed }) => (failed === null ? [] : [`${name}: ${failed.message}`]));
export const json = (body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json', ...headers } });

export const epic = (iid: number, labels: readonly string[]) => ({
  id: 100 + iid,
  iid,
  title: 'Zero-downtime upgrades',
  labels,
  web_url: `${base}/groups/acme/-/epics/${iid}`,
  created_at: '2026-10-01T09:00:00.000Z',
  updated_at: '2026-11-01T09:00:00.000Z',
});
