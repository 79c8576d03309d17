// A page that is served while the labs are measured renews itself: of every page
// that follows it takes what is different, and leaves the rest as the reader has
// it. It says when it has drawn, so that nothing is measured meanwhile.

const renewing = {
  came: null, // the main part as it came, before any script changed it
  shown: new Map(), // from what came to what is on the page of it
  heard: 0, // how often the server told of a page, and was not told since that it is drawn

  start() {
    const main = document.querySelector('main');
    this.came = main.cloneNode(true);
    this.pair(this.came, main);
    this.changes = new EventSource('/changes');
    const next = inTurn(() => this.next());
    on(this.changes, 'message', () => { this.heard += 1; next(); });
    on(this.changes, 'error', () => this.lost());
    this.drawn(1);
  },

  // parts are looked into; every other element is replaced as a whole.
  isPart: (element) => element.matches('main, section, .part, .overview'),

  pair(came, live) {
    this.shown.set(came, live);
    if (this.isPart(came)) [...came.children].forEach((child, i) => this.pair(child, live.children[i]));
  },

  // next shows the page that the server has now, for all that was heard of it so far.
  async next() {
    const { heard } = this;
    this.heard = 0;
    const page = await fetched('/again');
    if (page) this.show(page);
    this.drawn(heard);
  },

  show(page) {
    const body = page.slice(page.lastIndexOf('<main>')); // without the style sheet, which the policy would refuse
    this.renew(this.came, new DOMParser().parseFromString(body, 'text/html').querySelector('main'));
    progress();
    if (here()) scrollable(here());
    all('.plot').filter((plot) => plot.clientHeight).forEach((plot) => pictures.draw(plot));
    pictures.watch();
    if (document.querySelector('.growing').matches('.over')) this.changes.close();
  },

  renew(old, fresh) {
    if (old.isEqualNode(fresh)) return;
    if (!this.isPart(old)) { this.replace(old, fresh); return; }
    const live = this.shown.get(old);
    if (old.matches('.shown') && !fresh.matches('.shown')) live.classList.remove('shown', 'answered'); // now there is something to predict
    old.className = fresh.className;
    const rest = [...old.children];
    for (const child of [...fresh.children]) {
      const at = rest.findIndex((c) => c.tagName === child.tagName && (child.id ? c.id === child.id : c.className === child.className));
      if (at >= 0) {
        rest.splice(0, at).forEach((c) => this.drop(c));
        this.renew(rest.shift(), child);
        continue;
      }
      const copy = document.importNode(child, true);
      live.insertBefore(copy, rest.length ? this.shown.get(rest[0]) : null);
      old.insertBefore(child, rest[0] ?? null);
      this.place(child, copy);
    }
    rest.forEach((c) => this.drop(c));
  },

  replace(old, fresh) {
    const live = this.shown.get(old);
    const opened = all('details', live).map((d) => d.open);
    const stops = (piece) => all('a, button, input, summary, [tabindex]', piece);
    const focus = stops(live).indexOf(document.activeElement);
    const copy = document.importNode(fresh, true);
    this.forget(old);
    live.replaceWith(copy);
    old.replaceWith(fresh);
    this.place(fresh, copy);
    all('details', copy).forEach((d, i) => { d.open = opened[i] ?? d.open; });
    stops(copy)[focus]?.focus({ preventScroll: true });
  },

  drop(old) {
    this.shown.get(old).remove();
    this.forget(old);
    old.remove();
  },

  forget(old) {
    all('.plot', this.shown.get(old)).forEach((plot) => pictures.drop(plot));
    this.shown.delete(old);
  },

  // place brings a new piece to life. Its pictures get the heights that the style
  // sheet of a page on its own would give them.
  place(came, piece) {
    this.pair(came, piece);
    all('.plot', piece).forEach((plot) => { plot.style.height = `${plot.className.match(/h(\d+)/)[1]}px`; });
    asked(piece);
    enliven(piece).forEach((work) => work());
  },

  // drawn reports, as soon as the browser has nothing else to do, how many pages are
  // drawn. A server that has ended needs no report.
  drawn(pages) {
    const report = () => {
      if (!root.classList.contains('ready')) { whenIdle(report); return; }
      for (let i = 0; i < pages; i += 1) fetch('/drawn', { method: 'POST' }).catch(() => {});
    };
    whenIdle(report);
  },

  lost() {
    this.changes.close();
    document.querySelector('.growing').textContent = 'reportgen has ended, or was ended, before the report was finished. This page stays as it is.';
  },
};

on(document, 'DOMContentLoaded', () => renewing.start());
