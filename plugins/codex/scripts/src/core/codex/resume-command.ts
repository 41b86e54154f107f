// How a person goes on in a thread, outside of this program.

/** The command that opens a thread in Codex itself. */
export function resumeCommand(threadId: string): string {
  return `codex resume ${threadId}`;
}
