package written

import "testing"

func TestUnmerged(t *testing.T) {
	for text, want := range map[string]int{
		"": 0,
		"a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> theirs\n":        2,
		"<<<<<<< HEAD\r\nb\r\n=======\r\nc\r\n>>>>>>> theirs\r\n": 1,
		"a\n\n<<<<<<< a\nb\n||||||| o\n=======\n>>>>>>> c":        3,
		"x <<<<<<< HEAD\n=======\n>>>>>>> theirs\n":               0,
		"Title\n=======\n\n>>>>>>> quoted\n":                      0,
		"<<<<<<<< too many\n=======\n>>>>>>>> too many\n":         0,
		"<<<<<<< HEAD\nno end\n":                                  0,
	} {
		if got := Unmerged([]byte(text)); got != want {
			t.Errorf("%q: line %d, want %d", text, got, want)
		}
	}
}
