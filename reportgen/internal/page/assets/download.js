// Downloads: unpack what the link holds.

function download(link) {
  on(link, 'click', async (e) => {
    if (!window.DecompressionStream) return;
    e.preventDefault();
    const url = URL.createObjectURL(await unpacked(link.href.split(',')[1]).blob());
    Object.assign(make('a', ''), { href: url, download: link.dataset.name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
  });
}
