package exercise

import "errors"

// ErrBusy is what a full Gate answers. It is given: leave it as it is.
var ErrBusy = errors.New("too many wait already")
