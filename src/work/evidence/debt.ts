// What the record still lacks, read as the person's own list of evidence is.
import { comparedReference } from '#growth/goals/foreign-item.ts';
import { withoutEndSigns } from '#growth/text/end-signs.ts';
import type { Completeness } from '#growth/words/completeness.ts';
import { type EvidenceDebt, evidenceDebt } from '#reports/evidence-debt.ts';
import { refuseInJob } from '../job.ts';
import type { Session } from '../session.ts';
import type { TemplatesDesk } from '../template-files.ts';
import { linkKey } from './keeping.ts';
import { readOwnEvidence } from './listing.ts';

export interface DebtRead {
  readonly debt: EvidenceDebt;
  readonly completeness: Completeness;
}

export async function readDebt(session: Session, desk: TemplatesDesk): Promise<DebtRead> {
  refuseInJob(desk);
  const { evidence, goals, document, completeness } = await readOwnEvidence(session, desk);
  const isNamed = namedIn(document ?? '', session);
  const inDocument = ({ link }: { readonly link: string | null }) => link !== null && isNamed(link);
  const { today, zone } = session.now;
  const isWhole = completeness.complete;
  const companyValues = session.settings.company.values;
  return {
    debt: evidenceDebt({ evidence, goals, inDocument, isWhole, today, zone, companyValues }),
    completeness,
  };
}

/** By its address in any of its forms, or as GitLab writes it: `acme/web!412`. */
function namedIn(text: string, { forge }: Pick<Session, 'forge'>): (link: string) => boolean {
  const addresses = Array.from(text.matchAll(/https?:\/\/[^\s<>()[\]`"]+/gi), ([found]) =>
    withoutEndSigns(found, '.,;:!?'),
  );
  const keys = new Set(addresses.map((address) => linkKey(address, forge)));
  const words = new Set(text.toLowerCase().match(/[\w./-]+[#!&]\d+/g));
  return (link) => {
    const place = forge.placeOf(link);
    const isWritten = place !== null && typeof place === 'object' && words.has(comparedReference(place));
    return isWritten || keys.has(linkKey(link, forge));
  };
}
