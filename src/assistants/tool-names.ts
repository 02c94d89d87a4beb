// Names of the tools, without what they take: whoever starts the server loads no more.

export const readingTools = [
  'status',
  'report',
  'goal_list',
  'goal_show',
  'plan_show',
  'one_on_one_show',
  'promotion_show',
] as const;

export const writingTools = ['goal_log', 'goal_add', 'evidence_add', 'goal_check', 'agenda_add'] as const;

export const toolNames = [...readingTools, ...writingTools] as const;
export type ToolName = (typeof toolNames)[number];

export function isWriting(name: ToolName): name is (typeof writingTools)[number] {
  return writingTools.some((one) => one === name);
}
