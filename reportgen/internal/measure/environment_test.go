package measure

import (
	"slices"
	"strings"
	"testing"
)

// TestALargeEnvironmentIsSaid has the variables of a desktop, then those of a cluster with
// some hundred services, and one that is large alone.
func TestALargeEnvironmentIsSaid(t *testing.T) {
	desktop := slices.Repeat([]string{"XDG_SESSION_DESKTOP=" + strings.Repeat("x", 60)}, 100)
	if got := largeEnvironment(desktop); got != nil {
		t.Errorf("of a desktop: %v", got)
	}
	cluster := slices.Repeat([]string{"NOTEBOOK_17_SERVICE_PORT_HTTP=" + strings.Repeat("x", 70)}, 1400)
	for _, env := range [][]string{cluster, append(desktop, "BIG="+strings.Repeat("x", 100_000))} {
		got := largeEnvironment(env)
		if len(got) != 1 || got[0].Level != "amber" || !strings.Contains(got[0].Text, "every process reads them") {
			t.Errorf("%d variables: %v", len(env), got)
		}
	}
}
