package handin

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"

	"workbook/reportgen/internal/atomicfile"
	"workbook/reportgen/internal/results"
)

// A Token is the secret that a machine's hand-ins share. It is in no file that
// leaves the machine.
type Token [16]byte

// ID returns the identity that the token proves. It does not give the token away.
func (t Token) ID() ID {
	mac := hmac.New(sha256.New, t[:])
	io.WriteString(mac, "identity of a hand-in")
	return ID(hex.EncodeToString(mac.Sum(nil)[:len(t)]))
}

// String is the token in hexadecimal digits.
func (t Token) String() string { return hex.EncodeToString(t[:]) }

// ParseToken reads what [Token.String] wrote.
func ParseToken(text string) (t Token, err error) {
	if n, err := hex.Decode(t[:], []byte(text[:min(len(text), 2*len(t))])); err != nil || n != len(t) || len(text) != 2*len(t) {
		return Token{}, errors.New("a token has 32 hexadecimal digits")
	}
	return t, nil
}

// An ID is the identity of a machine's hand-ins: 32 hexadecimal digits.
type ID string

// Pseudonym is the ID for people, such as "quiet-heron-274". There are four million,
// so in a class of a hundred two have the same once in 800 classes.
func (id ID) Pseudonym() string {
	sum := sha256.Sum256([]byte(id))
	number := (int(sum[2])<<8 | int(sum[3])) % 1000
	return fmt.Sprintf("%s-%s-%03d", adjectives[sum[0]%64], animals[sum[1]%64], number)
}

// runID is the identity of a run whose machine has told no other: two copies of a
// results file have the same.
func runID(f *results.File) ID {
	sum := sha256.Sum256(fmt.Appendf(nil, "run %d %d", f.Created.UnixNano(), f.Settings.Seed))
	return ID(hex.EncodeToString(sum[:len(Token{})]))
}

// An Identity is the token and how often it was used, in a file of the user's.
type Identity struct {
	Token  Token
	Number int  // of the hand-in that is made now
	Fresh  bool // made now, in a folder with secrets of other machines
}

// stored is an identity as it is kept.
type stored struct {
	Token  string `json:"token"`
	Number int    `json:"number"`
}

// NextIdentity returns the identity that is kept in the folder for the machine with this
// mark, for one more hand-in. If there is none yet, it makes one. So machines with a copy
// of the folder, or that share it, have an identity each.
func NextIdentity(folder, mark string) (next Identity, err error) {
	remedy := fmt.Sprintf("make %s a folder in which you may write, or set HOME or XDG_CONFIG_HOME to another one", folder)
	if err := atomicfile.MakeFolder(folder, 0o700, remedy); err != nil {
		return next, fmt.Errorf("folder for your pseudonym's secret: %w", err)
	}
	lock := flock.New(filepath.Join(folder, ".identity.lock"))
	if err := atomicfile.LockError(lock.Path(), lock.Lock()); err != nil {
		return next, fmt.Errorf("folder for your pseudonym's secret: %w", err)
	}
	defer lock.Close()
	path := filepath.Join(folder, identityFile(mark))
	switch next, err = readIdentity(path); {
	case errors.Is(err, fs.ErrNotExist):
		_, _ = rand.Read(next.Token[:]) // it never fails
		others, _ := fs.Glob(os.DirFS(folder), "identity*.json")
		next.Fresh = len(others) > 0
	case err != nil:
		return next, fmt.Errorf("secret of your pseudonym: %s: %w; remove the file, and you get a new pseudonym", path, err)
	}
	next.Number++
	return next, atomicfile.Replace(path, func(w io.Writer) error {
		return json.NewEncoder(w).Encode(stored{next.Token.String(), next.Number})
	})
}

// identityFile is the name of the file for the machine with this mark, which does not
// tell the mark; a machine without one shares its file with others like it.
func identityFile(mark string) string {
	if mark == "" {
		return "identity.json"
	}
	sum := sha256.Sum256([]byte("machine of an identity: " + mark))
	return "identity-" + hex.EncodeToString(sum[:8]) + ".json"
}

func readIdentity(path string) (Identity, error) {
	text, err := atomicfile.Read(path)
	if err != nil {
		return Identity{}, err
	}
	var kept stored
	if err := json.Unmarshal(text, &kept); err != nil {
		return Identity{}, err
	}
	token, err := ParseToken(kept.Token)
	if err == nil && (kept.Number < 0 || kept.Number >= maxNumber) {
		err = fmt.Errorf("number is %d", kept.Number)
	}
	return Identity{Token: token, Number: kept.Number}, err
}

// Folder is where the user's identity is kept.
func Folder() (string, error) {
	user, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("folder for your pseudonym's secret: %w; set it to the whole path of a folder of yours", err)
	}
	return filepath.Join(user, "workbook"), nil
}
