// The flag of every command that reads templates.
export const templatesFlag = [
  '--templates <dir>',
  'Folder with more templates of your own (default: $DEVGROWTH_TEMPLATES)',
] as const;
