// Replay: who ran where, as slowly as the reader likes. What is still to come is
// covered; a reader who prefers no motion moves the time by hand.

function replay(plot, chart, options) {
  if (plot.closest('.chart')?.dataset.kind !== 'lanes') return;
  const spans = options.series.flatMap((s) => (s.renderItem && s.name === 'work' ? s.data : []));
  const last = Math.max(...spans.map((d) => d.value[2]));
  if (!(last > 0) || plot.parentElement.querySelector('.replay')) return;
  const box = make('p', 'replay');
  const play = make('button', '', 'Replay');
  play.type = 'button';
  const label = make('label', '', 'Time ');
  const input = Object.assign(make('input', ''), { type: 'range', min: 0, max: 1000, value: 1000 });
  const output = make('output', '');
  label.append(input);
  box.append(play, output, label); // the slider's end is the picture's
  plot.nextElementSibling.after(box); // behind the options, which are next to the plot
  const curtain = make('i', 'curtain');
  plot.append(curtain);
  let running = 0;

  const show = () => {
    const now = (last * input.value) / 1000;
    const drawn = pictures.drawn.get(plot);
    const x = drawn ? drawn.convertToPixel({ xAxisIndex: 0 }, now) : plot.clientWidth;
    curtain.style.left = `${x}px`;
    curtain.hidden = now >= last;
    plot.append(curtain);
    const busy = spans.filter(({ value: [, from, to] }) => from <= now && now < to).length;
    const all = `${Number(last.toPrecision(3))} ${options.xAxis[0].name.split(', ').pop()}`;
    output.textContent = now < last ? `${Number(now.toPrecision(3))} of ${all}: ${busy} at work` : `${all} in all`;
    input.setAttribute('aria-valuetext', output.textContent);
  };
  const stop = () => {
    cancelAnimationFrame(running);
    running = 0;
    play.textContent = 'Replay';
  };
  on(play, 'click', () => {
    if (running) { stop(); return; }
    play.textContent = 'Stop';
    const begin = performance.now();
    const from = Number(input.value) >= 1000 ? 0 : Number(input.value);
    const frame = (time) => {
      input.value = from + (time - begin) / 10; // ten seconds for all of it
      show();
      if (Number(input.value) >= 1000) stop();
      else running = requestAnimationFrame(frame);
    };
    running = requestAnimationFrame(frame);
  });
  on(input, 'input', () => { stop(); show(); });
  play.hidden = matchMedia('(prefers-reduced-motion: reduce)').matches;
  on(plot, 'drawn', show); // now, and again after a change of the theme
}
