// The style of the report: light and dark, on a phone and on paper.

export const style = `
:root { color-scheme: light dark; --line: light-dark(#d5d5d5, #444); --soft: light-dark(#f4f4f2, #1e1e1e);
  --page: light-dark(#fff, #121212); --ink: light-dark(#1a1a1a, #ececec); --good: light-dark(#14672c, #6fd08c);
  --bad: light-dark(#b3141d, #ff8a80); --care: light-dark(#7a4d00, #ffc663); --dim: light-dark(#555, #b0b0b0);
  --link: light-dark(#0b4f9e, #8ec1ff); --mark: light-dark(#ffd9d6, #6b1d1d); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 76rem; margin: auto; padding: 1rem clamp(.75rem, 3vw, 2rem) 4rem; }
h1 { font-size: clamp(1.5rem, 6vw, 2.4rem); margin: .5rem 0; line-height: 1.15; overflow-wrap: anywhere; }
h2 { margin: 2.2rem 0 .5rem; } h3 { margin: 1rem 0 .3rem; overflow-wrap: anywhere; }
a { color: var(--link); } p, li, dd, summary { overflow-wrap: anywhere; }
.conformant, .pass { color: var(--good); } .nonconformant, .fail { color: var(--bad); }
.none, .warn { color: var(--care); } .waived, .not-exercised, .dim { color: var(--dim); }
.fail, .warn { font-weight: 700; }
header, article { border-left: .4rem solid; padding-left: 1rem; }
header > *, article > * { color: var(--ink); } header > h1 { color: inherit; } header > .dim, article > .dim { color: var(--dim); }
section { content-visibility: auto; contain-intrinsic-size: auto 60rem; }
article { border-color: var(--line); margin: 1.5rem 0; content-visibility: auto; contain-intrinsic-size: auto 40rem; }
.wide { overflow: auto; max-width: 100%; } .wide:focus-visible, pre:focus-visible { outline: 2px solid var(--link); }
table { border-collapse: collapse; font-size: .875rem; } th { text-align: left; font-weight: 500; }
th, td { border-bottom: 1px solid var(--line); padding: .12rem .5rem; vertical-align: top; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.grid .mark { text-align: center; padding: 0 .2rem; min-width: 1.8em; } .grid .level { font-size: .75rem; color: var(--dim); }
.grid thead th { vertical-align: bottom; } .theme { background: var(--soft); font-weight: 700; }
.turned span { writing-mode: vertical-rl; transform: rotate(180deg); white-space: nowrap; max-height: 18rem; overflow: hidden; }
.difference { width: 100%; } .difference td { width: 45%; } code { font: .875em ui-monospace, monospace; overflow-wrap: anywhere; white-space: pre-wrap; }
mark { background: var(--mark); color: inherit; border-bottom: 2px solid var(--bad); }
pre { background: var(--soft); border: 1px solid var(--line); padding: .6rem; margin: .3rem 0; font: .8rem/1.45 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; max-height: 22rem; overflow: auto; }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: .6rem; }
.command span { font-size: .8rem; color: var(--dim); } button { font: inherit; font-size: .8rem; margin-left: .6rem; min-height: 1.75rem; cursor: pointer; }
summary { cursor: pointer; padding: .25rem 0; } .plot { width: 14%; min-width: 9rem; padding: 0 .5rem; }
svg { display: block; min-width: 8rem; width: 100%; height: 2.2rem; fill: var(--link); } line { stroke: var(--bad); stroke-width: 2; vector-effect: non-scaling-stroke; }
.answers { min-width: 10rem; } .legend { white-space: pre-wrap; } .never { color: var(--bad); }
@media (max-width: 40rem) { body { font-size: 15px; } th[scope="row"] { min-width: 7rem; max-width: 11rem; overflow-wrap: anywhere; } .grid .level { display: none; } .grid th[scope="row"] { max-width: 11rem; overflow-wrap: anywhere; } .grid td, .grid th { padding-inline: .2rem; } .grid .mark { min-width: 1.3em; } .turned span { font-size: .75rem; } }
@media print { :root { color-scheme: light; } button { display: none; } pre, .wide { max-height: none; overflow: visible; } article { break-inside: avoid-page; } section, article { content-visibility: visible; } main { max-width: none; padding: 0; } }
`;
