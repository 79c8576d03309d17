// What ECharts cannot draw by itself. Package chart names these functions in its
// options, and says what data each of them takes.

// broken puts a text in lines that fit into the width: at its spaces, or within a word
// that no line holds. ECharts would also break it within a number, and sooner than it must.
const ruler = document.createElement('canvas').getContext('2d');
const broken = (text, font, width) => {
  ruler.font = font;
  const fits = (line) => ruler.measureText(line).width <= width;
  const lines = [''];
  for (let word of text.split(' ')) {
    const last = lines.length - 1;
    const longer = lines[last] ? `${lines[last]} ${word}` : word;
    if (fits(longer)) { lines[last] = longer; continue; }
    while (word && !fits(word)) {
      let most = 1;
      while (fits(word.slice(0, most + 1))) most += 1;
      lines.push(word.slice(0, most));
      word = word.slice(most);
    }
    lines.push(word);
  }
  return lines.filter(Boolean).join('\n');
};

// tight is a width at which letters are smaller, so that axes and rows keep their names.
const tight = (width) => width < 300;

const renderers = ({ soft, paper, textStyle: { color: ink, fontFamily: family } }) => {
  const word = (text, { x, y, width, height }) => ({
    type: 'text',
    style: { text, x: x + width / 2, y: y + height / 2 + 1, align: 'center', verticalAlign: 'middle', fill: ink, fontSize: 16, fontFamily: family },
  });
  // interval is a line with a cap at each end.
  const interval = (ends, [dx, dy], stroke) => {
    const line = ([x1, y1], [x2, y2]) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke, lineWidth: 2 } });
    return { type: 'group', children: [line(...ends), ...ends.map(([x, y]) => line([x - dx, y - dy], [x + dx, y + dy]))] };
  };
  const shapes = {
    errorBar: (params, api) => interval([1, 2].map((i) => api.coord([api.value(i), api.value(0)])), [0, 6], ink),
    upright(params, api) {
      const ends = [1, 2].map((i) => api.coord([api.value(0), api.value(i)]));
      return interval(ends.map(([x, y]) => [x + api.value(3), y]), [6, 0], api.visual('color'));
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
    counted(params, api) {
      const box = shapes.lane(params, api);
      const { x, width } = box.shape;
      const y = api.coord([0, api.value(0)])[1];
      Object.assign(box.shape, { y: y - 7, height: 14 });
      const text = { type: 'text', style: { text: api.value(3), x: x + width + 6, y: y + 1, verticalAlign: 'middle', fill: ink, fontSize: 16, fontWeight: 600, fontFamily: family } };
      return { type: 'group', children: [box, text] };
    },
    hollow: (params, api, item, series) => shapes.part(params, api, { itemStyle: { opacity: 0 } }, series),
    // part is pale enough for the name of its series, if there is room before the line
    // across the bar.
    part(params, api, { itemStyle }, { name }) {
      const box = shapes.lane(params, api);
      const room = { ...box.shape };
      const line = api.value(3);
      if (line >= 0) room.width = Math.min(room.width, api.coord([line, 0])[0] - room.x - 2);
      box.style = { fill: api.visual('color'), fillOpacity: itemStyle.opacity ?? 0.4, stroke: api.visual('color'), lineWidth: 2 };
      return { type: 'group', children: [box, ...(name && room.width > 9 * name.length + 12 ? [word(name, room)] : [])] };
    },
    // name is the row's name, over what is drawn in the row, as wide as the picture.
    name(params, api, { name, symbolSize }) {
      const [, y] = api.coord([0, api.value(0)]);
      const gap = symbolSize < 0 ? Math.min(4, (-symbolSize - 18) / 3) : 4;
      const fontSize = tight(api.getWidth()) ? 14 : 16;
      return {
        type: 'text',
        style: { text: broken(name, `${fontSize}px ${family}`, api.getWidth() - 12), x: 10, y: y - symbolSize / 2 - gap, verticalAlign: 'bottom',
          fill: ink, stroke: paper, lineWidth: 4, fontSize, lineHeight: 20, fontFamily: family },
      };
    },
    idle(params, api, item, series) {
      const box = shapes.lane(params, api);
      box.style = { fill: ink, opacity: 0.12 };
      if (!series.name || box.shape.width < 9 * series.name.length + 24) return box;
      return { type: 'group', children: [box, word(series.name, box.shape)] };
    },
    // endless runs over the edge, with three gaps that say that it goes on.
    endless(params, api) {
      const [x, y] = api.coord([0, api.value(0)]);
      const edge = params.coordSys.x + params.coordSys.width + 22;
      const box = (from, to) => ({ type: 'rect', shape: { x: from, y: y - 10, width: to - from, height: 20 }, style: { fill: api.visual('color') } });
      return { type: 'group', children: [box(x, edge - 48), box(edge - 44, edge - 30), box(edge - 26, edge - 16), box(edge - 12, edge)] };
    },
    // cells draws the squares of a row, the filled ones first: as large as the longest row
    // of the picture lets them be, at most as high as the row.
    cells(params, api, { symbolSize }, { data }) {
      const [row, total, filled] = [0, 1, 2].map((i) => api.value(i));
      const { x, width } = params.coordSys;
      const most = Math.max(...data.map((d) => d.value[1]));
      let step = symbolSize;
      const across = () => Math.min(50, Math.floor(width / step));
      while (step > 3 && Math.ceil(most / across()) * step - 2 > symbolSize) step -= 1;
      const line = across();
      const top = api.coord([0, row])[1] - symbolSize / 2;
      const color = api.visual('color');
      return { type: 'group', children: Array.from({ length: total }, (_, i) => ({
        type: 'rect',
        shape: { x: x + (i % line) * step, y: top + Math.floor(i / line) * step, width: step - 2, height: step - 2 },
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
  const text = (x) => Number(x.toPrecision(2)).toLocaleString('en');
  if (Math.abs(v - 1) < 1e-9) return 'same';
  return v < 1 ? `${text(1 / v)}× slower` : `${text(v)}× faster`;
};
