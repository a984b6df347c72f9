// The style of a page's top: verdict, numbers, and the name above it.

export const heroStyle = `
.hero { margin: clamp(1rem, 3vw, 2rem) 0 0; padding: clamp(1.25rem, 3vw, 2rem); border-top: .3rem solid var(--tone); }
.hero > h1, .hero > h2 { margin: 0; font-size: clamp(1.6rem, 5vw, 2.2rem); font-weight: 700; color: var(--tone); }
.hero .target { margin: .35rem 0 0; } .hero .target code { font-size: .9375rem; }
.hero .reason { margin: 1rem 0 0; padding: .7rem 1rem; border-radius: .5rem; background: var(--soft); font-weight: 500; }
.share { display: block; width: 100%; height: .5rem; border-radius: 99px; margin: 1.5rem 0 1.25rem; } .share rect { fill: var(--tone); }
.share .observed, .share .not-exercised { fill: var(--strong); }
.trend { display: flex; align-items: center; gap: .75rem; flex-wrap: wrap; } .trend rect { fill: var(--tone); }
.dim + .tiles { margin-top: 1.5rem; } .runs { list-style: none; margin: 1.25rem 0 0; padding: 0; display: grid; gap: .6rem; } .runs li { display: flex; flex-wrap: wrap; gap: .3rem .75rem; align-items: center; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(5.5rem, 1fr)); gap: 1rem .75rem; margin: 0 0 1rem; }
.tile { display: flex; flex-direction: column-reverse; } .tile dt { color: var(--dim); font-size: .8125rem; line-height: 1.3; }
.tile dd { margin: 0; font-size: 1.5rem; font-weight: 600; line-height: 1.3; font-variant-numeric: tabular-nums; color: var(--tone, var(--ink)); }
.tile:not(.fail, .warn, .waived) dd { color: var(--ink); }
.brand { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem 1rem; max-width: 76rem; margin: auto; padding: .9rem clamp(1rem, 3vw, 2rem) 0; font-size: .8125rem; color: var(--dim); }
.brand strong { color: var(--ink); font-weight: 600; }
`;
