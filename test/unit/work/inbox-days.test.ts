// Sitting after sitting, in whatever zone and across midnights and clock changes: each piece comes once, on its day, and none is lost.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { workSources } from '#growth/candidates/found-work.ts';
import { type LogEntry, standingOf } from '#growth/candidates/inbox-log.ts';
import { nextWindow } from '#growth/candidates/next-window.ts';
import { addDays, dayOf, startOfDay } from '#growth/time/calendar.ts';
import { windowOf } from '#growth/time/window.ts';
import { sittingOf } from '#work/evidence/sitting.ts';
import { basis, candidates, item, merged } from '../growth/candidates/work.ts';

const homes = ['Europe/Berlin', 'America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Auckland'] as const;
/** The first and the last place of each day, too. */
const places = [...homes, 'Pacific/Kiritimati', 'Pacific/Pago_Pago'] as const;
const hourMs = 3_600_000;

/** Clocks change in Auckland on 2026-09-27, in Berlin on 2026-10-25, in Los Angeles on 2026-11-01. */
const days = ['2026-09-27', '2026-10-25', '2026-11-01', '2026-11-19'].flatMap((day) => [day, addDays(day, 1)]);
const moment = fc
  .record({
    day: fc.constantFrom(...days),
    zone: fc.constantFrom(...places),
    ms: fc.oneof(fc.constantFrom(-1, 0, 1), fc.integer({ min: -4 * hourMs, max: 26 * hourMs })),
  })
  .map(({ day, zone, ms }) => new Date(Date.parse(startOfDay(day, zone)) + ms).toISOString());

interface Sat {
  readonly key: string;
  readonly day: string;
  readonly zone: string;
}

/** Drops all that is found, each time; the last sitting is long after everything. */
function sitAll(ended: readonly string[], sittings: readonly { readonly at: string; readonly zone: string }[]): Sat[] {
  const entries: LogEntry[] = [];
  return sittings.flatMap(({ at, zone }) => {
    const standing = standingOf(entries);
    const today = dayOf(at, zone);
    const window = nextWindow(standing.next, today, zone);
    const items = ended.flatMap((endedAt, index) =>
      endedAt <= at ? [item(`acme/web!${index + 1}`, '2026-01-01', { endedAt, title: `${index}` })] : [],
    );
    const decided = { ...basis().decided, logged: standing.decided };
    const found = candidates(merged(...items), { window, decided });
    const sources = workSources.map((name) => ({
      name,
      requests: 1,
      seen: 1,
      total: null,
      failed: null,
      state: 'complete' as const,
      why: null,
      completeUntil: window.until,
    }));
    const looked = {
      window,
      candidates: found,
      sources,
      records: [],
      wins: null,
      log: { issue: null, standing, lists: [], uncleared: [], ticked: new Set<never>(), listKeys: new Set<string>() },
    };
    const { entry } = sittingOf(
      found.map(({ key }) => ({ word: 'drop', key })),
      looked,
      today,
    );
    if (entry !== null) entries.push(entry);
    return found.map(({ key, day }) => ({ key, day, zone }));
  });
}

const sitting = (zones: fc.Arbitrary<string>) => fc.record({ at: moment, zone: zones });
const last = '2026-12-20T12:00:00.000Z';

test.each<[string, fc.Arbitrary<readonly string[]>]>([
  ['at home', fc.constantFrom(...homes).map((zone) => [zone])],
  ['travelling', fc.constant(places)],
])('%s', (_name, zonesOf) => {
  const stories = zonesOf.chain((zones) =>
    fc.record({
      ended: fc.array(moment, { minLength: 1, maxLength: 6 }),
      sittings: fc.array(sitting(fc.constantFrom(...zones)), { minLength: 1, maxLength: 5 }),
    }),
  );
  fc.assert(
    fc.property(stories, ({ ended, sittings }) => {
      const [{ zone } = expect.unreachable()] = sittings;
      const inOrder = [...sittings, { at: last, zone }].toSorted((one, other) => (one.at < other.at ? -1 : 1));
      const sat = sitAll(ended, inOrder);
      expect(sat.map(({ key }) => key).toSorted()).toEqual(ended.map((_, index) => `p42!${index + 1}`).toSorted());
      for (const { key, day, zone: where } of sat) {
        const at = ended[Number(key.replace('p42!', '')) - 1] ?? '';
        expect(day).toBe(dayOf(at, where));
      }
    }),
    { numRuns: 100 },
  );
});

test.each(homes)(
  'in %s the first and the last moment of a day are in its window, and their neighbours are not',
  (zone) => {
    for (const day of days) {
      const start = Date.parse(startOfDay(day, zone));
      const end = Date.parse(startOfDay(addDays(day, 1), zone));
      const at = (ms: number) => new Date(ms).toISOString();
      const items = [start - 1, start, end - 1, end].map((ms, index) =>
        item(`acme/web!${index + 1}`, '2026-01-01', { endedAt: at(ms), title: `${index}` }),
      );
      const window = windowOf(day, day, zone, 'test');
      expect(candidates(merged(...items), { window }).map((one) => [one.key, one.day])).toEqual([
        ['p42!2', day],
        ['p42!3', day],
      ]);
    }
  },
);
