// Predictions and claims: what the reader answers, and what that uncovers.

// uncover shows a lesson's results.
function uncover(lesson) {
  if (!lesson) return;
  lesson.classList.add('shown');
  scrollable(lesson);
  pictures.watch();
}

// A prediction keeps the first answer. The choice -1 means that the reader asked
// to be shown.
function predict(box) {
  const key = 'predict:' + box.dataset.unit;
  const lesson = box.closest('.lesson');
  const choices = all('.choice', box);
  const chosen = (value) => choices.find((c) => c.value === String(value));
  const said = box.querySelector('.said');
  const open = lesson.classList.contains('shown'); // it came so: there is nothing to predict
  // An answer that came with the page goes before what this browser remembers.
  const answer = () => box.dataset.chosen ?? memory.get(key);
  let answered = false;

  function show() {
    const mine = chosen(answer());
    const before = answered;
    answered = Boolean(mine) || answer() === '-1';
    choices.forEach((c) => {
      press(c, c === mine);
      c.setAttribute('aria-disabled', answered);
    });
    lesson.classList.toggle('answered', Boolean(mine));
    if (mine) said.textContent = mine.dataset.said;
    if (answered) uncover(lesson);
    else if (before) lesson.classList.toggle('shown', open);
  }

  function say(value, focus) {
    if (answered) return;
    memory.set(key, value);
    show();
    progress();
    focus?.focus({ preventScroll: true });
  }

  choices.forEach((c) => {
    c.disabled = false;
    on(c, 'click', () => say(c.value));
  });
  on(box.querySelector('.show'), 'click', () => say(-1, box.querySelector('.result')));
  on(box, 'again', show); // another tab answered
  on(box, 'forget', () => {
    memory.forget(key);
    lesson.classList.toggle('shown', open);
    show();
  });
  show();
}

// A claim is a question until it is answered; its first answer is kept.
function judge(claim) {
  const key = 'claim:' + claim.id;
  const buttons = all('.judge', claim);
  const words = { holds: 'true', fails: 'not true', open: "can't tell" };
  const show = () => {
    const mine = memory.get(key);
    claim.classList.toggle('told', Object.hasOwn(words, mine) || location.hash === '#' + claim.id);
    if (!Object.hasOwn(words, mine)) return;
    const right = claim.classList.contains(mine);
    claim.querySelector('.judged').textContent = `You said: ${words[mine]}${right ? ', and that is right.' : '.'}`;
  };
  buttons.forEach((b) => on(b, 'click', () => {
    memory.set(key, b.value);
    show();
  }));
  on(claim, 'again', show);
  on(claim, 'forget', () => {
    memory.forget(key);
    show();
  });
  show();
}

// asked lets a part of the page ask its questions.
function asked(part) {
  allOf('.prediction', part).forEach(predict);
  allOf('.claim', part).forEach(judge);
}

// progress fills the map of the course.
function progress() {
  const lines = all('.map li');
  if (!lines.length) return;
  const lesson = (li) => document.getElementById(li.dataset.unit);
  let answered = 0;
  for (const li of lines) {
    const is = (name) => lesson(li).classList.contains(name);
    const mine = lesson(li).querySelector('.choice[aria-pressed="true"]');
    li.className = is('answered') ? 'answered' : is('shown') ? 'skipped' : '';
    answered += is('answered');
    li.querySelector('.how').textContent = !mine ? '' : mine.matches('.right') ? 'as you said' : 'otherwise';
  }
  document.querySelector('.progress').textContent = `${answered} of ${lines.length} predictions made.`;
  const next = lines.find((li) => !li.className) || lines[0];
  const link = document.querySelector('.begin a');
  link.href = '#' + next.dataset.unit;
  link.textContent = (next === lines[0] ? 'Start here: ' : 'Go on: ') + next.querySelector('a').textContent.replace(/^(\d+)/, '$1 ');
}

function answers() {
  const button = document.querySelector('button.all');
  const show = (yes) => {
    root.classList.toggle('all', yes);
    press(button, yes);
    if (here()) scrollable(here());
    pictures.watch();
  };
  on(button, 'click', () => {
    show(!root.classList.contains('all'));
    memory.set('results', root.classList.contains('all') ? 'all' : '');
  });
  show(memory.get('results') === 'all');

  asked(document);
  progress();
  const forget = document.querySelector('.forget');
  if (forget) on(forget, 'click', () => {
    all('.prediction, .claim, .puzzle').forEach((box) => box.dispatchEvent(new Event('forget')));
    memory.forget('results');
    root.classList.remove('overviewed');
    show(false);
    progress();
  });
  // What one tab is told, the others show too.
  on(window, 'storage', (e) => {
    if (e.key?.startsWith('workbook:')) all('.prediction, .claim, .puzzle').forEach((box) => box.dispatchEvent(new Event('again')));
    progress();
  });
}
