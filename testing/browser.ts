/**
 * A page in a real Chromium without a window, led through the DevTools protocol over pipes: no port, no download. The
 * browser is the one that is named, else one of the usual places.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { delimiter, join } from "node:path";
import type { Readable, Writable } from "node:stream";
import type { TestContext } from "node:test";
import { pathToFileURL } from "node:url";
import { makeTempFolder } from "./temp.ts";

// biome-ignore lint/suspicious/noExplicitAny: what the protocol answers is what the assertions are about
type Answer = any;

/** One page. */
export interface Page {
  /** Calls a method of the protocol. */
  call(method: string, params?: object): Promise<Answer>;
  /** The value of an expression in the page. */
  evaluate(expression: string): Promise<Answer>;
  /** Presses and releases a key. */
  press(key: "Tab" | "Enter"): Promise<void>;
  /** What the page asked the network for, and what the browser had to say about it. */
  readonly requests: readonly string[];
  readonly complaints: readonly string[];
}

// Those of `tools/require-programs.mjs`.
const NAMES = ["chromium", "chromium-browser", "google-chrome"];
const PLACES = [
  ...(process.env["PATH"] ?? "").split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name))),
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
// Nobody shall be asked about updates, and a root user has no sandbox.
const FLAGS = [
  ..."--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync".split(" "),
  ..."--disable-background-networking --disable-component-update --disable-dev-shm-usage".split(" "),
  ..."--hide-scrollbars --remote-debugging-pipe".split(" "),
];
const KEYS = { Tab: 9, Enter: 13 } as const;

function chromium(): string {
  const named = process.env["CODEX_COMPANION_TEST_CHROMIUM"];
  const found = [...(named === undefined ? [] : [named]), ...PLACES].find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new Error(
    `Could not find Chromium on PATH. Install it (apt-get install chromium), or name it in CODEX_COMPANION_TEST_CHROMIUM.`,
  );
}

/** Opens a file in a browser that goes with its test. */
export async function openPage(t: TestContext, file: string): Promise<Page> {
  let close = async () => {};
  t.after(() => close()); // Before the folder's own hook, which looks for what is left.
  const folder = await makeTempFolder(t);
  const [user, profile] = [join(folder, "user"), join(folder, "profile")];
  for (const path of [user, profile]) await mkdir(path);
  // The mark by which the folder finds what is left behind.
  const env = { PATH: process.env["PATH"] ?? "", HOME: user, TMPDIR: user, CODEX_HOME: folder };
  const child = spawn(chromium(), [...FLAGS, `--user-data-dir=${profile}`, "about:blank"], {
    env,
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
  });
  const protocol = speak(child);
  close = async () => {
    const closed = once(child, "close");
    await protocol.call("Browser.close").catch(() => child.kill("SIGKILL"));
    await closed;
  };
  const { targetId } = await protocol.call("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await protocol.call("Target.attachToTarget", { targetId, flatten: true });
  const call = (method: string, params: object = {}) => protocol.call(method, params, sessionId);
  const requests: string[] = [];
  const complaints: string[] = [];
  protocol.listen("Network.requestWillBeSent", ({ request }) => requests.push(request.url));
  protocol.listen("Log.entryAdded", ({ entry }) => complaints.push(entry.text));
  for (const domain of ["Page", "Network", "Log", "Accessibility"]) await call(`${domain}.enable`);
  const loaded = new Promise((resolve) => protocol.listen("Page.loadEventFired", resolve));
  await call("Page.navigate", { url: pathToFileURL(file).href });
  await loaded;
  return {
    call,
    requests,
    complaints,
    async evaluate(expression) {
      const { result, exceptionDetails } = await call("Runtime.evaluate", { expression, returnByValue: true });
      if (exceptionDetails !== undefined) throw new Error(`The page threw: ${JSON.stringify(exceptionDetails)}`);
      return result.value;
    },
    async press(key) {
      const common = { key, code: key, windowsVirtualKeyCode: KEYS[key], ...(key === "Enter" ? { text: "\r" } : {}) };
      await call("Input.dispatchKeyEvent", { type: "keyDown", ...common });
      await call("Input.dispatchKeyEvent", { type: "keyUp", ...common });
    },
  };
}

interface Protocol {
  call(method: string, params?: object, sessionId?: string): Promise<Answer>;
  listen(method: string, listener: (params: Answer) => void): void;
}

/** Messages are JSON, each ended by a zero byte. */
function speak(child: ChildProcess): Protocol {
  const [, , , into, from] = child.stdio as unknown as [null, null, null, Writable, Readable];
  const waiting = new Map<number, { resolve(value: Answer): void; reject(error: Error): void }>();
  const listeners = new Map<string, ((params: Answer) => void)[]>();
  let [last, rest] = [0, ""];
  into.on("error", () => {}); // It has closed.
  child.once("close", () => {
    for (const { reject } of waiting.values()) reject(new Error("The browser has ended."));
  });
  from.setEncoding("utf8").on("data", (text: string) => {
    const messages = (rest + text).split("\0");
    rest = messages.pop() ?? "";
    for (const message of messages.map((each) => JSON.parse(each))) {
      const asked = waiting.get(message.id);
      if (message.error !== undefined) asked?.reject(new Error(JSON.stringify(message.error)));
      else asked?.resolve(message.result);
      for (const listener of listeners.get(message.method) ?? []) listener(message.params);
    }
  });
  return {
    call(method, params = {}, sessionId = undefined) {
      last += 1;
      const id = last;
      into.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
      return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
    },
    listen: (method, listener) => void listeners.set(method, [...(listeners.get(method) ?? []), listener]),
  };
}
