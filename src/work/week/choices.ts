// What a person says to the plan of their week, and to a text that cannot be taken as it is.
import { DevgrowthError } from '#errors.ts';
import type { Prompter, Talk } from '#world.ts';
import type { Desk } from '../desk.ts';
import { planLines, type PlannedWeek } from './planned.ts';

/** @throws `cancelled` where it shall stay a draft */
export async function openAgain(
  error: DevgrowthError,
  ask: Prompter,
  talk: Pick<Talk, 'warn' | 'show'>,
): Promise<void> {
  talk.warn(error.said);
  talk.show(error.details.map(String));
  const answer = await ask.choice({
    name: 'again',
    message: 'Your words are kept. What now?',
    choices: [
      { value: 'edit', label: 'open them again' },
      { value: 'leave', label: 'leave them as a draft' },
    ],
    default: 'edit',
    byKey: true,
  });
  if (answer === 'leave') throw left();
}

/** @throws `cancelled` where it shall stay a draft */
export async function agreedTo(
  planned: PlannedWeek,
  { ask, yes, talk }: Pick<Desk, 'ask' | 'yes' | 'talk'>,
): Promise<'write' | 'edit'> {
  if (ask === null || yes) return 'write';
  talk.show(planLines(planned));
  const answer = await ask.choice({
    name: 'write',
    message: 'Write this?',
    choices: [
      { value: 'write', label: 'yes' },
      { value: 'edit', label: 'edit again' },
      { value: 'leave', label: 'leave it as a draft' },
    ],
    default: 'write',
    byKey: true,
  });
  if (answer === 'leave') throw left();
  return answer;
}

const left = () => new DevgrowthError('cancelled', 'Nothing was written.');
