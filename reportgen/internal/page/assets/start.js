// The page begins: first what the reader sees, with its picture, and the rest piece
// by piece, so that the page answers meanwhile.

on(document, 'DOMContentLoaded', () => {
  contents();
  answers();
  arrive();
  themes();
  const each = (selector, work) => all(selector).map((e) => () => work(e));
  const later = [
    () => pictures.start(),
    ...each('.numbers', (d) => { d.open = !d.parentElement.querySelector('.plot') || !window.echarts; }),
    printing,
    () => presenting.start(),
    ...each('.sketch', sketch), ...each('.stepper', scheduler), ...each('.waitgraph', waitgraph), ...each('.puzzle', puzzle),
    ...each('.law', law), ...each('.sizes', sizes), ...each('#chart-glance table', sortable), ...each('.downloads a', download),
  ];
  const some = () => {
    const until = performance.now() + 20;
    while (later.length && performance.now() < until) later.shift()();
    if (later.length) setTimeout(some);
    else root.classList.add('ready');
  };
  setTimeout(some);
});
