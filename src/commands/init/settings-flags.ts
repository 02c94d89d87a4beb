// The flags of `init` that say what the project's settings are to be, as plain input.
import { DevgrowthError } from '#errors.ts';
import { isZone } from '#growth/time/calendar.ts';
import { monthNamed } from '#growth/time/months.ts';
import { isCompanyName } from '#growth/words/company.ts';
import type { SettingsWords } from '#work/set-up/settings.ts';
import { textFlag } from '../answers.ts';

/** @throws `usage` for no month and no zone */
export function settingsFlags(flags: Readonly<Record<string, unknown>>): SettingsWords {
  return {
    manager: textFlag(flags, 'manager')?.replace(/^@/, '') ?? null,
    zone: zoneFlag(textFlag(flags, 'timeZone')),
    fiscalYearStart: monthFlag(textFlag(flags, 'fiscalYearStart')),
    company: companyFlag(textFlag(flags, 'company')),
  };
}

function companyFlag(text: string | null): string | null {
  if (text === null || isCompanyName(text)) return text;
  throw new DevgrowthError('usage', `--company takes gitlab, none or a file of the project; got "${text}"`, {
    hint: 'For instance --company none, --company .devgrowth/company.yml.',
  });
}

function monthFlag(text: string | null): number | null {
  if (text === null) return null;
  const month = monthNamed(text);
  if (month !== null) return month;
  throw new DevgrowthError('usage', `--fiscal-year-start takes a month, 1 to 12 or its name; got "${text}"`, {
    hint: 'GitLab starts in february; a calendar year in january.',
  });
}

function zoneFlag(text: string | null): string | null {
  if (text === null || isZone(text)) return text;
  throw new DevgrowthError('usage', `--time-zone takes an IANA name; "${text}" is none`, {
    hint: 'For instance Europe/Berlin, America/New_York, UTC.',
  });
}
