package page

import (
	"fmt"
	"strings"
	"testing"
)

// TestEveryGameCanBeWon plays the games of the lessons by keyboard to their goals.
func TestEveryGameCanBeWon(t *testing.T) {
	secondary(t)
	t.Parallel()
	b := openTab(t, realCourse(t))
	eval[bool](b, `document.querySelector("button.all").click(), true`)
	for _, game := range []struct{ lesson, game, keys, says string }{
		{"03-mutex", "lock", "abaaabbbaaaabbbb", "right in every order"},
		{"05-atomic", "cas", "abbaabbaaabbaaaa", "nothing was lost"},
		{"06-false-sharing", "line", "aaaabbbb", "the line moved 2 times"},
		{"06-false-sharing", "line", "aabbaabbaabb", "the line moved 6 times"},
		{"07-channels", "channel", "rsssrrssrr", "the total is 10"},
		{"13-deadlock", "deadlock", "abab", "Deadlock after 4 moves"},
		{"13-deadlock", "ordered", "abaabababbb", ""},
	} {
		b.goTo(game.lesson)
		box := fmt.Sprintf(`document.querySelector('#\\3%c %s .stepper[data-game="%s"]')`, game.lesson[0], game.lesson[1:], game.game)
		eval[bool](b, fmt.Sprintf(`%s.querySelector(".move").focus(), true`, box))
		b.press("r")
		for _, key := range game.keys {
			b.press(string(key))
		}
		live := eval[string](b, box+`.querySelector("[aria-live]").textContent`)
		won := eval[bool](b, box+`.querySelector(".goal").matches(".won")`)
		if !strings.Contains(live, game.says) || won != (game.says != "") {
			t.Errorf("%s: after %s it says %q, won %v; want %q", game.game, game.keys, live, won, game.says)
		}
		moves := eval[string](b, box+`.querySelector(".counted").textContent`)
		b.press("u")
		if after := eval[string](b, box+`.querySelector(".counted").textContent`); after == moves {
			t.Errorf("%s: undo leaves %s", game.game, moves)
		}
	}
	b.quiet()
}

// TestNoOrderOfMovesBreaksAGame lets chance be the scheduler.
func TestNoOrderOfMovesBreaksAGame(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("makes some ten thousand moves")
	}
	b := openTab(t, realCourse(t))
	wrong := eval[[]string](b, `[...document.querySelectorAll(".stepper")].flatMap((box) => {
		const found = [];
		let seed = 1;
		const random = () => { seed = (seed * 16807) % 2147483647; return seed / 2147483647; };
		for (let round = 0; round < 20; round += 1) {
			const [undo, again] = box.querySelectorAll(".tools-now button");
			again.click();
			for (let i = 0; i < 60; i += 1) {
				const buttons = [...box.querySelectorAll(".move")];
				(random() < 0.1 ? undo : buttons[Math.floor(random() * buttons.length)]).click();
			}
			if (/undefined|NaN|null/.test(box.textContent)) found.push(box.id + ": " + box.querySelector("[aria-live]").textContent);
			if (box.dataset.game === "ordered" && /Deadlock after/.test(box.textContent)) found.push("a deadlock of ordered locks");
			const total = box.querySelector("[aria-live]").textContent.match(/total is ([0-9]+)/);
			if (total && !["race"].includes(box.dataset.game) && !["10", "21"].includes(total[1])) found.push(box.dataset.game + " loses an update: " + total[1]);
		}
		return found.slice(0, 2);
	})`)
	for _, w := range wrong {
		t.Error(w)
	}
	b.quiet()
}
