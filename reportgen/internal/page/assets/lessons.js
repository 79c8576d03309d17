// One lesson at a time, or the whole course on one page.

const here = () => document.querySelector('main > .here');

// go shows the section that an element is in.
function go(element) {
  const section = element.closest('main > section');
  for (const s of all('main > section')) s.classList.toggle('here', s === section);
  for (const a of all('#labs a')) {
    if (a.hash === '#' + section.id) a.setAttribute('aria-current', 'location');
    else a.removeAttribute('aria-current');
  }
  scrollable(section);
  pictures.watch();
}

// scrollable leaves a stop for the keyboard only at what can be scrolled, and at what has
// the focus: without its stop it would lose it.
function scrollable(section) {
  requestAnimationFrame(() => all('.scroll, pre', section).forEach((e) => {
    if (e.clientWidth === 0 || e.scrollWidth > e.clientWidth || e === document.activeElement) e.tabIndex = 0;
    else e.removeAttribute('tabindex');
  }));
}

// Each section's place is how far it was scrolled when the reader left it. The way back
// leads there, and a link to the section's beginning.
const places = new Map();
let place = 0;

// visited reports whether the reader has come by going back or on, and not by a link.
function visited() {
  const before = Boolean(history.state?.visited);
  try { history.replaceState({ visited: true }, ''); } catch { /* not allowed: all ways lead to a beginning */ }
  return before;
}

// arrive follows the address: it shows the lesson that the address leads into, and
// what is covered there if the address leads to a result.
function arrive() {
  const again = visited();
  if (here()) places.set(here(), place);
  let target;
  try { target = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { /* no address of ours */ }
  if (!target?.closest('main > section')) {
    if (!here() || !location.hash) go(document.querySelector('main > section')); // without one, it is the address of the beginning
    if (again) scrollTo({ top: places.get(here()) ?? place });
    return;
  }
  go(target);
  if (target.closest('.overview')) root.classList.add('overviewed');
  if (target.matches('.chart, .claim')) uncover(target.closest('.lesson'));
  if (target.matches('.claim')) target.classList.add('told');
  for (let d = target.closest('details'); d; d = d.parentElement.closest('details')) d.open = true;
  const top = root.classList.contains('whole') ? target.offsetTop : 0;
  if (again) scrollTo({ top: places.get(here()) ?? place });
  else if (target.matches('section')) scrollTo({ top });
  else target.scrollIntoView();
}

function contents() {
  const nav = document.querySelector('.contents nav');
  const menu = nav.querySelector('.menu');
  const open = (yes) => menu.setAttribute('aria-expanded', yes);
  on(menu, 'click', () => open(menu.getAttribute('aria-expanded') !== 'true'));
  on(nav, 'keydown', (e) => {
    if (e.key === 'Escape' && menu.getAttribute('aria-expanded') === 'true') { open(false); menu.focus(); }
  });
  all('#labs a').forEach((a) => on(a, 'click', () => open(false)));

  const whole = nav.querySelector('.whole');
  const show = (yes) => {
    root.classList.toggle('whole', yes);
    press(whole, yes);
  };
  show(memory.get('whole') === 'yes');
  on(whole, 'click', () => {
    show(!root.classList.contains('whole'));
    memory.set('whole', root.classList.contains('whole') ? 'yes' : 'no');
    here()?.scrollIntoView();
  });

  const inView = new IntersectionObserver((entries) => {
    const seen = entries.find((e) => e.isIntersecting);
    if (seen && root.classList.contains('whole')) go(seen.target);
  }, { rootMargin: '-25% 0px -70% 0px' });
  all('main > section').forEach((section) => inView.observe(section));
  on(window, 'hashchange', arrive);
  on(window, 'scroll', () => { place = scrollY; });
}
