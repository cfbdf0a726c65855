package contract

import (
	"strconv"
	"strings"
	"time"
)

// HashedBytes is up to how many bytes the files of one attempt are hashed: 64 MiB.
const HashedBytes = 64 << 20

// The states of a manifest.
const (
	StateSucceeded = "succeeded"
	StateSkipped   = "skipped"
	StateFailed    = "failed"
	StateTimedOut  = "timed_out"
)

// A Manifest says how an attempt ended and what it published. It is written
// last, in one step; an attempt without one never happened.
type Manifest struct {
	Pipeline, Task, RunID string
	Attempt               int
	State                 string
	// ExitCode is the command's own, nil if it never ended by itself.
	ExitCode *int
	// Reason is why it did not succeed, one line, or empty.
	Reason         string
	Started, Ended time.Time
	// Commit, Image and Digest say what was run; empty where that is not known.
	Commit, Image, Digest string
	Outputs               []Named[Published]
}

// A Published is one output in a manifest.
type Published struct {
	Type DataType
	// Value is a value's text.
	Value string
	Size  int64
	// SHA256 is empty for a file that is too large to hash while publishing.
	SHA256      string
	Fingerprint string
}

// PublishedValue is the entry of a value.
func PublishedValue(v Value) Published {
	return Published{Type: v.Type, Value: v.Text, Size: int64(len(v.Text)), SHA256: SHA256([]byte(v.Text))}
}

// JSON is the text of the file, ended by a newline.
func (m *Manifest) JSON() []byte {
	json := newObject(nil)
	json.raw("contract", "1")
	json.string("pipeline", m.Pipeline)
	json.string("task", m.Task)
	json.string("run_id", m.RunID)
	json.raw("attempt", strconv.Itoa(m.Attempt))
	json.string("state", m.State)
	if m.ExitCode == nil {
		json.raw("exit_code", "null")
	} else {
		json.raw("exit_code", strconv.Itoa(*m.ExitCode))
	}
	json.optional("reason", m.Reason)
	json.string("started", instant(m.Started))
	json.string("ended", instant(m.Ended))
	json.optional("commit", m.Commit)
	json.optional("image", m.Image)
	json.optional("digest", m.Digest)
	outputs := newObject(nil)
	for _, output := range m.Outputs {
		outputs.raw(output.Name, string(output.Value.json()))
	}
	json.raw("outputs", string(outputs.end()))
	return append(json.end(), '\n')
}

func (p Published) json() []byte {
	json := newObject(nil)
	json.string("type", string(p.Type))
	if p.Type.IsValue() {
		json.string("value", p.Value)
	}
	json.raw("size", strconv.FormatInt(p.Size, 10))
	json.optional("sha256", p.SHA256)
	if !p.Type.IsValue() {
		json.string("fingerprint", p.Fingerprint)
	}
	return json.end()
}

// instant has as many groups of three decimals as the moment needs.
func instant(moment time.Time) string {
	text := moment.UTC().Format("2006-01-02T15:04:05.000000000")
	for strings.HasSuffix(text, "000") && strings.Contains(text, ".") {
		text = strings.TrimSuffix(strings.TrimSuffix(text, "000"), ".")
	}
	return text + "Z"
}
