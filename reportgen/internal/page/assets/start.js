// The page begins: first what the reader sees, with its picture, and the rest piece
// by piece, so that the page answers meanwhile.

// enliven returns what brings a part of the page to life, piece by piece.
function enliven(part) {
  untranslated(part);
  const each = (selector, work) => allOf(selector, part).map((e) => () => work(e));
  return [
    ...each('.numbers', (d) => { d.open = !d.parentElement.querySelector('.plot'); }),
    ...each('.sketch', sketch), ...each('.stepper', scheduler), ...each('.waitgraph', waitgraph), ...each('.puzzle', puzzle),
    ...each('.law', law), ...each('.sizes', sizes), ...each('#chart-glance table', sortable), ...each('.downloads a', download),
  ];
}

on(document, 'DOMContentLoaded', async () => {
  unmake();
  contents();
  answers();
  arrive();
  themes();
  await pictures.load();
  const later = [() => pictures.start(), printing, () => presenting.start(), ...enliven(document)];
  const some = () => {
    const until = performance.now() + 20;
    while (later.length && performance.now() < until) later.shift()();
    if (later.length) setTimeout(some);
    else root.classList.add('ready');
  };
  setTimeout(some);
});
