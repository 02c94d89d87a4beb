// Around a run of the contract suite: a name for its projects, their removal from a real GitLab (also after failure), and the
// last line, which says where it ran.
import { randomBytes } from 'node:crypto';
import type { TestProject } from 'vitest/node';
import { placeNames, realPlaceName, realTarget } from './contract-places.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly contractRun: string;
  }
}

let running: { readonly project: TestProject; readonly run: string } | null = null;

export function setup(project: TestProject): void {
  const run = `devgrowth-contract-${randomBytes(5).toString('hex')}`;
  project.provide('contractRun', run);
  running = { project, run };
}

export async function teardown(): Promise<void> {
  if (running === null) return;
  const { project, run } = running;
  const target = realTarget();
  const left = target === null ? [] : await removeProjects(target, run);
  const tests = project.vitest.state
    .getTestModules()
    .filter((module) => module.project.name === project.name)
    .flatMap((module) => [...module.children.allTests()])
    .map((test) => ({ name: test.fullName, state: test.result().state }));
  if (tests.length > 0) process.stdout.write(`${summaryLine(tests, target?.host ?? null, left)}\n`);
}

interface Tried {
  /** `the sandbox through msw > https://docs... > what is assumed` */
  readonly name: string;
  readonly state: string;
}

function summaryLine(tests: readonly Tried[], host: string | null, left: readonly string[]): string {
  const count = (place: string, state: string) =>
    tests.filter((test) => test.name.startsWith(`${place} > `) && test.state === state).length;
  const assumptions = new Set(
    tests.filter(({ state }) => state !== 'skipped').map(({ name }) => name.slice(name.indexOf(' > '))),
  );
  const failed = tests.filter(({ state }) => state === 'failed').length;
  const where = [placeNames.msw, placeNames.port, ...(host === null ? [] : [realPlaceName(host)])];
  const parts = where.map((place) => `${count(place, 'passed')} on ${place}`);
  const real =
    host === null ? '; no real GitLab was given' : `, ${count(realPlaceName(host), 'skipped')} not asked of it`;
  return [
    `contract: ${assumptions.size} assumptions: ${parts.join(', ')}${real}`,
    ...(failed === 0 ? [] : [`${failed} failed`]),
    ...(left.length === 0 ? [] : [`still there, to be removed by hand: ${left.join(', ')}`]),
  ].join('; ');
}

/** @returns the addresses of what could not be removed */
async function removeProjects(
  { host, token }: { readonly host: string; readonly token: string },
  run: string,
): Promise<string[]> {
  const ask = (path: string, method = 'GET') =>
    fetch(`${host}/api/v4${path}`, { method, headers: { 'PRIVATE-TOKEN': token } });
  interface Project {
    readonly id: number;
    readonly name: string;
    readonly web_url: string;
    readonly path_with_namespace: string;
  }
  const mine = (await (await ask(`/projects?owned=true&search=${run}&per_page=100`)).json()) as Project[];
  const left: string[] = [];
  for (const { id, web_url: url } of mine.filter(({ name }) => name.startsWith(run))) {
    await ask(`/projects/${id}`, 'DELETE');
    // Since 18.0 it is only marked; under its new path it can be removed at once.
    const marked = await ask(`/projects/${id}`);
    if (marked.status === 404) continue;
    const { path_with_namespace: path } = (await marked.json()) as Project;
    const removed = await ask(
      `/projects/${id}?permanently_remove=true&full_path=${encodeURIComponent(path)}`,
      'DELETE',
    );
    if (!removed.ok) left.push(url);
  }
  return left;
}
