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

// From here on, what is covered is hidden. In a browser that stumbles over one of the
// scripts, nobody could uncover it: there the page is as it is without them.
root.classList.add('js');

on(document, 'DOMContentLoaded', async () => {
  try {
    unmake();
    contents();
    answers();
    arrive();
    themes();
    await pictures.load();
  } catch (e) {
    root.classList.remove('js');
    throw e;
  }
  const later = [() => pictures.start(), printing, () => presenting.start(), ...enliven(document)];
  const some = () => {
    const until = performance.now() + 20;
    try {
      while (later.length && performance.now() < until) later.shift()();
    } finally { // a piece that fails does not take the others with it
      if (later.length) setTimeout(some);
      else root.classList.add('ready');
    }
  };
  setTimeout(some);
});
