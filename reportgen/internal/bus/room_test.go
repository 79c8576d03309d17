package bus

import (
	"crypto/rand"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/nats-io/nats.go/jetstream"

	"workbook/reportgen/internal/bus/bustest"
)

func TestWhatIsTooLarge(t *testing.T) {
	b := opened(t, bustest.Start(t))
	_, err := b.Update(t.Context(), "a", func([]byte) ([]byte, error) { return make([]byte, MaxValue+1), nil })
	if err == nil || !strings.Contains(err.Error(), "131073 bytes are too much") {
		t.Error(err)
	}
	if _, err := b.kv.Put(t.Context(), "a", make([]byte, MaxValue+1)); err == nil {
		t.Error("the server takes what is too large")
	}
	mine := errors.New("mine")
	if _, err := b.Update(t.Context(), "a", func([]byte) ([]byte, error) { return nil, mine }); err != mine {
		t.Error(err)
	}
}

// TestAFullBus has room for a few values. What is there can still be read, and
// there is room again when something is deleted.
func TestAFullBus(t *testing.T) {
	b := opened(t, bustest.Start(t))
	small := jetstream.KeyValueConfig{Bucket: bucket, Storage: jetstream.FileStorage, MaxValueSize: MaxValue, MaxBytes: 16 << 10, Replicas: 1}
	if _, err := b.js.UpdateKeyValue(t.Context(), small); err != nil {
		t.Fatal(err)
	}
	noise := make([]byte, 6<<10)
	if _, err := rand.Read(noise); err != nil {
		t.Fatal(err)
	}
	var full error
	for i := 0; full == nil && i < 10; i++ {
		_, full = b.Update(t.Context(), fmt.Sprint("a", i), func([]byte) ([]byte, error) { return noise, nil })
	}
	if full == nil || !strings.Contains(full.Error(), "is full: ") || !strings.Contains(full.Error(), "class -forget makes room") {
		t.Fatalf("ten values where two have room: %v", full)
	}
	if got := there(t, b, "a0")["a0"]; got != string(noise) {
		t.Errorf("read from a full bus: %d bytes", len(got))
	}
	if err := b.Wipe(t.Context(), "a0"); err != nil {
		t.Error(err)
	}
	put(t, b, "b", "there is room again")
}

func TestAServerOfSmallMessages(t *testing.T) {
	b := opened(t, bustest.StartSmall(t))
	put(t, b, "a", "small")
	_, err := b.Update(t.Context(), "a", func([]byte) ([]byte, error) { return make([]byte, 8<<10), nil })
	if err == nil || !strings.Contains(err.Error(), "raise max_payload") {
		t.Error(err)
	}
}
