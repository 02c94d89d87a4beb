// Why an embedded view shows an error in place of its rows.

/** The message is shown on the page behind "Error: ". */
export class GlqlRefusal extends Error {}
