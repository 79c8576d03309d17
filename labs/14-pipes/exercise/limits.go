package exercise

// MaxMessage is the most bytes that one message may have. It is given; do not
// change it.
const MaxMessage = 1 << 20
