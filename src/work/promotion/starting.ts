// Opens the promotion document once, as a confidential issue, and says its state in a comment on it.
import type { PromotionState } from '#growth/words/promotion-words.ts';
import { isFinished, type PromotionRecord } from '#growth/promotion/transitions.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import type { DraftWorld } from '#settings/drafts.ts';
import { documentMark, documentOf, type DocumentTemplate } from '#templates/document-template.ts';
import { fillDocument } from '#templates/document-fill.ts';
import { availableTemplates } from '../available-templates.ts';
import type { Desk } from '../desk.ts';
import { draftedWrite } from '../drafting.ts';
import { onceOnly } from '../once-only.ts';
import { confidentialReaders } from '../readers.ts';
import type { Session } from '../session.ts';
import { templateFolder, type TemplatesDesk } from '../template-files.ts';
import { sayState, warnIfPublic } from './document.ts';
import { frameOf, type FrameWords, refuseFrame, withFrame } from './framing.ts';
import { knownStanding } from './history.ts';
import { labelsToTake, noteOldLabels, takeLabels } from './old-labels.ts';
import { ascending } from '#growth/words/order.ts';

export interface StartWords extends Readonly<Partial<FrameWords>> {
  readonly template: string | null;
  readonly state: PromotionState;
  /** Folder of own templates. */
  readonly templates?: string | null;
}

export interface PlannedDocument {
  readonly words: StartWords;
  readonly template: DocumentTemplate;
  readonly title: string;
  readonly description: string;
}

export async function planDocument(
  typed: StartWords,
  { project, me, now, settings }: Pick<Session, 'project' | 'me' | 'now' | 'settings'>,
  desk: TemplatesDesk & Pick<Desk, 'ask' | 'yes'>,
): Promise<PlannedDocument> {
  const templates = templateFolder(typed.templates, desk);
  const { documents } = await availableTemplates(project, settings.company, desk, templates);
  const promotions = documents.filter(({ type }) => type === 'promotion');
  const template = await chosen(typed, promotions, desk);
  const framed = frameOf(typed, { now, settings });
  const filled = fillDocument(template, {
    person: me.name,
    today: now.today,
    quarters: [],
    aspiration: null,
    focus: null,
    intention: null,
  });
  const words = { ...framed, template: template.name, state: typed.state, templates };
  return { words, template, title: filled.title, description: withFrame(filled.description, framed) };
}

export interface StartedDocument {
  readonly record: PromotionRecord;
  readonly state: PromotionState | null;
  /** False where one was there already. */
  readonly created: boolean;
  readonly warnings: readonly Dropped[];
}

export function startDocument(
  { words, template, title, description }: PlannedDocument,
  session: Session,
  desk: DraftWorld & Pick<Desk, 'ask' | 'yes' | 'talk'>,
): Promise<StartedDocument> {
  const { project, me } = session;
  const { talk } = desk;
  const { state } = words;
  return draftedWrite('promotion start', { ...words }, session, desk, async (draft) => {
    const mayExist = draft.tried('document');
    const key = await draft.key('document');
    const look = async () => {
      const there = await unfinished(session);
      return there?.record.mark?.key === key ? null : there;
    };
    const before = await look();
    if (before !== null) {
      refuseFrame(words, before.record);
      return endThere(before);
    }
    talk.say(`Confidential: ${await confidentialReaders(project, me)} can read it.`);
    const labels = await labelsToTake(session, false, desk);
    const taken = await takeLabels(labels, draft, session);
    const mark = documentMark(template);
    const opened = await onceOnly(project, {
      what: 'promotion document',
      look,
      create: () => project.startPromotion({ key, mayExist, template: mark, title, description }),
      all: ({ value }) => placesOfUnfinished(value, session),
    });
    if (opened.made === null) {
      refuseFrame(words, opened.there.record);
      return endThere(opened.there);
    }
    const { made, twice } = opened;
    const { value: record } = made;
    warnIfPublic(record, session, talk);
    const said = await sayState({ iid: record.iid, after: null }, state, draft, session);
    return { record, state, created: true, warnings: [...taken, ...made.warnings, ...twice, ...said] };
  });

  function endThere({ record, state: known }: Unfinished): StartedDocument {
    warnIfPublic(record, session, talk);
    noteOldLabels(record, known, talk);
    return { record, state: known, created: false, warnings: [] };
  }
}

export interface Unfinished {
  readonly record: PromotionRecord;
  readonly state: PromotionState | null;
}

/** null where there is none, or the last one has come to its end. */
export async function unfinished({
  project,
  settings,
}: Pick<Session, 'project' | 'settings'>): Promise<Unfinished | null> {
  const record = await project.promotionDocument(settings.person);
  if (record === null || isFinished(record, null)) return null;
  const { state } = await knownStanding(project, record);
  return isFinished(record, state) ? null : { record, state };
}

async function placesOfUnfinished(
  ours: PromotionRecord,
  { project, settings }: Pick<Session, 'project' | 'settings'>,
): Promise<readonly string[]> {
  const documents = await project.promotionDocuments(settings.person);
  const standings = await Promise.all(
    documents
      .filter((one) => one.iid === ours.iid || !isFinished(one, null))
      .map(async (record) => ({
        record,
        state: record.iid === ours.iid ? null : (await knownStanding(project, record)).state,
      })),
  );
  return standings
    .filter(({ record, state }) => !isFinished(record, state))
    .toSorted(ascending(({ record }) => record.iid))
    .map(({ record }) => record.url);
}

async function chosen(
  { template }: StartWords,
  templates: readonly DocumentTemplate[],
  { ask, yes }: Pick<Desk, 'ask' | 'yes'>,
): Promise<DocumentTemplate> {
  if (template !== null) return documentOf(template, templates);
  if (ask === null || yes) return documentOf('general', templates);
  const name = await ask.choice({
    name: 'template',
    message: 'Which questions should guide you?',
    choices: templates.map(({ name: value, label, about }) => ({ value, label, about })),
    default: 'general',
  });
  return documentOf(name, templates);
}
