// Versions such as 0.2.0, in their order, and the parts of a changelog that are newer than one.

/** Below zero: `one` is older. What stands behind a dash does not count. */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [one, other].map((version) => /^v?(\d+)\.(\d+)\.(\d+)/.exec(version)?.slice(1).map(Number) ?? []);
  for (const place of [0, 1, 2]) {
    const difference = (a?.[place] ?? 0) - (b?.[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

export interface ChangelogPart {
  readonly version: string;
  /** Its heading included. */
  readonly text: string;
}

/** Newest first, as they stand there. */
export function changelogParts(changelog: string): readonly ChangelogPart[] {
  return changelog.split(/^(?=## )/m).flatMap((text) => {
    const [, version] = /^## v?(\d+\.\d+\.\d+)/.exec(text) ?? [];
    return version === undefined ? [] : [{ version, text: text.trimEnd() }];
  });
}
