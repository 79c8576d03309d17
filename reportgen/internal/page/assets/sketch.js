// Draw your prediction: the reader moves points, and the measured line is drawn
// over theirs once the results show. The first drawing is kept.

function sketch(box) {
  const { x, y, lo, hi, log, unit, mine: filed, why: reason = '' } = JSON.parse(box.querySelector('script').textContent);
  const unitName = box.closest('.prediction').dataset.unit;
  const key = 'sketch:' + unitName;
  const inputs = all('input', box);
  const keep = box.querySelector('.keep button');
  const why = box.querySelector('textarea');
  const keeping = box.querySelector('.keeping');
  const command = keeping.querySelector('code');
  keeping.hidden = Boolean(filed);
  why.readOnly = Boolean(filed);

  // place is where a value is on the axis, from 0 at the bottom to 100; value goes back.
  const place = (v) => 100 * (log ? Math.log(v / lo) / Math.log(hi / lo) : (v - lo) / (hi - lo));
  const value = (p) => (log ? lo * (hi / lo) ** (p / 100) : lo + (hi - lo) * (p / 100));
  const text = (v) => (unit === 'speed' ? speed(Number(v.toPrecision(2))) : `${Number(v.toPrecision(2))}${unit === 'ns' ? ' ns' : unit}`);
  const real = y.map((v) => Math.min(100, Math.max(0, place(v))));
  const points = (places) => places.map((p, i) => `${(100 * (i + 0.5)) / places.length},${4 + 0.92 * (100 - p)}`);
  const line = (name, list) => box.querySelector('.' + name).setAttribute('points', list.join(' '));

  // kept is the drawing that came with the page, or else what this browser remembers,
  // if it is a drawing of this line.
  function kept() {
    if (filed) return { at: filed.map((v) => Math.min(100, Math.max(0, place(v)))), because: reason };
    try {
      const { at, because } = JSON.parse(memory.get(key));
      const good = Array.isArray(at) && at.length === y.length && at.every((p) => Number.isFinite(p) && p >= 0 && p <= 100);
      return good ? { at, because: typeof because === 'string' ? because : '' } : null;
    } catch { return null; }
  }

  // toKeep is the command that keeps a drawing. No shell finds anything of its own in
  // the reason.
  function toKeep({ at, because }) {
    const line = x.map((label, i) => `${label} ${Number((i ? value(at[i]) : y[0]).toPrecision(3))}`).join('; ');
    const words = because.replace(/[^\p{L}\p{N}\p{Zs}.,;:()=+×'-]/gu, ' ').replace(/\s+/g, ' ').trim();
    return `go run ./reportgen predict ${unitName.slice(0, 2)} -line "${line}"${words && ` -why "${words}"`}`;
  }

  function show() {
    const mine = kept();
    box.classList.toggle('kept', Boolean(mine));
    if (mine) inputs.forEach((input, i) => { input.value = mine.at[i]; });
    const at = mine ? [...mine.at] : inputs.map((input) => Number(input.value));
    at[0] = real[0];
    inputs.forEach((input, i) => {
      input.disabled = i === 0 || Boolean(mine);
      const words = text(i === 0 ? y[0] : value(at[i]));
      input.setAttribute('aria-valuetext', words);
      input.previousElementSibling.textContent = words;
    });
    inputs[0].value = real[0];
    if (mine && document.activeElement !== why) why.value = mine.because;
    if (mine) command.textContent = toKeep(mine);
    const drawn = points(at);
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
  on(why, 'input', () => {
    if (kept()) memory.set(key, JSON.stringify({ at: kept().at, because: why.value }));
    show();
  });
  copying(keeping);
  on(box.closest('.prediction'), 'again', show);
  on(box.closest('.prediction'), 'forget', () => { memory.forget(key); show(); });
  show();
}
