'use strict';
(() => {
  const root = document.documentElement;
  root.classList.add('js');

  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const on = (target, event, handle) => target.addEventListener(event, handle);
  const make = (tag, className, text = '') => Object.assign(document.createElement(tag), { className, textContent: text });

  // What the reader chose stays in this browser, where the browser lets it.
  const memory = {
    get(key) { try { return localStorage.getItem('workbook:' + key); } catch { return null; } },
    set(key, value) { try { localStorage.setItem('workbook:' + key, value); } catch { /* a private window forgets */ } },
  };

  // ---- Light and dark

  const system = matchMedia('(prefers-color-scheme: dark)');
  const dark = () => (root.dataset.theme || (system.matches ? 'dark' : 'light')) === 'dark';
  if (memory.get('theme')) root.dataset.theme = memory.get('theme');

  function themes() {
    const button = document.querySelector('button.theme');
    const show = () => {
      button.setAttribute('aria-pressed', dark());
      pictures.redraw();
    };
    on(button, 'click', () => {
      root.dataset.theme = dark() ? 'light' : 'dark';
      memory.set('theme', root.dataset.theme);
      show();
    });
    on(system, 'change', show);
    button.setAttribute('aria-pressed', dark());
  }

  // ---- Results, covered until the reader has predicted

  if (memory.get('results') === 'all') root.classList.add('all');

  function covers() {
    const button = document.querySelector('button.all');
    const show = (yes) => {
      root.classList.toggle('all', yes);
      button.setAttribute('aria-pressed', yes);
    };
    on(button, 'click', () => {
      show(!root.classList.contains('all'));
      memory.set('results', root.classList.contains('all') ? 'all' : '');
    });
    show(root.classList.contains('all'));

    // A link that leads to a result shows it.
    const arrive = () => {
      const target = document.getElementById(location.hash.slice(1));
      target?.closest('.chart, .claim')?.closest('.lesson')?.classList.add('shown');
    };
    on(window, 'hashchange', arrive);
    arrive();
  }

  // ---- Contents

  function contents() {
    const nav = document.querySelector('nav');
    const menu = nav.querySelector('button.menu');
    const open = (yes) => menu.setAttribute('aria-expanded', yes);
    on(menu, 'click', () => open(menu.getAttribute('aria-expanded') !== 'true'));
    on(nav, 'keydown', (e) => {
      if (e.key === 'Escape' && menu.getAttribute('aria-expanded') === 'true') { open(false); menu.focus(); }
    });
    const links = all('ol a', nav);
    links.forEach((a) => on(a, 'click', () => open(false)));

    const inView = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        for (const a of links) {
          if (a.hash === '#' + target.id) a.setAttribute('aria-current', 'location');
          else a.removeAttribute('aria-current');
        }
      }
    }, { rootMargin: '-25% 0px -70% 0px' });
    all('main > section').forEach((section) => inView.observe(section));
  }

  // ---- Predictions

  function predict(box) {
    const key = 'predict:' + box.dataset.unit;
    const lesson = box.closest('.lesson');
    const choices = all('button.choice', box);
    const said = box.querySelector('.said');

    // reveal shows the lesson's results; -1 stands for no choice.
    function reveal(chosen) {
      lesson.classList.add('shown');
      memory.set(key, chosen);
      choices.forEach((c, i) => c.setAttribute('aria-pressed', i === chosen));
      if (chosen >= 0) said.textContent = choices[chosen].dataset.said;
    }

    choices.forEach((c, i) => {
      c.disabled = false;
      on(c, 'click', () => reveal(i));
    });
    all('button.show', lesson).forEach((b) => on(b, 'click', () => {
      const piece = b.closest('.prediction, .chart, .claim');
      piece.tabIndex = -1;
      reveal(-1);
      piece.focus({ preventScroll: true }); // the button is gone, and the focus must be somewhere
    }));
    // What was said before the run comes with the page, and goes before what
    // this browser remembers of another one.
    const before = box.dataset.chosen ?? memory.get(key);
    if (before === '-1' || choices[before]) reveal(Number(before));
  }

  // ---- The stepper: two workers, one total, and the reader as scheduler

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

  // ---- Downloads: unpack what the link holds

  function download(link) {
    on(link, 'click', async (e) => {
      if (!window.DecompressionStream) return;
      e.preventDefault();
      const packed = Uint8Array.from(atob(link.href.split(',')[1]), (c) => c.charCodeAt(0));
      const plain = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
      const url = URL.createObjectURL(await new Response(plain).blob());
      Object.assign(make('a', ''), { href: url, download: link.dataset.name }).click();
      setTimeout(() => URL.revokeObjectURL(url), 60000);
    });
  }

  // ---- Pictures

  // Custom series name their renderItem; package chart says what they draw.
  const renderers = (ink, soft, family) => {
    const word = (text, { x, y, width, height }) => ({
      type: 'text',
      style: { text, x: x + width / 2, y: y + height / 2 + 1, align: 'center', verticalAlign: 'middle', fill: ink, fontSize: 16, fontFamily: family },
    });
    const shapes = {
    errorBar(params, api) {
      const across = params.encode.x.length > 1;
      const at = api.value(0);
      const cap = across ? [0, 6] : [6, 0];
      const ends = [1, 2].map((i) => api.coord(across ? [api.value(i), at] : [at, api.value(i)]));
      const line = ([x1, y1], [x2, y2]) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: ink, lineWidth: 2 } });
      const tip = ([x, y]) => line([x - cap[0], y - cap[1]], [x + cap[0], y + cap[1]]);
      return { type: 'group', children: [line(...ends), ...ends.map(tip)] };
    },
    lane(params, api) {
      const [a, b] = [1, 2].map((i) => api.coord([api.value(i), api.value(0)]));
      const height = Math.min(20, 0.66 * Math.abs(api.size([0, 1])[1]));
      return {
        type: 'rect',
        shape: { x: Math.min(a[0], b[0]), y: a[1] - height / 2, width: Math.max(1, Math.abs(b[0] - a[0])), height },
        style: { fill: api.visual('color') },
      };
    },
    hollow(params, api) {
      const box = shapes.lane(params, api);
      box.style = { fill: 'transparent', stroke: api.visual('color'), lineWidth: 2 };
      return box;
    },
    // part is pale enough for the name of its series, if it is wide enough.
    part(params, api, item, series) {
      const box = shapes.lane(params, api);
      const name = series.name || '';
      box.style = { fill: api.visual('color'), fillOpacity: 0.4, stroke: api.visual('color'), lineWidth: 2 };
      return { type: 'group', children: [box, ...(name && box.shape.width > 9 * name.length + 12 ? [word(name, box.shape)] : [])] };
    },
    // name is the row's name, over what is drawn in the row.
    name(params, api, { name, symbolSize }) {
      const [, y] = api.coord([0, api.value(0)]);
      const { x, width } = params.coordSys;
      return {
        type: 'text',
        style: { text: name, x: x + 2, y: y - symbolSize / 2 - 4, verticalAlign: 'bottom',
          fill: ink, fontSize: 16, lineHeight: 20, fontFamily: family, width: width + 18, overflow: 'break' },
      };
    },
    idle(params, api) {
      const box = shapes.lane(params, api);
      box.style = { fill: ink, opacity: 0.12 };
      if (box.shape.width < 60) return box;
      return { type: 'group', children: [box, word('idle', box.shape)] };
    },
    // endless runs over the edge, with three gaps that say that it goes on.
    endless(params, api) {
      const [x, y] = api.coord([0, api.value(0)]);
      const edge = params.coordSys.x + params.coordSys.width + 22;
      const box = (from, to) => ({ type: 'rect', shape: { x: from, y: y - 10, width: to - from, height: 20 }, style: { fill: api.visual('color') } });
      return { type: 'group', children: [box(x, edge - 48), box(edge - 44, edge - 30), box(edge - 26, edge - 16), box(edge - 12, edge)] };
    },
    // cells draws the squares of a row, the filled ones first.
    cells(params, api) {
      const [row, total, filled] = [0, 1, 2].map((i) => api.value(i));
      const across = 50;
      const { x, width } = params.coordSys;
      const step = Math.min(13, Math.floor(width / across));
      const top = api.coord([0, row])[1] - 26;
      const color = api.visual('color');
      return { type: 'group', children: Array.from({ length: total }, (_, i) => ({
        type: 'rect',
        shape: { x: x + (i % across) * step, y: top + Math.floor(i / across) * step, width: step - 2, height: step - 2 },
        style: i < filled ? { fill: color } : { fill: 'transparent', stroke: soft, lineWidth: 1 },
      })) };
    },
    // area draws its whole band at the first point; the others add nothing.
    area(params, api) {
      if (params.dataIndexInside) return null;
      const rows = Array.from({ length: params.dataInsideLength }, (_, i) => [0, 1, 2].map((d) => api.value(d, i)));
      const edge = (d) => rows.map((row) => api.coord([row[0], row[d]]));
      return {
        type: 'polygon',
        shape: { points: [...edge(1), ...edge(2).reverse()] },
        style: { fill: api.visual('color'), opacity: 0.25 },
      };
    },
    };
    return shapes;
  };

  // speed writes the labels of an axis of speedups.
  const speed = (v) => {
    const text = (x) => (x >= 1000 ? x.toLocaleString('en') : Number(x.toPrecision(2)));
    if (Math.abs(v - 1) < 1e-9) return 'same';
    return v < 1 ? `${text(1 / v)}× slower` : `${text(v)}× faster`;
  };

  const pictures = {
    drawn: new Map(),
    printing: false,
    resized: new ResizeObserver((entries) => {
      if (!pictures.printing) entries.forEach((e) => pictures.drawn.get(e.target)?.resize());
    }),

    start() {
      const plots = all('.plot');
      if (!window.echarts || !plots.length) return;
      const near = new IntersectionObserver((entries) => {
        entries.filter((e) => e.isIntersecting).forEach((e) => this.draw(e.target));
      }, { rootMargin: '300px' });
      plots.forEach((plot) => near.observe(plot));
      const idle = window.requestIdleCallback || ((f) => setTimeout(f, 50));
      const rest = () => {
        const next = plots.find((plot) => !this.drawn.has(plot));
        if (!next) return;
        this.draw(next);
        idle(rest);
      };
      on(window, 'load', () => idle(rest));
    },

    draw(plot, size = {}) {
      if (this.drawn.has(plot)) return;
      const options = JSON.parse(plot.nextElementSibling.textContent);
      options.animation = false;
      const theme = this.theme();
      const shapes = renderers(theme.textStyle.color, theme.axis.color, theme.textStyle.fontFamily);
      for (const axis of [...options.xAxis, ...options.yAxis]) if (axis.axisLabel?.formatter === 'speed') axis.axisLabel.formatter = (v) => speed(v).replace(' ', '\n');
      
      for (const s of options.series) {
        if (s.type !== 'custom') continue;
        const shape = shapes[s.renderItem];
        s.renderItem = (params, api) => shape(params, api, s.data[params.dataIndex], s);
      }
      echarts.registerTheme('page', theme);
      const chart = echarts.init(plot, 'page', size);
      chart.setOption(options);
      this.drawn.set(plot, chart);
      this.resized.observe(plot);
      plot.dataset.drawn = '';
    },

    redraw(size) {
      const plots = [...this.drawn.keys()];
      plots.forEach((plot) => this.drawn.get(plot).dispose());
      this.drawn.clear();
      plots.forEach((plot) => this.draw(plot, size));
    },

    // theme reads the style sheet's colours, as they come out here and now.
    theme() {
      const probe = document.body.appendChild(make('i', ''));
      const color = (name) => { probe.style.color = `var(--${name})`; return getComputedStyle(probe).color; };
      const [ink, soft, line, paper] = ['ink', 'soft', 'line', 'paper'].map(color);
      const family = getComputedStyle(document.querySelector('.plot')).fontFamily;
      probe.remove();
      const axis = {
        axisLine: { lineStyle: { color: soft } },
        axisTick: { lineStyle: { color: soft } },
        axisLabel: { color: ink },
        nameTextStyle: { color: soft },
        splitLine: { lineStyle: { color: line } },
      };
      return {
        textStyle: { fontFamily: family, color: ink },
        axis: { color: soft },
        categoryAxis: axis, valueAxis: axis, logAxis: axis, timeAxis: axis,
        legend: { textStyle: { color: ink } },
        tooltip: { backgroundColor: paper, borderColor: soft, textStyle: { color: ink } },
        markLine: { label: { color: ink } },
      };
    },
  };

  // ---- Printing: everything open, drawn and light

  function printing() {
    let opened = [];
    let theme;
    on(window, 'beforeprint', () => {
      theme = root.dataset.theme;
      root.dataset.theme = 'light';
      opened = all('details:not([open])');
      opened.forEach((d) => { d.open = true; });
      if (!window.echarts) return;
      pictures.printing = true;
      pictures.redraw({ width: 660, devicePixelRatio: 2 });
      all('.plot').forEach((plot) => pictures.draw(plot, { width: 660, devicePixelRatio: 2 }));
    });
    on(window, 'afterprint', () => {
      opened.forEach((d) => { d.open = false; });
      if (theme) root.dataset.theme = theme; else delete root.dataset.theme;
      pictures.printing = false;
      pictures.redraw();
    });
  }

  // The first picture is drawn as soon as ECharts has run, in the midst of
  // parsing: what comes behind it would only make its reader wait.
  new MutationObserver((_, watch) => {
    if (!window.echarts) return;
    watch.disconnect();
    all('.plot').slice(0, 1).forEach((plot) => pictures.draw(plot));
  }).observe(document, { childList: true, subtree: true });

  on(document, 'DOMContentLoaded', () => {
    contents();
    themes();
    covers();
    all('.prediction').forEach(predict);
    all('.stepper').forEach(stepper);
    all('.downloads a').forEach(download);
    pictures.start();
    printing();
  });
})();
