// Pictures: drawn by ECharts when they come into view, in the page's colours.

const pictures = {
  drawn: new Map(),
  printing: false,
  resized: new ResizeObserver((entries) => {
    if (pictures.printing) return;
    for (const { target } of entries) {
      const chart = pictures.drawn.get(target);
      // The observer also tells the size at which a picture was just drawn.
      if (!chart || !target.clientWidth || (chart.getWidth() === target.clientWidth && chart.getHeight() === target.clientHeight)) continue;
      if (tight(chart.getWidth()) === tight(target.clientWidth)) chart.resize();
      else { pictures.drop(target); pictures.draw(target); }
    }
  }),

  // load runs ECharts, which the page carries packed. A browser from before 2023 may not
  // be able to unpack it, and has tables in place of pictures.
  async load() {
    const packed = document.getElementById('echarts');
    if (!packed) return;
    if (!window.DecompressionStream) {
      all('.plot').forEach((plot) => plot.remove());
      document.querySelector('main').prepend(make('p', 'notice', 'This browser is too old for the pictures: every chart’s numbers are in its table.'));
      return;
    }
    const script = make('script', '', await unpacked(packed.textContent).text());
    document.head.append(script);
    script.remove();
  },

  start() {
    if (!window.echarts) return;
    this.near = new IntersectionObserver((entries) => {
      entries.filter((e) => e.isIntersecting).forEach((e) => this.draw(e.target));
    }, { rootMargin: '300px' });
    const seen = ({ top, bottom, height }) => height && top < innerHeight && bottom > 0;
    const first = all('.here .plot').find((plot) => seen(plot.getBoundingClientRect())) || all('.here .plot').find((plot) => plot.clientHeight);
    if (first) this.draw(first);
    this.watch();
  },

  // watch draws each picture as soon as it comes near the window, and the others
  // that have a place when nothing else is to do.
  watch() {
    if (!this.near) return;
    all('.plot').forEach((plot) => {
      this.near.unobserve(plot);
      if (!this.drawn.has(plot)) this.near.observe(plot);
    });
    const rest = () => {
      const next = !this.printing && all('.plot').find((plot) => plot.clientHeight && !this.drawn.has(plot));
      this.resting = Boolean(next);
      if (!next) return;
      this.draw(next);
      whenIdle(rest);
    };
    if (!this.resting) whenIdle(rest);
    this.resting = true;
  },

  draw(plot, size = {}, change = (options) => options) {
    if (this.drawn.has(plot) || !window.echarts) return;
    const options = change(JSON.parse(plot.nextElementSibling.textContent));
    options.animation = false;
    const theme = this.theme();
    const shapes = renderers(theme);
    for (const axis of [...options.xAxis, ...options.yAxis]) {
      if (tight(size.width ?? plot.clientWidth)) axis.nameTextStyle = { ...axis.nameTextStyle, fontSize: 13 };
      if (axis.axisLabel?.formatter !== 'speed') continue;
      const oneLine = () => options.yAxis.includes(axis) && plot.clientWidth > 520;
      axis.axisLabel.formatter = (v) => (oneLine() ? speed(v) : speed(v).replace(' ', '\n'));
    }
    for (const s of options.series) {
      if (s.type !== 'custom') continue;
      const shape = shapes[s.renderItem];
      s.renderItem = (params, api) => shape(params, api, s.data[params.dataIndex], s);
    }
    echarts.registerTheme('page', theme);
    const chart = echarts.init(plot, 'page', { devicePixelRatio: devicePixelRatio * (plot.currentCSSZoom || 1), ...size });
    chart.setOption(options);
    explore(plot, chart, options);
    this.drawn.set(plot, chart);
    replay(plot, chart, options);
    this.resized.observe(plot);
    plot.dataset.drawn = '';
    plot.dispatchEvent(new CustomEvent('drawn', { bubbles: true }));
  },

  drop(plot) {
    this.drawn.get(plot)?.dispose();
    this.drawn.delete(plot);
    delete plot.dataset.drawn;
  },

  // redraw forgets all pictures; those in view are drawn anew at once.
  redraw() {
    [...this.drawn.keys()].forEach((plot) => this.drop(plot));
    this.watch();
  },

  // theme reads the style sheet's colours, as they come out here and now.
  theme() {
    const probe = document.body.appendChild(make('i', 'ink'));
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
    const halo = { textBorderColor: paper, textBorderWidth: 3 }; // between a word and what passes behind it
    return {
      soft, paper,
      textStyle: { fontFamily: family, color: ink },
      categoryAxis: axis, valueAxis: axis, logAxis: axis, timeAxis: axis,
      markLine: { label: { color: ink } },
      line: { label: { color: ink, ...halo }, endLabel: halo },
      scatter: { label: { color: ink, ...halo } },
    };
  },
};
