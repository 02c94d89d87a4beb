// The promotion document, or a draft of one in a file, checked by rules. Nothing is written, and nothing of it leaves this machine.
import { type KnownOfPromotion, linkedIn, lintPromotion, type PromotionLint } from '#growth/lint/promotion-lint.ts';
import type { Company } from '#growth/words/company.ts';
import { type Completeness, completenessOf } from '#growth/words/completeness.ts';
import { dayOf } from '#growth/time/calendar.ts';
import type { Severity } from '#growth/lint/rule.ts';
import type { PromotionRecord } from '#growth/promotion/transitions.ts';
import { isNamed } from '#growth/words/username.ts';
import { companyInFile, gitlab, saidCompany } from '#settings/company-file.ts';
import { given, said } from '#wording.ts';
import type { Access } from '../access.ts';
import type { Desk } from '../desk.ts';
import { refuseInJob } from '../job.ts';
import { namedText } from '../named-file.ts';
import type { PackagedDesk } from '../packaged.ts';
import { type CoverageDesk, shownOfDocument } from '../levels/covering.ts';
import { namedRules, rulesOf, settledWays, shippedRules, waysOf } from '../rules.ts';
import { openSession, type Session, type SessionDesk } from '../session.ts';
import { theDocument } from './document.ts';
import { linksOpen } from './links-open.ts';
import { readDocument } from './reading.ts';

export interface LintWords {
  /** Of this machine; null: the document on the server. */
  readonly file: string | null;
  /** Of a file: gitlab, none, or a file that says what a company is. null: the project's, where one is opened, else gitlab. */
  readonly company: string | null;
  /** Rules that are not asked. */
  readonly off: readonly string[];
  /** Ask the own GitLab for whom its addresses open; of a file, too. */
  readonly links: boolean;
}

export interface DocumentLint {
  /** null: a file. */
  readonly document: PromotionRecord | null;
  readonly lint: PromotionLint;
  /** Whose limits and values were asked for; name is null for nobody in particular. */
  readonly company: { readonly name: string | null; readonly isAssumed: boolean };
  readonly completeness: Completeness;
}

type LintDesk = SessionDesk & CoverageDesk & Pick<Desk, 'cwd' | 'now'>;

/** Who reads a job's log is not who may read the document. @throws `not-found` where there is none to see */
export async function lintDocument(words: LintWords, access: Access, desk: LintDesk): Promise<DocumentLint> {
  refuseInJob(desk);
  if (words.file !== null) return lintFile(words.file, words, access, desk);
  const session = await openSession(access, desk);
  const shipped = await shippedRules(desk, session.settings.company);
  const [{ document, completeness }, rules] = await Promise.all([
    readDocument(session),
    rulesOf(session.project, shipped, desk),
  ]);
  const record = document?.record ?? (await theDocument(session));
  const ways = waysOf(session.settings.check, namedRules(words.off, rules), rules, desk);
  const [opens, criteria] = await Promise.all([
    words.links ? linksOpen(linkedIn(record.description), true, session) : null,
    shownOfDocument(record, session, desk),
  ]);
  const known = { ...knownOf(record, document?.standing.state ?? null, session), opens, criteria };
  const company = { name: known.company.name, isAssumed: false };
  return { document: record, lint: lintPromotion(record.description, rules, known, ways), company, completeness };
}

/** No server is asked, but for its links. */
async function lintFile(path: string, words: LintWords, access: Access, desk: LintDesk): Promise<DocumentLint> {
  const text = await namedText(path, { hint: hints.file, mostBytes }, desk);
  const session = words.links ? await openSession(access, desk) : null;
  const company = (await companyNamed(words.company, desk)) ?? session?.settings.company ?? gitlab;
  const shipped = await shippedRules(desk, company);
  const known = {
    company,
    names: [],
    state: null,
    today: dayOf(desk.now(), desk.zone()),
    home: session?.project.facts.url ?? null,
    opens: session && (await linksOpen(linkedIn(text), true, session)),
    gapsApart: null,
    criteria: null,
  };
  const ways = { off: namedRules(words.off, shipped), severity: new Map(), acronyms: [] };
  return {
    document: null,
    lint: lintPromotion(text, shipped, known, ways),
    company: { name: company.name, isAssumed: words.company === null && session === null },
    completeness: completenessOf([]),
  };
}

async function companyNamed(named: string | null, desk: Pick<Desk, 'cwd' | 'namedFiles'>): Promise<Company | null> {
  if (named === null) return null;
  if (named === 'gitlab' || named === 'none') return saidCompany(named).company;
  const hint = said`Mend it, or give ${given('company')} gitlab or none.`;
  return companyInFile(await namedText(named, { hint: hints.company, mostBytes }, desk), { path: named, hint });
}

/** What the package's rules of these names find in it, whatever the project switches off; a comment in the text counts. */
export async function foundIn(
  record: PromotionRecord,
  ids: ReadonlySet<string>,
  session: Session,
  desk: PackagedDesk,
): Promise<PromotionLint['findings']> {
  const rules = (await shippedRules(desk, session.settings.company)).filter(({ id }) => ids.has(id));
  const ways = { off: new Set<string>(), severity: new Map(), acronyms: [] };
  return lintPromotion(record.description, rules, knownOf(record, null, session), ways).findings;
}

/**
 * How much the package's rules find in a text that is at hand, by severity; null: not all of it could be read. The project's own rules
 * would have to be asked for, and take no part.
 */
export async function countFound(
  record: PromotionRecord,
  state: KnownOfPromotion['state'],
  session: Pick<Session, 'me' | 'settings' | 'project' | 'now'>,
  desk: PackagedDesk,
): Promise<{ readonly errors: number; readonly warnings: number } | null> {
  const { check, company } = session.settings;
  const known = knownOf(record, state, session);
  const rules = await shippedRules(desk, company);
  const { findings, isUnread } = lintPromotion(record.description, rules, known, settledWays(check));
  const of = (wanted: Severity) => findings.filter(({ severity }) => severity === wanted).length;
  return isUnread ? null : { errors: of('error'), warnings: of('warning') };
}

function knownOf(
  { author, assignees, apart }: PromotionRecord,
  state: KnownOfPromotion['state'],
  { me, settings, project, now }: Pick<Session, 'me' | 'settings' | 'project' | 'now'>,
): KnownOfPromotion {
  const person = [me, author, ...assignees].find((one) => one !== null && isNamed(one, settings.person));
  const names = (person?.name ?? '').split(/\s+/).filter((name) => /^\p{L}[\p{L}'’-]+$/u.test(name));
  return {
    company: settings.company,
    names,
    state,
    today: now.today,
    home: project.facts.url,
    opens: null,
    gapsApart: apart?.description ?? null,
    criteria: null,
  };
}

const mostBytes = 2 * 1024 * 1024;

const hints = {
  file: said`Give ${given('file')} a text in Markdown, or leave it out for the document on the server.`,
  company: said`${given('company')} takes gitlab, none, or a file that says what a company is.`,
} as const;
