package main

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// thing exists nowhere but in the state, or in its place where it has one. What it does while it is planned or applied is written in its attributes.
type thing struct{}

type thingModel struct {
	ID     types.String `tfsdk:"id"`
	Name   types.String `tfsdk:"name"`
	Plan   types.List   `tfsdk:"plan"`
	Apply  types.List   `tfsdk:"apply"`
	Text   types.String `tfsdk:"text"`
	File   types.String `tfsdk:"file"`
	Amount types.Int64  `tfsdk:"megabytes"`
	Place  types.String `tfsdk:"place"`
}

func newThing() resource.Resource { return &thing{} }

func (*thing) Metadata(_ context.Context, _ resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = "testing_thing"
}

func (*thing) Schema(_ context.Context, _ resource.SchemaRequest, response *resource.SchemaResponse) {
	steps := func(when string) schema.ListAttribute {
		return schema.ListAttribute{
			Optional:    true,
			ElementType: types.StringType,
			Description: "What to do " + when + ", in this order",
		}
	}
	response.Schema = schema.Schema{
		Attributes: map[string]schema.Attribute{
			"id": schema.StringAttribute{
				Computed:      true,
				PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
			},
			"name":      schema.StringAttribute{Required: true},
			"plan":      steps("while it is planned"),
			"apply":     steps("while it is made"),
			"text":      schema.StringAttribute{Optional: true, Description: "What to say"},
			"file":      schema.StringAttribute{Optional: true, Description: "What to write or lock"},
			"place":     schema.StringAttribute{Optional: true, Description: "A file that it is: gone when the file is"},
			"megabytes": schema.Int64Attribute{Optional: true, Description: "How much to say"},
		},
	}
}

func (*thing) ModifyPlan(ctx context.Context, request resource.ModifyPlanRequest, response *resource.ModifyPlanResponse) {
	if request.Plan.Raw.IsNull() {
		return
	}
	var model thingModel
	response.Diagnostics.Append(request.Plan.Get(ctx, &model)...)
	perform(ctx, model, model.Plan, &response.Diagnostics)
}

func (*thing) Create(ctx context.Context, request resource.CreateRequest, response *resource.CreateResponse) {
	var model thingModel
	response.Diagnostics.Append(request.Plan.Get(ctx, &model)...)
	perform(ctx, model, model.Apply, &response.Diagnostics)
	if response.Diagnostics.HasError() {
		return
	}
	if place := model.Place.ValueString(); place != "" {
		if err := os.WriteFile(place, nil, 0o600); err != nil {
			response.Diagnostics.AddError("Not made", err.Error())
			return
		}
	}
	response.Diagnostics.Append(response.State.Set(ctx, &model)...)
	response.Diagnostics.Append(response.State.SetAttribute(ctx, path.Root("id"), "thing-"+model.Name.ValueString())...)
}

// Read finds out that it was deleted outside.
func (*thing) Read(ctx context.Context, request resource.ReadRequest, response *resource.ReadResponse) {
	var model thingModel
	response.Diagnostics.Append(request.State.Get(ctx, &model)...)
	if model.Place.ValueString() == "" {
		return
	}
	if _, err := os.Stat(model.Place.ValueString()); errors.Is(err, fs.ErrNotExist) {
		response.State.RemoveResource(ctx)
	}
}

func (*thing) Update(ctx context.Context, request resource.UpdateRequest, response *resource.UpdateResponse) {
	var model thingModel
	response.Diagnostics.Append(request.Plan.Get(ctx, &model)...)
	perform(ctx, model, model.Apply, &response.Diagnostics)
	response.Diagnostics.Append(response.State.Set(ctx, &model)...)
}

func (*thing) Delete(ctx context.Context, request resource.DeleteRequest, response *resource.DeleteResponse) {
	var model thingModel
	response.Diagnostics.Append(request.State.Get(ctx, &model)...)
	if place := model.Place.ValueString(); place != "" {
		if err := os.Remove(place); err != nil {
			response.Diagnostics.AddError("Not deleted", err.Error())
		}
	}
}

func perform(ctx context.Context, model thingModel, list types.List, diagnostics *diag.Diagnostics) {
	var steps []string
	diagnostics.Append(list.ElementsAs(ctx, &steps, true)...)
	for _, step := range steps {
		if diagnostics.HasError() {
			return
		}
		misbehave(ctx, step, model, diagnostics)
	}
}
