// Slides: what of a lesson is presented, piece by piece.

const screenful = { width: 1184, height: 576 }; // for one piece below its title, of a screen of 1280 by 720
const enlarged = 1.65; // so that a picture's text of 16 pixels has 26

// slidesOf returns what makes each screen of a lesson: a function that gives its
// content, for a stage on which it can be measured.
function slidesOf(lesson, stage) {
  const slides = [];
  const box = lesson.querySelector('.prediction');
  if (box) slides.push(() => question(box, false), () => question(box, true));
  for (const piece of all('.chart, .claim, .code', lesson)) {
    if (piece.matches('.chart:has(.plot)')) slides.push(...pagesOfPicture(piece));
    if (piece.matches('.claim')) slides.push(() => sentence(piece, false), () => sentence(piece, true));
    if (piece.matches('.code')) slides.push(...pagesOfCode(piece, stage));
  }
  return slides;
}

// votes counts hands, by choice.
const votes = new Map();
const countOf = (choice) => votes.get(choice) || 0;
function vote(choice, by) {
  votes.set(choice, Math.max(0, countOf(choice) + by));
}

function question(box, reveal) {
  const slide = make('div', 'slide question');
  const list = make('ol', 'hands');
  const choices = all('.choice', box);
  const most = Math.max(1, ...choices.map(countOf));
  choices.forEach((choice, i) => {
    const line = make('li', reveal && choice.matches('.right') ? 'right' : '');
    const button = make('button', 'hand');
    button.type = 'button';
    const bar = make('meter', '');
    Object.assign(bar, { min: 0, max: most, value: countOf(choice) });
    bar.setAttribute('aria-label', 'hands');
    button.append(make('b', '', String(i + 1)), make('span', '', choice.firstElementChild.textContent), make('strong', '', countOf(choice) || ''));
    on(button, 'click', () => { vote(choice, 1); presenting.show(); });
    line.append(button, bar);
    list.append(line);
  });
  slide.append(make('h2', '', box.querySelector('.ask').textContent), list);
  if (reveal) slide.append(make('p', 'fact', box.querySelector('.fact').textContent));
  return slide;
}

function sentence(claim, reveal) {
  const slide = make('div', 'slide sentence');
  slide.append(make('h2', '', claim.querySelector('.sentence').firstChild.textContent));
  if (!reveal) slide.append(make('p', 'fact', 'True here?'));
  else slide.append(...[...claim.querySelector('.verdict').children].filter((e) => !e.matches('.judged')).map((e) => make('p', e.tagName === 'STRONG' ? 'fact' : '', e.textContent)));
  return slide;
}

// pagesOfPicture draws the rows of a picture closer together, and cuts it if there are
// still too many.
function pagesOfPicture(figure) {
  const { options, count, whole, around } = rowed(figure.querySelector('.plot'));
  const room = screenful.height / enlarged - (figure.querySelector('.key') ? 30 : 0);
  const low = Math.min(room, whole);
  if (!count) return [() => picture(figure, low, (o) => squeezed(o, low / whole))];
  const width = screenful.width / enlarged;
  const most = Math.max(1, Math.floor((room - around) / dense(options, width, 0).high));
  const each = Math.ceil(count / Math.ceil(count / most));
  const rows = dense(options, width, (room - around) / each);
  const scale = each < count ? farthest(options) : undefined;
  const pages = [];
  for (let from = 0, to; from < count; from = to) {
    to = Math.min(count, from + each);
    if (to < count && to - 1 > from && rows.heads.includes(to - 1)) to -= 1;
    const [first, end] = [from, to];
    pages.push(() => picture(figure, around + (end - first) * rows.high, (o) => rowsOf(o, first, end, rows, scale)));
  }
  return pages;
}

// rowed is a picture's options, how many rows it has, how high it is on the page, and how
// much of that is not rows.
function rowed(plot) {
  const options = JSON.parse(plot.nextElementSibling.textContent);
  const count = options.yAxis[0].type === 'category' ? options.yAxis[0].data.length : 0;
  const whole = Number(plot.className.match(/h(\d+)/)[1]);
  return { options, count, whole, around: whole - count * options.rowHeight };
}

// closer makes a plot lower, whose rows have more room on the page than their names need at
// that width. It returns the change of its options.
function closer(plot, width) {
  const { options, count, around } = rowed(plot);
  if (!count) return undefined;
  const rows = dense(options, width, 0.7 * options.rowHeight);
  plot.style.height = `${around + count * rows.high}px`;
  return (o) => rowsOf(o, 0, count, rows);
}

// dense says how high a row is at that width if there is that much room for each, how
// much of it is above the middle of what is drawn in it, and which rows are heads of the
// rows below them. On the page a row has room for a name that takes several lines on a
// phone. Lanes have none, or names in rows of their own, whose size is negative.
function dense(options, width, room) {
  const high = options.rowHeight;
  const names = options.series.find((s) => s.renderItem === 'name')?.data || [];
  const between = (least, most) => Math.max(least, Math.min(most, room));
  const size = Math.max(...names.map((d) => d.symbolSize));
  if (size < 0) return { high: between(19, high), middle: 0.5, heads: names.map((d) => d.value[0]) };
  const font = `16px ${getComputedStyle(document.body).fontFamily}`;
  const above = 20 * Math.max(...names.map((d) => broken(d.name, font, width - 30).split('\n').length));
  const close = between(above + size + 4, above + size + 12);
  return close < high ? { high: close, middle: (above + size / 2 + 3) / close, heads: [] } : { high, middle: -options.yAxis[1].min, heads: [] };
}

// farthest is the largest number on the picture's scale: all of its pages have the same.
function farthest(options) {
  return Math.max(...options.series.flatMap((s) => (s.data || []).flatMap((d) => (s.encode?.x || [0]).map((i) => Number((d.value || d)[i])))).filter(Number.isFinite));
}

// squeezed makes planes that lie below each other as much lower as their picture is.
function squeezed(options, share) {
  for (const grid of [].concat(options.grid).filter((g) => g.height)) {
    grid.top *= share;
    grid.height *= share;
  }
  return options;
}

// rowsOf keeps the rows from..to of a picture's options, on the given scale.
function rowsOf(options, from, to, { high, middle, heads }, scale) {
  for (const axis of options.yAxis) {
    if (axis.data) axis.data = axis.data.slice(from, to);
    else if (axis.min !== undefined) Object.assign(axis, { min: -middle, max: to - from - middle });
  }
  const [across] = options.xAxis;
  if (scale && across.max === undefined) {
    across.max = scale;
    across.axisLabel = { ...across.axisLabel, showMaxLabel: false }; // it is no round number
  }
  for (const s of options.series) {
    const at = s.type === 'custom' ? 0 : 1;
    s.data = (s.data || []).filter((d) => (d.value || d)[at] > from - 0.5 && (d.value || d)[at] < to - 0.5);
    for (const d of s.data) {
      (d.value || d)[at] -= from;
      if (heads.length && s.renderItem === 'name') d.symbolSize = -high;
    }
  }
  return options;
}

function picture(figure, height, change) {
  const slide = make('div', 'slide picture');
  const plot = make('div', 'plot');
  const options = make('script', '', figure.querySelector('.plot').nextElementSibling.textContent);
  options.type = 'application/json';
  plot.setAttribute('role', 'img');
  plot.setAttribute('aria-label', figure.querySelector('strong').textContent);
  plot.style.height = height + 'px';
  const zoomed = make('div', 'zoomed');
  const key = figure.querySelector('.key');
  if (key) zoomed.append(key.cloneNode(true));
  zoomed.append(plot, options);
  slide.append(make('h2', '', figure.querySelector('strong').textContent), zoomed);
  slide.draw = () => {
    const over = slide.scrollHeight - slide.parentElement.clientHeight; // a key may take several lines
    if (over > 0) plot.style.height = height - over / enlarged - 1 + 'px';
    pictures.draw(plot, { devicePixelRatio: 2 }, change);
  };
  slide.leave = () => pictures.drop(plot);
  return slide;
}

// pagesOfCode cuts a listing into parts of the same length, as few as fit on the screen.
function pagesOfCode(figure, stage) {
  const pre = figure.querySelector('pre');
  if (!pre) return [];
  const code = pre.querySelector('code');
  const lines = all('.line', code).length ? all('.line', code) : [...code.children];
  if (!lines.length) return [];
  const page = (some) => {
    const slide = make('div', 'slide listing');
    const copy = make('pre', pre.className);
    const inner = make('code', '');
    inner.append(...some.map((l) => l.cloneNode(true)));
    copy.append(inner);
    slide.append(make('h2', '', figure.querySelector('figcaption').textContent), copy);
    return slide;
  };
  for (let count = 1; ; count += 1) {
    const each = Math.ceil(lines.length / count);
    const parts = Array.from({ length: Math.ceil(lines.length / each) }, (_, i) => lines.slice(i * each, (i + 1) * each));
    if (each === 1 || parts.every((some) => fits(page(some), stage))) return parts.map((some) => () => page(some));
  }
}

function fits(slide, stage) {
  stage.replaceChildren(slide);
  return slide.scrollHeight <= stage.clientHeight;
}
