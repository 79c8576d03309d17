package launch

import "testing"

func TestLastList(t *testing.T) {
	const list = `[{"name":"serial","baseline":true}]`
	for printed, want := range map[string]int{
		list + "\n":                     1,
		"hello\n" + list + "\n":         1,
		list + "\ndone\n":               1,
		list + "\r\n{}\nnull\n[1, 2]\n": 1,
		"[]\n":                          0,
	} {
		if got := lastList([]byte(printed)); got == nil || len(got) != want {
			t.Errorf("%q: got %v, want %d variants", printed, got, want)
		}
	}
	for _, printed := range []string{"", "hello\n", "null\n", "serial, yours\n"} {
		if got := lastList([]byte(printed)); got != nil {
			t.Errorf("%q: got %v, want no list", printed, got)
		}
	}
}
