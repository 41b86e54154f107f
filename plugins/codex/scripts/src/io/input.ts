// Bytes that come in: a file, or standard input.

import { readFileSync } from "node:fs";

/** The bytes of a file, or the system's message why it cannot be read. */
export function readBytesOf(path: string): Uint8Array | string {
  try {
    return readFileSync(path);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** All of standard input, to its end. */
export async function readAllOfStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
