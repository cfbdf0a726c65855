package main

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"

	"clockwork.io/runtime/internal/code"
	"clockwork.io/runtime/internal/contract"
	"clockwork.io/runtime/internal/exchange"
	"clockwork.io/runtime/internal/fault"
	"clockwork.io/runtime/internal/judge"
	"clockwork.io/runtime/internal/plan"
	"clockwork.io/runtime/internal/secrets"
	"clockwork.io/runtime/internal/sidecar"
	"clockwork.io/runtime/internal/stage"
	"clockwork.io/runtime/internal/step"
	"clockwork.io/runtime/internal/store"
)

// What a back end tells the runtime.
const (
	stepVariable  = "CLOCKWORK_STEP"
	runVariable   = "CLOCKWORK_RUN"
	storeVariable = "CLOCKWORK_STORE"
	// endpointVariable is another server that speaks S3.
	endpointVariable = "CLOCKWORK_STORE_ENDPOINT"
	originVariable   = "CLOCKWORK_ORIGIN"
	// secretVariable names the folder that the repository's secret is mounted at.
	secretVariable = "CLOCKWORK_GIT_SECRET"
	// hostsVariable lists the hosts that may be asked for code, with blanks between.
	hostsVariable = "CLOCKWORK_GIT_HOSTS"
	// insecureVariable is 1 where http:// is allowed.
	insecureVariable = "CLOCKWORK_GIT_INSECURE"
	// submodulesVariable is 1 where the commit's submodules are fetched too.
	submodulesVariable = "CLOCKWORK_GIT_SUBMODULES"
)

// fromEnvironment is the attempt that a back end asks for.
func fromEnvironment(ctx context.Context) (sidecar.Sidecar, error) {
	if err := secrets.Take(os.Getenv(secretVariable)); err != nil {
		return sidecar.Sidecar{}, err
	}
	s, err := step.Read(os.Getenv(stepVariable))
	if err != nil {
		return sidecar.Sidecar{}, fault.New(contract.BadArguments, "%v", err)
	}
	run, err := step.ReadRun(os.Getenv(runVariable))
	if err != nil {
		return sidecar.Sidecar{}, fault.New(contract.BadArguments, "%v", err)
	}
	kept, err := store.Open(ctx, os.Getenv(storeVariable), os.Getenv(endpointVariable))
	if err != nil {
		return sidecar.Sidecar{}, err
	}
	folder := "."
	if s.Code != nil {
		folder = s.Code.Path
	}
	return sidecar.Sidecar{
		Task:   stage.Task{Task: plan.Task{Step: s, Run: run, Places: contract.InContainer(folder)}, Store: kept},
		Origin: origin(os.Getenv(originVariable)),
		Rules: code.Rules{
			Hosts:      strings.Fields(os.Getenv(hostsVariable)),
			Insecure:   os.Getenv(insecureVariable) == "1",
			Submodules: os.Getenv(submodulesVariable) == "1",
		},
		Credentials: credentials(os.Getenv(secretVariable)),
		Folder:      exchange.Shared,
		Log:         os.Stderr,
	}, nil
}

// credentials are the files of a secret, by the names of its keys.
func credentials(folder string) code.Credentials {
	if folder == "" {
		return code.Credentials{}
	}
	return code.Credentials{
		Token:      filepath.Join(folder, "token"),
		SSHKey:     filepath.Join(folder, "ssh-key"),
		KnownHosts: filepath.Join(folder, "known_hosts"),

		Authorities: filepath.Join(folder, "ca.crt"),
	}
}

// origin is what the back end knows of the image; it is only recorded.
func origin(text string) judge.Origin {
	var known struct{ Image, Digest string }
	_ = json.Unmarshal([]byte(text), &known)
	return judge.Origin(known)
}
