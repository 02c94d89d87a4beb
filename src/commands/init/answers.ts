// The answers `init` needs: from flags, from prompts, else sensible defaults.
import { DevgrowthError } from '#errors.ts';
import { isZone } from '#growth/time/calendar.ts';
import type { Person } from '#growth/words/goal.ts';
import { monthNames } from '#growth/time/months.ts';
import { type ProjectSettings, defaultProjectSettings } from '#settings/project-settings.ts';
import type { World } from '#world.ts';
import type { Input } from '../command.ts';

export function monthFlag(text: string | null): number | null {
  if (text === null) return null;
  const word = text.trim().toLowerCase();
  const named = monthNames.findIndex((month) => word.length >= 3 && month.toLowerCase().startsWith(word)) + 1;
  const month = /^\d{1,2}$/.test(word) ? Number(word) : named;
  if (month >= 1 && month <= 12) return month;
  throw new DevgrowthError('usage', `--fiscal-year-start takes a month, 1 to 12 or its name; got "${text}"`, {
    hint: 'GitLab starts in february; a calendar year in january.',
  });
}

export function zoneFlag(text: string | null): string | null {
  if (text === null || isZone(text)) return text;
  throw new DevgrowthError('usage', `--time-zone takes an IANA name; "${text}" is none`, {
    hint: 'For instance Europe/Berlin, America/New_York, UTC.',
  });
}

/** What flags say; null: nothing. */
export interface SettingsAsked {
  readonly manager: string | null;
  readonly zone: string | null;
  readonly fiscalYearStart: number | null;
}

/** Asks only what no flag has said, and nothing at all with --yes or without a terminal. */
export async function askSettings(
  { shared, own }: Input<SettingsAsked>,
  me: Person,
  find: (username: string) => Promise<unknown>,
  world: World,
): Promise<ProjectSettings> {
  const defaults = defaultProjectSettings({ person: me.username, zone: world.zone });
  const asks = shared.mayAsk && !shared.yes;
  const manager =
    own.manager ??
    (asks
      ? (await world.prompt.text({ name: 'manager', message: "Your manager's username (empty: nobody yet)" }))
          .trim()
          .replace(/^@/, '') || null
      : null);
  // At once, and not after all the other questions.
  if (manager !== null) await find(manager);
  const timeZone =
    own.zone ??
    (asks
      ? await world.prompt.text({
          name: 'time-zone',
          message: 'Your time zone',
          default: world.zone,
          check: (zone) => (isZone(zone) ? null : 'An IANA name, such as Europe/Berlin.'),
        })
      : world.zone);
  const fiscalYearStart =
    own.fiscalYearStart ??
    (asks
      ? monthFlag(
          await world.prompt.text({
            name: 'fiscal-year-start',
            message: 'First month of the fiscal year',
            default: 'february',
            check: checkMonth,
          }),
        )
      : null) ??
    defaults.fiscalYearStart;
  return { ...defaults, manager, timeZone, fiscalYearStart };
}

function checkMonth(text: string): string | null {
  try {
    monthFlag(text);
    return null;
  } catch {
    return 'A month: its name, or 1 to 12.';
  }
}
