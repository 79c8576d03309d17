// Put the lines in order: the reader takes lines of a mixed program one by one and
// moves them. Some belong nowhere. What was put is kept, and nothing is counted.

function puzzle(box) {
  const key = 'order:' + box.id;
  const { Lines: program, Strays: strays } = JSON.parse(box.querySelector('script').textContent);
  const mixed = all('.mixed code', box).map((c) => c.textContent);
  const rest = make('ul', 'rest');
  const put = make('ol', 'put');
  const live = make('p', 'told');
  live.setAttribute('aria-live', 'polite');
  const check = tool('Check', () => { live.textContent = verdict(); mark(); });
  const again = tool('Start again', () => { set([]); live.textContent = 'All lines are back.'; });
  const tools = make('p', 'tools-now');
  tools.append(check, again);
  const keeping = box.querySelector('.keeping');
  const command = keeping.querySelector('code');
  let order = []; // places in mixed

  rest.setAttribute('aria-label', 'Lines');
  put.setAttribute('aria-label', 'Your program');
  box.querySelector('.bench').append(rest, put, tools, live,
    make('p', 'keys', 'Choose a line to put it at the end of your program, and again to take it back. The arrows beside it move it, and so do the keys ↑ and ↓.'));

  function set(places) {
    order = places;
    memory.set(key, JSON.stringify(order));
    show();
  }

  function take(place) {
    set([...order, place]);
    live.textContent = `Line ${order.length}: ${mixed[place]}`;
    (rest.querySelector('button') || check).focus();
  }

  function back(at) {
    live.textContent = `Taken back: ${mixed[order[at]]}`;
    set(order.toSpliced(at, 1));
    (put.querySelectorAll('.line')[Math.min(at, order.length - 1)] || rest.querySelector('button')).focus();
  }

  function shift(at, by) {
    const to = at + by;
    if (to < 0 || to >= order.length) return;
    const places = order.toSpliced(at, 1).toSpliced(to, 0, order[at]);
    live.textContent = `Now line ${to + 1}: ${mixed[order[at]]}`;
    set(places);
    put.querySelectorAll('.line')[to].focus();
  }

  function show() {
    keeping.hidden = !order.length;
    command.textContent = `go run ./reportgen predict ${box.closest('.lesson').id.slice(0, 2)} -order "${order.map((place) => place + 1).join(' ')}"`;
    rest.replaceChildren(...mixed.flatMap((text, place) => (order.includes(place) ? [] : [item(text, () => take(place))])));
    let depth = 0;
    put.replaceChildren(...order.map((place, at) => {
      const text = mixed[place];
      if (text.startsWith('}')) depth -= 1;
      const li = item(text, () => back(at), Math.max(0, depth - /^case |^default:$/.test(text)));
      if (text.endsWith('{')) depth += 1;
      on(li, 'keydown', (e) => {
        const by = { ArrowUp: -1, ArrowDown: 1 }[e.key];
        if (!by) return;
        e.preventDefault();
        shift(at, by);
      });
      const up = tool('↑', () => shift(at, -1));
      const down = tool('↓', () => shift(at, 1));
      up.setAttribute('aria-label', `Up: ${text}`);
      down.setAttribute('aria-label', `Down: ${text}`);
      li.append(up, down);
      return li;
    }));
  }

  function item(text, act, depth = 0) {
    const li = make('li', '');
    const line = tool('', act);
    line.className = 'line';
    line.append(make('code', '', '  '.repeat(depth) + text));
    li.append(line);
    return li;
  }

  // right counts the lines from the first on that are where they belong.
  function right() {
    const wrong = order.findIndex((place, at) => mixed[place] !== program[at]);
    return wrong < 0 ? order.length : wrong;
  }

  function verdict() {
    const so = right();
    if (so === order.length) {
      return so === program.length ? 'Right: every line is in its place.' : `Right so far: ${so} of ${program.length} lines.`;
    }
    const stray = (strays || []).find((s) => s.Line === mixed[order[so]]);
    return stray ? `Line ${so + 1} does not belong. ${stray.Why}` : `Right so far: ${so} of ${program.length} lines. Look at line ${so + 1}.`;
  }

  function mark() {
    const so = right();
    [...put.children].forEach((li, at) => { li.className = at < so ? 'fits' : at === so ? 'look' : ''; });
  }

  function remembered() {
    let places = [];
    try { places = JSON.parse(memory.get(key)) || []; } catch { /* not what this page wrote */ }
    order = [...new Set(places)].filter((place) => place in mixed);
    show();
  }
  copying(keeping);
  on(box, 'again', remembered);
  on(box, 'forget', () => {
    memory.forget(key);
    live.textContent = '';
    remembered();
  });
  remembered();
}
