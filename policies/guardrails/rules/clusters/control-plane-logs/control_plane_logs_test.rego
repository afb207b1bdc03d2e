package guardrails.rules.clusters.control_plane_logs_test

import data.guardrails.rules.clusters.control_plane_logs as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["clusters/control-plane-logs"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
