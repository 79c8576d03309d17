// The page of a class: one part at a time, and one machine in all pictures.

const parts = () => all('main > section');

// turn shows the part that the address names, or the first one.
function turn() {
  const part = parts().find((s) => '#' + s.id === location.hash) || parts()[0];
  for (const s of parts()) s.classList.toggle('here', s === part);
  document.querySelector('.parts').value = part.id;
  fit();
  pictures.watch();
  scrollTo(0, 0);
}

// fit takes the largest letters with which the pictures of the part in view end above
// the window's lower edge. If none are small enough, the part has to be scrolled anyway,
// and its letters are the largest.
function fit() {
  const ends = (size) => {
    document.body.dataset.fit = size;
    return all('.here .plot').every((plot) => plot.getBoundingClientRect().bottom + scrollY <= innerHeight);
  };
  document.body.dataset.fit = [0, 1, 2, 3].find(ends) ?? 0;
}

function turning() {
  const step = (by) => {
    const list = parts();
    const at = list.findIndex((s) => s.classList.contains('here'));
    location.hash = list[Math.min(Math.max(at + by, 0), list.length - 1)].id;
  };
  on(document.querySelector('.parts'), 'change', (e) => { location.hash = e.target.value; });
  on(document.querySelector('.before'), 'click', () => step(-1));
  on(document.querySelector('.after'), 'click', () => step(1));
  on(document, 'keydown', (e) => {
    const by = { PageUp: -1, PageDown: 1 }[e.key];
    if (!by || e.ctrlKey || e.metaKey || e.altKey || e.target.matches('input, select')) return;
    e.preventDefault();
    step(by);
  });
  on(window, 'hashchange', turn);
  on(window, 'resize', () => {
    const before = document.body.dataset.fit;
    fit();
    if (document.body.dataset.fit !== before) pictures.redraw(); // they were drawn for letters of another size
  });
  turn();
}

// finding marks one machine in every picture by its pseudonym, which stays on this
// computer.
function finding() {
  const input = document.querySelector('.find input');
  const said = document.querySelector('.find output');
  const dots = (plot) => JSON.parse(plot.nextElementSibling.textContent).series.find((s) => s.name === 'a machine')?.data || [];
  const mark = (plot) => {
    const name = input.value.trim().toLowerCase();
    const dot = name && dots(plot).find((d) => d.name.startsWith(name + ': '));
    pictures.drawn.get(plot)?.setOption({ series: [{
      id: 'own', type: 'scatter', symbol: 'pin', symbolSize: 44, symbolOffset: [0, -4], z: 9, itemStyle: { color: '#d55e00' },
      data: dot ? [{ name: dot.name, value: dot.value }] : [], silent: true,
    }] });
    if (dot) plot.parentElement.querySelector('.tip').textContent = dot.name;
    return Boolean(dot);
  };
  const crowds = () => all('[data-kind="crowd"] .plot');
  const show = () => {
    const found = crowds().filter(mark).length;
    said.textContent = input.value.trim() && !found ? 'not in this class' : '';
  };
  on(input, 'input', () => { memory.set('machine', input.value); show(); });
  on(document, 'drawn', (e) => { if (e.target.closest('[data-kind="crowd"]')) mark(e.target); });
  input.value = memory.get('machine') || '';
  if (input.value) show();
}

root.classList.add('js');

on(document, 'DOMContentLoaded', async () => {
  themes();
  await pictures.load();
  pictures.start();
  finding();
  turning();
  all('.numbers').forEach((d) => { d.open = !d.parentElement.querySelector('.plot'); });
  root.classList.add('ready');
});
