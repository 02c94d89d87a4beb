// Where a report goes besides the screen: which form it has, a file written whole, the page opened.
import { extname } from 'node:path';
import { documentText } from '#render/json/document.ts';
import { renderHallway } from '#render/markdown/hallway.ts';
import { renderReportMarkdown } from '#render/markdown/report.ts';
import { ink, type Ink, inkOf } from '#render/terminal/ink.ts';
import { renderReport } from '#render/terminal/report/report.ts';
import type { ProgressReport } from '#reports/progress-report.ts';
import { reportFile } from '#work/report/filing.ts';
import type { OutputStream } from '#world.ts';
import type { CommandWorld, SharedInput } from '../command.ts';
import { offlinePart } from '../offline-part.ts';
import { endDryRun } from '../written-goal.ts';

const forms = ['text', 'markdown', 'hallway', 'html', 'json'] as const;
export type Form = (typeof forms)[number];

interface Destination extends Pick<SharedInput, 'format' | 'dryRun'> {
  readonly output: string | null;
  readonly open: boolean;
}

const endings: Readonly<Record<string, Form>> = {
  '.html': 'html',
  '.htm': 'html',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.json': 'json',
};

/** As asked; without a word about it the page that is opened is HTML, and a file is what its name ends in. */
export function formOf({ format, output, open }: Destination): Form {
  const asked = forms.find((form) => form === format) ?? 'text';
  if (asked !== 'text') return asked;
  if (open) return 'html';
  return (output === null ? null : endings[extname(output).toLowerCase()]) ?? 'text';
}

type Screen = Pick<OutputStream, 'columns' | 'rows'> & { readonly color: boolean };

/**
 * @param screen without rows: everything; null: no screen at all
 * @param read its `offline`: of when all of it is
 */
export async function reportText(
  report: ProgressReport,
  form: Form,
  screen: Screen | null,
  read: Pick<CommandWorld, 'offline'> = {},
): Promise<Ink> {
  switch (form) {
    case 'json':
      return documentText('report', { ...report, ...offlinePart(read) });
    case 'markdown':
      return inkOf(renderReportMarkdown(report));
    case 'hallway':
      return inkOf(renderHallway(report));
    case 'html':
      return inkOf((await import('#render/html/report.ts')).renderReportHtml(report));
    default:
      return renderReport(report, screen ?? { color: false, columns: 80 });
  }
}

/** The file is there whole or not at all, and only its owner may read it. */
export async function deliverFile(
  report: ProgressReport,
  form: Form,
  { output, open, dryRun, format }: Destination,
  world: CommandWorld,
): Promise<void> {
  const path = reportFile(output, report.window.until, world);
  if (dryRun) {
    await endDryRun([`the report as ${form}, in ${path}`], { format }, world);
    return;
  }
  await world.files.write(path, (await reportText(report, form, null)).toString());
  world.stdout.write(ink`${path}\n`);
  if (open) await world.open(path);
}
