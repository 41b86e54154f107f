/** What the parts of the fake Codex say, and through what. */
// biome-ignore lint/suspicious/noExplicitAny: the fake trusts its client, which is what it is there to test
export type Params = Record<string, any>;

/** The way out: everything the server says goes through here. */
export interface Outlet {
  notify(method: string, params: object): void;
  /** Sends a request to the client and resolves with its answer. */
  ask(method: string, params: object): Promise<Params>;
  raw(text: string): void;
}
