// The promotion document as a file for somebody else: what goes into it, where it leads, and why it may not be made.
import { join, parse, resolve } from 'node:path';
import { DevgrowthError } from '#errors.ts';
import { citationsOf, citesEvidence } from '#growth/promotion/cited.ts';
import { type HandedIn, type HandInAudience, handedIn, linesOf, unknownParts } from '#growth/promotion/handed-in.ts';
import { linksOf, type NamedLink, tellsTitle } from '#growth/promotion/handed-in-links.ts';
import type { LinkOpens } from '#growth/promotion/link-opens.ts';
import { type Pages, pagesOf } from '#growth/promotion/pages.ts';
import type { PromotionRecord } from '#growth/promotion/transitions.ts';
import type { NamedEvidence } from '#growth/promotion/used-in.ts';
import { type Completeness, completenessOf } from '#growth/words/completeness.ts';
import { oneLine } from '#render/text.ts';
import { given, said, step } from '#wording.ts';
import type { Desk } from '../desk.ts';
import { namedPieces, readOwnEvidence } from '../evidence/listing.ts';
import { refuseInJob } from '../job.ts';
import { newFile } from '../new-file.ts';
import type { PackagedDesk } from '../packaged.ts';
import type { Session } from '../session.ts';
import type { TemplatesDesk } from '../template-files.ts';
import { theDocument, warnIfPublic } from './document.ts';
import { linksOpen } from './links-open.ts';
import { foundIn } from './linting.ts';

/** What makes a copy impossible until somebody says that it may stand. All but the first are rules of the check. */
export const exportFindings = ['confidential-title', 'gap-leak', 'rating', 'pay', 'others-feedback'] as const;
export type ExportFinding = (typeof exportFindings)[number];

export interface ExportWords {
  readonly audience: HandInAudience;
  readonly out: string;
  /** Titles of parts of one's own. */
  readonly besides: readonly string[];
  readonly allowed: readonly ExportFinding[];
  /** Ask the own GitLab for whom its addresses open. */
  readonly links: boolean;
  /** In the place of a file that is there. */
  readonly force: boolean;
}

export interface DocumentExport {
  readonly handedIn: HandedIn;
  readonly words: number;
  readonly pages: Pages & { readonly limit: number };
  readonly links: readonly (NamedLink & { readonly opens: LinkOpens })[];
  /** Evidence by number for which no address is known. */
  readonly dropped: readonly string[];
  readonly completeness: Completeness;
  /** null: something in it must not go out, or is not known not to. */
  readonly path: string | null;
  readonly findings: readonly Finding[];
}

export interface Finding {
  readonly rule: ExportFinding;
  readonly isAllowed: boolean;
  readonly words: string;
}

/** Writes nothing. @param ending of the file's name, where none is typed */
export async function readExport(
  words: ExportWords,
  session: Session,
  desk: TemplatesDesk & PackagedDesk & Pick<Desk, 'cwd' | 'files'>,
): Promise<DocumentExport> {
  refuseInJob(desk);
  const record = await theDocument(session);
  warnIfPublic(record, session, desk.talk);
  requireParts(record, words);
  const { audience } = words;
  const isMine = audience === 'me';
  const { evidence, titles, completeness } = await readBeside(record.description, isMine, session, desk);
  const citations = citationsOf(evidence, session.project.facts.path);
  const document = handedIn(record.title, record.description, {
    audience,
    besides: words.besides,
    words: citations.inLine,
  });
  if (document === null) throw unreadable(record.iid);
  if (document.blocks.length === 0) throw nothingToHandIn(record.iid);
  const lines = [document.title, ...linesOf(document.blocks)];
  const told = (titles ?? []).filter((title) => tellsTitle(lines, title));
  const found = [
    ...told.map((title) => ({ rule: 'confidential-title' as const, words: title })),
    ...(await foundByCheck(record, session, desk)),
  ];
  const findings = found.map((one) => ({ ...one, isAllowed: isMine || words.allowed.includes(one.rule) }));
  const isHeld = (titles === null && !isMine) || findings.some(({ isAllowed }) => !isAllowed);
  const links = linksOf(document.blocks);
  const open = await linksOpen(
    links.map(({ address }) => address),
    words.links,
    session,
  );
  const path = isHeld ? null : await placeOf(words, completeness, desk);
  return {
    handedIn: document,
    pages: { ...pagesOf(document), limit: session.settings.company.promotion.pages },
    words: lines.join(' ').match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0,
    links: links.map((link) => ({ ...link, opens: open.get(link.address) ?? 'not-looked' })),
    dropped: citations.dropped,
    completeness,
    path,
    findings,
  };
}

async function foundByCheck(record: PromotionRecord, session: Session, desk: PackagedDesk) {
  const found = await foundIn(record, new Set(exportFindings), session, desk);
  return found.flatMap(({ rule: id, line, say }) => {
    const rule = exportFindings.find((one) => one === id);
    return rule === undefined ? [] : [{ rule, words: `line ${line}: ${say}` }];
  });
}

interface Beside {
  /** null: numbers stay. */
  readonly evidence: readonly NamedEvidence[] | null;
  /** Of confidential goals; null: not all of them are known. */
  readonly titles: readonly string[] | null;
  readonly completeness: Completeness;
}

/** Evidence is read only where the text names some: it costs a request a goal. */
async function readBeside(text: string, isMine: boolean, session: Session, desk: TemplatesDesk): Promise<Beside> {
  const goals = await session.project.goals();
  const titles = goals.ifWhole()?.flatMap(({ confidential, title }) => (confidential ? [title] : [])) ?? null;
  const { source } = goals.asFarAsRead();
  if (isMine) return { evidence: null, titles, completeness: completenessOf([source]) };
  if (!citesEvidence(text)) return { evidence: [], titles, completeness: completenessOf([source]) };
  const { evidence, completeness } = await readOwnEvidence(session, desk);
  const pieces = namedPieces(evidence, session.now);
  return { evidence: pieces, titles, completeness };
}

function requireParts(
  { iid, description }: { readonly iid: number; readonly description: string },
  words: ExportWords,
) {
  const [unknown] = unknownParts(description, words.besides);
  if (unknown === undefined) return;
  throw new DevgrowthError('usage', `#${iid} has no part that is called ${oneLine(unknown)}`, {
    hint: said`${given('with')} takes the heading of a part of your own, as it stands there.`,
  });
}

function unreadable(iid: number): DevgrowthError {
  return new DevgrowthError('refused', `#${iid} is too long or too deep to be told apart from what must stay in it`, {
    hint: 'Nothing was written. Split its longest paragraph, and take lists out of lists.',
  });
}

function nothingToHandIn(iid: number): DevgrowthError {
  return new DevgrowthError('refused', `#${iid} has no part with words that can be handed in`, {
    hint: said`Nothing was written. Parts are told by their headings, such as "## Summary": \`${step('promotion edit', 'summary')}\`.`,
  });
}

/** Whoever finds the file sees by its name that something is missing. */
async function placeOf(
  { out, force }: ExportWords,
  { complete }: Completeness,
  { cwd, files }: Pick<Desk, 'cwd' | 'files'>,
): Promise<string> {
  const typed = resolve(cwd, out);
  const { dir, name, ext } = parse(typed);
  return newFile(complete ? typed : join(dir, `${name}.INCOMPLETE${ext}`), force, { files });
}
