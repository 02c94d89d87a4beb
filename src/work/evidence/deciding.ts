// Candidates one by one, each with a decision: what it is kept with, or that it is dropped or put off.
import { DevgrowthError } from '#errors.ts';
import type { Candidate } from '#growth/candidates/candidate.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { oneLine } from '#render/text.ts';
import { said, step } from '#wording.ts';
import type { Prompter } from '#world.ts';
import type { Desk } from '../desk.ts';
import { type NamedPlace, winsWord } from '../goal-number.ts';
import type { MayTell } from './private-titles.ts';
import type { MayQuote } from './quoted-words.ts';
import type { Decision, Looked } from './sitting.ts';

/** Candidate, and which of how many. */
export type Describe = (candidate: Candidate, number: number, count: number) => readonly string[];

type Place = Parameters<MayTell>[1];

interface Table {
  readonly looked: Pick<Looked, 'candidates' | 'records'>;
  /** Who reads wins. */
  readonly wins: Place;
  readonly mayTell: MayTell;
  readonly mayQuote: MayQuote;
  readonly describe: Describe;
}

/** Asks until all are decided or the person has enough; what was decided by then counts. */
export async function decideEach(
  { looked, wins, mayTell, mayQuote, describe }: Table,
  ask: Prompter,
  { talk }: Pick<Desk, 'talk'>,
): Promise<readonly Decision[]> {
  const { candidates, records } = looked;
  const decisions: Decision[] = [];
  const keep = async (candidate: Candidate, goal: KeptWith, result: string | null): Promise<void> => {
    const place = goal === winsWord ? wins : records.find(({ iid }) => iid === goal);
    if (place === undefined) return;
    const told = await mayTell(candidate, place);
    decisions.push({
      word: 'keep',
      key: candidate.key,
      goal,
      result,
      did: null,
      values: candidate.values,
      mayTell: told,
      quotes: await mayQuote(candidate),
    });
  };
  try {
    for (let at = 0; at < candidates.length; at += 1) {
      const left = candidates.slice(at).filter(({ key }) => decisions.every((one) => one.key !== key));
      const [candidate] = left;
      if (candidate === undefined || candidate !== candidates[at]) continue;
      talk.show(describe(candidate, at + 1, candidates.length));
      const answer = await decisionOn(candidate, left, records, ask, talk);
      if (answer.word === 'quit') break;
      if (answer.word === 'keep') await keep(candidate, answer.goal, answer.result);
      else if (answer.word === 'all') {
        const certain = left.filter(({ suggested }) => suggested === 'keep');
        for (const one of certain) await keep(one, one.matches[0]?.goal ?? 0, null);
        // The one before the person may be none of them.
        at -= 1;
      } else decisions.push({ word: answer.word, key: candidate.key });
    }
  } catch (error) {
    // Whoever stops in the middle of a question has decided what came before it.
    if (!(error instanceof DevgrowthError) || error.kind !== 'cancelled' || decisions.length === 0) throw error;
    const half = error.typed.at(-1);
    if (half !== undefined) talk.show(['What you had typed, and is not kept:', ...half.text.split('\n')]);
  }
  return decisions;
}

type KeptWith = NamedPlace['iid'];

type Answer =
  | { readonly word: 'keep'; readonly goal: KeptWith; readonly result: string | null }
  | { readonly word: 'drop' | 'later' | 'all' | 'quit' };

async function decisionOn(
  candidate: Candidate,
  left: readonly Candidate[],
  records: readonly GoalRecord[],
  ask: Prompter,
  talk: Desk['talk'],
): Promise<Answer> {
  const best = records.find(({ iid }) => iid === candidate.matches[0]?.goal);
  const certain = left.filter(({ suggested }) => suggested === 'keep').length;
  const choices = [
    ...(best === undefined
      ? []
      : [
          { value: 'keep' as const, label: `keep on #${best.iid} ${oneLine(best.title)}` },
          { value: 'result' as const, label: 'result: keep it there, and say what came of it' },
        ]),
    { value: 'goal' as const, label: best === undefined ? 'goal: keep it on one' : 'goal: keep it on another one' },
    { value: 'wins' as const, label: 'wins: keep it with no goal, on the issue of wins' },
    { value: 'drop' as const, label: 'drop' },
    { value: 'later' as const, label: 'later' },
    ...(certain > 1 ? [{ value: 'all' as const, label: `all ${certain} that fit for certain` }] : []),
    ...(candidate.url === null
      ? []
      : [
          { value: 'open' as const, label: 'open: show its address' },
          { value: 'new' as const, label: 'new goal: show what opens one from it' },
        ]),
    { value: 'why' as const, label: '? what these do' },
    { value: 'quit' as const, label: 'quit: what is decided so far counts' },
  ];
  const preset = candidate.suggested === 'keep' && best !== undefined ? 'keep' : 'later';
  for (;;) {
    const chosen = await ask.choice({
      name: 'decision',
      message: 'Decide, by first letter',
      choices,
      default: preset,
      byKey: true,
    });
    if (chosen === 'open') talk.say(oneLine(candidate.url ?? ''));
    else if (chosen === 'new')
      talk.hint(said`\`${step('goal add', { from: candidate.url ?? '' })}\`, and keep it with that goal next time.`);
    else if (chosen === 'why') talk.show(meanings);
    else if (chosen === 'keep') return { word: 'keep', goal: best?.iid ?? 0, result: null };
    else if (chosen === 'result') return { word: 'keep', goal: best?.iid ?? 0, result: await askedResult(ask) };
    else if (chosen === 'wins') return { word: 'keep', goal: winsWord, result: null };
    else if (chosen === 'goal') return { word: 'keep', goal: await askedGoal(candidate, records, ask), result: null };
    else return { word: chosen };
  }
}

const meanings = [
  'keep: a comment of yours on the goal, with the address and the day',
  'wins: the same on one issue beside the goals, for what belongs to none; reports tell of it',
  'drop: it is not shown again; only its number is remembered, in a confidential issue',
  'later: it comes again next time',
];

async function askedResult(ask: Prompter): Promise<string | null> {
  const said = (
    await ask.text({ name: 'result', message: 'What came of it? (empty: add it some other day)', default: '' })
  ).trim();
  return said === '' ? null : said;
}

/** Those that fit first, then what is open. */
async function askedGoal(candidate: Candidate, records: readonly GoalRecord[], ask: Prompter): Promise<KeptWith> {
  const fitting = candidate.matches.flatMap(({ goal }) => records.find(({ iid }) => iid === goal) ?? []);
  const open = records.filter((record) => record.state === 'opened' && !fitting.includes(record));
  const choices = [...fitting, ...open].map(({ iid, title }) => ({
    value: String(iid),
    label: `#${iid} ${oneLine(title)}`,
  }));
  const none = { value: winsWord, label: 'none: on the issue of wins' };
  const chosen = await ask.choice({ name: 'goal', message: 'With which goal?', choices: [...choices, none] });
  return chosen === winsWord ? winsWord : Number(chosen);
}
