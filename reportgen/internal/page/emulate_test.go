package page

import (
	"context"
	"fmt"
	"strings"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// scheme makes the system prefer light or dark.
func scheme(name string) chromedp.Action[chromedp.Void] {
	return emulate(emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: name}},
	})
}

// forcedColors makes the system put its own colours in place of the page's.
func forcedColors() chromedp.Action[chromedp.Void] {
	return emulate(emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}},
	})
}

// medium makes the page look as on screen or in print.
func medium(name string) chromedp.Action[chromedp.Void] {
	return emulate(emulation.SetEmulatedMediaParams{Media: name})
}

func emulate(media emulation.SetEmulatedMediaParams) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, media)
		return err
	})
}

// inFront lets a tab take keys as the tab in front does: tests have many at once.
func inFront() chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
		return err
	})
}

// noScripts switches the page's scripts off.
func noScripts() chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	})
}

// onNewDocument runs a script before those of the page.
func onNewDocument(script string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
		return err
	})
}

// spoken joins the names of all nodes that a screen reader gets.
func spoken(ctx context.Context, t *chromedp.Target) (string, error) {
	tree, err := cdp.Call(ctx, t, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	if err != nil {
		return "", err
	}
	var all strings.Builder
	for _, node := range tree.Nodes {
		if !node.Ignored && node.Name != nil {
			fmt.Fprintf(&all, "%s\n", node.Name.Value)
		}
	}
	return all.String(), nil
}
