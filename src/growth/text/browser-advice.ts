// What the templates say to whoever logs in a browser. In a terminal it is in the way.

/** Kept by whoever changed it, for then it is theirs. A line above it, which sets it off, goes along. */
const advice =
  /(?:^|\n)(?:---[ \t]*\n\s*)?To log progress, copy this line into a comment, change it, and write below it what happened, [^\n]*\n\s*`\*\*Check-in [^`\n]*`[ \t]*(?=\n|$)/;

/** Without the advice of our templates on how to log in a browser; every other byte as it stands. */
export function withoutBrowserAdvice(description: string): string {
  return description.replace(advice, '');
}
