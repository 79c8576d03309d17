// Each part of the page that can change has a name in data-part. When the class has
// news, the page is asked for again, and the parts that differ are replaced. The style
// sheet shows that the class is lost or has ended.

function replace(fresh) {
  for (const part of fresh.querySelectorAll('[data-part]')) {
    const shown = document.querySelector(`[data-part="${CSS.escape(part.dataset.part)}"]`);
    if (!shown || shown.innerHTML === part.innerHTML) continue;
    const focused = shown.contains(document.activeElement) ? document.activeElement.id : '';
    shown.replaceChildren(...part.childNodes);
    if (focused) (document.getElementById(focused) ?? shown.querySelector('button'))?.focus();
  }
}

const news = new EventSource('/news');
news.addEventListener('message', inTurn(async () => replace(new DOMParser().parseFromString(await fetched('/'), 'text/html'))));
news.addEventListener('error', () => document.body.classList.add('lost'));
news.addEventListener('open', () => document.body.classList.remove('lost'));
news.addEventListener('ended', () => {
  news.close();
  document.body.classList.add('ended');
});
