/**
 * `app-server` of the fake Codex: JSON lines on standard input and output.
 * Every line it receives is appended to `$FAKE_CODEX_SCENARIO.received`, the answers to its own requests too.
 */
import { appendFileSync } from "node:fs";
import { Methods } from "./methods.ts";
import type { Outlet, Params } from "./outlet.ts";
import type { FakeScenario } from "./scenario.ts";

/** Serves until standard input ends or SIGTERM comes; then interrupts what runs, and exits with 0. */
export function serve(scenario: FakeScenario): void {
  const asked = new Map<number, (answer: Params) => void>();
  const outlet: Outlet = {
    notify: (method, params) => outlet.raw(`${JSON.stringify({ method, params, emittedAtMs: Date.now() })}\n`),
    ask: (method, params) => {
      const id = asked.size;
      outlet.raw(`${JSON.stringify({ id, method, params })}\n`);
      return new Promise((resolve) => asked.set(id, resolve));
    },
    raw: (text) => process.stdout.write(text),
  };
  const methods = new Methods(scenario, outlet);
  const leave = () => {
    methods.leave();
    process.exit(0);
  };
  process.stdout.on("error", leave);
  process.on("SIGTERM", leave);
  let rest = "";
  // By line feeds alone: newer versions of Node's readline part lines at U+2028 too, which JSON leaves as it is.
  process.stdin.setEncoding("utf8").on("data", (chunk: string) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) receive(line);
  });
  process.stdin.on("end", leave);

  function receive(line: string): void {
    record(line);
    const message: Params = JSON.parse(line);
    if (message["method"] === undefined) asked.get(message["id"])?.(message);
    else if (message["id"] !== undefined) void answer(message, scenario, methods, outlet);
  }
}

async function answer(
  { id, method, params = {} }: Params,
  scenario: FakeScenario,
  methods: Methods,
  outlet: Outlet,
): Promise<void> {
  if (scenario.silent?.includes(method)) return;
  try {
    const refused = scenario.refused?.[method];
    if (refused !== undefined) throw new Error(refused);
    const { result, after } = methods.call(method, params);
    const known: object = result instanceof Promise ? await result : result; // At once if it can be: the order of messages counts.
    outlet.raw(`${JSON.stringify({ id, result: { ...known, ...scenario.results?.[method] } })}\n`);
    after?.();
  } catch (error) {
    outlet.raw(`${JSON.stringify({ id, error: { code: -32600, message: (error as Error).message } })}\n`);
  }
}

function record(line: string): void {
  const path = process.env["FAKE_CODEX_SCENARIO"];
  if (path) appendFileSync(`${path}.received`, `${line}\n`);
}
