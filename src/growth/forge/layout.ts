// What every goals project holds: its labels, its board, its milestones. The labels of kinds come from the templates.
import { type Quarter, quarterOf } from '../time/fiscal.ts';
import type { LabelWord } from '../words/label-words.ts';
import { type Day, type Stage, stages } from '../words/goal.ts';
import type { CompanyValue } from '../words/values.ts';

export interface LayoutLabel {
  readonly word: LabelWord;
  /** `#rrggbb`; as dark as white text on it needs, as light as a dark page around it needs. */
  readonly color: string;
  /** For somebody who sees the label in a browser and has never heard of us. */
  readonly description: string;
}

export const projectTopic = 'devgrowth';
/** In the person's own namespace. */
export const defaultProjectPath = 'goals';
export const boardName = 'Goals';
/** The board's lists, from left to right. */
export const boardStages: readonly Stage[] = stages;

/** A project that is older than this label gets it with the next ask. */
export const askLabel = label(
  { group: 'ask', value: 'open' },
  '#bb3384',
  'Something is asked of the manager: help, or an approval',
);

/** Made with the first inbox: who collects nothing has no use for it. */
export const inboxLabel = label(
  { group: 'marker', value: 'inbox' },
  '#6c6c75',
  'What was decided of collected work, by its numbers; one issue has it',
);

/** Made with the first win. */
export const winsLabel = label(
  { group: 'marker', value: 'wins' },
  '#6c6c75',
  'Work that belongs to no goal, a comment for each piece; one issue has it',
);

/** Scoped labels exclude each other on paid tiers only; elsewhere devgrowth removes the old one. */
export const layoutLabels: readonly LayoutLabel[] = [
  label({ group: 'marker', value: 'goal' }, '#4b5fb8', 'A professional goal; its checklist is its progress'),
  label({ group: 'marker', value: 'dashboard' }, '#6c6c75', 'The overview of this project; one issue has it'),
  label({ group: 'marker', value: 'one-on-one' }, '#6c6c75', 'Agenda and notes of one 1:1'),
  label({ group: 'marker', value: 'plan' }, '#6c6c75', 'The plan of the year, quarter by quarter'),

  label({ group: 'stage', value: 'planned' }, '#5a6e87', 'Decided on, not begun yet'),
  label({ group: 'stage', value: 'doing' }, '#296cc2', 'Being worked on now'),
  label({ group: 'stage', value: 'waiting' }, '#966208', 'Held up: somebody else has the next step, or it comes later'),

  label({ group: 'outcome', value: 'achieved' }, '#167a6d', 'Closed: it was reached'),
  label({ group: 'outcome', value: 'changed' }, '#8f4fbc', 'Closed: it became something else on the way'),
  label({ group: 'outcome', value: 'dropped' }, '#6c6c75', 'Closed: given up on purpose'),

  label({ group: 'health', value: 'on-track' }, '#247c33', 'The person expects to get there by the due date'),
  label(
    { group: 'health', value: 'needs-attention' },
    '#b1500e',
    'The due date is in doubt: worth a word in the next 1:1',
  ),
  label({ group: 'health', value: 'at-risk' }, '#cb3030', 'It will not get there without help or a change'),

  askLabel,
];

const valueColors = [
  '#675ec9',
  '#c53167',
  '#117597',
  '#b23b9e',
  '#707014',
  '#936047',
  '#2f7d5b',
  '#8a5a00',
  '#4f6bd0',
  '#a3476f',
  '#5d7a1f',
  '#7b5ea7',
];

/** With those of the company's values, which are at most as many as there are colours. */
export function projectLabels(values: readonly CompanyValue[]): readonly LayoutLabel[] {
  const ofValues = values.map(({ id, name }, at) =>
    label({ group: 'value', value: id }, valueColors[at % valueColors.length] ?? '#6c6c75', `Shows the value ${name}`),
  );
  return [...layoutLabels, ...ofValues];
}

/** The milestone of a goal: the fiscal quarter of its due day; none without a due day. */
export function milestoneOf(due: Day | null, startMonth: number): Quarter | null {
  return due === null ? null : quarterOf(due, startMonth);
}

function label(word: LabelWord, color: string, description: string): LayoutLabel {
  return { word, color, description };
}
