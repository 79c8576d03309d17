// The graph of a deadlock, drawn move by move.

function waitgraph(figure) {
  const edges = all('.edge', figure);
  const moves = all('.told li', figure);
  const [back, next] = all('.walk button', figure);
  const output = figure.querySelector('output');
  let at = moves.length;
  const show = () => {
    edges.forEach((e) => e.classList.toggle('later', Number(e.dataset.move) > at));
    moves.forEach((li, i) => li.classList.toggle('later', i >= at));
    figure.classList.toggle('closed', at === moves.length);
    back.setAttribute('aria-disabled', at === 0);
    next.setAttribute('aria-disabled', at === moves.length);
    output.textContent = at ? `${at} of ${moves.length}: ${moves[at - 1].textContent}` : 'Nobody has taken a lock.';
  };
  const go = (by) => {
    at = Math.min(Math.max(at + by, 0), moves.length);
    show();
  };
  on(back, 'click', () => go(-1));
  on(next, 'click', () => go(at === moves.length ? -at : 1));
  on(figure.querySelector('.walk'), 'keydown', (e) => {
    const by = { ArrowRight: 1, ArrowLeft: -1, Home: -at, End: moves.length }[e.key];
    if (!by || e.ctrlKey || e.metaKey || e.altKey) return;
    e.preventDefault();
    go(by);
  });
  show();
}
