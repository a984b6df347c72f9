// Colours, type and the parts that every page shares: light and dark, on a phone and on paper.

/** Custom properties and base elements; a colour always has a meaning, and never carries it alone. */
export const theme = `
:root { color-scheme: light dark;
  --page: light-dark(#f5f6f8, #0d1014); --surface: light-dark(#fff, #151a20); --raised: light-dark(#f8f9fb, #1b2129);
  --line: light-dark(#e2e5ea, #2a313a); --strong: light-dark(#c3c9d2, #434c58);
  --ink: light-dark(#14181d, #e8ebef); --dim: light-dark(#555e6a, #a0aab6); --link: light-dark(#0b57b0, #8fbcff);
  --good: light-dark(#146c32, #62d28c); --good-soft: light-dark(#e7f5ec, #12291b); --good-mark: light-dark(#b4e3c3, #1f5a36);
  --bad: light-dark(#b01e17, #ff8d84); --bad-soft: light-dark(#fdeeed, #2e1615); --bad-mark: light-dark(#f9c4c0, #752a26);
  --care: light-dark(#855000, #f0b949); --care-soft: light-dark(#fff4df, #2b210d);
  --set: light-dark(#5d3fc0, #bba8ff); --set-soft: light-dark(#f1edff, #201a36);
  --shade: light-dark(0 1px 2px #10182814, 0 1px 2px #0006); --radius: .75rem;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
* { box-sizing: border-box; }
html { scroll-padding-top: 5rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { max-width: 76rem; margin: auto; padding: 0 clamp(1rem, 3vw, 2rem) 5rem; }
h1, h2, h3 { line-height: 1.25; margin: 0; letter-spacing: -.012em; overflow-wrap: anywhere; text-wrap: pretty; }
h2 { font-size: 1.3rem; margin: 3rem 0 1rem; } h3 { font-size: 1rem; }
p { margin: .5rem 0; } p, li, summary { overflow-wrap: anywhere; }
a { color: var(--link); text-underline-offset: .18em; text-decoration-thickness: 1px; }
code, pre { font-family: var(--mono); font-size: .8125rem; } code { overflow-wrap: anywhere; }
pre { margin: 0; line-height: 1.5; white-space: pre-wrap; overflow-wrap: anywhere; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: .25rem; }
.dim { color: var(--dim); } .small { font-size: .8125rem; }
.panel { background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); box-shadow: var(--shade); }
.wide { overflow: auto; max-width: 100%; }
table { border-collapse: separate; border-spacing: 0; font-size: .8125rem; width: 100%; }
th { font-weight: 500; text-align: left; } th, td { padding: .45rem .75rem; vertical-align: top; border-bottom: 1px solid var(--line); }
tbody:last-child tr:last-child > * { border-bottom: 0; } thead th { color: var(--dim); }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.pill { display: inline-flex; align-items: center; gap: .4em; border-radius: 99px; padding: .1rem .65rem; font-size: .75rem; font-weight: 600;
  line-height: 1.5rem; white-space: nowrap; color: var(--tone, var(--dim)); background: var(--soft, var(--raised)); border: 1px solid color-mix(in srgb, var(--tone, var(--strong)) 30%, transparent); }
.fail, .nonconformant, .survived { --tone: var(--bad); --soft: var(--bad-soft); }
.warn, .none { --tone: var(--care); --soft: var(--care-soft); }
.pass, .conformant, .caught { --tone: var(--good); --soft: var(--good-soft); }
.waived { --tone: var(--set); --soft: var(--set-soft); }
.observed, .not-exercised { --tone: var(--dim); --soft: var(--raised); }
summary { cursor: pointer; } summary::marker { color: var(--dim); }
button, input { font: inherit; color: inherit; }
@media (max-width: 40rem) { th, td { padding: .4rem .5rem; } h2 { margin-top: 2.25rem; } }
@media print { :root { color-scheme: light; --page: #fff; --shade: none; } html { font-size: 12px; } .wide { max-height: none !important; overflow: visible; }
  button, input, nav { display: none !important; } details::details-content { content-visibility: visible; block-size: auto; } main { max-width: none; padding: 0; } }
`;
