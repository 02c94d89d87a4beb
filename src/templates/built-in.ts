// The package's own templates as the build found them: every report needs them, and reading and checking 13 files takes longer than all
// it asks of GitLab.
import type { ReadTemplates } from './read-templates.ts';

/** Paths from the package's root on; JSON, for it is read faster than the same as a program. Not there when run from the source. */
declare const __DEVGROWTH_TEMPLATES__: string | undefined;

/**
 * @param placed from a path in the package to one on this machine
 * @returns null when run from the source: then they are read as all others are
 */
export function builtInTemplates(placed: (path: string) => string): ReadTemplates | null {
  if (typeof __DEVGROWTH_TEMPLATES__ === 'undefined') return null;
  const { templates, documents, broken, paths } = JSON.parse(__DEVGROWTH_TEMPLATES__) as ReadTemplates;
  const at = <Template extends { readonly path: string }>(one: Template) => ({ ...one, path: placed(one.path) });
  return { templates: templates.map(at), documents: documents.map(at), broken, paths: paths.map(placed) };
}
