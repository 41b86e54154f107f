// Runs a verification command in Codex's sandbox: by `command/exec` of an app-server of our own, without a thread or a turn.
// Source: `codex app-server generate-ts --experimental`, 0.169.0. Of a workspace-write sandbox the folder that the
// app-server runs in is writable, whatever folder the command is given: both are the same here.

import { StringDecoder } from "node:string_decoder";
import { commandExec, commandTerminate } from "../../core/codex/requests.ts";
import { type JsonObject, numberField } from "../../core/json.ts";
import type { Verification } from "../../core/outcome/work.ts";
import { type CheckRequest, tailKeeper } from "../check.ts";
import { startTimer } from "../timer.ts";
import { openSession, type Session } from "./session.ts";

/** A check, the Codex that is to confine it, and the `sandboxPolicy` that holds for it, or how the user's configuration makes it. */
export interface SandboxedCheckRequest extends CheckRequest {
  readonly program: string;
  readonly sandbox: JsonObject | ((configuration: JsonObject) => JsonObject);
  /** The folder in which the configuration is to hold; absent: the check's own. */
  readonly configuredIn?: string;
}

const HELLO_LIMIT_MS = 60_000;
const TERMINATE_LIMIT_MS = 1_000;
const CLOSE_LIMIT_MS = 2_000;
// The limit of the check is our own; Node's timers hold no more than this.
const LONGEST_MS = 2 ** 31 - 1;
const PROCESS_ID = "check";

/**
 * Settles at the command's end, at its limit (exit code 124) or when it is given up (130), Codex closed. Never rejects: if
 * Codex cannot run it the exit code is 127. What the command started outside of a sandbox may still live then.
 */
export async function runSandboxedCheck(request: SandboxedCheckRequest): Promise<Verification> {
  const output = tailKeeper();
  const session = openSession({ ...request, limitMs: HELLO_LIMIT_MS });
  const reading = keepOutput(session, output.keep);
  const { exitCode, note } = await firstEnd(session, request);
  await session.close(CLOSE_LIMIT_MS);
  await reading;
  if (note !== "") output.note(note);
  return { command: request.command, exit_code: exitCode, tail: output.tail() };
}

async function keepOutput(session: Session, keep: (text: string) => void): Promise<void> {
  const decoders = new Map<string, StringDecoder>(); // Of each stream, because a character may be cut in two.
  for await (const event of session.events) {
    if (event.type !== "output") continue;
    const decoder = decoders.get(event.stream) ?? new StringDecoder("utf8");
    decoders.set(event.stream, decoder);
    keep(decoder.write(event.bytes));
  }
}

interface CheckEnd {
  readonly exitCode: number;
  /** A line of ours for the end of the output; empty for none. */
  readonly note: string;
}

/** What comes first: the command's own end, the limit, or that it is given up. */
async function firstEnd(session: Session, request: SandboxedCheckRequest): Promise<CheckEnd> {
  const { limitMs, stop, name = "The check" } = request;
  let stopLimit = () => {};
  const brokenOff = new Promise<CheckEnd>((resolve) => {
    stopLimit = startTimer(limitMs, () =>
      resolve({ exitCode: 124, note: `${name} did not end within ${limitMs / 1_000} s.` }),
    );
    void stop.then(() => resolve({ exitCode: 130, note: `${name} was given up.` }));
  });
  const ended = exec(session, request).then(
    (exitCode) => ({ exitCode, note: "" }),
    (error: unknown) => ({ exitCode: 127, note: `${name} could not be run by Codex: ${wordsOf(error)}.` }),
  );
  const end = await Promise.race([ended, brokenOff]);
  stopLimit();
  if (end.exitCode === 124 || end.exitCode === 130) await terminate(session);
  return end;
}

/** Asked to end, and not only cut off, the sandbox clears away what it had put into the workspace for its own use. */
async function terminate(session: Session): Promise<void> {
  await session.ask(commandTerminate(PROCESS_ID), TERMINATE_LIMIT_MS).catch(() => {});
}

async function exec(session: Session, { command, cwd, sandbox, configuredIn }: SandboxedCheckRequest): Promise<number> {
  await session.greet();
  const policy = typeof sandbox === "function" ? sandbox(await session.configuration(configuredIn)) : sandbox;
  const wanted = { command: shellCommand(command), processId: PROCESS_ID, cwd, sandbox: policy };
  const reply = await session.ask(commandExec(wanted), LONGEST_MS);
  return numberField(reply, "exitCode") ?? 1;
}

/** The shell that Node's own `shell: true` takes. */
function shellCommand(command: string): readonly string[] {
  return process.platform === "win32" ? ["cmd.exe", "/d", "/s", "/c", command] : ["/bin/sh", "-c", command];
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
