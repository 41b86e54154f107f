// Which job a reference means: a whole id, a prefix that fits only one, or none at all.

import { isJobId } from "./id.ts";

/** What a reference led to. `candidates` are at most the newest ten. */
export type Selection =
  | { readonly kind: "one"; readonly id: string }
  | { readonly kind: "none" }
  | { readonly kind: "ambiguous"; readonly candidates: readonly string[] };

const MOST_CANDIDATES = 10;

/** Selects among all known ids by a whole id or a prefix of one. */
export function selectByReference(reference: string, ids: readonly string[]): Selection {
  const wanted = reference.toLowerCase();
  if (isJobId(wanted)) return ids.includes(wanted) ? { kind: "one", id: wanted } : { kind: "none" };
  if (!/^[0-9a-z-]+$/.test(wanted)) return { kind: "none" };
  const fitting = ids.filter((id) => id.startsWith(wanted)).sort();
  const [first] = fitting;
  if (first === undefined) return { kind: "none" };
  if (fitting.length === 1) return { kind: "one", id: first };
  return { kind: "ambiguous", candidates: fitting.slice(-MOST_CANDIDATES).reverse() };
}
