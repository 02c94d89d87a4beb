// .devgrowth.yml with another manager: whatever else people wrote into it stays.
import type { Managers } from '#growth/goals/managers.ts';
import { projectSettingsForm } from './project-settings.ts';
import { readSettings } from './settings-text.ts';

/** @param text of the file; a text that says so already stays as it is */
export function settingsTextNaming(text: string, { manager, formerManagers }: Omit<Managers, 'timeZone'>): string {
  const { document, value } = readSettings(text, projectSettingsForm);
  if (value.manager?.replace(/^@/, '') === manager) return text;
  document.set('manager', manager);
  if (formerManagers.length > 0) document.set('former_managers', document.createNode(formerManagers));
  return document.toString({ lineWidth: 0 });
}
