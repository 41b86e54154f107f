// Bytes that come in: a file, or standard input.

import { readFileSync } from "node:fs";
import { startTimer } from "./timer.ts";

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

/** All of standard input; null if it has more bytes, does not end in time or cannot be read. Then it is closed. */
export function readStdinWithin(mostBytes: number, mostMs: number): Promise<Uint8Array | null> {
  const { stdin } = process;
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const end = (bytes: Uint8Array | null) => {
      stopTimer();
      stdin.destroy();
      resolve(bytes);
    };
    const stopTimer = startTimer(mostMs, () => end(null));
    stdin.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length > mostBytes) end(null);
    });
    stdin.once("end", () => end(Buffer.concat(chunks)));
    stdin.once("error", () => end(null));
  });
}
