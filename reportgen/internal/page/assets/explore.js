// A picture answers to the pointer and to the arrow keys: the line below it says
// the numbers of the mark. One stop of the Tab key a picture.

function explore(plot, chart, options) {
  const tip = plot.parentElement.querySelector('.tip');
  if (!tip) return;
  // marks are what has a name, in the order in which it is drawn.
  const marks = options.series.flatMap((s, seriesIndex) => (s.renderItem && s.silent ? [] : (s.data || []).flatMap(
    (d, dataIndex) => (d?.name ? [{ seriesIndex, dataIndex, name: d.name }] : []))));
  let at = -1;
  const say = (text) => { tip.textContent = text; };
  chart.on('mouseover', ({ name, data }) => { if (data?.name || name) say(data?.name || name); });
  chart.on('click', ({ data }) => { if (data?.name) say(data.name); });
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
