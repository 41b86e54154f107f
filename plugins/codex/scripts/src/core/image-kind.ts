// Which kind of image a file holds, by its first bytes.

const SIGNATURES = [
  ["png", /^\x89PNG\r\n\x1a\n/],
  ["jpg", /^\xff\xd8\xff/],
  ["gif", /^GIF8[79]a/],
  ["webp", /^RIFF[\s\S]{4}WEBP/],
] as const;

/** So many bytes tell it. */
export const SIGNATURE_BYTES = 12;

/** The kinds that Codex takes. */
export const IMAGE_KINDS: readonly string[] = SIGNATURES.map(([kind]) => kind);

/** The kind; null if it is none of those. */
export function imageKind(firstBytes: Uint8Array): string | null {
  const text = String.fromCharCode(...firstBytes.subarray(0, SIGNATURE_BYTES));
  return SIGNATURES.find(([, signature]) => signature.test(text))?.[0] ?? null;
}
