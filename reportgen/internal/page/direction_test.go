package page

import (
	"fmt"
	"testing"
)

// TestAParagraphHasItsDirection wants a lesson's paragraphs, list items and cells in Hebrew
// and Arabic to begin at the right, and others at the left.
func TestAParagraphHasItsDirection(t *testing.T) {
	secondary(t)
	t.Parallel()
	b := openTab(t, fixture(t, newRoom(2, 0.02)))
	b.goTo("03-mutex")
	for text, right := range map[string]bool{"שלום עולם (טקסט).": true, "مرحبا بالعالم.": true, "The word שלום in a line.": false, "12 ≤ 13": false} {
		for _, tag := range []string{"p", "li", "h3"} {
			// The first letter of a paragraph is in its right half if it runs from right to left.
			begins := eval[bool](b, fmt.Sprintf(`((text, tag) => {
				const e = document.createElement(tag), first = document.createRange();
				e.textContent = text;
				document.getElementById("03-mutex").prepend(e);
				first.setStart(e.firstChild, 0); first.setEnd(e.firstChild, 1);
				const box = e.getBoundingClientRect(), letter = first.getBoundingClientRect();
				e.remove();
				return letter.left > box.left + box.width / 2;
			})(%q, %q)`, text, tag))
			if begins != right {
				t.Errorf("%s in %s: begins at the right: %v", text, tag, begins)
			}
		}
	}
}
