// Light and dark: as the system has it, until the reader chooses.

const system = matchMedia('(prefers-color-scheme: dark)');
const dark = () => (root.dataset.theme || (system.matches ? 'dark' : 'light')) === 'dark';
if (['light', 'dark'].includes(memory.get('theme'))) root.dataset.theme = memory.get('theme');

function themes() {
  const button = document.querySelector('button.theme');
  const show = () => {
    press(button, dark());
    pictures.redraw();
  };
  on(button, 'click', () => {
    root.dataset.theme = dark() ? 'light' : 'dark';
    memory.set('theme', root.dataset.theme);
    show();
  });
  on(system, 'change', show);
  press(button, dark());
}
