// The stepper: two workers, one total, and the reader as scheduler.

function stepper(box) {
  const board = box.querySelector('.board');
  let total, lost, writes, workers;

  const log = make('ol', 'moves');
  const live = make('p', 'live-region');
  live.setAttribute('aria-live', 'polite');
  const sum = make('p', 'total');
  const tally = make('p', 'tally');
  const cards = ['A', 'B'].map((name) => {
    const card = make('div', 'worker');
    const button = make('button', 'move');
    button.type = 'button';
    const lines = ['read', 'add', 'write'].map(() => make('li', ''));
    const list = make('ol', 'lines');
    list.append(...lines);
    const holds = make('p', 'holds');
    card.append(make('h4', '', 'Worker ' + name), list, holds, button);
    on(button, 'click', () => move(name));
    return { name, card, button, lines, holds };
  });
  const again = make('button', 'again', 'Start again');
  again.type = 'button';
  on(again, 'click', reset);
  const middle = make('div', 'shared');
  middle.append(sum, tally, again);
  board.append(cards[0].card, middle, cards[1].card, live, log,
    make('p', 'keys', 'Keys, while the focus is in here: A and B move that worker, R starts again.'));
  on(board, 'keydown', (e) => {
    const key = e.key.toUpperCase();
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    if (key === 'A' || key === 'B') move(key);
    if (key === 'R') reset();
  });

  function reset() {
    total = lost = writes = 0;
    workers = { A: { left: [1, 2, 3], stage: 0 }, B: { left: [4, 5, 6], stage: 0 } };
    log.replaceChildren();
    live.textContent = 'Six numbers to add, three for each worker. Who moves first?';
    show();
  }

  // move lets one worker do the next of its three moves.
  function move(name) {
    const w = workers[name];
    if (!w.left.length) return;
    const [number] = w.left;
    let text;
    if (w.stage === 0) {
      w.holds = total;
      w.seen = writes;
      text = `${name} reads ${total}`;
    } else if (w.stage === 1) {
      w.holds += number;
      text = `${name} adds ${number} and holds ${w.holds}`;
    } else {
      const over = writes - w.seen;
      lost += over;
      writes += 1;
      total = w.holds;
      w.left.shift();
      text = `${name} writes ${total}`;
      if (over) text += over === 1 ? ', over an update it never saw' : `, over ${over} updates it never saw`;
    }
    w.stage = (w.stage + 1) % 3;
    if (w.stage === 0) w.holds = undefined;
    const item = make('li', name === 'A' ? 'a' : 'b', text);
    item.classList.toggle('loss', text.includes('never saw'));
    log.append(item);
    log.scrollTop = log.scrollHeight;
    live.textContent = text + '. ' + ending();
    show();
  }

  function ending() {
    if (workers.A.left.length + workers.B.left.length) return '';
    return total === 21
      ? 'All six are added and the total is right, this time. The race is still there.'
      : `All six are added. The total is ${total} and not 21.`;
  }

  function show() {
    sum.replaceChildren(make('span', '', 'total'), make('strong', '', total));
    tally.textContent = lost === 1 ? '1 update lost' : `${lost} updates lost`;
    tally.classList.toggle('loss', lost > 0);
    for (const { name, lines, holds, button } of cards) {
      const w = workers[name];
      const [number] = w.left;
      const words = ['read total', `add ${number}`, w.stage === 2 ? `write ${w.holds}` : 'write total'];
      lines.forEach((line, i) => {
        line.textContent = number ? words[i] : '';
        line.classList.toggle('next', number !== undefined && i === w.stage);
        line.classList.toggle('past', i < w.stage);
      });
      holds.textContent = w.holds === undefined ? 'holds nothing' : `holds ${w.holds}`;
      button.setAttribute('aria-disabled', number === undefined);
      button.textContent = number === undefined ? `${name} is done` : `${name}: ${words[w.stage]}`;
    }
  }
  reset();
}
