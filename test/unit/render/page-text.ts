// Reads a page that our own templates wrote: its elements in order, so that tests can ask what is in it. Not a browser's parser.

export interface PageElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Text inside, entities undone, without the tags. */
  readonly text: string;
  readonly inside: readonly PageElement[];
}

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
  readonly inside: PageElement[];
}

const voids = new Set(['meta']);
const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

export function undone(text: string): string {
  return text.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity);
}

/** Throws where an element is not closed, closed twice, or an attribute has no double quotes. */
export function readPage(page: string): PageElement {
  const root: Open = { name: '', attributes: {}, text: '', inside: [] };
  const open: Open[] = [root];
  for (const [, comment, end, name = '', written = '', self, text = ''] of page.matchAll(
    /(<!doctype html>)|<(\/?)([\w-]+)((?: [\w:-]+="[^"]*")*)(\/?)>|([^<]+)/g,
  )) {
    const here = open.at(-1);
    if (!here) throw new Error(`closed too often at ${name}`);
    if (comment !== undefined) continue;
    if (text !== '') {
      for (const element of open) element.text += undone(text);
    } else if (end === '/') {
      if (here.name !== name) throw new Error(`</${name}> closes <${here.name}>`);
      open.pop();
      open.at(-1)?.inside.push(here);
    } else {
      const attributes = Object.fromEntries(
        [...written.matchAll(/ ([\w:-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, undone(value)]),
      );
      const element: Open = { name, attributes, text: '', inside: [] };
      if (self === '/' || voids.has(name)) here.inside.push(element);
      else open.push(element);
    }
  }
  if (open.length !== 1) throw new Error(`<${open.at(-1)?.name ?? ''}> is never closed`);
  const seen = page.replaceAll(/<!doctype html>|<\/?[\w-]+(?: [\w:-]+="[^"]*")*\/?>|[^<]+/g, '');
  if (seen !== '') throw new Error(`not markup of ours: ${seen.slice(0, 100)}`);
  return root;
}

/** Every element below, in the order in which they are written. */
export function elementsOf(element: PageElement): PageElement[] {
  return element.inside.flatMap((inner) => [inner, ...elementsOf(inner)]);
}
