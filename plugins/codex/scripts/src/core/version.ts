// The version of the product. `tools/set-version.mjs` sets it here and everywhere else that it stands.

export const VERSION = "0.1.0";
