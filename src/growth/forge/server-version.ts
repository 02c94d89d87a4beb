// Versions of GitLab, compared: `17.7.2-ee` is since `17.7`.

export function isSince(version: string, wanted: string): boolean {
  const [major = 0, minor = 0] = numbers(version);
  const [wantedMajor = 0, wantedMinor = 0] = numbers(wanted);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

function numbers(version: string): number[] {
  return version.split(/[.-]/).map(Number);
}
