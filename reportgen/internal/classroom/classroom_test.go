package classroom

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"workbook/reportgen/internal/handin"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestHandingIn(t *testing.T) {
	r := newRoom(t)
	token := handin.Token{1}
	for _, number := range []int{1, 2, 2} {
		kept, err := Sender{}.Send(t.Context(), r.Address, token, madeBy(t, token, number))
		if err != nil {
			t.Fatal(err)
		}
		if kept.Pseudonym != token.ID().Pseudonym() || kept.Replaced != (number > 1) {
			t.Errorf("hand-in %d: %+v", number, kept)
		}
	}
	if len(r.store.kept) != 1 || r.store.puts != 2 || len(r.counted) != 2 || r.counted[1].Number != 2 {
		t.Errorf("kept %d, counted %d", len(r.store.kept), len(r.counted))
	}
	for student, text := range r.store.kept {
		if text != string(madeBy(t, token, 2)) {
			t.Errorf("kept %s", text)
		}
		if strings.Contains(student+text, token.String()) {
			t.Error("the class keeps the token")
		}
	}
	if code, why := answer(t, r.request(t, token, madeBy(t, token, 1))); code != http.StatusConflict || !strings.Contains(why, "later hand-in") {
		t.Errorf("an earlier one: %d %s", code, why)
	}
}

// TestNeedsAreHandedOut asks the students' server for what a room without internet
// needs, and the projector's, which has none of it.
func TestNeedsAreHandedOut(t *testing.T) {
	r := newRoom(t, func(c *Class) {
		c.Needs = http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) { io.WriteString(w, q.URL.Path) })
	})
	if status, body := get(t, "http://"+r.students+NeedsPath+"modules/a/@v/list"); status != http.StatusOK || body != "/modules/a/@v/list" {
		t.Errorf("%d %q", status, body)
	}
	if status, _ := get(t, "http://"+r.projector+NeedsPath+"modules/a/@v/list"); status != http.StatusNotFound {
		t.Errorf("the projector's server: %d", status)
	}
	if status, _ := get(t, "http://"+newRoom(t).students+NeedsPath+"modules"); status != http.StatusNotFound {
		t.Errorf("a class with no needs: %d", status)
	}
}
