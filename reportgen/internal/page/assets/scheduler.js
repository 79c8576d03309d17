// Be the scheduler: workers with moves, and the reader decides who goes on. What
// the moves are is a game's; here is the board on which every game is played.

function scheduler(box) {
  const game = games[box.dataset.game];
  const board = box.querySelector('.board');
  if (!game) return;
  let history = [];
  let state = game.start();

  const log = make('ol', 'moves');
  const live = make('p', 'live-region');
  live.setAttribute('aria-live', 'polite');
  const shared = make('div', 'shared');
  const facts = make('div', 'facts-now');
  const counted = make('p', 'counted');
  const undoing = tool('Undo', undo, 'U');
  const tools = make('p', 'tools-now');
  tools.append(undoing, tool('Start again', reset, 'R'));
  shared.append(facts, counted, tools);
  const cards = game.workers.map((name) => {
    const card = make('div', 'worker');
    const button = make('button', 'move');
    button.type = 'button';
    button.setAttribute('aria-keyshortcuts', name);
    const lines = make('ol', 'lines');
    lines.translate = false;
    const holds = make('p', 'holds');
    card.append(make('h4', '', 'Worker ' + name), lines, holds, button);
    on(button, 'click', () => move(name));
    return { name, card, lines, holds, button };
  });
  const goal = make('p', 'goal');
  board.append(goal, cards[0].card, shared, ...cards.slice(1).map((c) => c.card), live, log,
    make('p', 'keys', `Keys, while the focus is in here: ${game.workers.join(' and ')} move that worker, U takes a move back, R starts again.`));
  on(board, 'keydown', (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const key = letterOf(e);
    if (game.workers.includes(key)) move(key);
    else if (key === 'U') undo();
    else if (key === 'R') reset();
    else return;
    e.preventDefault();
    e.stopPropagation();
  });

  function reset() {
    history = [];
    state = game.start();
    say(game.intro);
    log.replaceChildren();
    show();
  }

  function undo() {
    if (!history.length) return;
    state = history.pop();
    log.lastElementChild?.remove();
    say('Taken back. ' + (log.lastElementChild?.textContent ?? game.intro));
    show();
  }

  function move(name) {
    const before = structuredClone(state);
    const told = game.move(state, name);
    if (!told) return;
    if (told.blocked) { say(told.text); return; }
    history.push(before);
    const item = make('li', name === game.workers[0] ? 'a' : 'b', told.text);
    item.classList.toggle('loss', Boolean(told.loss));
    log.append(item);
    log.scrollTop = log.scrollHeight;
    const end = game.end(state, history.length);
    say(told.text + '. ' + (end?.text ?? ''));
    goal.classList.toggle('won', Boolean(end?.won));
    show();
  }

  function say(text) { live.textContent = text; }

  function show() {
    const end = game.end(state, history.length);
    goal.textContent = (end?.won ? 'Done: ' : 'Goal: ') + game.goal;
    goal.classList.toggle('won', Boolean(end?.won));
    facts.replaceChildren(...game.facts(state).map(({ name, value, className = 'total' }) => {
      const p = make('p', className);
      if (name) p.append(make('span', '', name), make('strong', '', value));
      else p.textContent = value;
      return p;
    }));
    counted.textContent = history.length === 1 ? '1 move' : `${history.length} moves`;
    undoing.setAttribute('aria-disabled', !history.length);
    for (const { name, lines, holds, button } of cards) {
      const { code, at, next, holding, stuck } = game.worker(state, name);
      lines.replaceChildren(...code.map((text, i) => make('li', i === at ? 'next' : i < at ? 'past' : '', text)));
      holds.textContent = holding;
      button.setAttribute('aria-disabled', !next || Boolean(stuck));
      button.textContent = next ? `${name}: ${next}` : `${name} is done`;
    }
  }
  reset();
}
