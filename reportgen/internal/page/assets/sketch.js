// Draw your prediction: the reader moves points, and the measured line is drawn
// over theirs once the results show. The first drawing is kept.

function sketch(box) {
  const { y, lo, hi, log, unit } = JSON.parse(box.querySelector('script').textContent);
  const unitName = box.closest('.prediction').dataset.unit;
  const key = 'sketch:' + unitName;
  const inputs = all('input', box);
  const keep = box.querySelector('.keep button');
  const why = box.querySelector('textarea');

  // place is where a value is on the axis, from 0 at the bottom to 100; value goes back.
  const place = (v) => 100 * (log ? Math.log(v / lo) / Math.log(hi / lo) : (v - lo) / (hi - lo));
  const value = (p) => (log ? lo * (hi / lo) ** (p / 100) : lo + (hi - lo) * (p / 100));
  const text = (v) => (unit === 'speed' ? speed(Number(v.toPrecision(2))) : `${Number(v.toPrecision(2))}${unit === 'ns' ? ' ns' : unit}`);
  const real = y.map((v) => Math.min(100, Math.max(0, place(v))));
  const points = (places) => places.map((p, i) => `${(100 * (i + 0.5)) / places.length},${4 + 0.92 * (100 - p)}`);
  const line = (name, list) => box.querySelector('.' + name).setAttribute('points', list.join(' '));

  // kept is what this browser remembers, if it is a drawing of this line.
  function kept() {
    try {
      const { at, because } = JSON.parse(memory.get(key));
      const good = Array.isArray(at) && at.length === y.length && at.every((p) => Number.isFinite(p) && p >= 0 && p <= 100);
      return good ? { at, because: typeof because === 'string' ? because : '' } : null;
    } catch { return null; }
  }

  function show() {
    const mine = kept();
    box.classList.toggle('kept', Boolean(mine));
    inputs.forEach((input, i) => {
      if (mine) input.value = mine.at[i];
      if (i === 0) input.value = real[0];
      input.disabled = i === 0 || Boolean(mine);
      const words = text(i === 0 ? y[0] : value(Number(input.value)));
      input.setAttribute('aria-valuetext', words);
      input.previousElementSibling.textContent = words;
    });
    if (mine && document.activeElement !== why) why.value = mine.because;
    const drawn = points(inputs.map((i) => Number(i.value)));
    line('drawn', drawn);
    line('real', points(real));
    line('gap', [...drawn, ...points(real).reverse()]);
  }

  inputs.forEach((input) => {
    input.value = real[0];
    on(input, 'input', show);
  });
  on(keep, 'click', () => {
    memory.set(key, JSON.stringify({ at: inputs.map((i) => Number(i.value)), because: '' }));
    show();
  });
  on(why, 'input', () => { if (kept()) memory.set(key, JSON.stringify({ at: kept().at, because: why.value })); });
  on(box.closest('.prediction'), 'again', show);
  on(box.closest('.prediction'), 'forget', () => { memory.forget(key); show(); });
  show();
}
