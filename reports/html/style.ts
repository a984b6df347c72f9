// The style of the report, on top of the theme.
import { heroStyle } from './hero-style.ts';
import { theme } from './theme.ts';

const causes = `
.causes ol { list-style: none; margin: 0; padding: 0; display: grid; gap: 1rem; }
.cause { padding: 1.25rem clamp(1rem, 2.5vw, 1.5rem); border-left: .3rem solid var(--tone); min-width: 0; }
.cause > header { display: flex; gap: .9rem; } .cause h3 { font-size: 1.125rem; } .cause header p { margin: .2rem 0 0; }
.place { flex: none; width: 1.9rem; height: 1.9rem; border-radius: 99px; display: grid; place-items: center; font-weight: 600; font-size: .875rem;
  color: var(--tone); background: var(--soft); }
.evidence { margin: 1rem 0 .5rem; display: grid; gap: .6rem; min-width: 0; } .evidence p { margin: 0; }
.ids { list-style: none; display: flex; flex-wrap: wrap; gap: .4rem; margin: .6rem 0 0; padding: 0; }
.ids a { display: block; padding: .15rem .6rem; border: 1px solid var(--line); border-radius: 99px; background: var(--raised); font: .75rem/1.5rem var(--mono); text-decoration: none; }
.ids a:hover { border-color: currentColor; }
`;

const exchange = `
.difference { display: grid; grid-template-columns: minmax(6rem, auto) 1fr 1fr; gap: .5rem; margin: 0; min-width: 0; }
.difference > div { padding: .5rem .75rem; border-radius: .5rem; background: var(--raised); min-width: 0; }
.difference dt { font-size: .75rem; color: var(--dim); line-height: 1.4; } .difference dd { margin: 0; } .difference code { white-space: pre-wrap; }
.difference .expected { background: var(--good-soft); } .difference .expected dt { color: var(--good); }
.difference .actual { background: var(--bad-soft); } .difference .actual dt { color: var(--bad); }
mark { background: none; color: inherit; font-weight: 700; border-radius: .2rem; padding: 0 .1em; } .expected mark { background: var(--good-mark); } .actual mark { background: var(--bad-mark); }
.exchange { display: grid; gap: .75rem; margin: .75rem 0; min-width: 0; } .case { margin: 0; } .case code { font-size: .75rem; margin-left: .35em; }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: .75rem; min-width: 0; }
h4 { margin: .75rem 0 .25rem; font-size: .8125rem; font-weight: 600; color: var(--dim); } .message { min-width: 0; } .message h4 { margin-top: 0; }
.message pre { background: var(--raised); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem; max-height: 24rem; overflow: auto; }
.message b { font-weight: 600; background: var(--care-soft); box-shadow: 0 0 0 .1rem var(--care-soft); color: var(--care); }
.command { display: grid; grid-template-columns: 3.5rem minmax(0, 1fr) auto; gap: .5rem; align-items: start; padding: .4rem .5rem .4rem .75rem; background: var(--raised); border: 1px solid var(--line); border-radius: .5rem; }
.command span { font-size: .75rem; line-height: 1.3rem; } .command pre { line-height: 1.3rem; font-size: .75rem; max-height: 12rem; overflow: auto; }
.command button { border: 1px solid var(--line); background: var(--surface); border-radius: .4rem; font-size: .75rem; padding: 0 .6rem; min-height: 1.6rem; cursor: pointer; }
`;

const grid = `
.toolbar { display: grid; gap: .6rem; margin-bottom: 1rem; } .chips { display: flex; flex-wrap: wrap; gap: .4rem; }
.chip { border: 1px solid var(--line); background: var(--surface); border-radius: 99px; padding: .15rem .8rem; font-size: .8125rem; min-height: 1.9rem; cursor: pointer; }
.chip:hover { border-color: var(--strong); } .chip[aria-pressed="true"] { background: var(--ink); border-color: var(--ink); color: var(--page); }
.find { display: flex; align-items: center; gap: 1rem; flex-wrap: wrap; } .find input { flex: 0 1 22rem; min-width: 0; padding: .4rem .8rem; border: 1px solid var(--strong); border-radius: .5rem; background: var(--surface); }
.tall { max-height: min(75vh, 44rem); content-visibility: auto; contain-intrinsic-size: auto 44rem; } .grid th, .grid td { padding: .3rem .6rem; }
.grid thead th { position: sticky; top: 0; z-index: 1; background: var(--surface); vertical-align: bottom; }
.grid tbody th[scope="row"] { font-family: var(--mono); font-size: .75rem; overflow-wrap: anywhere; } .grid tbody th a { text-decoration: none; } .grid tbody th a:hover { text-decoration: underline; }
.grid tbody tr:hover > * { background: var(--raised); } .grid .level { font-size: .6875rem; color: var(--dim); } .grid tbody td { vertical-align: middle; }
.grid .says { color: var(--dim); font-size: .75rem; overflow-wrap: anywhere; } .grid .fail .says, .grid .warn .says { color: var(--tone); } @media (max-width: 60rem) { .grid .says { display: none; } }
.grid .theme > th { background: var(--raised); font-weight: 600; font-size: .75rem; padding-block: .35rem; color: var(--ink); border-top: 1px solid var(--line); }
.grid .mark { text-align: center; padding: .15rem; vertical-align: middle; min-width: 1.9rem; } .grid .mark a { display: block; text-decoration: none; }
.turned { padding: .6rem 0 !important; text-align: center; } .turned span { display: inline-block; writing-mode: vertical-rl; transform: rotate(180deg); white-space: nowrap; max-height: 15rem; overflow: hidden; text-overflow: ellipsis; font-size: .75rem; }
.sign { display: inline-block; text-align: center; width: 1.4rem; border-radius: .35rem; font-size: .75rem; line-height: 1.4rem; font-weight: 700; color: var(--tone); background: var(--soft); }
.sign.pass, .sign.observed, .sign.not-exercised { background: none; } .mark a:hover .sign { box-shadow: 0 0 0 .1rem var(--tone); }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
`;

const details = `
.finding { margin: .5rem 0; border-left: .3rem solid var(--tone); content-visibility: auto; contain-intrinsic-size: auto 4rem; }
.finding > details > summary { display: flex; flex-wrap: wrap; gap: .3rem .7rem; align-items: center; padding: .7rem clamp(.9rem, 2vw, 1.25rem); list-style: none; }
.finding > details > summary::-webkit-details-marker { display: none; } .finding > details > summary::before { content: "›"; color: var(--dim); font-size: 1.1rem; line-height: 1; width: .6rem; }
.finding > details[open] > summary::before { transform: rotate(90deg); } .finding .level { font-size: .75rem; color: var(--dim); } .finding .happened { margin-left: auto; font: .8125rem/1.5 var(--mono); }
.finding .body { padding: 0 clamp(.9rem, 2vw, 1.25rem) 1rem; } .path { border-top: 1px solid var(--line); } .path > summary { padding: .5rem 0; font-size: .875rem; }
.note { padding: .5rem .8rem; border-radius: .5rem; background: var(--soft); color: var(--tone); } .brief { overflow-wrap: anywhere; }
.plain { margin: 0; padding: .9rem 1.25rem .9rem 2.25rem; } .plain li { margin: .25rem 0; }
.fold { padding: 0 clamp(.9rem, 2vw, 1.25rem); border-bottom: 1px solid var(--line); } .fold:last-child { border-bottom: 0; } .fold > summary { padding: .6rem 0; } .fold h3 { font-size: .875rem; margin-top: .5rem; } .fold ul { margin: .25rem 0; font-size: .8125rem; } .fold > :not(summary) { margin-bottom: .75rem; }
section { content-visibility: auto; contain-intrinsic-size: auto 60rem; } .never > * { color: var(--bad); }
.plot { width: 14%; min-width: 9rem; padding-block: .25rem !important; } .plot svg { display: block; min-width: 8rem; width: 100%; height: 2rem; fill: var(--link); } line { stroke: var(--bad); stroke-width: 2; vector-effect: non-scaling-stroke; } .answers { min-width: 10rem; }
[hidden] { display: none !important; }
`;

const small = `
@media (max-width: 40rem) {
  .difference { grid-template-columns: 1fr; } .difference > div { display: grid; grid-template-columns: 4.5rem minmax(0, 1fr); align-items: baseline; padding-block: .35rem; } .command { grid-template-columns: minmax(0, 1fr) auto; } .command pre { grid-column: 1 / -1; grid-row: 2; }
  .grid .level { display: none; } .grid th, .grid td { padding-inline: .35rem; } .grid .mark { padding: .1rem 0; min-width: 1.45rem; } .turned span { font-size: .6875rem; }
  .finding .happened { margin-left: 0; width: 100%; } .chips { flex-wrap: nowrap; overflow-x: auto; margin-inline: -1rem; padding: .2rem 1rem; scrollbar-width: none; } .chip { flex: none; }
}
@media print { section, .finding, .tall { content-visibility: visible; } .hero, .cause, .finding { break-inside: avoid-page; } .message pre, .command pre { max-height: none; } }
`;

export const style = [theme, heroStyle, causes, exchange, grid, details, small].join('');
