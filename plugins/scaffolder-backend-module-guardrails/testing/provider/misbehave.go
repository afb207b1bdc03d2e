package main

import (
	"bufio"
	"context"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
)

const sleep = "300"

// misbehave does one thing that a provider must not do, or that a runner has to cope with.
func misbehave(ctx context.Context, step string, model thingModel, diagnostics *diag.Diagnostics) {
	text := model.Text.ValueString()
	switch step {
	case "hang": // does not listen to anybody
		time.Sleep(time.Hour)
	case "wait": // ends when it is asked to
		<-ctx.Done()
		diagnostics.AddError("Stopped as asked", "It was not made.")
	case "crash": // outside of the call, where nothing recovers
		go panic("crashed as told: " + text)
		time.Sleep(time.Hour)
	case "exit":
		os.Exit(3)
	case "stderr":
		os.Stderr.WriteString(text + "\n")
	case "diagnostic":
		diagnostics.AddError("Refused as told", text)
	case "logs": // shown where TF_LOG asks for it
		flood(text, model.Amount.ValueInt64())
	case "warning":
		diagnostics.AddWarning("Warned as told", strings.Repeat(text+"\n", repeats(text, model.Amount.ValueInt64())))
	case "children":
		leaveChildren(diagnostics)
	case "write":
		if err := os.WriteFile(model.File.ValueString(), []byte(text), 0o600); err != nil {
			diagnostics.AddError("Not written", err.Error())
		}
	case "lock":
		lock(model.File.ValueString(), diagnostics)
	default:
		diagnostics.AddError("Unknown step", step)
	}
}

func repeats(text string, megabytes int64) int {
	return int(megabytes*1024*1024)/(len(text)+1) + 1
}

func flood(text string, megabytes int64) {
	out := bufio.NewWriterSize(os.Stderr, 1<<16)
	defer out.Flush()
	for range repeats(text, megabytes) {
		out.WriteString(text + "\n")
	}
}

// leaveChildren starts one that stays in the group and one in a session of its own, which no signal to the group reaches.
func leaveChildren(diagnostics *diag.Diagnostics) {
	for _, attributes := range []syscall.SysProcAttr{{}, {Setsid: true}} {
		child := exec.Command("/bin/sleep", sleep)
		child.SysProcAttr = &attributes
		if err := child.Start(); err != nil {
			diagnostics.AddError("No child", err.Error())
		}
	}
}

// lock takes the lock for as long as the process lives.
func lock(file string, diagnostics *diag.Diagnostics) {
	handle, err := os.OpenFile(file, os.O_CREATE|os.O_RDWR, 0o600)
	if err == nil {
		err = syscall.Flock(int(handle.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	}
	if err != nil {
		diagnostics.AddError("Not locked", err.Error())
		return
	}
	held = append(held, handle)
}

// held keeps the garbage collector from closing what is locked.
var held []*os.File
