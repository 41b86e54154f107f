// Why a check may have failed only because it ran in a sandbox, told by the end of what it printed.

import { booleanField, type JsonObject, stringField } from "../json.ts";
import type { Verification } from "./work.ts";

// What commands print if no name can be resolved or no connection made; with an example of each.
const NETWORK_WORDS = [
  /could not resolve (?:host|proxy)/i, // curl: (6) Could not resolve host: example.invalid
  /temporary failure in name resolution/i, // socket.gaierror: [Errno -3] Temporary failure in name resolution
  /name or service not known/i, // ssh: Could not resolve hostname x: Name or service not known
  /\b(?:EAI_AGAIN|ENOTFOUND|ENETUNREACH|EHOSTUNREACH)\b/, // npm error code EAI_AGAIN
  /\bconnect (?:EPERM|EACCES|ECONNREFUSED)\b/, // Error: connect EPERM 127.0.0.1:1
  /network is unreachable/i, // dial tcp: connect: network is unreachable
  /no such host/i, // dial tcp: lookup proxy.golang.org: no such host
  /failed to (?:connect|look ?up address)/i, // failed to lookup address information
  /(?:socket|connect)\S*:? (?:operation not permitted|permission denied)/i, // socket: operation not permitted
  /nodename nor servname provided/i, // macOS: getaddrinfo: nodename nor servname provided, or not known
];
// What commands print if the sandbox lets nothing be written.
const WRITE_WORDS = [/read-only file system/i, /\bEROFS\b/, /\bEPERM: operation not permitted, (?:open|mkdir|unlink)/];
// What is printed if the sandbox itself cannot be set up.
const SANDBOX_WORDS = [/^bwrap: /m, /error running landlock/i, /^sandbox-exec: /m];

const HOW_OUTSIDE = 'To run checks as you and outside of it: "verify": "outside" in policy.json of the state home.';

/** True if a check printed that the sandbox around it could not be set up. */
export function hasNoSandbox({ tail }: Pick<Verification, "tail">): boolean {
  return SANDBOX_WORDS.some((word) => word.test(tail));
}

/** A line about the sandbox for the end of a failed check's output; null if nothing points to it. */
export function sandboxNote({ exit_code, tail }: Verification, sandbox: JsonObject): string | null {
  const type = stringField(sandbox, "type");
  if (exit_code === 0 || type === "dangerFullAccess") return null;
  const says = (words: readonly RegExp[]) => words.some((word) => word.test(tail));
  if (hasNoSandbox({ tail })) return `Codex's sandbox could not be set up for the check. ${HOW_OUTSIDE}`;
  if (booleanField(sandbox, "networkAccess") !== true && says(NETWORK_WORDS)) {
    return `The check ran in the turn's sandbox, which has no network. ${HOW_OUTSIDE}`;
  }
  if (!says(WRITE_WORDS)) return null;
  const where = type === "readOnly" ? "nothing can be written" : "only the task's folder can be written";
  return `The check ran in the turn's sandbox, where ${where}. ${HOW_OUTSIDE}`;
}
