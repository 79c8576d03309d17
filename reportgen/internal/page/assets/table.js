// A table that sorts, filters and copies: all cases of all labs.

const factors = { ns: 1, 'µs': 1e3, ms: 1e6, s: 1e9, B: 1, kB: 1e3, MB: 1e6, GB: 1e9 };

// plainly is a cell's text with numbers such as 1000 in place of 1,000.
const plainly = (cell) => cell.textContent.trim().replace(/(\d),(?=\d{3})/g, '$1');

// amount is the number in base units that a cell's text is or begins with, or null.
function amount(text) {
  const found = /^(-?\d+(?:\.\d+)?)\s*(ns|µs|ms|s|B|kB|MB|GB|×|%)?(?= |$)/.exec(text);
  return found && Number(found[1]) * (factors[found[2]] ?? 1);
}

// copied is a cell's text that a spreadsheet does not take for a formula.
const copied = (cell) => cell.textContent.trim().replace(/^(?=[=+@＝＋－＠]|-\D)/, "'");

function sortable(table) {
  const body = table.tBodies[0];
  const tools = make('p', 'table-tools');
  const label = make('label', '', 'Show rows with ');
  const filter = Object.assign(make('input', ''), { type: 'search' });
  const copy = make('button', '', 'Copy the table');
  copy.type = 'button';
  const said = make('output', '');
  label.append(filter);
  tools.append(label, copy, said);
  table.parentElement.before(tools);

  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((th, column) => {
    const button = make('button', 'sort', th.textContent);
    button.type = 'button';
    th.replaceChildren(button);
    on(button, 'click', () => {
      const down = th.getAttribute('aria-sort') === 'ascending';
      heads.forEach((h) => h.removeAttribute('aria-sort'));
      th.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      const key = (row) => plainly(row.cells[column]);
      const order = (a, b) => {
        const [x, y] = [amount(key(a)), amount(key(b))];
        if (x !== null && y !== null) return down ? y - x : x - y;
        if (x !== null || y !== null) return x === null ? 1 : -1; // what is not known is last
        return (down ? -1 : 1) * key(a).localeCompare(key(b), 'en', { numeric: true });
      };
      body.append(...[...body.rows].sort(order));
    });
  });
  on(filter, 'input', () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of body.rows) row.hidden = !words.every((w) => row.textContent.toLowerCase().includes(w));
    said.textContent = `${[...body.rows].filter((r) => !r.hidden).length} of ${body.rows.length} rows`;
  });
  on(copy, 'click', async () => {
    const lines = [table.tHead.rows[0], ...[...body.rows].filter((r) => !r.hidden)];
    const text = lines.map((r) => [...r.cells].map(copied).join('\t')).join('\n') + '\n';
    said.textContent = (await clip(text)) ? `${lines.length - 1} rows copied` : 'The browser does not allow it.';
  });
}
