package lesson

import (
	"bytes"
	"html/template"
	"regexp"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/formatters/html"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/alecthomas/chroma/v2/styles"
)

// formatting makes code carry classes, which the style sheet colours.
var formatting = []html.Option{html.WithClasses(true), html.WithPreWrapper(pre{})}

// pre surrounds code so that the keyboard can scroll it.
type pre struct{}

// Start implements html.PreWrapper.
func (pre) Start(_ bool, attributes string) string {
	return `<pre tabindex="0"` + attributes + `><code>`
}

// End implements html.PreWrapper.
func (pre) End(bool) string { return "</code></pre>" }

// highlight marks up source in a language that chroma knows.
func highlight(language, source string) (template.HTML, error) {
	tokens, err := chroma.Coalesce(lexers.Get(language)).Tokenise(nil, source)
	if err != nil {
		return "", err
	}
	var out bytes.Buffer
	err = html.New(formatting...).Format(&out, styles.Fallback, tokens)
	return template.HTML(plainToken.ReplaceAllString(out.String(), "$1")), err
}

// plainToken is a token that the style sheet gives no colour: half of a listing.
var plainToken = regexp.MustCompile(`<span class="(?:w|p|nx|n|o|err|nv|py|l)">([^<]*)</span>`)
