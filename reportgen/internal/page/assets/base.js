// What every other script of the page uses.

const root = document.documentElement;

const all = (selector, within = document) => [...within.querySelectorAll(selector)];
// allOf finds the part itself too.
const allOf = (selector, part) => [...(part.matches?.(selector) ? [part] : []), ...all(selector, part)];
const on = (target, event, handle) => target.addEventListener(event, handle);
// make makes an element. A browser that saves the page saves it too, so it has a mark.
function make(tag, className, text = '') {
  const made = Object.assign(document.createElement(tag), { className, textContent: text });
  made.dataset.made = '';
  if (tag === 'code') made.translate = false;
  return made;
}
// unmake takes out what a page that was saved brings along, before it is made again. The
// buttons in a table's head hold its words.
function unmake() {
  root.classList.remove('ready');
  all('[data-made]').forEach((e) => e.replaceWith(e.matches('th > *') ? e.textContent : ''));
}
// untranslated keeps a browser's translator from programs and commands.
const untranslated = (part) => allOf('pre, code', part).forEach((e) => { e.translate = false; });
const press = (button, yes) => button.setAttribute('aria-pressed', yes);

// whenIdle does work as soon as the browser has nothing else to do, or soon in any case.
const whenIdle = (work) => (window.requestIdleCallback ? requestIdleCallback(work, { timeout: 200 }) : setTimeout(work, 50));

// letterOf is the letter of the key that was pressed. If it types no Latin letter, as with a
// Cyrillic or a Greek layout, it is the letter of that key on other keyboards.
const letterOf = (e) => (/^[a-z]$/i.exec(e.key)?.[0] ?? /^Key([A-Z])$/.exec(e.code)?.[1] ?? '').toUpperCase();

// tool makes a button of those beside a game; key is what does the same.
function tool(text, act, key = '') {
  const button = make('button', 'again', text);
  button.type = 'button';
  if (key) button.setAttribute('aria-keyshortcuts', key);
  on(button, 'click', act);
  return button;
}

// unpacked reads what the page carries compressed by gzip, in Base64.
function unpacked(packed) {
  const bytes = Uint8Array.from(atob(packed), (c) => c.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')));
}

// clip copies a text, also if a page from a file may not use the clipboard.
async function clip(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.body.appendChild(Object.assign(make('textarea', ''), { value: text }));
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}

// copying makes the button of a box copy the command in it.
function copying(box) {
  on(box.querySelector('button'), 'click', async () => {
    box.querySelector('output').textContent = (await clip(box.querySelector('code').textContent)) ? 'Copied.' : 'The browser does not allow it.';
  });
}

// What the reader chose stays in this browser, if the browser keeps anything. What
// it does not keep is here until the page is closed; all else may change in another tab.
const memory = {
  here: new Map(),
  get(key) {
    if (this.here.has(key)) return this.here.get(key);
    try { return localStorage.getItem('workbook:' + key); } catch { return null; }
  },
  set(key, value) {
    this.here.delete(key);
    try { localStorage.setItem('workbook:' + key, value); } catch { this.here.set(key, String(value)); } // full, or not allowed
  },
  forget(key) {
    this.here.delete(key);
    try { localStorage.removeItem('workbook:' + key); } catch { /* it was never there */ }
  },
};
