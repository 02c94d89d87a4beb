// What may be kept of answers, and the few fields by which it is told who may see a row.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { onlyFields, pruned, sealOf, sightOf } from '#settings/kept-rows.ts';

const flag = fc.constantFrom(true, false, null, undefined);
const number = fc.constantFrom(1, 2, 3, undefined);
const named = {
  confidential: flag,
  internal: flag,
  iid: number,
  noteable_iid: number,
  project_id: fc.constantFrom(7, 8),
};
const row = fc.record({ ...named, title: fc.string(), note: fc.option(fc.record({ ...named, body: fc.string() })) });
const body = fc.oneof(fc.array(fc.oneof(row, fc.constant(null)), { maxLength: 4 }), row);

test('whoever may not see a row may not see it by the few fields either', () => {
  let out = 0;
  fc.assert(
    fc.property(body, fc.boolean(), (told, all) => {
      const isHidden = (iid: number, project: string | null) => iid === 2 || (iid === 3 && project === '8');
      const { withheld } = pruned(told, all, isHidden);
      out += withheld;
      expect(pruned(sightOf(told), all, isHidden).withheld).toBe(withheld);
      expect(all ? withheld : 0).toBe(0);
    }),
    { numRuns: 2000 },
  );
  expect(out).toBeGreaterThan(500);
});

test('of each part only what is named, and a name that is no field of ours goes with all below it', () => {
  const told = JSON.parse(
    '[{"id":1,"runners_token":"t","author":{"id":2,"email":"e"},"__proto__":{"id":3},"labels":["a"]}]',
  );
  expect(JSON.stringify(onlyFields(told))).toBe('[{"id":1,"author":{"id":2},"labels":["a"]}]');
});

test('a seal is of the text and of what was made of it; without a text there is none', () => {
  const json = new TextEncoder().encode('[1]');
  const seals = [sealOf('a', json), sealOf('b', json), sealOf('a', new TextEncoder().encode('[2]'))];
  expect(new Set(seals).size).toBe(3);
  expect(sealOf('a', json)).toBe(seals[0]);
  expect(sealOf('', json)).toBe('');
});
