/** Something wrong with what was typed or with a file; the message is all a person needs. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}
