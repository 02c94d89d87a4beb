// What git is asked, and how a script of ours begins that lies among git's hooks: words of git's and of a file, not of a front end.

/** Where this repository's hooks lie, and its own folder. */
export const askPlaces = [
  'git',
  'rev-parse',
  '--path-format=absolute',
  '--git-path',
  'hooks',
  '--git-common-dir',
] as const;

export const scriptHead = '#!/bin/sh\n# devgrowth: offers your open goals. Take it away with: devgrowth hook remove\n';

/** Somebody changed it, but its beginning or this advice is still there. */
export const namesRemoval = (script: string): boolean => script.includes('devgrowth hook remove');
