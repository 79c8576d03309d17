package page

import (
	"strings"
	"testing"
)

func TestRenderWithoutResults(t *testing.T) {
	if err := Render(nil, Input{}); err == nil || !strings.Contains(err.Error(), "measure first") {
		t.Errorf("got %v, want an error that says what to do", err)
	}
}
