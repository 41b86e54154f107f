// What the machine lacks, in the system's own words: room on a disk, open files, memory, processes, a network. The cause
// stands at the end of what Codex says, behind what could not be done: only such an opening may stand before it.

import type { ErrorRule } from "./error-rules.ts";
import { words } from "./text-rule.ts";

// Each part once and the second one lazy, so that a text with many colons costs no more than its length.
const OPENING = String.raw`^(?:[\w./-]{1,200}: )?(?:(?:fatal|error|failed|could not|couldn't|cannot|can't|unable|io error|uncaught)\b[^"'\n]{0,600}?: )?`;

const lacking = (causes: string): RegExp => new RegExp(`${OPENING}(?:${causes})`, "i");

/** `EMFILE: too many open files`, `Too many open files (os error 24)`; musl says it in other words. */
const NO_ROOM_TO_RUN =
  "spawn [^\\n]{0,400}(?:EMFILE|ENFILE|EAGAIN|ENOMEM)\\b|(?:EMFILE|ENFILE|EAGAIN|ENOMEM): |Too many open files|No file descriptors available|Cannot allocate memory|Out of memory \\(os error|memory allocation of \\d+ bytes failed|Resource temporarily unavailable|failed to spawn thread|(?:fork|pthread_create): |spawn failed: child stdout/stderr not captured";

/** Rules for a machine that lacks something. */
export const MACHINE_RULES: readonly ErrorRule[] = [
  words(
    "transient_io",
    "network-gone",
    "failed to connect: Connection refused (os error 111)",
    lacking(
      "(?:Connection (?:refused|reset by peer|timed out)|Network is (?:unreachable|down)|No route to host|Operation timed out|Temporary failure in name resolution)(?: \\(os error \\d+\\))?",
    ),
  ),
  words(
    "launch_failed",
    "surroundings",
    "failed to start the app server: Too many open files (os error 24)",
    lacking(NO_ROOM_TO_RUN),
    "This machine has no open files, memory or processes left for it (see `ulimit -a`): free some or raise the limit, then start it again.",
  ),
  words(
    "disk_full",
    "no-space",
    "failed to write the thread: No space left on device (os error 28)",
    lacking(
      "(?:ENOSPC|EDQUOT): |No space left on device|Disk quota exceeded|(?:[^\\n\"']{0,200}: )?(?:\\(code: 13\\) )?database or disk is full|There is not enough space on the disk",
    ),
  ),
];
