package page

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"workbook/reportgen/internal/results"
)

// payloads each run pwned() if a page takes them for markup or script.
var payloads = []string{
	`<script>pwned()</script>`,
	`</script><script>pwned()</script>`,
	`</style><script>pwned()</script>`,
	`</title><script>pwned()</script>`,
	`</textarea><script>pwned()</script>`,
	`</noscript><script>pwned()</script>`,
	`--><script>pwned()</script>`,
	`]]><script>pwned()</script>`,
	`<!--<script>pwned()//-->`,
	`<ScRiPt>pwned()</sCrIpT>`,
	`<script >pwned()</script >`,
	`<script/x>pwned()</script>`,
	"<script\n>pwned()</script\n>",
	`<<script>pwned();//<</script>`,
	`<script src="data:text/javascript,pwned()"></script>`,
	`<script type="module">pwned()</script>`,
	`<img src=x onerror=pwned()>`,
	`<img src=x onerror="pwned()">`,
	`<img/src=x/onerror=pwned()>`,
	`"><img src=x onerror=pwned()>`,
	`'><img src=x onerror=pwned()>`,
	`</td></table><img src=x onerror=pwned()>`,
	`<svg onload=pwned()>`,
	`<svg/onload=pwned()>`,
	`<svg><script>pwned()</script></svg>`,
	`<svg><animate onbegin=pwned() attributeName=x dur=1s>`,
	`<math><mtext></form><form><mglyph><style></math><img src onerror=pwned()>`,
	`<body onload=pwned()>`,
	`<body onpageshow=pwned()>`,
	`<iframe srcdoc="<script>parent.pwned()</script>"></iframe>`,
	`<iframe src="javascript:parent.pwned()"></iframe>`,
	`<object data="javascript:pwned()"></object>`,
	`<embed src="javascript:pwned()">`,
	`<video><source onerror=pwned()></video>`,
	`<audio src=x onerror=pwned()>`,
	`<input autofocus onfocus=pwned()>`,
	`<select autofocus onfocus=pwned()>`,
	`<details open ontoggle=pwned()>`,
	`<marquee onstart=pwned()>`,
	`<style>@import "data:text/css,x"</style>`,
	`<style onload=pwned()></style>`,
	`<link rel=stylesheet href="data:text/css,x" onload=pwned()>`,
	`<meta http-equiv=refresh content="0;url=javascript:pwned()">`,
	`<base href="javascript:pwned()//">`,
	`<form action="javascript:pwned()"><button autofocus>x</button></form>`,
	`<a href="javascript:pwned()" autofocus>x</a>`,
	`" onmouseover="pwned()" autofocus onfocus="pwned()" x="`,
	`' onmouseover='pwned()' autofocus onfocus='pwned()' x='`,
	"` onmouseover=pwned() autofocus onfocus=pwned() `",
	`javascript:pwned()`,
	`JaVaScRiPt:pwned()`,
	`data:text/html,<script>parent.pwned()</script>`,
	`\u003cscript\u003epwned()\u003c/script\u003e`,
	`&lt;script&gt;pwned()&lt;/script&gt;`,
	`&#60;script&#62;pwned()&#60;/script&#62;`,
	`";pwned();//`,
	`';pwned();//`,
	"`;pwned();//",
	`${pwned()}`,
	`{{pwned()}}`,
	`{b}<script>pwned()</script>`,
	`"}]}</script><script>pwned()</script>`,
	"\u2028pwned()\u2029",
	`}</style><img src=x onerror=pwned()>`,
	`__proto__`, `constructor`,
}

// infect puts text into every string of v.
func infect(v reflect.Value, text string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(text)
	case reflect.Pointer:
		infect(v.Elem(), text)
	case reflect.Slice:
		for i := range v.Len() {
			infect(v.Index(i), text)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				infect(v.Field(i), text)
			}
		}
	}
}

// infected is a results file with the text in every string, and a second copy
// of its labs whose names still meet the lessons.
func infected(text string) *results.File {
	sound, f := predicted(newRoom(2, 0.02).file()), predicted(newRoom(2, 0.02).file())
	for _, each := range []*results.File{sound, f} {
		l := &each.Labs[2]
		l.Cases[1].Spans = []results.Span{{Worker: 1, From: 0, To: 5e6}}
		l.Cases = append(l.Cases, results.Case{Variant: "lock-never", Workers: 4, N: 1e6, Expect: results.ExpectStuck, Stuck: &results.Stuck{
			Waits: []results.Wait{{Goroutine: 19, For: "a", Holds: []string{"b"}}, {Goroutine: 20, For: "b", Holds: []string{"a"}}}}})
	}
	f.Warnings = []results.Warning{{}, {}, {}}
	infect(reflect.ValueOf(f), text)
	f.Warnings[0].Level, f.Warnings[1].Level, f.Warnings[1].Lab = results.Red, results.Amber, ""
	f.Labs[4].Status = results.Failed
	for i, l := range sound.Labs {
		l.Title, l.Error, l.Race.Why = text, text, text
		infect(reflect.ValueOf(&l.Race.Reports), text)
		infect(reflect.ValueOf(&l.Prediction), text)
		if l.Prediction != nil && l.Prediction.Drawing != nil {
			l.Prediction.Drawing.Points = line() // so that its line is drawn
		}
		for j := range l.Cases {
			infect(reflect.ValueOf(&l.Cases[j].Stuck), text)
			if !l.Cases[j].Baseline {
				l.Cases[j].Variant = text
			}
		}
		if i == 0 {
			l.Status = results.Failed
		}
		f.Labs = append(f.Labs, l)
	}
	return f
}

func TestNoPayloadRuns(t *testing.T) {
	t.Parallel()
	if len(payloads) < 50 {
		t.Fatalf("%d payloads, want 50 or more", len(payloads))
	}
	in := fixture(t, newRoom(2, 0.02))
	in.File = infected(strings.Join(payloads, " "))
	b := openTab(t, in)
	b.showAll()
	b.until(allDrawn)
	b.hover()
	b.sound("all at once")
	in.Script = nil
	each := payloads
	if testing.Short() {
		each = payloads[:3]
	}
	for _, p := range each {
		in.File, in.NoScript = infected(p), p
		b.do(chromedp.Navigate(address(t, in)))
		b.sound(p)
	}
	b.quiet()
}

// hover shows a tooltip of every series.
func (b *tab) hover() {
	b.t.Helper()
	eval[bool](b, `document.querySelectorAll(".plot").forEach((p) => {
		const chart = echarts.getInstanceByDom(p);
		p.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight" }));
		chart.getOption().series.forEach((s, i) => chart.dispatchAction({ type: "showTip", seriesIndex: i, dataIndex: 0 }));
	}), true`)
}

// sound fails the test if a payload became anything but text.
func (b *tab) sound(payload string) {
	b.t.Helper()
	const foreign = `[...document.querySelectorAll("img, iframe, object, embed, video, audio, input, select, form, base, marquee, math, style ~ style, [onload], [onerror], [onfocus], [autofocus]")]
		.filter((e) => !e.matches(":is(.sheet input, .law input, .sizes input, .replay input, .table-tools input):not([onload], [onerror], [onfocus])")).map((e) => e.outerHTML.slice(0, 200))`
	if found := eval[[]string](b, foreign); len(found) > 0 {
		b.t.Errorf("%s became %s", payload, found)
	}
	if !strings.Contains(eval[string](b, `document.body.textContent`), strings.Fields(payload)[0]) {
		b.t.Errorf("%s is not shown as text", payload)
	}
	if links := eval[int](b, `[...document.links].filter((a) => !/^(https?|file|data):/.test(a.href)).length`); links > 0 {
		b.t.Errorf("%s became %d links", payload, links)
	}
}

// everyString returns the JSON once for each string in it, with the payload in that
// string's place; then with the payload in all of them, and as a key.
func everyString(t *testing.T, text []byte, payload string) (all [][]byte) {
	t.Helper()
	const everywhere = -1
	for which := everywhere; ; which++ {
		var content map[string]any
		if err := json.Unmarshal(text, &content); err != nil {
			t.Fatal(err)
		}
		seen := 0
		replace(content, func(value string) string {
			seen++
			if which == everywhere || which == seen-1 {
				return payload
			}
			return value
		})
		if which == seen {
			return all
		}
		if which == everywhere {
			content[payload] = payload
		}
		made, err := json.Marshal(content)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, made)
	}
}

// replace replaces every string in what JSON was decoded to, in the order of keys.
func replace(value any, by func(string) string) any {
	switch value := value.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(value)) {
			value[key] = replace(value[key], by)
		}
	case []any:
		for i := range value {
			value[i] = replace(value[i], by)
		}
	case string:
		return by(value)
	}
	return value
}
