// A result of the promotion document, written once: into the first slot that nobody has touched, or as a new one.
import { DevgrowthError } from '#errors.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import { placeResult, resultNumbered, type ResultPlace } from '#growth/promotion/adding-result.ts';
import { fieldLabels, type ResultWords, fieldsOf } from '#growth/promotion/result-text.ts';
import type { PromotionRecord } from '#growth/promotion/transitions.ts';
import { leavesOpen } from '#growth/text/open-end.ts';
import { wordsAt } from '#growth/text/section-spans.ts';
import { type ResultField, resultFields } from '#growth/words/promotion-words.ts';
import type { Company } from '#growth/words/company.ts';
import { clean, oneLine } from '#render/text.ts';
import type { DraftWorld } from '#settings/drafts.ts';
import { given, joined, said, step } from '#wording.ts';
import { confirmed } from '../confirm.ts';
import type { Desk } from '../desk.ts';
import { draftedWrite } from '../drafting.ts';
import { refuseInJob } from '../job.ts';
import type { Session } from '../session.ts';
import type { TemplatesDesk } from '../template-files.ts';
import { documentToWrite } from './editing.ts';
import { readNamedEvidence } from './result-evidence.ts';
import { isWordless, refuseMisread, type ResultCommandWords, wordsOf, type ResultState } from './result-words.ts';

type Written = Extract<ResultPlace, { readonly block: string }>;

export interface PlannedAdd {
  readonly record: PromotionRecord;
  readonly words: ResultCommandWords;
  /** Where it goes, as far as is known now. */
  readonly place: Written;
  /** The text of the result that goes then. */
  readonly gone: string | null;
}

/** Writes nothing. @throws `usage` where there is no room for it */
export async function planAdd(
  typed: ResultCommandWords,
  session: Session,
  desk: TemplatesDesk & Pick<Desk, 'ask' | 'env' | 'talk' | 'yes'>,
  isDryRun: boolean,
): Promise<PlannedAdd> {
  refuseInJob(desk);
  const record = await documentToWrite(session, desk);
  const { company } = session.settings;
  const { description, iid } = record;
  const words = typed.evidence === null ? await settled(typed, record, session, desk) : typed;
  const place = placedIn(description, words, null, { iid, company });
  const old = words.replace === null ? null : resultNumbered(description, words.replace);
  const gone = old === null ? null : wordsAt(description, old);
  if (!isDryRun && place.type !== 'there') {
    if (gone !== null) {
      if (desk.ask !== null && !desk.yes) desk.talk.show(['What it takes the place of:', ...gone.split('\n')]);
      const message = `Replace Result ${words.replace} for good?`;
      await confirmed(desk, { message, default: false, what: 'this takes words away, and needs a yes' });
    } else if (desk.ask !== null && typed.evidence === null) {
      await confirmed(desk, { message: 'Write it?', default: true });
    }
  }
  return { record, words, place, gone };
}

async function settled(
  typed: ResultCommandWords,
  record: PromotionRecord,
  session: Session,
  desk: TemplatesDesk & Pick<Desk, 'ask' | 'talk' | 'yes'>,
): Promise<ResultCommandWords> {
  const { company } = session.settings;
  const { lines, copied } = await readNamedEvidence(typed.from, session, desk);
  refuseMisread(wordsOf(typed), company.values);
  const fields = Object.fromEntries(resultFields.map((field) => [field, typed[field] ?? copied.fields[field] ?? null]));
  const known: ResultCommandWords = { ...typed, ...fields, title: typed.title ?? copied.title, evidence: lines };
  const ask = desk.yes ? null : desk.ask;
  if (ask !== null) {
    // Before anybody types an answer that has no place.
    placedIn(record.description, known, null, { iid: record.iid, company });
    if (!isWordless(wordsOf(known))) desk.talk.show(toldWords(wordsOf(known)));
  }
  const words = ask === null ? known : await asked(known, company, ask);
  if (isWordless(wordsOf(words)))
    throw new DevgrowthError('usage', 'a result needs a word', {
      hint: said`Nothing was written. Give ${joined(
        ['title', 'impact', 'from-evidence'].map((name) => given(name)),
        ', ',
      )}.`,
    });
  refuseMisread(wordsOf(words), company.values);
  return words;
}

export function toldWords({ title, fields, evidence }: ResultWords): readonly string[] {
  return [
    ...(title === null ? [] : [`Title: ${oneLine(title)}`]),
    ...resultFields.flatMap((field) => {
      const said = fields[field];
      const [first = '', ...more] = clean(said ?? '').split('\n');
      return said === undefined ? [] : [`${fieldLabels[field]}: ${first}`, ...more.map((line) => `  ${line}`)];
    }),
    ...evidence.map((line) => `Evidence: ${oneLine(line)}`),
  ];
}

/** Whatever is answered with Enter stays open. */
async function asked(
  known: ResultCommandWords,
  { values }: Pick<Company, 'values'>,
  ask: NonNullable<Desk['ask']>,
): Promise<ResultCommandWords> {
  const answer = async (name: string, message: string, takesLines: boolean) =>
    (await ask.text({ name, message: `${message} (Enter leaves it open)`, takesLines })).trim() || null;
  const title = known.title ?? (await answer('title', 'What was it, in one line?', false));
  const answers: Partial<Record<ResultField, string | null>> = {};
  for (const field of resultFields.filter((name) => known[name] === null && (name !== 'values' || values.length > 0)))
    answers[field] = await answer(field, fieldLabels[field], true);
  return { ...known, title, ...answers };
}

interface Around {
  readonly iid: number;
  readonly company: Company;
}

/** @throws `usage` where it has no place */
function placedIn(text: string, words: ResultCommandWords, key: string | null, { iid, company }: Around): Written {
  const { values, promotion } = company;
  const found = placeResult(text, wordsOf(words), key, { values, limit: promotion.results, replace: words.replace });
  if (found.type === 'slot' || found.type === 'new' || found.type === 'there') return found;
  if (found.type === 'alike') {
    throw new DevgrowthError(
      'usage',
      `#${iid} has a result with this title and evidence already: Result ${found.number}`,
      {
        hint: said`Nothing was written. Change its words: \`${step('promotion result', 'edit', found.number, { impact: '"..."' })}\`.`,
      },
    );
  }
  if (found.type === 'missing') {
    throw new DevgrowthError('usage', `#${iid} has no Result ${found.number}`, {
      hint: said`Nothing was written. Look with \`${step('promotion show')}\`.`,
    });
  }
  if (found.type === 'full') {
    const limit = promotion.results;
    throw new DevgrowthError('usage', `#${iid} tells ${found.count} results, and ${limit} is the limit`, {
      hint: said`Nothing was written. In the place of one: ${given('replace', Math.min(2, limit))}.`,
    });
  }
  throw new DevgrowthError('usage', `#${iid} has no part for results`, {
    hint: said`Nothing was written. Give it a heading Results: \`${step('promotion edit')}\`.`,
  });
}

interface AddedResult {
  /** Where it stands now. */
  readonly place: Written;
  readonly fields: ResultState;
  readonly warnings: readonly Dropped[];
}

export function addResult<T>(
  { record, words, gone }: PlannedAdd,
  session: Session,
  desk: DraftWorld,
  end: (written: AddedResult) => Promise<T>,
): Promise<T> {
  const { company } = session.settings;
  const { iid } = record;
  return draftedWrite('promotion result', { ...words }, session, desk, async (draft) => {
    const key = await draft.key('result');
    const agreed = goneIn(draft.progress()) ?? gone;
    if (agreed !== null) await draft.saveProgress({ gone: agreed });
    let place: Written | null = null;
    const { warnings } = await session.project.editDocument(iid, (text) => {
      const found = placedIn(text, words, key, { iid, company });
      // Once it is written, another look finds it there.
      if (found.type !== 'there' || place === null) place = found;
      if (found.type === 'there') return text;
      if (agreed !== null) refuseOther(text, agreed, found.number, iid);
      if (leavesOpen(found.text) && !leavesOpen(text)) throw swallowing(record);
      return found.text;
    });
    const written = place ?? placedIn(record.description, words, key, { iid, company });
    return end({ place: written, fields: fieldsOf(written.block, company.values), warnings });
  });
}

/** Whoever agreed that it goes has seen what it said. */
function refuseOther(text: string, agreed: string, number: number, iid: number): void {
  const span = resultNumbered(text, number);
  if (span !== null && wordsAt(text, span) === agreed) return;
  throw new DevgrowthError('conflict', `#${iid} has another Result ${number} by now`, {
    hint: said`Nothing was written. Look with \`${step('promotion edit', `"result ${number}"`)}\`.`,
  });
}

function goneIn(progress: unknown): string | null {
  if (typeof progress !== 'object' || progress === null || !('gone' in progress)) return null;
  return typeof progress.gone === 'string' ? progress.gone : null;
}

function swallowing({ iid, title }: PromotionRecord): DevgrowthError {
  return new DevgrowthError(
    'refused',
    `these words open a comment or a fold that is never closed: it would hide what stands below in #${iid} ${oneLine(title)}`,
    {
      hint: 'Nothing was written. Close it, and say it again.',
    },
  );
}
