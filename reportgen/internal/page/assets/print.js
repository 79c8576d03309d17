// Printing: this lesson, a handout in which nothing is answered, or everything.
// Whatever is printed is light, and its pictures are drawn.

function printing() {
  let kind = '';
  let before = {};
  all('.prints button').forEach((b) => on(b, 'click', () => {
    kind = b.value;
    b.closest('details').open = false;
    print();
  }));
  on(window, 'beforeprint', () => {
    before = { theme: root.dataset.theme, closed: all('details:not([open])') };
    const kinds = kind || root.dataset.print || (here()?.matches('.lesson') && !root.classList.contains('whole') ? 'lesson' : 'all');
    root.dataset.printing = kinds;
    root.dataset.theme = 'light';
    if (kinds !== 'handout') before.closed.forEach((d) => { d.open = true; });
    pictures.printing = true;
    [...pictures.drawn.keys()].forEach((plot) => pictures.drop(plot));
    root.classList.add('paper'); // as the paper shows it, so that a picture knows its place
    all('.plot').filter((plot) => plot.clientHeight).forEach((plot) => pictures.draw(plot, { width: 660, devicePixelRatio: 2 }, closer(plot, 660)));
  });
  on(window, 'afterprint', () => {
    before.closed?.forEach((d) => { d.open = false; });
    if (before.theme) root.dataset.theme = before.theme; else delete root.dataset.theme;
    root.classList.remove('paper');
    delete root.dataset.printing;
    kind = '';
    pictures.printing = false;
    all('.plot').forEach((plot) => { plot.style.height = ''; });
    pictures.redraw();
  });
}
