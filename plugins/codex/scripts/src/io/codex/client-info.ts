// How we introduce ourselves to Codex.

/** The `clientInfo` of `initialize`. */
export const CLIENT_INFO = { name: "codex_companion", title: "codex-companion", version: "0.1.0" } as const;
