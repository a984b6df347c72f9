// The style of the kill matrix, on top of the theme; names stay visible while it is scrolled.
import { heroStyle } from './hero-style.ts';
import { theme } from './theme.ts';

const matrix = `
.caught, .survived { color: var(--tone); } .also { color: var(--dim); } .list { padding: .9rem 1.25rem .9rem 2.25rem; margin: 0; }
h1 { text-transform: uppercase; } main { max-width: 110rem; } .tall { max-height: 80vh; }
.matrix { width: auto; } .matrix th, .matrix td { border-right: 1px solid var(--line); padding: .2rem .45rem; }
.matrix td { text-align: center; min-width: 1.25rem; padding: 0 .1rem; line-height: 1.5; } .matrix tbody td { border-right: 0; }
.matrix thead { position: sticky; top: 0; z-index: 2; } .matrix thead > tr > * { background: var(--surface); }
.matrix tr > :first-child { position: sticky; left: 0; background: var(--surface); white-space: nowrap; text-align: left; z-index: 1; }
.matrix .own.caught { background: var(--good-soft); } .matrix .own.survived { background: var(--tone); color: var(--surface); }
.matrix tbody tr:hover > * { background: var(--raised); } .matrix thead th { vertical-align: bottom; } .matrix thead .theme { background: var(--raised); text-align: left; }
.turned { vertical-align: bottom; text-align: center; } .turned span { display: inline-block; writing-mode: vertical-rl; transform: rotate(180deg); white-space: nowrap; font-size: .75rem; padding: .4rem 0; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
@media (max-width: 40rem) { .matrix tr > :first-child { min-width: 8.5rem; max-width: 8.5rem; white-space: normal; overflow-wrap: anywhere; line-height: 1.25; } .turned span { font-size: .6875rem; } }
@media print { .matrix { zoom: .5; } }
`;

export const killMatrixStyle = [theme, heroStyle, matrix].join('');
