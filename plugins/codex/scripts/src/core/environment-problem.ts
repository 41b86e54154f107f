/** Thrown if the surroundings are wrong and not the program; the message is a sentence, the hint says what to do. */
export class EnvironmentProblem extends Error {
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}
