/** Marks a branch that the types say cannot be reached; the compiler checks it, and a run that gets there is a bug. */
export function assertNever(value: never): never {
  throw new Error(`Unreachable case: ${JSON.stringify(value)}`);
}
