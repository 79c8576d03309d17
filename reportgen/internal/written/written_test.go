package written

import "testing"

func TestLine(t *testing.T) {
	for line, want := range map[string]string{
		"": "",
		"it waits, größe, 日本 👩\u200d💻\n": "it waits, größe, 日本 👩\u200d💻\n",
		"\ufeff2\r\n":                      "2\n",
		"\x1b[200~2\x1b[201~\n":            "2\n",
		"abc\x1b[D\x1b[Dx\x1bOA \x1b[1;5C": "abcx ",
		"\x1b[31mred\x1b[0m\x07":           "red",
		"over\b\b\x7f\x00\x1b":             "over",
		"gr\xf6\xdfer, 5 \x80, \x84so\x93": "größer, 5 €, „so“",
		"\x81\xff":                         "\ufffdÿ",
	} {
		if got := Line(line); got != want {
			t.Errorf("%q became %q, want %q", line, got, want)
		}
	}
}

func TestText(t *testing.T) {
	for content, want := range map[string]string{
		"größe\r\n": "größe\n",
		"title: \xdcbung, 5 \x80\nask: Wer z\xe4hlt?\n": "title: Übung, 5 €\nask: Wer zählt?\n",
		"größe, gr\xf6\xdfe":                            "größe, größe", // two editors
		"":                                              "", "\xff\xfe": "", "\xff": "ÿ",
	} {
		if got := string(Text([]byte(content))); got != want {
			t.Errorf("%q became %q, want %q", content, got, want)
		}
	}
}
