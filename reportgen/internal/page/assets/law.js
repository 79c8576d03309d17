// Hold the law against the data: Amdahl's curve for the reader's serial share, over
// what was measured; and the bars of one measured N at a time.

function law(box) {
  const { cpus, most } = box.dataset;
  const input = box.querySelector('input');
  const output = box.querySelector('output');
  const plot = box.closest('.chart').querySelector('.plot');
  const amdahl = (share, workers) => 1 / (share + (1 - share) / Math.min(workers, Number(cpus)));
  const show = () => {
    const share = Number(input.value) / 100;
    output.textContent = `${input.value}%`;
    input.setAttribute('aria-valuetext', `${input.value}%: at most ${amdahl(share, Infinity).toPrecision(3)}× with ${cpus} CPUs`);
    pictures.drawn.get(plot)?.setOption({ series: [{
      id: 'law', type: 'line', name: 'Amdahl', symbol: 'none', silent: true, z: 6,
      data: Array.from({ length: 20 * Number(most) - 19 }, (_, i) => 1 + i / 20).map((w) => [w, amdahl(share, w)]),
      lineStyle: { width: 4, color: pictures.theme().textStyle.color, type: [2, 3] },
    }] });
  };
  const again = () => { if (!pictures.printing) show(); };
  on(input, 'input', () => {
    show();
    if (plot) on(plot, 'drawn', again); // after a change of the theme, for one
  });
}

function sizes(box) {
  const data = JSON.parse(box.querySelector('script').textContent);
  const input = box.querySelector('input');
  const bars = box.querySelector('.bars');
  input.max = data.length - 1;
  const show = () => {
    const { n, bars: some } = data[input.value];
    box.querySelector('output').textContent = n;
    input.setAttribute('aria-valuetext', 'N = ' + n);
    bars.replaceChildren(...some.map(({ name, time, share, color }) => {
      const row = make('p', '');
      const bar = make('i', '');
      bar.style.width = `${Math.max(0.5, 100 * share)}%`;
      bar.style.background = color;
      row.append(make('span', '', `${name}: ${time}`), bar);
      return row;
    }));
  };
  on(input, 'input', show);
  show();
}
