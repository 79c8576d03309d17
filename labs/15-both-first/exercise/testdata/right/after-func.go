// Package exercise starts a goroutine for each call, and takes long for that.
package exercise

import (
	"context"
	"fmt"
	"strconv"
)

// First reports whether the flag was down.
func First(flag *Flag) bool {
	ctx, cancel := context.WithCancel(context.Background())
	found := make(chan string, 1)
	context.AfterFunc(ctx, func() { found <- fmt.Sprint(flag.Swap(true)) })
	cancel()
	up, err := strconv.ParseBool(<-found)
	return err == nil && !up
}
