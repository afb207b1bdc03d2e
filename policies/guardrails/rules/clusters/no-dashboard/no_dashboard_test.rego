package guardrails.rules.clusters.no_dashboard_test

import data.guardrails.rules.clusters.no_dashboard as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["clusters/no-dashboard"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
