/** A place of some width without colours and signs. */
import type { Look } from "../plugins/codex/scripts/src/core/look.ts";

/** The look of that place; 76 columns if nothing is said. */
export function plainLook(columns = 76): Look {
  return { columns, paint: (_, text) => text, mark: () => "" };
}
