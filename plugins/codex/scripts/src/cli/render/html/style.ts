// The look of the page, light and dark. Colours differ also in lightness, and lines also in their dashes, so that nobody
// needs to tell hues apart.

/** The style sheet. Each mode has its colour as `--NAME`. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #f6f7f9; --card: #ffffff; --text: #1c2230; --quiet: #5a6372; --line: #d9dde4; --focus: #1257c4;
  --failed: #8b94a3; --alarm: #a3260f; --well: #14663c;
  --noop: #0b62a4; --blocked: #6b5b95; --low_productivity: #a86400; --abandoned_loop: #c23b0a; --ci_break: #b0327a;
  --routing_mismatch: #0a7a5c;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12151c; --card: #1a1f29; --text: #e4e8ef; --quiet: #a0a9b8; --line: #323a48; --focus: #8ab8ff;
    --failed: #7c8696; --alarm: #ff9a7d; --well: #7fd6a4;
    --noop: #63b3f0; --blocked: #b9a5e8; --low_productivity: #f0b54a; --abandoned_loop: #ff8a5c; --ci_break: #f08cc4;
    --routing_mismatch: #4fcfa6;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
main, header, footer { max-width: 62rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2rem; }
footer { padding-bottom: 2.5rem; }
h1 { margin: 0; font-size: 1.7rem; line-height: 1.2; }
h2 { margin: 0 0 .75rem; font-size: 1.1rem; }
p { margin: .25rem 0; }
.quiet, footer { color: var(--quiet); font-size: .9rem; }
section, .figures > div { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: 1.1rem 1.25rem; }
section { margin: 1rem 0; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: 1rem; margin: 1.25rem 0 1rem; }
.figures dt { color: var(--quiet); font-size: .9rem; }
.figures dd { margin: 0; font-size: 1.7rem; font-weight: 650; line-height: 1.25; overflow-wrap: anywhere; }
.figures dd.word { font-size: 1.1rem; line-height: 1.93; }
.figures small { display: block; color: var(--quiet); font-size: .85rem; font-weight: 400; line-height: 1.4; }
.alarm { color: var(--alarm); font-weight: 650; }
.well { color: var(--well); }
.scroll { overflow-x: auto; }
.scroll:focus-visible, summary:focus-visible { outline: 3px solid var(--focus); outline-offset: 3px; border-radius: .25rem; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: .4rem .9rem .4rem 0; text-align: left; vertical-align: middle; border-top: 1px solid var(--line); }
thead th { border-top: 0; color: var(--quiet); font-size: .85rem; font-weight: 500; white-space: nowrap; }
tbody th { font-weight: 600; }
tbody th small { display: block; color: var(--quiet); font-weight: 400; }
td { white-space: nowrap; }
.modes tbody th { min-width: 13rem; max-width: 17rem; }
.words { display: inline-block; vertical-align: middle; }
.words small { display: block; color: var(--quiet); font-size: .8rem; line-height: 1.3; }
td svg { display: inline-block; vertical-align: middle; margin-right: .75rem; }
.chart { width: 100%; height: auto; display: block; }
.chart text { fill: var(--text); font-size: 13px; }
.chart .axis { fill: var(--quiet); font-size: 12px; }
.grid { stroke: var(--line); }
.limit { stroke: var(--quiet); stroke-dasharray: 2 4; }
.curve { fill: none; stroke-width: 2.5; stroke-linejoin: round; }
.area { fill: var(--failed); opacity: .16; }
.whisker { stroke: var(--quiet); stroke-width: 2; }
.dot { fill: var(--text); }
.hollow { fill: var(--card); stroke: var(--text); stroke-width: 2; }
summary { cursor: pointer; width: max-content; color: var(--focus); margin-top: .75rem; }
dl.mend { display: grid; grid-template-columns: max-content 1fr; gap: .35rem 1rem; margin: 0; }
dl.mend dt { color: var(--quiet); }
dl.mend dd { margin: 0; }
`;
