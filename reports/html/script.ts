// The only script of the report: filters, copy buttons, and links that open what they point at. Without it the page shows everything.
export const script = `
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
for (const button of all('[data-copy]')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.parentElement.querySelector('pre').textContent);
    button.textContent = 'copied';
  });
}
for (const bar of all('[data-filter]')) {
  bar.hidden = false;
  const run = bar.closest('[data-run]');
  const rows = all('[data-v]', run);
  const search = bar.querySelector('input');
  const wanted = { verdict: '', path: '' };
  const apply = () => {
    const text = search.value.trim().toLowerCase();
    let shown = 0;
    for (const row of rows) {
      const verdict = wanted.path === '' ? row.dataset.v : row.dataset.on.split(' ')[wanted.path];
      row.hidden = (wanted.verdict !== '' && verdict !== wanted.verdict) || (text !== '' && !row.textContent.toLowerCase().includes(text));
      if (!row.hidden && row.localName === 'tr') shown += 1;
    }
    for (const body of all('.grid tbody', run)) body.hidden = !body.querySelector('[data-v]:not([hidden])');
    for (const list of all('[data-list]', run)) list.hidden = !list.querySelector('[data-v]:not([hidden])');
    for (const line of all('.grid tr:not(.theme)', run))
      [...line.cells].slice(3).forEach((cell, index) => { cell.hidden = wanted.path !== '' && index !== Number(wanted.path); });
    bar.querySelector('[data-count]').textContent = shown + ' of ' + rows.filter(({ localName }) => localName === 'tr').length + ' requirements';
  };
  const press = (chip) => {
    const name = 'path' in chip.dataset ? 'path' : 'verdict';
    wanted[name] = chip.dataset[name];
    for (const other of all('.chip', chip.parentElement)) other.setAttribute('aria-pressed', other === chip);
    apply();
  };
  for (const chip of all('.chip', bar)) chip.addEventListener('click', () => press(chip));
  search.addEventListener('input', apply);
  run.addEventListener('unfilter', () => {
    search.value = '';
    for (const chips of all('.chips', bar)) press(chips.querySelector('.chip'));
  });
  apply();
}
const reveal = () => {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  if (target.closest('[hidden]')) target.closest('[data-run]').dispatchEvent(new Event('unfilter'));
  for (let open = target.closest('details'); open; open = open.parentElement.closest('details')) open.open = true;
  target.scrollIntoView();
};
addEventListener('hashchange', reveal);
reveal();
`;
