package bus

import (
	"fmt"
	"testing"

	"workbook/reportgen/internal/bus/bustest"
)

// TestACluster wants three copies, and nothing lost when one of the servers dies.
func TestACluster(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	three := bustest.StartCluster(t)
	all := three[0].Address() + "," + three[1].Address() + "," + three[2].Address()
	var b *Bus
	for at := Address(all); b == nil && t.Context().Err() == nil; { // until they have a leader
		b, _ = Open(t.Context(), at, three[0].Token, func(err error) { t.Log(err) })
	}
	defer b.Close()
	if stream, err := b.js.Stream(t.Context(), "KV_"+bucket); err != nil || stream.CachedInfo().Config.Replicas != 3 {
		t.Errorf("%+v, %v", stream, err)
	}
	seen, f := follow(t, b, ">")
	for i, s := range three {
		put(t, b, fmt.Sprint("before.", i), "kept")
		s.Kill()
		var revision uint64
		for revision == 0 && t.Context().Err() == nil { // as long as they elect a leader
			revision, _ = b.Update(t.Context(), fmt.Sprint("after.", i), func([]byte) ([]byte, error) { return []byte("kept"), nil })
		}
		for seen.at(fmt.Sprint("after.", i)) == "" && t.Context().Err() == nil {
			f.Reach(revision)
		}
		s.Restart()
		for current := false; !current && t.Context().Err() == nil; { // else the next kill leaves no majority
			if stream, err := b.js.Stream(t.Context(), "KV_"+bucket); err == nil {
				replicas := stream.CachedInfo().Cluster.Replicas
				current = len(replicas) == 2 && replicas[0].Current && replicas[1].Current
			}
		}
	}
	if got := there(t, b, "*.>"); len(got) != 6 {
		t.Errorf("%q", got)
	}
}
