// What the domain asks of a forge about documents: the promotion document, and the text of it and of the year plan.
import type { GapsApart } from '../promotion/gaps-apart.ts';
import type { PromotionRecord } from '../promotion/transitions.ts';
import type { Person } from '../words/goal.ts';
import type { InboxIssue } from './inboxes.ts';
import type { Written } from './writes.ts';

export interface Documents {
  /** The document that counts, of those below; null when there is none. */
  promotionDocument(person: string): Promise<PromotionRecord | null>;
  /** The same, and the inboxes that the list of confidential issues held beside it: they cost no request. */
  promotionBesideInboxes(person: string): Promise<{
    readonly document: PromotionRecord | null;
    readonly inboxes: readonly InboxIssue[];
  }>;
  /** Those that this token may see, by `person` (a username) or the caller: anybody may open an issue that looks like one. */
  promotionDocuments(person: string): Promise<readonly PromotionRecord[]>;
  /** A confidential issue that nothing in the project tells of. */
  startPromotion(document: {
    readonly key: string;
    readonly mayExist?: boolean;
    /** `general@1` */
    readonly template: string;
    readonly title: string;
    readonly description: string;
  }): Promise<Written<PromotionRecord>>;
  /** Open ones that the caller opened, by their number: there should be one. */
  gapsApart(): Promise<readonly GapsApart[]>;
  /** A confidential issue that is assigned to nobody. */
  openGapsApart(issue: {
    readonly key: string;
    readonly mayExist?: boolean;
    readonly title: string;
    readonly description: string;
  }): Promise<Written<GapsApart>>;
  /** Somebody more who may read it as a Guest, and what labels said of its state taken off. */
  changePromotion(
    iid: number,
    change: { readonly assignTo: Person | null; readonly isUnlabelled: boolean },
  ): Promise<Written<PromotionRecord>>;
  /** Of the plan or the promotion document: as `editDescription`, but `edit` gets the text as it was typed. @returns the text that stands there now */
  editDocument(iid: number, edit: (text: string) => string): Promise<Written<string>>;
}
