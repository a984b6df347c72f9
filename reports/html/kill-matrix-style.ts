// The style of the kill matrix, light and dark; names stay visible while it is scrolled.

export const killMatrixStyle = `
:root { color-scheme: light dark; --line: light-dark(#ddd, #3a3a3a); --soft: light-dark(#f5f5f5, #1d1d1d);
  --page: light-dark(#fff, #121212); --good: light-dark(#14672c, #6fd08c); --bad: light-dark(#b3141d, #ff8a80);
  --dim: light-dark(#555, #aaa); }
body { margin: 0; background: var(--page); font: 15px/1.5 system-ui, sans-serif; }
main { padding: 1.5rem; }
h1 span { font-size: .6em; border: 2px solid; border-radius: .4em; padding: .1em .5em; vertical-align: middle; }
.caught { color: var(--good); }
.survived { color: var(--bad); }
.also { color: var(--dim); }
.wide { overflow: auto; max-height: 85vh; border: 1px solid var(--line); }
table { border-collapse: collapse; font-size: 13px; }
th { font-weight: 500; text-align: left; }
th, td { border: 1px solid var(--line); padding: .1rem .45rem; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.matrix td { text-align: center; min-width: 1.1em; padding: 0 .1rem; line-height: 1.35; }
.matrix thead { position: sticky; top: 0; background: var(--page); z-index: 2; }
.matrix th[scope="row"], .matrix tr > :first-child { position: sticky; left: 0; background: var(--page); white-space: nowrap; text-align: left; z-index: 1; }
.matrix .own.survived { background: var(--bad); color: var(--page); }
.matrix tbody tr:hover > * { background: var(--soft); }
.theme { background: var(--soft); }
.turned { height: 19em; vertical-align: bottom; padding: .2rem 0; }
.turned span { writing-mode: vertical-rl; transform: rotate(180deg); white-space: nowrap; }
@media print { .wide { overflow: visible; max-height: none; } .matrix { zoom: .5; } }
`;
