package guardrails.rules.reliability.detailed_monitoring_test

import data.guardrails.rules.reliability.detailed_monitoring as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["reliability/detailed-monitoring"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
