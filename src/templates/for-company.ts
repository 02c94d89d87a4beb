// The first pass over a template: what it says of the company, before anything of a person is filled in. A text without such a part
// comes out as it is.
import type { Company, Program } from '#growth/words/company.ts';
import { counted } from '#growth/words/numbers.ts';

type Texts = Readonly<Record<string, string>>;

/** Placeholders of the company: switches, texts, and lists whose items have texts of their own. */
interface CompanyView {
  readonly switches: Readonly<Record<string, boolean>>;
  readonly texts: Texts;
  readonly lists: Readonly<Record<string, readonly Texts[]>>;
}

interface Line {
  readonly text: string;
  /** In the file, from 1. */
  readonly at: number;
  /** Front matter: what is put in stands in double quotes there. */
  readonly isYaml: boolean;
}

export interface CompanyText {
  readonly text: string;
  /** Line of the file that a line of the text comes from, both from 1. */
  readonly lineOf: (line: number) => number;
}

const ours = /\{\{[#^/]?\s*(?:at-gitlab|(?:has-)?company-[a-z-]+)\s*\}\}/u;

export function forCompany(text: string, company: Company): CompanyText {
  if (!ours.test(text)) return { text, lineOf: (line) => line };
  const lines = text.split('\n');
  const yamlEnd = lines[0]?.trim() === '---' ? lines.findIndex((line, at) => at > 0 && line.trim() === '---') : 0;
  const told = resolved(
    lines.map((line, at) => ({ text: line, at: at + 1, isYaml: at < yamlEnd })),
    viewOf(company),
  );
  return { text: told.map((line) => line.text).join('\n'), lineOf: (line) => told[line - 1]?.at ?? lines.length };
}

function viewOf({ isGitLab, name, values, money, programs, promotion }: Company): CompanyView {
  const listed = (offered: readonly Program[]) =>
    offered.map((program, at) => ({ 'company-program': program.name, 'company-number': String(at + 1) }));
  const lists = {
    'company-values': values.map((value) => ({
      'company-value': value.name,
      'company-value-id': value.id,
      'company-ask': value.ask,
    })),
    'company-results': Array.from({ length: promotion.results }, (_, at) => ({ 'company-number': String(at + 1) })),
    'company-shadows': listed(programs.shadow),
    'company-mentorings': listed(programs.mentoring),
  };
  const has = Object.entries(lists).map(([list, items]) => [`has-${list}`, items.length > 0] as const);
  return {
    lists,
    switches: { 'at-gitlab': isGitLab, 'has-company-currency': money.currency !== null, ...Object.fromEntries(has) },
    texts: {
      'company-name': name ?? 'the company',
      'company-first-value': values[0]?.id ?? '',
      'company-currency': money.currency ?? '',
      'company-fund': money.fund,
      'company-approver': money.approver,
      'company-pages': `${counted(promotion.pages)} page${promotion.pages === 1 ? '' : 's'}`,
      'company-result-count': `${counted(promotion.results)} result${promotion.results === 1 ? '' : 's'}`,
    },
  };
}

/** A part that opens and closes on lines of its own goes with these lines; one inside a line goes with its marks. */
function resolved(lines: readonly Line[], view: CompanyView): readonly Line[] {
  const told: Line[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined) break;
    const [, mark = '', name = ''] = /^\s*\{\{([#^])\s*([a-z-]+)\s*\}\}\s*$/u.exec(line.text) ?? [];
    const items = itemsOf(mark, name, view);
    const end = items === null ? -1 : closing(lines, at, name);
    if (items === null || end === -1) {
      told.push({ ...line, text: inline(line, view) });
      continue;
    }
    for (const texts of items) told.push(...resolved(lines.slice(at + 1, end), within(view, texts)));
    at = end;
  }
  return told;
}

/** How often the part is told, and with which texts; null: it is no part about the company. */
function itemsOf(mark: string, name: string, { switches, lists }: CompanyView): readonly Texts[] | null {
  const isOn = Object.hasOwn(switches, name) ? switches[name] : undefined;
  if (isOn !== undefined) return isOn === (mark === '#') ? [{}] : [];
  return mark === '#' && Object.hasOwn(lists, name) ? (lists[name] ?? null) : null;
}

const within = (view: CompanyView, texts: Texts): CompanyView => ({ ...view, texts: { ...view.texts, ...texts } });

function closing(lines: readonly Line[], from: number, name: string): number {
  let depth = 0;
  for (let at = from; at < lines.length; at += 1) {
    const [, mark, found] = /^\s*\{\{([#^/])\s*([a-z-]+)\s*\}\}\s*$/u.exec(lines[at]?.text ?? '') ?? [];
    if (found !== name) continue;
    depth += mark === '/' ? -1 : 1;
    if (depth === 0) return at;
  }
  return -1;
}

function inline({ text, isYaml }: Line, view: CompanyView): string {
  if (!ours.test(text)) return text;
  const parts = text.replace(
    /\{\{([#^])\s*([a-z-]+)\s*\}\}(.*?)\{\{\/\s*\2\s*\}\}/gu,
    (whole, mark: string, name: string, inside: string) =>
      itemsOf(mark, name, view)
        ?.map((texts) => inline({ text: inside, at: 0, isYaml }, within(view, texts)))
        .join('') ?? whole,
  );
  return parts.replace(/\{\{\s*([a-z-]+)\s*\}\}/gu, (whole, name: string) => {
    const words = Object.hasOwn(view.texts, name) ? view.texts[name] : undefined;
    if (words === undefined) return whole;
    return isYaml ? JSON.stringify(words).slice(1, -1) : words;
  });
}
