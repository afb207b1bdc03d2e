// A Terraform provider for the tests of the runner. Its one resource misbehaves as it is told, so that the tests meet a
// provider that is a process: it hangs, crashes, floods its output, holds a lock, or leaves children behind.
package main

import (
	"context"
	"log"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
)

func main() {
	err := providerserver.Serve(context.Background(), newProvider, providerserver.ServeOpts{
		Address: "registry.terraform.io/guardrails/testing",
	})
	if err != nil {
		log.Fatal(err)
	}
}
