//go:build !race

package hosts

import (
	"encoding/json"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nats-io/nats-server/v2/server"

	"workbook/labs/lab"
	"workbook/labs/limits"
)

// strange is what others send: nothing of it is a sum of the task.
func strange(c chunk) map[string]any {
	other, outside, huge := c, c, c
	other.Job = "another"
	outside.Index = c.Chunks
	huge.N = limits.N
	return map[string]any{
		"a result of another job":         report{chunk: other, Sum: 1},
		"a chunk outside the task":        report{chunk: outside, Sum: 1},
		"a chunk of a larger task":        report{chunk: huge, Sum: 1 << 40},
		"a sum that is too large":         report{chunk: c, Sum: 1 << 60},
		"a sum that is too small":         report{chunk: c, Sum: -1},
		"a list where an object belongs":  []int{1, 2},
		"numbers where words belong":      map[string]any{"job": 3, "sum": "x"},
		"an object of something entirely": map[string]any{"hello": "world"},
	}
}

// stranger sends all of that before the sum of the first chunk, and chunks that are
// none.
func stranger(c Chunk) {
	if c.is.Index == 0 {
		subject := report{chunk: c.is}.subject()
		for _, message := range strange(c.is) {
			text, _ := json.Marshal(message)
			c.from.err = publish(c.from.ctx, c.from.js, subject, text)
		}
		c.from.err = publish(c.from.ctx, c.from.js, subject, []byte("\x00\xff no JSON"))
		far := c.is
		far.Index = c.is.Chunks + 7
		c.from.err = publish(c.from.ctx, c.from.js, far.subject(), encode(far))
		far.Index++
		c.from.err = publish(c.from.ctx, c.from.js, far.subject(), []byte("no chunk"))
	}
	c.HandIn(sum(c))
	c.Done()
}

func TestWhatStrangersSendIsRefusedAndCounted(t *testing.T) {
	s, err := reach()
	if err != nil {
		t.Fatal(err)
	}
	q := newQueue(t.Context(), s, task, "stranger")
	if err := q.open(Calm); err != nil {
		t.Fatal(err)
	}
	if got := first(q.results); got != task.Expected() || q.err != nil {
		t.Errorf("got %d, %v; want %d", got, q.err, task.Expected())
	}
	if want := len(strange(q.job)) + 3; q.refused < want { // more if the chunk came twice, on a busy machine
		t.Errorf("refused %d messages, want %d", q.refused, want)
	}
	if err := q.close(); err != nil {
		t.Error(err)
	}
}

// TestAResultOfARunBeforeGoesNowhere hands in a sum under the name of a job that is
// over, while another one runs.
func TestAResultOfARunBeforeGoesNowhere(t *testing.T) {
	s, err := reach()
	if err != nil {
		t.Fatal(err)
	}
	before := newQueue(t.Context(), s, task, "after").job
	q := newQueue(t.Context(), s, task, "after")
	if err := q.open(Calm); err != nil {
		t.Fatal(err)
	}
	late := report{chunk: before, Sum: 1}
	if err := publish(t.Context(), s.js, late.subject(), encode(late)); err != nil {
		t.Fatal(err)
	}
	got := first(func(yield func(Result) bool) {
		q.results(func(r Result) bool {
			if r.Sum == late.Sum {
				t.Errorf("the late sum came: %+v", r)
			}
			return yield(r)
		})
	})
	if got != task.Expected() || q.err != nil || q.refused != 0 {
		t.Errorf("got %d, %v, refused %d; want %d", got, q.err, q.refused, task.Expected())
	}
	if err := q.close(); err != nil {
		t.Error(err)
	}
}

func TestAPortThatIsTaken(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Skip(err)
	}
	defer taken.Close()
	_, err = startServer(&server.Options{Host: "127.0.0.1", Port: taken.Addr().(*net.TCPAddr).Port, StoreDir: t.TempDir()})
	if err == nil || !strings.Contains(err.Error(), "in use") {
		t.Errorf("got %v, want that the port is in use", err)
	}
}

// TestNoRoomForTheStore has a file where the folder for temporary files should be,
// and one where the server's own should be.
func TestNoRoomForTheStore(t *testing.T) {
	file := filepath.Join(t.TempDir(), "jetstream")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := startServer(&server.Options{Host: "127.0.0.1", Port: -1, StoreDir: filepath.Dir(file)}); err == nil || !strings.Contains(err.Error(), "start the queue's server: ") {
		t.Errorf("got %v, want why", err)
	}
	for _, name := range []string{"TMPDIR", "TMP", "TEMP"} {
		t.Setenv(name, file)
	}
	if _, err := newSite(address{}); err == nil || !strings.Contains(err.Error(), "is there room for temporary files?") {
		t.Errorf("got %v, want that there is no folder", err)
	}
}

// TestOneDiesIsKilled wants the worker that gets the unlucky chunk to be killed, as one
// is that the system ends.
func TestOneDiesIsKilled(t *testing.T) {
	s, err := reach()
	if err != nil {
		t.Fatal(err)
	}
	q := newQueue(t.Context(), s, lab.Task{N: 1, Workers: 1}, "after")
	if err := q.open(OneDies); err != nil {
		t.Fatal(err)
	}
	<-q.machines.died
	if state := q.machines.running[0].cmd.ProcessState; !killed(state) {
		t.Errorf("it ended with %s", state)
	}
	if err := q.close(); err != nil {
		t.Error(err)
	}
}
