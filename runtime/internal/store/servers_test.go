package store

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/storage/azblob/container"
)

// program is a real server that an environment variable names.
func program(t *testing.T, variable string) string {
	t.Helper()
	file := os.Getenv(variable)
	if file == "" {
		t.Skip(variable + " names no server")
	}
	return file
}

// serve runs a server until the end of the test.
func serve(t *testing.T, server string, args ...string) (address string) {
	t.Helper()
	address, end, err := start(server, args...)
	must(t, err)
	t.Cleanup(end)
	return address
}

// start runs a server, and comes back once it listens. ADDRESS, HOST and PORT in
// its arguments are where.
func start(server string, args ...string) (address string, end func(), err error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	address = listener.Addr().String()
	_ = listener.Close()
	host, port, _ := net.SplitHostPort(address)
	for i, arg := range args {
		args[i] = strings.NewReplacer("ADDRESS", address, "HOST", host, "PORT", port).Replace(arg)
	}
	command := exec.Command(server, args...)
	if err := command.Start(); err != nil {
		return "", nil, err
	}
	ended := make(chan struct{})
	go func() { _ = command.Wait(); close(ended) }()
	for {
		connection, err := net.Dial("tcp", address)
		if err == nil {
			return address, func() { _ = command.Process.Kill(); <-ended }, connection.Close()
		}
		select {
		case <-ended:
			return "", nil, fmt.Errorf("%s has ended", server)
		case <-time.After(10 * time.Millisecond):
		}
	}
}

// An s3 is a real server that speaks S3, with a bucket "runs".
type s3 struct {
	t       *testing.T
	address string
	folder  string
}

func newS3(t *testing.T) *s3 {
	t.Helper()
	server := program(t, "CLOCKWORK_TEST_S3")
	root := t.TempDir()
	must(t, os.Mkdir(filepath.Join(root, "runs"), 0o755))
	t.Setenv("AWS_ACCESS_KEY_ID", "reader")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "secret-of-test")
	address := serve(t, server, "--access", "reader", "--secret", "secret-of-test", "--port", "ADDRESS", "posix", root)
	return &s3{t, address, root}
}

func (s *s3) open(url string) Store {
	s.t.Helper()
	opened, err := Open(ctx, url, "http://"+s.address)
	must(s.t, err)
	return opened
}

// newGCS is a bucket on a server that speaks Google's protocol.
func newGCS(t *testing.T) Store {
	t.Helper()
	address := serve(t, program(t, "CLOCKWORK_TEST_GCS"), "-scheme", "http", "-host", "HOST", "-port", "PORT",
		"-public-host", "ADDRESS", "-backend", "memory", "-log-level", "error")
	made, err := http.Post("http://"+address+"/storage/v1/b", "application/json", strings.NewReader(`{"name":"runs"}`))
	must(t, err)
	must(t, made.Body.Close())
	t.Setenv("STORAGE_EMULATOR_HOST", address)
	opened, err := Open(ctx, "gs://runs/nightly", "")
	must(t, err)
	return opened
}

// azureKey is the one that every such emulator has.
const azureKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="

// endAzure ends the one server for all tests: the library reads once for a process
// where it is.
var endAzure = func() {}

var startAzure = sync.OnceValues(func() (string, error) {
	address, end, err := start(os.Getenv("CLOCKWORK_TEST_AZURE"), "--blobHost", "HOST", "--blobPort", "PORT",
		"--inMemoryPersistence", "--silent", "--skipApiVersionCheck", "--disableTelemetry")
	if err == nil {
		endAzure = end
	}
	return address, err
})

// newAzure is a container on a server that speaks Azure's protocol.
func newAzure(t *testing.T) Store {
	t.Helper()
	program(t, "CLOCKWORK_TEST_AZURE")
	address, err := startAzure()
	must(t, err)
	t.Setenv("AZURE_STORAGE_ACCOUNT", "devstoreaccount1")
	t.Setenv("AZURE_STORAGE_KEY", azureKey)
	t.Setenv("AZURE_STORAGE_PROTOCOL", "http")
	t.Setenv("AZURE_STORAGE_DOMAIN", address)
	t.Setenv("AZURE_STORAGE_IS_LOCAL_EMULATOR", "true")
	name := fmt.Sprintf("runs%d", time.Now().UnixNano())
	opened, err := Open(ctx, "azblob://"+name+"/nightly", "")
	must(t, err)
	whole, err := Open(ctx, "azblob://"+name, "")
	must(t, err)
	var client *container.Client
	if !whole.(*Bucket).objects.As(&client) {
		t.Fatal("it is no container of Azure")
	}
	_, err = client.Create(ctx, nil)
	must(t, err)
	return opened
}

// beginning makes a test's executable begin an attempt in the store it names.
const beginning = "CLOCKWORK_TEST_BEGIN"

func TestMain(m *testing.M) {
	if url := os.Getenv(beginning); url != "" {
		opened, err := Open(ctx, url, "")
		if err == nil {
			err = Begin(ctx, opened, attempt(1))
		}
		if err != nil {
			fmt.Print(err)
		}
		os.Exit(0)
	}
	if root := os.Getenv(closing); root != "" {
		if err := closeFolders(root); err != nil {
			fmt.Print(err)
		}
		os.Exit(0)
	}
	code := m.Run()
	endAzure()
	os.Exit(code)
}
