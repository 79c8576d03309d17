package page

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// A pdfPage is how Chromium begins each page of a PDF.
var pdfPage = regexp.MustCompile(`/Type\s*/Page\b`)

// TestPaper prints the whole course, a lesson and a handout of it, and counts the
// pages.
func TestPaper(t *testing.T) {
	secondary(t)
	t.Parallel()
	in := realCourse(t)
	for i := range in.File.Labs {
		l := &in.File.Labs[i]
		l.Cases = l.Cases[:min(len(l.Cases), 6)] // as many as a lesson plans
	}
	b := openTab(t, in)
	lessons := eval[[]string](b, `[...document.querySelectorAll("main > section.lesson")].map((s) => s.id)`)
	pages := func(kind string) int {
		eval[bool](b, fmt.Sprintf(`document.documentElement.dataset.print = %q, true`, kind))
		pdf, err := chromedp.Run(b.ctx, chromedp.PrintToPDF())
		if err != nil {
			t.Fatal(err)
		}
		return len(pdfPage.FindAll(pdf, -1))
	}
	if n := pages("all"); n < len(lessons) || n > 90 {
		t.Errorf("everything takes %d pages, want at most 90", n)
	}
	for _, lesson := range lessons {
		b.goTo(lesson)
		handout, whole := pages("handout"), pages("lesson")
		if handout < 1 || handout >= whole || whole > 6 {
			t.Errorf("%s takes %d pages, and its handout %d; want at most 6, and fewer for the handout", lesson, whole, handout)
		}
	}
	b.quiet()
}

// TestAHandoutAnswersNothing prints a handout of every lesson of the course.
func TestAHandoutAnswersNothing(t *testing.T) {
	secondary(t)
	t.Parallel()
	b := openTab(t, realCourse(t), medium("print"))
	for _, lesson := range eval[[]string](b, `[...document.querySelectorAll("main > section.lesson")].map((s) => s.id)`) {
		b.goTo(lesson)
		const shown = `document.documentElement.dataset.print = "handout", dispatchEvent(new Event("beforeprint")),
			[...document.querySelectorAll(".here :is(.result, .verdict, .bears, .plot, .numbers, .value, .answer > :not(summary), .tempting)")]
				.filter((e) => e.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })).map((e) => e.className + ": " + e.textContent.slice(0, 60))`
		if answers := eval[[]string](b, shown); len(answers) > 0 {
			t.Errorf("the handout of %s shows %s", lesson, strings.Join(answers, "; "))
		}
		eval[bool](b, `dispatchEvent(new Event("afterprint")), true`)
	}
	b.quiet()
}

// TestRowsAreCloserOnPaper wants rows whose names take one line there to be lower than on
// the page, which may be narrow, and the page as it was after printing.
func TestRowsAreCloserOnPaper(t *testing.T) {
	secondary(t)
	t.Parallel()
	b := openTab(t, realCourse(t))
	b.goTo("02-race")
	eval[bool](b, `document.querySelector("button.all").click(), true`)
	b.until(allDrawn)
	const high = `[...document.querySelectorAll('.here [data-kind="loss"] .plot, .here [data-kind="time"] .plot')].map((e) => echarts.getInstanceByDom(e).getHeight())`
	before := eval[[]int](b, high)
	eval[bool](b, `dispatchEvent(new Event("beforeprint"))`)
	paper := eval[[]int](b, high)
	eval[bool](b, `dispatchEvent(new Event("afterprint"))`)
	b.until(allDrawn)
	if after := eval[[]int](b, high); len(before) == 0 || !slices.Equal(before, after) {
		t.Errorf("pictures are %v px high before printing, and %v after", before, after)
	}
	for i, h := range paper {
		if h >= before[i] {
			t.Errorf("a picture is %d px high on paper, and %d on the page", h, before[i])
		}
	}
	b.quiet()
}
