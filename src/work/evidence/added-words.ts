// A link that is kept already, and new words about it: they go to what stands there, where the person says so.
import { DevgrowthError } from '#errors.ts';
import type { Written } from '#growth/forge/writes.ts';
import type { Evidence, ToldEvidence } from '#growth/goals/evidence.ts';
import { type EvidenceChange, editEvidence } from '#growth/goals/evidence-edit.ts';
import { oneLine } from '#render/text.ts';
import { said, step } from '#wording.ts';
import type { Desk } from '../desk.ts';
import type { Session } from '../session.ts';
import type { EvidencePlace } from './place.ts';

export interface WithAdded {
  readonly evidence: ToldEvidence;
  readonly isChanged: boolean;
}

/** @throws `refused` where nobody can be asked, and for words in the place of which others stand: neither are thrown away */
export async function withAdded(
  typed: Evidence,
  there: ToldEvidence,
  place: EvidencePlace,
  session: Session,
  { ask, yes }: Pick<Desk, 'ask' | 'yes'>,
): Promise<Written<WithAdded>> {
  const asItIs = { value: { evidence: there, isChanged: false }, warnings: [] };
  const added = newWords(typed, there);
  if (added !== null && Object.keys(added).length === 0) return asItIs;
  if (added === null || (ask === null && !yes)) throw otherWords(typed, there, place);
  const what = Object.keys(added).map((key) => names[key as keyof EvidenceChange]);
  const message = `#${place.iid} ${oneLine(place.title)} has this link already. Add ${what.join(' and ')} to it?`;
  if (!yes && ask !== null && !(await ask.confirm({ name: 'add', message, default: true }))) return asItIs;
  const { words } = session.settings.company;
  const written = await session.project.editComment(place.iid, there.id, (text) => {
    const edited = editEvidence(text, added, words);
    if (edited === null) throw otherWords(typed, there, place);
    return edited;
  });
  if (written === null) throw otherWords(typed, there, place);
  const isLabelled = place.goal !== null && added.values !== undefined;
  const labelled = isLabelled
    ? (await session.project.changeGoal(place.iid, { addValues: typed.values })).warnings
    : [];
  return {
    value: { evidence: { ...there, ...added }, isChanged: true },
    warnings: [...written.warnings, ...labelled],
  };
}

const names: Readonly<Record<keyof EvidenceChange, string>> = {
  did: 'what you did',
  result: 'the result',
  values: 'the values',
  day: 'the day',
  shows: 'what it shows',
};

/** What stands nowhere yet; null where something else stands in its place. */
function newWords(typed: Evidence, there: ToldEvidence): EvidenceChange | null {
  const isSaid = (words: string | null, where: string | null) =>
    words === null || oneLine(where ?? '').includes(oneLine(words));
  const both = <One>(stand: readonly One[], more: readonly One[]) => [...new Set([...stand, ...more])];
  const [did, result] = [isSaid(typed.did, there.did), isSaid(typed.result, there.result)];
  if ((!did && there.did !== null) || (!result && there.result !== null)) return null;
  const [values, shows] = [both(there.values, typed.values), both(there.shows, typed.shows)];
  return {
    ...(did ? {} : { did: typed.did ?? '' }),
    ...(result ? {} : { result: typed.result ?? '' }),
    ...(values.length > there.values.length ? { values } : {}),
    ...(shows.length > there.shows.length ? { shows } : {}),
  };
}

function otherWords({ result }: Evidence, there: ToldEvidence, { iid, title }: EvidencePlace): DevgrowthError {
  const given = { result: result === null ? '...' : oneLine(result) };
  return new DevgrowthError('refused', `this link is on #${iid} ${oneLine(title)} already, with other words`, {
    hint: said`Add these to it: \`${step('evidence edit', iid, `note_${there.id}`, given)}\`. Or keep them without the link: \`${step('evidence add', iid, '"..."')}\`.`,
  });
}
