// Of which voice each text of a document is. What no rule names is somebody else's: a key that is added is untrusted until it stands here.
import { among, harmless, madeByUs, type Other, own, spoken, type Told, username, type Voice } from './plain.ts';
import type { Voices } from './voices.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Where a text stands: the objects around it, the nearest first. */
export interface Place {
  readonly around: readonly Fields[];
  readonly text: string;
}

/** What is known of the project beside its texts. */
export interface Known {
  readonly voices: Voices;
  readonly me: { readonly username: string };
  /** Username of whose goals these are. */
  readonly person: string;
  readonly base: string;
  readonly kinds: ReadonlySet<string>;
  readonly values: ReadonlySet<string>;
  readonly labels: ReadonlySet<string>;
  readonly closed: ReadonlySet<string>;
}

export type Rule = (place: Place, known: Known) => Told;

const nobody: Other = { by: null, at: null };

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The number of the goal, 1:1 or document that a text belongs to. */
function numberOf({ around }: Place): number | null {
  for (const one of around)
    for (const named of [one, one['goal'], one['place'], one['meeting'], one['plan'], one['promotion']]) {
      if (typeof named === 'number') return named;
      const iid = typeof named === 'object' && named !== null && 'iid' in named ? named.iid : null;
      if (typeof iid === 'number') return iid;
    }
  return null;
}

const said =
  (voiceOf: (place: Place, known: Known) => Voice): Rule =>
  (place, known) =>
    spoken(place.text, voiceOf(place, known));

/** What only the person's comments tell. */
const ofPerson = (_place: Place, { voices, person }: Known): Voice => voices.person(person);

const ofText = (place: Place, { voices }: Known): Voice => {
  const iid = numberOf(place);
  return iid === null ? nobody : voices.text(iid);
};

const ofTitle = (place: Place, { voices }: Known): Voice => {
  const iid = place.around[0]?.['iid'];
  return typeof iid === 'number' ? voices.title(iid) : nobody;
};

/** Both the goal's text and the person's comments may say it. */
const ofBoth = (place: Place, known: Known): Voice => {
  const person = ofPerson(place, known);
  return person === own ? ofText(place, known) : person;
};

/** Whoever is named beside it; a line of a text without a name is as that text. */
const beside =
  (key: 'by' | 'from', at: string | null): Rule =>
  (place, known) => {
    const [fields = {}] = place.around;
    const by = textOf(fields[key]);
    const when = at === null ? null : textOf(fields[at]);
    return spoken(place.text, by === null ? ofText(place, known) : known.voices.person(by, when));
  };

const commented: Rule = ({ text, around: [fields = {}] }, { voices }) =>
  spoken(text, voices.person(textOf(fields['by']), textOf(fields['at'])));

const elsewhere: Rule = ({ text }) => spoken(text, nobody);

const word =
  (allowed: (known: Known) => ReadonlySet<string> | RegExp): Rule =>
  (place, known) =>
    among(place.text, allowed(known)) ?? elsewhere(place, known);

/** Letters that an address of this server may have: no sentence fits into it. */
const address: Rule = (place, known) =>
  (place.text.startsWith(`${known.base}/`)
    ? among(place.text, /^https?:\/\/[\w.~:/?#@!$&'*+,;=%[\]-]{1,2000}$/)
    : null) ?? elsewhere(place, known);

/** Sentences and words of ours: nothing from anywhere else is in them. */
const byUs: Rule = ({ text }) => madeByUs(text);

const login = word(() => username);

const known: Readonly<Record<string, Rule>> = {
  title: said(ofTitle),
  url: address,
  goalsUrl: address,
  host: byUs,
  by: login,
  from: login,
  who: login,
  manager: login,
  username: login,
  seenBy: login,
  assignees: login,
  kind: word(({ kinds }) => kinds),
  kinds: word(({ kinds }) => kinds),
  value: word(({ values }) => values),
  values: word(({ values }) => values),
  labels: word(({ labels }) => labels),
  zone: word(() => /^[A-Za-z_]+(?:\/[\w+-]+){0,2}$/),
  next: said(ofBoth),
  serves: said(ofText),
  reason: said(ofPerson),
  said: said(ofPerson),
};

/** The deepest rule that fits: a document's own, then one for the key wherever it stands. */
const documents: Readonly<Record<string, Readonly<Record<string, Rule>>>> = {
  '*': {
    'completeness.sources.name': word(() => /^[a-z0-9][\w #:'-]{0,60}$/),
    'measure.name': said(ofText),
    'measure.unit': said(ofText),
    'said.text': said(ofPerson),
    'answered.text': beside('by', 'day'),
  },
  status: {
    'user.name': byUs,
    'project.path': byUs,
    'next.tool': byUs,
    'next.command': byUs,
    'next.why': byUs,
    'drafts.id': byUs,
    'drafts.command': byUs,
    'drafts.resume': byUs,
  },
  goal: {
    description: said(ofText),
    'checklist.text': said(ofText),
    'checkIns.text': commented,
    'checkIns.next': commented,
    'checkIns.help': commented,
    'checkIns.waitingFor': commented,
    'checkIns.measure': commented,
    'evidence.did': commented,
    'evidence.result': commented,
    'evidence.link': commented,
    'comments.text': commented,
    'history.type': word(
      () => /^(?:created|closed|reopened|(?:un)?ticked|due|description|stage|outcome|health|kind|value)$/,
    ),
    'history.detail': said(ofText),
    'openAsks.text': said(ofPerson),
    'links.reference': word(() => /^[\w./-]{1,200}#\d{1,9}$/),
  },
  'evidence-write': {
    'evidence.did': said(ofPerson),
    'evidence.result': said(ofPerson),
    'evidence.link': said(ofPerson),
  },
  'one-on-one': { 'agenda.text': beside('by', null), 'agenda.replies.text': beside('by', null) },
  promotion: {
    'frame.levels': said(ofText),
    'frame.role.words': said(ofText),
    'frame.role.from': said(ofText),
    'frame.role.to': said(ofText),
    'frame.cycle.words': said(ofText),
    'frame.cycle.name': said(ofText),
    'frame.told.words': said(ofText),
    'frame.endorsers': login,
    'answer.points': beside('by', 'at'),
    'changed.points': beside('by', 'at'),
    'earlier.points': beside('by', 'at'),
    'results.each.title': said(ofText),
    'results.each.missing': byUs,
    'gaps.open': said(ofText),
    'gaps.own.title': said(ofText),
    missing: byUs,
  },
  report: {
    'person.name': ({ text, around: [fields = {}] }, { voices }) =>
      spoken(text, voices.person(textOf(fields['username']))),
    'window.why': byUs,
    limits: byUs,
    'needsYou.text': said(ofBoth),
    'wins.text': ({ text, around: [fields = {}, ...around] }, all) => {
      const place = { text, around: [fields, ...around] };
      if (fields['type'] === 'ticked') return spoken(text, ofText(place, all));
      return spoken(text, fields['type'] === 'thanks' ? nobody : ofPerson(place, all));
    },
    'wins.actions': said(ofText),
    'wins.link': said(ofPerson),
    'next.actions.text': said(ofBoth),
    'next.question': said(ofBoth),
    'next.brought.text': beside('by', null),
    'next.brought.replies.text': beside('by', null),
    'promotion.gaps': said(ofText),
    'promotion.answer.points': beside('by', 'day'),
    'sinceReport.asks.text': said(ofPerson),
    'review.opportunities.why': said(ofPerson),
  },
};

/** @param path keys from the document on, without the places in lists */
function ruleFor(document: string, path: readonly string[]): Rule {
  for (const rules of [documents[document] ?? {}, documents['*'] ?? {}])
    for (let from = 0; from < path.length; from += 1) {
      const rule = rules[path.slice(from).join('.')];
      if (rule !== undefined) return rule;
    }
  return known[path.at(-1) ?? ''] ?? elsewhere;
}

export function told(document: string, path: readonly string[], place: Place, all: Known): Told {
  return harmless(place.text) ?? among(place.text, all.closed) ?? ruleFor(document, path)(place, all);
}
