/** Where lines go: results to standard output, what happens meanwhile to standard error. */
export interface Console {
  readonly print: (lines: string) => void;
  readonly say: (lines: string) => void;
}
