package guardrails.rules.reliability.maintenance_window_test

import data.guardrails.rules.reliability.maintenance_window as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["reliability/maintenance-window"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
