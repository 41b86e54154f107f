/** A shell in a terminal, as a user types in it: in a tmux server of its own, whose socket lies in the test's folder. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { until } from "./wait.ts";

const run = promisify(execFile);
const TIMEOUT_MS = 60_000;

/** A running shell. Close it before the test function returns. */
export interface Shell {
  /** What the terminal shows now, without blanks at the ends of lines. */
  screen(): Promise<string>;
  /** The same with the codes of its colours. */
  colouredScreen(): Promise<string>;
  /** Waits until the screen matches; throws with the last screen after a minute. */
  waitFor(pattern: RegExp): Promise<void>;
  /** Waits until the screen shows the text. */
  waitForText(text: string): Promise<void>;
  /** Types the text as it is; a line break is the key Enter. */
  type(text: string): Promise<void>;
  /** Presses a key by its tmux name: `Tab`, `C-u`. */
  press(key: string): Promise<void>;
  /** Ends the shell and its terminal. */
  close(): Promise<void>;
}

/** Where a shell runs. `env` is its whole environment, and has a `TMPDIR`. */
export interface ShellOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** The width of its terminal; default 160. */
  readonly columns?: number;
}

/** Starts the shell in a terminal with a locale of UTF-8. */
export async function openShell(
  name: string,
  args: readonly string[],
  { cwd, env, columns = 160 }: ShellOptions,
): Promise<Shell> {
  const environment = { ...env, TERM: "xterm-256color", LANG: "C.UTF-8", TMUX_TMPDIR: env["TMPDIR"] ?? "" };
  const tmux = async (...words: readonly string[]): Promise<string> => {
    const { stdout } = await run("tmux", ["-u", "-L", name, "-f", "/dev/null", ...words], { cwd, env: environment });
    return stdout;
  };
  await tmux("new-session", "-d", "-x", String(columns), "-y", "40", name, ...args);
  const screen = async () => (await tmux("capture-pane", "-p")).replaceAll(/[ \t]+$/gmu, "");
  const shows = async (what: string, fits: (text: string) => boolean) => {
    let last = "";
    const look = async () => {
      last = await screen();
      return fits(last);
    };
    await until(look, { timeoutMs: TIMEOUT_MS, what }).catch((cause) => {
      throw new Error(`The terminal did not show ${what}. It shows:\n${last}`, { cause });
    });
  };
  return {
    screen,
    colouredScreen: () => tmux("capture-pane", "-p", "-e"),
    waitFor: (pattern) => shows(String(pattern), (text) => pattern.test(text)),
    waitForText: (text) => shows(JSON.stringify(text), (shown) => shown.includes(text)),
    type: async (text) => void (await tmux("send-keys", "-l", "--", text.replaceAll("\n", "\r"))),
    press: async (key) => void (await tmux("send-keys", key)),
    close: async () => void (await tmux("kill-server").catch(() => undefined)), // Gone before, with the shell.
  };
}
