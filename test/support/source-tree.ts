// The files of src and what each of them imports, types included: for the tests of the architecture.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** Below src. */
export const files: readonly string[] = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => relative(join(root, 'src'), join(entry.parentPath, entry.name)));

export const source = (file: string): string => readFileSync(join(root, 'src', file), 'utf8');

export const roomOf = (path: string): string => path.split('/')[0] ?? '';

export function imports(file: string): string[] {
  return [...source(file).matchAll(/(?:^(?:import|export)\b[^;']*?\bfrom\s+|\bimport\(\s*|^import\s+)'([^']+)'/gm)].map(
    ([, name]) => name ?? '',
  );
}

/** The files of ours among them; data needs nobody. */
export function ownImports(file: string): string[] {
  return imports(file).flatMap((name) => {
    if (name.endsWith('.json')) return [];
    if (name.startsWith('#')) return [name.slice(1)];
    return name.startsWith('.') ? [posix.join(posix.dirname(file), name)] : [];
  });
}

/** What a file takes of others that is there at run time, not only for a type. */
export function valueImports(file: string): readonly { readonly from: string; readonly name: string }[] {
  const taken = source(file).matchAll(/^(?:import|export) \{([^}]*)\} from '([^']+)'/gm);
  return [...taken].flatMap(([, names = '', from = '']) =>
    names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && !name.startsWith('type '))
      .map((name) => ({ from, name: name.replace(/ as .*$/, '') })),
  );
}
