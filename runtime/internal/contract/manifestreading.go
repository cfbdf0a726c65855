package contract

import (
	"bytes"
	"encoding/json"
	"io"
	"time"
)

// ParseManifest reads a manifest's text; false if it is none, as that of a torn
// file is.
func ParseManifest(text []byte) (*Manifest, bool) {
	var file struct {
		Contract int        `json:"contract"`
		Pipeline *string    `json:"pipeline"`
		Task     *string    `json:"task"`
		RunID    *string    `json:"run_id"`
		Attempt  *int       `json:"attempt"`
		State    *string    `json:"state"`
		ExitCode *int       `json:"exit_code"`
		Reason   string     `json:"reason"`
		Started  *time.Time `json:"started"`
		Ended    *time.Time `json:"ended"`
		Commit   string     `json:"commit"`
		Image    string     `json:"image"`
		Digest   string     `json:"digest"`
		Outputs  publications
	}
	if !decodeWhole(text, &file) || file.Contract != 1 || file.Pipeline == nil || file.Task == nil ||
		file.RunID == nil || file.Attempt == nil || file.State == nil || file.Started == nil ||
		file.Ended == nil || file.Outputs == nil {
		return nil, false
	}
	switch *file.State {
	case StateSucceeded, StateSkipped, StateFailed, StateTimedOut:
	default:
		return nil, false
	}
	return &Manifest{
		Pipeline: *file.Pipeline, Task: *file.Task, RunID: *file.RunID, Attempt: *file.Attempt,
		State: *file.State, ExitCode: file.ExitCode, Reason: file.Reason,
		Started: *file.Started, Ended: *file.Ended,
		Commit: file.Commit, Image: file.Image, Digest: file.Digest,
		Outputs: file.Outputs,
	}, true
}

// decodeWhole reads text that holds one JSON value and nothing else.
func decodeWhole(text []byte, into any) bool {
	decoder := json.NewDecoder(bytes.NewReader(text))
	if decoder.Decode(into) != nil {
		return false
	}
	_, err := decoder.Token()
	return err == io.EOF
}

type publications []Named[Published]

// UnmarshalJSON reads the outputs, keeping their order; a value must be one.
func (p *publications) UnmarshalJSON(text []byte) error {
	decoder := json.NewDecoder(bytes.NewReader(text))
	if open, err := decoder.Token(); err != nil || open != json.Delim('{') {
		return errNoManifest
	}
	*p = publications{}
	for decoder.More() {
		name, err := decoder.Token()
		if err != nil {
			return err
		}
		var entry struct {
			Type        DataType
			Value       *string
			Size        *int64
			SHA256      string
			Fingerprint *string
		}
		if err := decoder.Decode(&entry); err != nil {
			return err
		}
		published := Published{Type: entry.Type, SHA256: entry.SHA256}
		switch {
		case entry.Type.IsValue() && entry.Value != nil:
			value, ok := ParseValue(entry.Type, *entry.Value)
			if !ok {
				return errNoManifest
			}
			published = PublishedValue(value)
		case entry.Type.Known() && !entry.Type.IsValue() && entry.Size != nil && entry.Fingerprint != nil:
			published.Size, published.Fingerprint = *entry.Size, *entry.Fingerprint
		default:
			return errNoManifest
		}
		*p = append(*p, Named[Published]{name.(string), published})
	}
	return nil
}

type noManifestError struct{}

func (noManifestError) Error() string { return "no manifest" }

var errNoManifest = noManifestError{}
