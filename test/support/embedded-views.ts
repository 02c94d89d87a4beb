// Reads the embedded views of a page: what a person sees of them, as text.

export interface SeenView {
  readonly title: string;
  readonly isCollapsed: boolean;
  readonly error: string | null;
  readonly columns: readonly string[];
  /** Text of each cell. */
  readonly rows: readonly (readonly string[])[];
}

export function viewsOn(page: string): readonly SeenView[] {
  return [...page.matchAll(/<(details|div) class="glql([^"]*)"([^>]*)>([\s\S]*?)<\/\1>/g)].map(
    ([, , kind = '', attributes = '', inner = '']) => ({
      title: textOf(/<summary>(?:<strong>)?([\s\S]*?)<\/(?:strong|summary)>/.exec(inner)?.[1] ?? ''),
      isCollapsed: !attributes.includes('open'),
      error: kind.includes('refused') ? (/<li>Error: ([\s\S]*?)<\/li>/.exec(inner)?.[1] ?? '') : null,
      columns: [...inner.matchAll(/<th[^>]*>([\s\S]*?)<\/th>/g)].map(([, cell = '']) => textOf(cell)),
      rows: pageRows(inner),
    }),
  );
}

export function pageRows(html: string): readonly (readonly string[])[] {
  return [...html.matchAll(/<tr>([\s\S]*?)<\/tr>/g)]
    .map(([, row = '']) => [...row.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map(([, cell = '']) => textOf(cell)))
    .filter((cells) => cells.length > 0);
}

/** Parts that stand in elements of their own are parted by a space. */
function textOf(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
