// The flag of every command that reads templates.
export const templatesFlag = [
  '--templates <dir>',
  'Folder with more templates (default: $DEVGROWTH_TEMPLATES)',
] as const;
