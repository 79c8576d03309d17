'use strict';
{
  // Each part of the page that can change has a name in data-part. When the class has
  // news, the page is asked for again, and the parts that differ are replaced.
  const news = new EventSource('/news');
  let drawing = false;
  let stale = false;

  const replace = (fresh) => {
    for (const part of fresh.querySelectorAll('[data-part]')) {
      const shown = document.querySelector(`[data-part="${CSS.escape(part.dataset.part)}"]`);
      if (!shown || shown.innerHTML === part.innerHTML) continue;
      const focused = shown.contains(document.activeElement) ? document.activeElement.id : '';
      shown.replaceChildren(...part.childNodes);
      if (focused) (document.getElementById(focused) ?? shown.querySelector('button'))?.focus();
    }
  };

  const draw = async () => {
    stale = true;
    if (drawing) return;
    drawing = true;
    while (stale) {
      stale = false;
      try {
        const answer = await fetch('/');
        if (answer.ok) replace(new DOMParser().parseFromString(await answer.text(), 'text/html'));
      } catch { /* the class ended, or starts again: then its stream comes back, and tells */ }
    }
    drawing = false;
  };

  news.addEventListener('message', draw);
  news.addEventListener('ended', () => news.close());
}
