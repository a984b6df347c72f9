// The only script of the report: the copy buttons, hidden until it has run. The page can be read without it.

export const script = `
for (const button of document.querySelectorAll('[data-copy]')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.parentElement.querySelector('pre').textContent);
    button.textContent = 'copied';
  });
}
`;
