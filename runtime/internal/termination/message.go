// Package termination leaves the last word of a container where Kubernetes looks
// for it.
package termination

import (
	"os"
	"strings"
	"unicode/utf8"
)

const (
	// File is the place that a kubelet has made, unless a pod says otherwise.
	File = "/dev/termination-log"
	// longest is what a kubelet reads of it.
	longest = 4096
	// begin is what the lines of Clockwork begin with in every log.
	begin = "clockwork: "
)

// Leave writes why a container ends as one line, over whatever the user's command
// has left there. Where nobody made the file nobody reads it.
func Leave(file, reason string) {
	if reason == "" {
		return
	}
	message, err := os.OpenFile(file, os.O_WRONLY|os.O_TRUNC, 0)
	if err != nil {
		return
	}
	defer message.Close()
	_, _ = message.WriteString(line(reason))
}

func line(reason string) string {
	text := begin + strings.Join(strings.Fields(strings.ToValidUTF8(reason, "?")), " ")
	if len(text) <= longest {
		return text
	}
	end := longest - len("...")
	for !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + "..."
}
