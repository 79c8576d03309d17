// Presenting: one piece of a lesson a screen, large enough for the back row. The
// key P or the button begins and ends it; arrows and a clicker's keys go on and
// back; 1 to 9 count hands for a choice, with Shift one less.

const presenting = {
  slides: [],
  at: 0,

  start() {
    this.dialog = document.querySelector('.stage');
    this.stage = this.dialog.querySelector('.screen');
    on(document.querySelector('button.present'), 'click', () => this.begin());
    on(this.dialog.querySelector('.back'), 'click', () => this.go(this.at - 1));
    on(this.dialog.querySelector('.on'), 'click', () => this.go(this.at + 1));
    on(this.dialog.querySelector('.end'), 'click', () => this.dialog.close());
    on(this.dialog, 'close', () => this.leave());
    on(document, 'keydown', (e) => this.key(e));
    on(window, 'resize', () => { if (this.dialog.open) this.fit(); });
  },

  begin() {
    this.lesson = here()?.matches('.lesson') ? here() : document.getElementById(document.querySelector('.begin a')?.hash.slice(1));
    if (!this.lesson || this.dialog.open) return;
    this.reader = document.activeElement;
    this.dialog.showModal();
    this.stage.focus();
    this.fit();
    this.dialog.querySelector('.which').textContent = `Lab ${this.lesson.id.slice(0, 2)}`;
    this.slides = slidesOf(this.lesson, this.stage);
    this.clock = setInterval(() => this.tick(), 1000);
    this.tick();
    this.go(0);
  },

  leave() {
    clearInterval(this.clock);
    this.slide?.leave?.();
    this.slide = null;
    this.stage.replaceChildren();
    this.reader?.focus({ preventScroll: true });
  },

  go(to) {
    if (to < 0 || to >= this.slides.length) return;
    this.at = to;
    this.show();
  },

  show() {
    const held = document.activeElement.closest('.hand') ? all('.hand', this.stage).indexOf(document.activeElement) : -1;
    this.slide?.leave?.();
    this.slide = this.slides[this.at]();
    this.stage.replaceChildren(this.slide);
    this.slide.draw?.();
    this.dialog.querySelector('.count').textContent = `${this.at + 1} of ${this.slides.length}`;
    all('.hand', this.stage)[held]?.focus();
  },

  // fit enlarges a screen made for 1280 by 720 to the window.
  fit() {
    this.dialog.style.setProperty('--scale', Math.min(innerWidth / 1280, innerHeight / 720));
  },

  tick() {
    this.dialog.querySelector('.time').textContent = new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  },

  key(e) {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest?.('input, textarea, select')) return;
    if (!this.dialog.open) {
      if (letterOf(e) === 'P') this.begin();
      return;
    }
    const digit = /^Digit([1-9])$/.exec(e.code)?.[1] || /^[1-9]$/.exec(e.key)?.[0];
    if (digit) {
      const choice = all('.choice', this.lesson.querySelector('.prediction'))[digit - 1];
      if (choice && this.stage.querySelector('.hands')) { vote(choice, e.shiftKey ? -1 : 1); this.show(); }
      return;
    }
    const button = e.target.closest?.('button');
    const moves = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Backspace: -1 };
    if (!button) Object.assign(moves, { ' ': 1, Enter: 1 });
    const letter = letterOf(e);
    if (moves[e.key]) this.go(this.at + moves[e.key]);
    else if (e.key === 'Home') this.go(0);
    else if (e.key === 'End') this.go(this.slides.length - 1);
    else if (letter === 'N') this.go(this.at + 1);
    else if (letter === 'B' || e.key === '.') this.stage.classList.toggle('dark');
    else if (letter === 'P') this.dialog.close();
    else return;
    e.preventDefault();
  },
};
