// The flag of every command that reads templates.
export const templatesFlag = ['--templates <dir>', 'Folder of own templates (default: $DEVGROWTH_TEMPLATES)'] as const;
