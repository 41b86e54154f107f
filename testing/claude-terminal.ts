/**
 * Claude Code in a terminal, as a user sees it: in a tmux server of its own, whose socket lies in the test's folder.
 * Close it before the test function returns; that ends this server and this client, and no other.
 */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { ClaudeProcess } from "./claude-print.ts";
import { until } from "./wait.ts";

const run = promisify(execFile);

/** A running client. */
export interface ClaudeTerminal {
  /** The process of the client. */
  readonly pid: number;
  /** What the terminal shows now, without blanks at the ends of lines and with at most one empty line between others. */
  screen(): Promise<string>;
  /** Waits until the screen matches, and returns it; throws with the last screen after the cap, by default 60000 ms. */
  waitFor(pattern: RegExp, timeoutMs?: number): Promise<string>;
  /** Types the text as it is. */
  type(text: string): Promise<void>;
  /** Presses a key by its tmux name: `Enter`, `Escape`, `C-c`, `Down`. */
  press(key: string): Promise<void>;
  /** Types one line, waits until it is shown, and presses Enter. */
  submit(line: string): Promise<void>;
  /** Ends the client and its terminal; returns when both are gone. */
  close(): Promise<void>;
}

/** Starts the client with these arguments and waits until it takes input. */
export async function openTerminal(client: ClaudeProcess, args: readonly string[]): Promise<ClaudeTerminal> {
  const { binary, cwd, env } = client;
  const environment = { ...env, TERM: "xterm-256color", SHELL: "/bin/sh", TMUX_TMPDIR: env["TMPDIR"] ?? "" };
  const tmux = async (...words: readonly string[]): Promise<string> => {
    const { stdout } = await run("tmux", ["-L", "claude", "-f", "/dev/null", ...words], { cwd, env: environment });
    return stdout;
  };
  await tmux("new-session", "-d", "-s", "claude", "-x", "160", "-y", "60", binary, ...args);
  const pid = Number(await tmux("display-message", "-p", "#{pane_pid}"));
  const screen = async () => tidy(await tmux("capture-pane", "-p"));
  const waitFor = (pattern: RegExp, timeoutMs = 60_000) => waitForScreen(screen, pattern, timeoutMs);
  const type = async (text: string) => void (await tmux("send-keys", "-l", "--", text));
  const press = async (key: string) => void (await tmux("send-keys", key));
  const terminal: ClaudeTerminal = {
    pid,
    screen,
    waitFor,
    type,
    press,
    submit: async (line) => {
      await type(line);
      const isShown = async () => withoutBlanks(await screen()).includes(withoutBlanks(line)); // it may be wrapped
      await until(isShown, { timeoutMs: 60_000, what: `the typed line ${JSON.stringify(line)}` });
      await press("Enter");
    },
    close: async () => {
      await tmux("kill-server").catch(() => undefined); // gone before, with the client
      await endOf(pid);
    },
  };
  await terminal.waitFor(/bypass permissions on|\? for shortcuts/u).catch(async (cause) => {
    await terminal.close();
    throw cause;
  });
  return terminal;
}

function withoutBlanks(text: string): string {
  return text.replaceAll(/\s/gu, "");
}

function tidy(text: string): string {
  return text
    .replaceAll(/[ \t]+$/gmu, "")
    .replaceAll(/\n{3,}/gu, "\n\n")
    .trim();
}

async function waitForScreen(screen: () => Promise<string>, pattern: RegExp, timeoutMs: number): Promise<string> {
  let last = "";
  try {
    return await until(
      async () => {
        last = await screen();
        return pattern.test(last) && last;
      },
      { timeoutMs, what: String(pattern) },
    );
  } catch (cause) {
    throw new Error(`The terminal did not show ${pattern} within ${timeoutMs} ms. It shows:\n${last}`, { cause });
  }
}

// The client ends by itself when its terminal is gone, within its own grace; after that it is killed.
async function endOf(pid: number): Promise<void> {
  try {
    await until(() => !isAlive(pid), { timeoutMs: 5000, what: `the end of ${pid}` });
  } catch {
    process.kill(pid, "SIGKILL");
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
