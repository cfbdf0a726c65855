// Command kubernetes is every part of a cluster in one executable, because they
// share most of their code: its first argument says which one it is.
//
//	kubernetes apiserver|controllers|scheduler|kubelet|kubectl [FLAG..]
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/spf13/cobra"
	"k8s.io/component-base/cli"
	kubectl "k8s.io/kubectl/pkg/cmd"
	kubectlutil "k8s.io/kubectl/pkg/cmd/util"
	apiserver "k8s.io/kubernetes/cmd/kube-apiserver/app"
	controllers "k8s.io/kubernetes/cmd/kube-controller-manager/app"
	scheduler "k8s.io/kubernetes/cmd/kube-scheduler/app"
	kubelet "k8s.io/kubernetes/cmd/kubelet/app"
)

// command is the part of that name, or nil. It is made once: most of them take
// over the process's signals, and a second time panics.
func command(name string) *cobra.Command {
	switch name {
	case "apiserver":
		return apiserver.NewAPIServerCommand()
	case "controllers":
		return controllers.NewControllerManagerCommand()
	case "scheduler":
		return scheduler.NewSchedulerCommand()
	case "kubelet":
		// It listens to signals itself; whoever gives it a context must not.
		return kubelet.NewKubeletCommand(context.Background())
	case "kubectl":
		return kubectl.NewDefaultKubectlCommand()
	}
	return nil
}

func main() {
	var found *cobra.Command
	if len(os.Args) > 1 {
		found = command(os.Args[1])
	}
	if found == nil {
		fmt.Fprintln(os.Stderr, "usage: kubernetes apiserver|controllers|scheduler|kubelet|kubectl [FLAG..]")
		os.Exit(2)
	}
	name := os.Args[1]
	// kubectl and the log read the process's arguments themselves.
	os.Args = append(os.Args[:1], os.Args[2:]...)
	if name == "kubectl" {
		kubectlutil.CheckErr(cli.RunNoErrOutput(found))
		return
	}
	os.Exit(cli.Run(found))
}
