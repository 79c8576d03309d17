// A picture answers to the pointer and to the arrow keys: the line below it says
// the numbers of the mark. One stop of the Tab key a picture.

function explore(plot, chart, options) {
  const tip = plot.parentElement.querySelector('.tip');
  if (!tip) return;
  const lanes = plot.closest('.chart').dataset.kind === 'lanes';
  const brief = (x) => Number(x.toPrecision(3));
  const unit = lanes && options.xAxis[0].name.split(', ').pop();
  // told is a mark's name, or from when to when a stretch of a lane is.
  const told = (s, d) => d?.name || (lanes && s.name && d?.value
    ? `${options.yAxis[2].data[d.value[0]]}, ${s.name}: ${brief(d.value[1])} to ${brief(d.value[2])} ${unit}` : '');
  // marks are what can be told, in the order in which it is drawn. What two series tell is
  // one of them.
  const found = options.series.flatMap((s, seriesIndex) => (s.renderItem && s.silent ? [] : (s.data || []).flatMap(
    (d, dataIndex) => (told(s, d) ? [{ seriesIndex, dataIndex, name: told(s, d) }] : []))));
  const last = new Map(found.map((m) => [m.name, m.seriesIndex]));
  const marks = found.filter((m) => last.get(m.name) === m.seriesIndex);
  let at = -1;
  const say = (text) => {
    if (!text) return;
    tip.textContent = text;
    tip.classList.add('saying'); // it stays in view, below a picture that is higher than the window
  };
  chart.on('mouseover', ({ name, seriesIndex, data }) => say(told(options.series[seriesIndex] || {}, data) || name));
  chart.on('click', ({ seriesIndex, data }) => say(told(options.series[seriesIndex] || {}, data)));
  plot.onkeydown = (e) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity }[e.key];
    if (!step || !marks.length || e.ctrlKey || e.metaKey || e.altKey) return;
    e.preventDefault();
    if (marks[at]) chart.dispatchAction({ type: 'downplay', ...marks[at] });
    at = Math.min(Math.max(at + step, 0), marks.length - 1);
    chart.dispatchAction({ type: 'highlight', ...marks[at] });
    say(`${marks[at].name} (${at + 1} of ${marks.length})`);
  };
}
