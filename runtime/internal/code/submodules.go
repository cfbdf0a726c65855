package code

import (
	"context"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"

	"clockwork.io/runtime/internal/contract"
	"clockwork.io/runtime/internal/fault"
	"github.com/go-git/go-git/v5/config"
)

// deepestSubmodules are those of those of those, and so on.
const deepestSubmodules = 5

// A submodule is a commit of another repository in a folder of this one.
type submodule struct{ folder, commit string }

// fetchSubmodules fills the folders of submodules. Their repositories follow the
// same rules; another host gets no credentials.
func fetchSubmodules(ctx context.Context, source Source, all []submodule, rules Rules, auth Credentials, folder string, level int) error {
	if len(all) == 0 {
		return nil
	}
	if level == deepestSubmodules {
		return fault.New(contract.BadArguments, "submodules of repository %s are nested more than %d deep", contract.Quoted(source.shown()), deepestSubmodules)
	}
	addresses, err := submoduleURLs(folder)
	if err != nil {
		return err
	}
	for _, one := range all {
		address, named := addresses[one.folder]
		if !named {
			return fault.New(contract.CommitNotFound, "submodule %s has no URL in .gitmodules", contract.Quoted(one.folder))
		}
		from := Source{URL: source.relative(address), Commit: one.commit}
		credentials := auth
		if own, _ := source.host(true); own != hostOf(from) {
			credentials = Credentials{KnownHosts: auth.KnownHosts}
		}
		// Links are made already, and none stands where a submodule's folder is.
		if err := fetch(ctx, from, rules, credentials, filepath.Join(folder, one.folder), level+1); err != nil {
			return fault.New(fault.Of(err).Code, "submodule %s: %s", contract.Quoted(one.folder), fault.Of(err).Reason)
		}
	}
	return nil
}

func hostOf(source Source) string {
	host, _ := source.host(true)
	return host
}

// submoduleURLs are what .gitmodules says, by folder.
func submoduleURLs(folder string) (map[string]string, error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	addresses := map[string]string{}
	text, err := root.ReadFile(".gitmodules")
	if err != nil {
		return addresses, nil
	}
	modules := config.NewModules()
	if err := modules.Unmarshal(text); err != nil {
		return nil, fault.New(contract.CommitNotFound, ".gitmodules of the commit cannot be read: %v", err)
	}
	for _, module := range modules.Submodules {
		addresses[path.Clean(module.Path)] = module.URL
	}
	return addresses, nil
}

// relative is a URL as seen from this repository: one that begins with ./ or ../
// leads on from it.
func (s Source) relative(address string) string {
	if !strings.HasPrefix(address, "./") && !strings.HasPrefix(address, "../") {
		return address
	}
	if base, err := url.Parse(s.URL); err == nil && base.Host != "" {
		base.Path = path.Join(base.Path, address)
		return base.String()
	}
	host, folder, _ := strings.Cut(s.URL, ":")
	return host + ":" + strings.TrimPrefix(path.Join("/"+folder, address), "/")
}
