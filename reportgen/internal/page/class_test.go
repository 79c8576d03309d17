package page

import (
	"bytes"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"workbook/reportgen/internal/class"
	"workbook/reportgen/internal/class/madeup"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/handin"
)

func syllabus(t testing.TB) handin.Syllabus {
	t.Helper()
	root := os.DirFS("../../..")
	units, err := course.Load(root)
	if err != nil {
		t.Fatal(err)
	}
	return handin.NewSyllabus(units, root)
}

// aClass is a class of that many made-up machines.
func aClass(t testing.TB, machines int) *class.Class {
	t.Helper()
	s := syllabus(t)
	c := class.New(s)
	for i := range machines {
		c.Add(madeup.HandIn(s, i, 1))
	}
	return c
}

func classPage(t testing.TB, in ClassInput) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := RenderClass(&out, in); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestClassNamesNoCPUBesideAPseudonym looks at every element with a pseudonym.
func TestClassNamesNoCPUBesideAPseudonym(t *testing.T) {
	c := aClass(t, 12).Summary()
	text := string(classPage(t, ClassInput{Class: c, Script: []byte("x")}))
	if !strings.Contains(text, c.Names[0]) || !strings.Contains(text, "Intel Core") {
		t.Fatal("the page names neither")
	}
	for element := range strings.SplitSeq(text, "<script type") {
		if strings.Contains(element, c.Names[0]) && (strings.Contains(element, "Intel") || strings.Contains(element, "Apple M")) {
			t.Errorf("a CPU beside a pseudonym: %.200s", element)
		}
	}
}

// TestClassWithoutAnything renders what has no machine, and what has one.
func TestClassWithoutAnything(t *testing.T) {
	for machines, want := range map[int]string{0: "0 machines, one page", 1: "1 machine, one page"} {
		text := string(classPage(t, ClassInput{Class: aClass(t, machines).Summary(), NoScript: "no script was found"}))
		if !strings.Contains(text, want) || !strings.Contains(text, "no script was found") {
			t.Errorf("%d machines: the page does not say %q, or why it has no pictures", machines, want)
		}
	}
}

// TestMachinesWithoutTheSubjectAreNotMissed wants no word about machines that are not
// drawn if those alone are missing that did not measure the lab, and all of a class that
// is too large to draw.
func TestMachinesWithoutTheSubjectAreNotMissed(t *testing.T) {
	s := syllabus(t)
	c := class.New(s)
	for i := range 10 {
		h := madeup.HandIn(s, i, 1)
		if i < 4 {
			h.Labs = nil
		}
		c.Add(h)
	}
	if text := string(classPage(t, ClassInput{Class: c.Summary(), Script: []byte("x")})); strings.Contains(text, "machines are drawn") {
		t.Error("the page says that machines are not drawn, and all are that measured the lab")
	}
	large := asked{class.Lesson{Topic: &s[0], Told: 2500, Median: 2, Least: 1, Most: 3, Dots: make([]class.Dot, 2000)}, Poll{Shown: true}}
	large.Subject = "lock-once"
	if got := large.Speed(); !strings.HasSuffix(got, "on 2,500 machines.") {
		t.Errorf("the projector says %q", got)
	}
}

// TestClassSaysWhatWasNotJudged wants nobody to take what was not judged for what
// settles no answer.
func TestClassSaysWhatWasNotJudged(t *testing.T) {
	for files, want := range map[int]string{0: "", 1: "1 results file was not judged.", 2: "2 results files were not judged."} {
		c := aClass(t, 3).Summary()
		c.Lessons[2].Unjudged = files
		text := string(classPage(t, ClassInput{Class: c, Script: []byte("x")}))
		if !strings.Contains(text, want) || files == 0 && strings.Contains(text, "not judged.") {
			t.Errorf("%d results files: the page does not say %q", files, want)
		}
	}
}

// TestNoTextOfAHandInShows puts each payload, and words that pass for a name of the
// course, into each string of a hand-in. Either reading refuses it, or neither the
// class's page nor its table holds it.
func TestNoTextOfAHandInShows(t *testing.T) {
	s := syllabus(t)
	c := class.New(s)
	texts := append([]string{"karl-was-here", "21-karl", "Karl", "deadbeef", "1.777", strings.Repeat("ba5eba11", 4)}, payloads...)
	attacked, refused := 0, 0
	for _, text := range texts {
		h := madeup.HandIn(s, 0, 1)
		h.Labs = h.Labs[2:4]
		eachString(reflect.ValueOf(h).Elem(), func(field reflect.Value) {
			attacked++
			was := field.String()
			field.SetString(text)
			defer field.SetString(was)
			written, err := h.Bytes()
			if err == nil {
				h, err := handin.Read(written)
				if err == nil {
					c.Add(h)
					for i := range 3 {
						h.ID = madeup.HandIn(s, i, uint64(attacked)).ID
						c.Add(h)
					}
					return
				}
			}
			refused++
		})
	}
	if attacked < 40*len(payloads) || refused == 0 || c.Machines() < 100 {
		t.Fatalf("%d strings, %d refused, %d machines", attacked, refused, c.Machines())
	}
	var table bytes.Buffer
	if err := c.WriteCSV(&table); err != nil {
		t.Fatal(err)
	}
	clean := string(classPage(t, ClassInput{Class: aClass(t, 3).Summary(), Script: []byte("x")}))
	page := string(classPage(t, ClassInput{Class: c.Summary(), Script: []byte("x")}))
	for _, text := range texts {
		if strings.Count(page, text) > strings.Count(clean, text) || strings.Contains(table.String(), text) {
			t.Errorf("%q is on the page or in the table", text)
		}
	}
}

// eachString calls do for every string in v, of lists for the first three elements.
func eachString(v reflect.Value, do func(reflect.Value)) {
	switch v.Kind() {
	case reflect.String:
		do(v)
	case reflect.Pointer:
		if !v.IsNil() {
			eachString(v.Elem(), do)
		}
	case reflect.Slice:
		for i := range min(v.Len(), 3) {
			eachString(v.Index(i), do)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			eachString(v.Field(i), do)
		}
	}
}

// openClass opens the page of a class in a tab of its own.
func openClass(t testing.TB, in ClassInput, before ...chromedp.Action[chromedp.Void]) *tab {
	t.Helper()
	path := filepath.Join(t.TempDir(), "index.html")
	if err := os.WriteFile(path, classPage(t, in), 0o644); err != nil {
		t.Fatal(err)
	}
	b := newTab(t, before...)
	b.do(chromedp.Navigate((&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}).String()))
	b.ready()
	return b
}

const hereDrawn = `[...document.querySelectorAll("main > .here .plot")].every((p) => "drawn" in p.dataset)`

func TestClassPage(t *testing.T) {
	t.Parallel()
	c := aClass(t, 30).Summary()
	b := openClass(t, ClassInput{Class: c, Script: chartScript(t)})
	b.until(hereDrawn)
	b.press(kb.PageDown)
	b.until(`document.querySelector("main > .here").id === "01-serial" && document.querySelector(".parts").value === "01-serial"`)
	b.goTo("03-mutex")
	b.until(hereDrawn)
	if bottom := eval[float64](b, `Math.max(...[...document.querySelectorAll(".here .plot")].map((p) => p.getBoundingClientRect().bottom))`); bottom > 720 {
		t.Errorf("the question's pictures end at %g px of a projector's 720", bottom)
	}
	if size := eval[float64](b, `document.body.currentCSSZoom * Math.min(...[...document.querySelectorAll(".here .plot")].flatMap((p) => echarts.getInstanceByDom(p).getOption().xAxis.map((a) => a.axisLabel.fontSize || 99)))`); size < 24 {
		t.Errorf("letters of %g px on a projector, want 24", size)
	}
	eval[bool](b, fmt.Sprintf(`(() => { const i = document.querySelector(".find input"); i.value = %q; i.dispatchEvent(new Event("input")); return true })()`, strings.ToUpper(c.Names[7])))
	const own = `echarts.getInstanceByDom(document.querySelector("#\\30 3-mutex [data-kind=crowd] .plot")).getOption().series.find((s) => s.id === "own").data.length`
	if got := eval[int](b, own); got != 1 {
		t.Errorf("%d dots are marked as the own machine", got)
	}
	if tip := eval[string](b, `document.querySelector("#\\30 3-mutex [data-kind=crowd] .tip").textContent`); !strings.HasPrefix(tip, c.Names[7]+": ") {
		t.Errorf("below the picture it says %q", tip)
	}
	b.goTo("splits")
	b.goTo("exercises")
	b.until(hereDrawn)
	b.quiet()
}

func TestNothingHindersAnyReaderOfAClass(t *testing.T) {
	t.Parallel()
	checker := axe(t)
	in := ClassInput{Class: aClass(t, 30).Summary(), Script: chartScript(t)}
	for _, mode := range []struct {
		name  string
		width int64
		media chromedp.Action[chromedp.Void]
	}{{"light", 360, scheme("light")}, {"dark", 1280, scheme("dark")}} {
		b := openClass(t, in, mode.media, chromedp.EmulateViewport(mode.width, 720))
		eval[bool](b, checker+"; true")
		for _, part := range []string{"room", "03-mutex", "splits"} {
			b.goTo(part)
			b.until(hereDrawn)
			eval[bool](b, `document.querySelectorAll("details").forEach((d) => { d.open = true; }), true`)
			for _, violation := range eval[[]string](b, `axe.run().then((r) => r.violations.flatMap((v) => v.nodes.map((n) => v.id + ": " + n.html.slice(0, 160) + " " + n.failureSummary)))`) {
				t.Errorf("%s, %s at %d px: %s", part, mode.name, mode.width, strings.Join(strings.Fields(violation), " "))
			}
			if wide := eval[int](b, `document.documentElement.scrollWidth`); wide > int(mode.width) {
				t.Errorf("%s at %d px: the page is %d px wide", part, mode.width, wide)
			}
		}
	}
}
