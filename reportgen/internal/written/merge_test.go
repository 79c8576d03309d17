package written

import "testing"

func TestLeftByGit(t *testing.T) {
	for text, want := range map[string]int{
		"": 0,
		"a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> theirs\n":        2,
		"<<<<<<< HEAD\r\nb\r\n=======\r\nc\r\n>>>>>>> theirs\r\n": 1,
		"a\n\n<<<<<<< a\nb\n||||||| o\n=======\n>>>>>>> c":        3,
		"x <<<<<<< HEAD\n=======\n>>>>>>> theirs\n":               0,
		"Title\n=======\n\n>>>>>>> quoted\n":                      0,
		"<<<<<<<< too many\n=======\n>>>>>>>> too many\n":         0,
		"<<<<<<< HEAD\nno end\n":                                  0,
		"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n": 1,
		"// version https://git-lfs.github.com/spec/v1\n": 0,
	} {
		if got, todo := LeftByGit([]byte(text)); got != want || (todo != "") != (want > 0) {
			t.Errorf("%q: line %d, %q; want line %d", text, got, todo, want)
		}
	}
}
