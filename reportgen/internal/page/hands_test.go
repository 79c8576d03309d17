package page

import (
	"context"
	"fmt"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A spot is a place of the window, in CSS pixels.
type spot struct{ X, Y float64 }

// place returns a spot of the element that the script gives: so far from its left
// edge and its top, as shares of its size.
func (b *tab) place(element string, across, down float64) spot {
	b.t.Helper()
	return eval[spot](b, fmt.Sprintf(`(() => {
		const e = %s;
		e.scrollIntoView({ block: "center" });
		const r = e.getBoundingClientRect();
		return { X: r.left + %v * r.width, Y: r.top + %v * r.height };
	})()`, element, across, down))
}

// touchScreen makes the page believe in one.
func touchScreen() chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true})
		return err
	})
}

// drag lays a finger on the first spot, moves it over the others, and lifts it.
func (b *tab) drag(spots ...spot) {
	b.t.Helper()
	finger := func(kind input.DispatchTouchEventType, points ...*input.TouchPoint) {
		b.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
			_, err := cdp.Call(ctx, t, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: points})
			return err
		}))
	}
	for i, s := range spots {
		kind := input.DispatchTouchEventTypeTouchMove
		if i == 0 {
			kind = input.DispatchTouchEventTypeTouchStart
		}
		finger(kind, &input.TouchPoint{X: s.X, Y: s.Y})
	}
	finger(input.DispatchTouchEventTypeTouchEnd)
}

// tap touches the middle of the element that the script gives.
func (b *tab) tap(element string) {
	b.t.Helper()
	b.drag(b.place(element, 0.5, 0.5))
}

// click presses the mouse's button in the middle of that element.
func (b *tab) click(element string) {
	b.t.Helper()
	at := b.place(element, 0.5, 0.5)
	for _, kind := range []input.DispatchMouseEventType{input.DispatchMouseEventTypeMousePressed, input.DispatchMouseEventTypeMouseReleased} {
		b.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
			_, err := cdp.Call(ctx, t, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: kind, X: at.X, Y: at.Y, Button: "left", ClickCount: 1})
			return err
		}))
	}
}

func (b *tab) press(keys string) {
	b.t.Helper()
	b.do(chromedp.KeyEvent(keys))
}

// tabTo presses Tab until an element that matches the selector has the focus,
// and fails if none gets it. It begins a few stops before the first that matches.
func (b *tab) tabTo(selector string) {
	b.t.Helper()
	eval[bool](b, fmt.Sprintf(`((wanted) => {
		const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
			.filter((e) => e.matches(wanted) || e.tabIndex >= 0 && !e.disabled && e.checkVisibility({ visibilityProperty: true }));
		stops[Math.max(0, stops.findIndex((e) => e.matches(wanted)) - 2)]?.focus({ preventScroll: true });
		return true;
	})(%q)`, selector))
	for range 20 {
		b.press(kb.Tab)
		if eval[bool](b, fmt.Sprintf("document.activeElement.matches(%q)", selector)) {
			return
		}
	}
	b.t.Fatalf("Tab does not reach %s", selector)
}
