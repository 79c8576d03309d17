package handin

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"
	"slices"

	"github.com/go-json-experiment/json"

	"workbook/labs/plain"
	"workbook/reportgen/internal/bounds"
)

// MaxBytes is the size of the largest hand-in that is written.
const MaxBytes = 64 << 10

// maxRead is the size of the largest hand-in that is read: an editor may have
// written it anew, with spaces.
const maxRead = 4 * MaxBytes

// Bytes returns the hand-in as it is written, in one line. What is written of one that
// is too large lacks what the class page shows least; h itself stays as it is.
func (h *HandIn) Bytes() ([]byte, error) {
	h = h.clone()
	for _, shorten := range []func(*Case){
		func(*Case) {},
		func(c *Case) { c.Memory = Interval{} },
		func(c *Case) { c.CPUs = Interval{} },
		func(c *Case) { c.Work = Interval{} },
	} {
		for i := range h.Labs {
			for j := range h.Labs[i].Cases {
				shorten(&h.Labs[i].Cases[j])
			}
		}
		text, err := json.Marshal(h)
		if err != nil {
			return nil, fmt.Errorf("hand-in: %w", err)
		}
		if len(text) < MaxBytes {
			return append(text, '\n'), nil
		}
	}
	return nil, fmt.Errorf("a hand-in with this many cases is larger than %d kB; measure fewer cases", MaxBytes>>10)
}

// clone returns a copy of the hand-in, with copies of its labs and cases.
func (h *HandIn) clone() *HandIn {
	c := *h
	c.Labs = slices.Clone(h.Labs)
	for i := range c.Labs {
		c.Labs[i].Cases = slices.Clone(h.Labs[i].Cases)
	}
	return &c
}

// A Receipt says which hand-in it was.
type Receipt struct {
	Pseudonym string
	SHA256    string // of the file, in hexadecimal digits
}

// String is the receipt in one line.
func (r Receipt) String() string { return r.Pseudonym + ", SHA-256 " + r.SHA256 }

// ReceiptOf returns the receipt of a hand-in's bytes.
func ReceiptOf(text []byte) (Receipt, error) {
	h, err := Read(text)
	if err != nil {
		return Receipt{}, err
	}
	sum := sha256.Sum256(text)
	return Receipt{h.ID.Pseudonym(), hex.EncodeToString(sum[:])}, nil
}

// Read reads a hand-in and refuses anything else: other JSON, another version,
// more than the bounds, a string that is on no list. Fields that this version does
// not know are left out.
func Read(text []byte) (*HandIn, error) {
	text = plain.Text(text)
	h, err := read(text)
	if err != nil && bounds.Several(text) { // which may also be more than the bounds
		return nil, unread(text, err)
	}
	return h, err
}

// aNull is a null of JSON. A name may hold these letters too, but then they come after a
// quotation mark, a letter or a hyphen.
var aNull = regexp.MustCompile(`[\s:,\[]null`)

// holdsNull looks for the letters first, because hardly any hand-in has them.
func holdsNull(text []byte) bool { return bytes.Contains(text, []byte("null")) && aNull.Match(text) }

func read(text []byte) (*HandIn, error) {
	if len(text) > maxRead {
		return nil, fmt.Errorf("larger than %d kB; this is not a hand-in", maxRead>>10)
	}
	if holdsNull(text) {
		return nil, errors.New("not a hand-in: it has a null; take the file as it was before a tool wrote it anew")
	}
	if bytes.Count(text, []byte("{")) > maxObjects {
		return nil, fmt.Errorf("not a hand-in: it has more than %d objects", maxObjects)
	}
	var version struct {
		Schema int `json:"hand_in"`
	}
	h := new(HandIn)
	err := json.Unmarshal(text, h)
	if err != nil && json.Unmarshal(text, &version) != nil {
		return nil, unread(text, err)
	}
	if version.Schema = max(version.Schema, h.Schema); version.Schema > Schema {
		return nil, fmt.Errorf("a hand-in of version %d; this reportgen reads version %d, so get the newest workbook", version.Schema, Schema)
	}
	if err != nil {
		return nil, unread(text, err)
	}
	if err := h.check(); err != nil {
		return nil, fmt.Errorf("not a hand-in: %w", err)
	}
	return h, nil
}

// unread says why the text could not be read as a hand-in.
func unread(text []byte, err error) error {
	what, todo := bounds.Unread(text, err)
	if todo != "" {
		todo = "; " + todo
	}
	return fmt.Errorf("not a hand-in: %.200s%s", plain.Line(what), todo)
}
