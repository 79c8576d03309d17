// Lab 13, as two more games: two locks, taken in two orders or in one.

const locks = (orders, goal, intro) => ({
  workers: ['A', 'B'],
  goal,
  intro,
  start: () => ({ owner: {}, wants: {}, done: 0, workers: two(() => ({ stage: 0, rounds: 0 })) }),
  move(s, name) {
    const w = s.workers[name];
    if (w.rounds === 2) return null;
    if (s.wants[name]) return { text: `${name} sleeps until ${s.wants[name]} is unlocked.`, blocked: true };
    if (w.stage < 2) {
      const lock = orders[name][w.stage];
      if (s.owner[lock]) {
        s.wants[name] = lock;
        return { text: `${name} wants ${lock}, which ${s.owner[lock]} has, and waits`, loss: true };
      }
      s.owner[lock] = name;
      w.stage += 1;
      return { text: `${name} locks ${lock}` };
    }
    for (const lock of orders[name]) delete s.owner[lock];
    w.stage = 0;
    w.rounds += 1;
    s.done += 1;
    let woken = '';
    for (const other of ['A', 'B']) {
      const lock = s.wants[other];
      if (!lock || s.owner[lock]) continue;
      delete s.wants[other];
      s.owner[lock] = other;
      s.workers[other].stage += 1;
      woken = `, and ${other} wakes with ${lock}`;
    }
    return { text: `${name} adds, and unlocks both${woken}` };
  },
  end(s, moves) {
    if (s.wants.A && s.wants.B) return { text: `Deadlock after ${moves} moves: each waits for what the other has.`, won: true };
    if (s.done === 4) return { text: 'All four additions are done. No deadlock this time.' };
    return null;
  },
  facts: (s) => ['sum', 'count'].map((lock) => ({ value: `${lock}: ${s.owner[lock] ? `locked by ${s.owner[lock]}` : 'unlocked'}`, className: 'tally' })),
  worker(s, name) {
    const w = s.workers[name];
    const code = [...orders[name].map((lock) => `lock ${lock}`), 'add, unlock both'];
    const waits = s.wants[name];
    return { code, at: w.rounds === 2 ? 3 : w.stage, next: w.rounds === 2 ? '' : waits ? `waits for ${waits}` : code[w.stage], stuck: Boolean(waits),
      holding: waits ? 'sleeps' : `${w.rounds} of 2 additions done` };
  },
});
games.deadlock = locks({ A: ['sum', 'count'], B: ['count', 'sum'] }, 'a deadlock in as few moves as you can: four are enough.', 'A locks sum first, B locks count first.');
games.ordered = locks({ A: ['sum', 'count'], B: ['sum', 'count'] }, 'a deadlock, if you can. Both lock sum first.', 'Both workers lock in the same order now.');
