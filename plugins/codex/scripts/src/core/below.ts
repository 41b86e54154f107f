// Whether a path lies below a folder, told by their texts alone: both are absolute, without links and without "..".

/** True for what lies in the folder, at whatever depth; not for the folder itself. */
export function isBelow(folder: string, path: string): boolean {
  return isAtOrBelow(folder, path) && withSeparator(path) !== withSeparator(folder);
}

/** True for the folder itself and for what lies in it. */
export function isAtOrBelow(folder: string, path: string): boolean {
  return withSeparator(path).startsWith(withSeparator(folder));
}

/** The path as all paths in it begin. Windows tells neither its separators nor upper and lower case apart. */
function withSeparator(path: string): string {
  const isOfWindows = /^(?:[A-Za-z]:|\\\\)/.test(path);
  const text = isOfWindows ? path.replaceAll("\\", "/").toLowerCase() : path;
  return text.endsWith("/") ? text : `${text}/`;
}
