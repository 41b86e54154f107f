// What a worker writes on its way. It may fail (a full disk) without ending the turn; the end itself must be written.

import type { EventLine } from "../../core/job/event-line.ts";
import type { RunningJob } from "../../core/job/record.ts";
import type { JobEvent } from "../../core/job/transition.ts";
import { redactAll, secretValues } from "../../core/redact.ts";
import { redactingStream } from "../../core/redact-stream.ts";
import { appendEvent, writeResult } from "../../io/job-files.ts";
import { updateJob } from "../../io/job-store.ts";
import type { Context } from "../scope/context.ts";

/** Signals to the worker, and where its diagnostics go. */
export interface WorkerPorts {
  /** Settles with the signal's name when the worker is asked to stop. */
  readonly stop: Promise<string>;
  readonly log: (text: string) => void;
}

/** All that one worker writes. No method ever throws, and none writes a secret of the environment. */
export interface WorkerNotes {
  /** Adds a line to the job's event log. */
  note(line: EventLine): void;
  /** Moves the job's record. */
  apply(event: JobEvent): void;
  /** Stores Codex's final message before there is time to lose; whoever ends the job makes sure of it. */
  keep(message: string): void;
  /** Adds text to the worker's own log; a line that is not whole yet waits for its rest. */
  log(text: string): void;
  /** Writes what waits. */
  endLog(): void;
  /** A value with every secret in its strings replaced. */
  clean<T>(value: T): T;
}

/** The notes of the worker of a job. */
export function workerNotes(context: Context, { id }: RunningJob, ports: WorkerPorts): WorkerNotes {
  const secrets = secretValues(context.env);
  const write = (text: string) => text !== "" && ports.log(text);
  const clean = <T>(value: T): T => redactAll(value, secrets);
  const stream = redactingStream(secrets);
  const tolerate = (write: () => void) => {
    try {
      write();
    } catch (error) {
      ports.log(`not written: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  };
  return {
    note: (line) => tolerate(() => appendEvent(context.home, id, context.now(), clean(line))),
    apply: (event) => tolerate(() => void updateJob(context.home, id, event)),
    keep: (message) => tolerate(() => writeResult(context.home, id, message)),
    log: (text) => write(stream.take(text)),
    endLog: () => write(stream.end()),
    clean,
  };
}
