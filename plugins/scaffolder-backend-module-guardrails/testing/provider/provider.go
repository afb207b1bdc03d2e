package main

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/resource"
)

type testingProvider struct{}

func newProvider() provider.Provider { return &testingProvider{} }

func (*testingProvider) Metadata(_ context.Context, _ provider.MetadataRequest, response *provider.MetadataResponse) {
	response.TypeName = "testing"
	response.Version = "1.0.0"
}

func (*testingProvider) Schema(context.Context, provider.SchemaRequest, *provider.SchemaResponse) {}

func (*testingProvider) Configure(context.Context, provider.ConfigureRequest, *provider.ConfigureResponse) {
}

func (*testingProvider) DataSources(context.Context) []func() datasource.DataSource { return nil }

func (*testingProvider) Resources(context.Context) []func() resource.Resource {
	return []func() resource.Resource{newThing}
}
