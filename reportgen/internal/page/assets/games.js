// The games: for each, how it starts, what a move of a worker does and says, and
// when it ends. A state is plain data, so that a move can be taken back.

const games = {};
const two = (make) => ({ A: make('A'), B: make('B') });

// Lab 02: read, add and write are three moves.
games.race = {
  workers: ['A', 'B'],
  goal: 'lose one update. Then lose two with a single write.',
  intro: 'Six numbers to add, three for each worker. Who moves first?',
  start: () => ({ total: 0, lost: 0, writes: 0, workers: { A: { left: [1, 2, 3], stage: 0 }, B: { left: [4, 5, 6], stage: 0 } } }),
  move(s, name) {
    const w = s.workers[name];
    if (!w.left.length) return null;
    const stage = w.stage;
    w.stage = (stage + 1) % 3;
    if (stage === 0) {
      w.holds = s.total;
      w.seen = s.writes;
      return { text: `${name} reads ${s.total}` };
    }
    if (stage === 1) {
      w.holds += w.left[0];
      return { text: `${name} adds ${w.left[0]} and holds ${w.holds}` };
    }
    const over = s.writes - w.seen;
    s.lost += over;
    s.writes += 1;
    s.total = w.holds;
    w.left.shift();
    delete w.holds;
    const end = !over ? '' : over === 1 ? ', over an update it never saw' : `, over ${over} updates it never saw`;
    return { text: `${name} writes ${s.total}${end}`, loss: over };
  },
  end(s) {
    if (s.workers.A.left.length + s.workers.B.left.length) return s.lost ? { won: true } : null;
    return s.total === 21
      ? { text: 'All six are added and the total is right, this time. The race is still there.' }
      : { text: `All six are added. The total is ${s.total} and not 21.`, won: true };
  },
  facts: (s) => [{ name: 'total', value: s.total },
    { value: s.lost === 1 ? '1 update lost' : `${s.lost} updates lost`, className: s.lost ? 'tally loss' : 'tally' }],
  worker(s, name) {
    const { left: [number], stage, holds } = s.workers[name];
    const code = number ? ['read total', `add ${number}`, stage === 2 ? `write ${holds}` : 'write total'] : ['', '', ''];
    return { code, at: number ? stage : 3, next: number && code[stage], holding: holds === undefined ? 'holds nothing' : `holds ${holds}` };
  },
};

// Lab 03: a lock, and a queue before it.
games.lock = {
  workers: ['A', 'B'],
  goal: 'let one worker wait while the other adds, and still lose nothing.',
  intro: 'Two numbers for each worker, and one lock. Try to come between a read and a write.',
  start: () => ({ total: 0, owner: '', queue: [], waited: false, workers: two((n) => ({ left: n === 'A' ? [1, 2] : [3, 4], stage: 0 })) }),
  move(s, name) {
    const w = s.workers[name];
    if (!w.left.length && w.stage === 0) return null;
    if (s.queue.includes(name)) return { text: `${name} sleeps in the queue. Only an unlock wakes it.`, blocked: true };
    if (w.stage === 0) {
      if (s.owner && s.owner !== name) {
        s.queue.push(name);
        s.waited = true;
        return { text: `${name} wants the lock that ${s.owner} has, and goes to sleep`, loss: true };
      }
      s.owner = name;
      w.stage = 1;
      return { text: `${name} locks` };
    }
    if (w.stage === 1) {
      w.holds = s.total;
      w.stage = 2;
      return { text: `${name} reads ${s.total}` };
    }
    if (w.stage === 2) {
      s.total = w.holds + w.left.shift();
      w.stage = 3;
      return { text: `${name} writes ${s.total}` };
    }
    s.owner = s.queue.shift() ?? '';
    w.stage = 0;
    if (s.owner) s.workers[s.owner].stage = 1;
    return { text: `${name} unlocks${s.owner ? `, and ${s.owner} wakes with the lock` : ''}` };
  },
  end(s) {
    const left = s.workers.A.left.length + s.workers.B.left.length;
    if (left || s.owner) return null;
    return { text: `All four are added, and the total is ${s.total}: right in every order.${s.waited ? '' : ' Nobody ever waited; try to make one wait.'}`, won: s.waited };
  },
  facts: (s) => [{ name: 'total', value: s.total }, { value: s.owner ? `locked by ${s.owner}` : 'unlocked', className: 'tally' },
    { value: s.queue.length ? `waiting: ${s.queue.join(', ')}` : 'nobody waits', className: 'tally' }],
  worker(s, name) {
    const w = s.workers[name];
    const code = ['lock', 'read total', `write total + ${w.left[0] ?? '…'}`, 'unlock'];
    const done = !w.left.length && w.stage === 0;
    const waits = s.queue.includes(name);
    return { code, at: done ? 4 : w.stage, next: done ? '' : waits ? 'waits for the lock' : code[w.stage], stuck: waits, holding: s.owner === name ? 'has the lock' : waits ? 'sleeps' : 'has no lock' };
  },
};

// Lab 05: compare-and-swap writes only if nobody came between, and else tries again.
games.cas = {
  workers: ['A', 'B'],
  goal: 'make one compare-and-swap fail twice before it succeeds.',
  intro: 'Each worker adds its numbers by compare-and-swap. Can you lose an update?',
  start: () => ({ total: 0, worst: 0, workers: two((n) => ({ left: n === 'A' ? [1, 2, 3] : [4, 5, 6], stage: 0, failed: 0 })) }),
  move(s, name) {
    const w = s.workers[name];
    if (!w.left.length) return null;
    if (w.stage === 0) {
      w.old = s.total;
      w.stage = 1;
      return { text: `${name} loads ${s.total}` };
    }
    w.stage = 0;
    if (s.total !== w.old) {
      w.failed += 1;
      s.worst = Math.max(s.worst, w.failed);
      return { text: `${name} swaps if it is still ${w.old}: it is ${s.total}, so nothing is written, and ${name} begins again`, loss: true };
    }
    s.total = w.old + w.left.shift();
    w.failed = 0;
    return { text: `${name} swaps ${w.old} for ${s.total}` };
  },
  end(s) {
    const won = s.worst >= 2;
    if (s.workers.A.left.length + s.workers.B.left.length) return won ? { won } : null;
    return { text: `All six are added, and the total is ${s.total}: nothing was lost. What failed had to be done again.`, won };
  },
  facts: (s) => [{ name: 'total', value: s.total }, { value: `most failures in a row: ${s.worst}`, className: 'tally' }],
  worker(s, name) {
    const { left: [number], stage, old, failed } = s.workers[name];
    const code = number ? ['old = load', `swap old for old + ${number}, if it is still old`] : ['', ''];
    return { code, at: number ? stage : 2, next: number && ['load', 'compare and swap'][stage],
      holding: (stage ? `old is ${old}` : 'holds nothing') + (failed ? `; failed ${failed}×` : '') };
  },
};

// Lab 06: a cache line is in one core at a time, whichever of its counters is meant.
games.line = {
  workers: ['A', 'B'],
  goal: 'add all six with the line moving as seldom as you can, and then as often.',
  intro: "A's counter and B's counter are neighbours in one cache line. A core must fetch the line before it can add.",
  start: () => ({ owner: '', trips: 0, workers: two(() => ({ count: 0 })) }),
  move(s, name) {
    const w = s.workers[name];
    if (w.count === 3) return null;
    if (s.owner !== name) {
      const from = s.owner;
      s.owner = name;
      s.trips += 1;
      return { text: from ? `the line travels from ${from}'s core to ${name}'s` : `${name}'s core fetches the line from memory`, loss: Boolean(from) };
    }
    w.count += 1;
    return { text: `${name} adds 1 to its own counter, which is now ${w.count}` };
  },
  end(s) {
    if (s.workers.A.count + s.workers.B.count < 6) return null;
    return { text: `Six additions, and the line moved ${s.trips} times. The fewest is 2, the most is 6. Nobody touched the counter of the other.`, won: s.trips === 2 || s.trips === 6 };
  },
  facts: (s) => [{ name: 'the line moved', value: s.trips }, { value: s.owner ? `it is in ${s.owner}'s core` : 'it is in memory', className: 'tally' }],
  worker(s, name) {
    const { count } = s.workers[name];
    const here = s.owner === name;
    return { code: ['have the line', 'add 1'], at: count === 3 ? 2 : here ? 1 : 0, next: count === 3 ? '' : here ? 'add 1' : 'fetch the line', holding: `its counter: ${count}` };
  },
};

// Lab 07: a channel with room for two.
games.channel = {
  workers: ['S', 'R'],
  goal: 'let each of the two wait for the other once, and get all four numbers across.',
  intro: 'S sends 1 to 4 into a channel with room for two. R receives and adds.',
  start: () => ({ buffer: [], next: 1, total: 0, got: 0, full: 0, empty: 0 }),
  move(s, name) {
    if (name === 'S') {
      if (s.next > 4) return null;
      if (s.buffer.length === 2) { s.full += 1; return { text: 'S wants to send, the channel is full, and S waits', loss: true }; }
      s.buffer.push(s.next);
      s.next += 1;
      return { text: `S sends ${s.next - 1}` };
    }
    if (s.got === 4) return null;
    if (!s.buffer.length) { s.empty += 1; return { text: 'R wants to receive, the channel is empty, and R waits', loss: true }; }
    const number = s.buffer.shift();
    s.total += number;
    s.got += 1;
    return { text: `R receives ${number}, and the total is ${s.total}` };
  },
  end(s) {
    if (s.got < 4) return null;
    const won = s.full > 0 && s.empty > 0;
    return { text: `All four came in order, and the total is 10.${won ? '' : ' Nobody shared it, so nobody could lose an update. Make both wait.'}`, won };
  },
  facts: (s) => [{ name: 'channel', value: s.buffer.length ? s.buffer.join(' ') : '–' }, { value: `total ${s.total}`, className: 'tally' }],
  worker(s, name) {
    if (name === 'S') {
      return { code: [1, 2, 3, 4].map((n) => `send ${n}`), at: s.next - 1, next: s.next > 4 ? '' : `send ${s.next}`, holding: s.buffer.length === 2 ? 'the channel is full' : 'there is room' };
    }
    return { code: [1, 2, 3, 4].map(() => 'receive, add'), at: s.got, next: s.got === 4 ? '' : 'receive', holding: s.buffer.length ? 'something is there' : 'the channel is empty' };
  },
};
