// How we introduce ourselves to Codex.

import { VERSION } from "../../core/version.ts";

/** The `clientInfo` of `initialize`. */
export const CLIENT_INFO = { name: "codex_companion", title: "codex-companion", version: VERSION } as const;
