package fanout

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"workbook/labs/lab"
)

var task = lab.Task{N: 1000, Workers: 3}

func mapped(t *testing.T, numbers int64) *Memory {
	t.Helper()
	m, err := MapNumbers(task.Workers, numbers)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { m.Close() })
	return m
}

func TestSumStartsFromWhatIsTold(t *testing.T) {
	got, err := Sum(t.Context(), task, "share", 7)
	if want := task.Expected() + 3*7; err != nil || got != want {
		t.Errorf("got %d, %v; want %d", got, err, want)
	}
}

func TestNumbersAreSharedAndApartFromTheSlots(t *testing.T) {
	m := mapped(t, task.N)
	if err := Start(t.Context(), task, m, "numbers").Wait(); err != nil {
		t.Fatal(err)
	}
	if got := int64(len(m.Numbers())); got != task.N {
		t.Fatalf("%d numbers, want %d", got, task.N)
	}
	for i, number := range m.Numbers() {
		if number != int64(i+1) {
			t.Fatalf("number %d is %d, want %d", i, number, i+1)
		}
	}
	for w := range task.Workers {
		if v := *m.Value(w); v != 0 {
			t.Errorf("slot %d holds %d, want 0", w, v)
		}
	}
}

func TestOutputEndsWithTheWorker(t *testing.T) {
	workers := Start(t.Context(), task, mapped(t, 0), "print")
	for w := range task.Workers {
		got, err := io.ReadAll(workers.Output(w))
		if want := fmt.Sprint("worker ", w); err != nil || string(got) != want {
			t.Errorf("worker %d wrote %q, %v; want %q", w, got, err, want)
		}
	}
	if err := workers.Wait(); err != nil {
		t.Error(err)
	}
}

func TestWorkersThatDoNotStartHaveNoOutput(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	workers := Start(ctx, task, mapped(t, 0), "print")
	if got, err := io.ReadAll(workers.Output(0)); err != nil || len(got) > 0 {
		t.Errorf("got %q, %v; want nothing", got, err)
	}
	if err := workers.Wait(); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v; want %v", err, context.Canceled)
	}
}

func TestAWorkersOwnErrorReachesTheParent(t *testing.T) {
	err := Start(t.Context(), task, mapped(t, 0), "second-says-why").Wait()
	if err == nil {
		t.Fatal("no error")
	}
	got := err.Error()
	if !strings.HasPrefix(got, "worker 1 of 3, process ") || !strings.HasSuffix(got, ": no more tea") {
		t.Errorf("error %q; want one that names worker 1 and what it lacked", got)
	}
}

func TestALongErrorIsCut(t *testing.T) {
	m := mapped(t, 0)
	m.SetErr(0, errors.New("x"+strings.Repeat("é", 1000)))
	if got := m.err(0).Error(); len(got) < 80 || strings.Trim(got, "é") != "x" || len(got) >= slotSize {
		t.Errorf("got %q; want x and as many whole é as there is room for", got)
	}
	if m.err(1) != nil || *m.Value(1) != 0 {
		t.Errorf("slot 1 holds %d, %v; want it as it was", *m.Value(1), m.err(1))
	}
}
