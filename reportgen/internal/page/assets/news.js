// A page that is served hears when there is news, and asks its server again.

// inTurn returns what starts the work, but never twice at once. If it is called
// meanwhile, however often, the work is done once more.
function inTurn(work) {
  let working = false;
  let wanted = false;
  return async () => {
    wanted = true;
    if (working) return;
    working = true;
    while (wanted) {
      wanted = false;
      await work();
    }
    working = false;
  };
}

// fetched is what the server has at a path, or '' if it gives nothing: when it has
// ended, the stream of news tells, and when it starts again, too.
async function fetched(path) {
  try {
    const came = await fetch(path);
    return came.ok ? await came.text() : '';
  } catch { return ''; }
}
