// Downloads: unpack what the link holds.

function download(link) {
  on(link, 'click', async (e) => {
    if (!window.DecompressionStream) return;
    e.preventDefault();
    const packed = Uint8Array.from(atob(link.href.split(',')[1]), (c) => c.charCodeAt(0));
    const plain = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
    const url = URL.createObjectURL(await new Response(plain).blob());
    Object.assign(make('a', ''), { href: url, download: link.dataset.name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
  });
}
