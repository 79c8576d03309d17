package launch

import (
	"testing"
	"time"
)

func TestStandstillsAreLongLooks(t *testing.T) {
	began := time.Date(2026, 11, 29, 12, 0, 0, 0, time.UTC)
	s := &Standstills{last: began}
	for _, look := range []struct{ after, total time.Duration }{
		{lookEvery, 0},
		{2 * time.Second, 0}, // a busy machine
		{16 * time.Second, 14 * time.Second},
		{16*time.Second + lookEvery, 14 * time.Second},
		{20 * time.Second, 14*time.Second + 4*time.Second - lookEvery},
	} {
		if got := s.look(began.Add(look.after)); got != look.total {
			t.Errorf("after %s it stood still for %s, want %s", look.after, got, look.total)
		}
	}
}
