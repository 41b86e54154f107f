/** Sets the clock of a Node program wrong by so many minutes of CODEX_COMPANION_TEST_CLOCK. For `node --import`. */
const { now: rightNow } = Date;
const offMs = Number(process.env["CODEX_COMPANION_TEST_CLOCK"]) * 60_000;
const wrongNow = () => rightNow() + offMs;

globalThis.Date = new Proxy(Date, {
  construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [wrongNow()] : args, newTarget),
  get: (target, name) => (name === "now" ? wrongNow : Reflect.get(target, name)),
});
