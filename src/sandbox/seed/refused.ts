// What the sandbox answers to an act that it refuses, or takes without all that was asked for.
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
