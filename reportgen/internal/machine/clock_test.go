package machine

import (
	"testing"
	"testing/fstest"
	"time"

	"github.com/shirou/gopsutil/v3/cpu"

	"workbook/reportgen/internal/results"
)

func TestAClockThatIsSet(t *testing.T) {
	began := time.Now()
	before := counters{at: began, wall: began.UnixNano()}
	for _, test := range []struct {
		name        string
		steady, set time.Duration
		want        time.Duration
	}{
		{name: "not", steady: time.Minute},
		{name: "slewed as NTP does", steady: time.Minute, set: 30 * time.Millisecond},
		{name: "slewed for an hour", steady: time.Hour, set: -1800 * time.Millisecond},
		{name: "back", steady: time.Minute, set: -time.Hour, want: time.Hour},
		{name: "back by little", steady: time.Minute, set: -200 * time.Millisecond, want: 200 * time.Millisecond},
		{name: "forward, or asleep", steady: time.Minute, set: time.Hour, want: time.Hour},
	} {
		after := counters{at: began.Add(test.steady), wall: began.Add(test.steady + test.set).UnixNano()}
		if got := clockSet(before, after); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

func TestWatchTellsOfASetClock(t *testing.T) {
	w := System{Root: fstest.MapFS{}, Times: cpu.TimesWithContext}.Watch(t.Context())
	w.busy = 0
	w.start.wall += int64(time.Hour) // as if it had been set back since
	found := w.Stop(t.Context(), results.Machine{})
	if len(found) == 0 || found[len(found)-1].Code != "clock" {
		t.Errorf("warnings %v, want one of the clock", found)
	}
}
