package guardrails.rules.access.incident_test

import data.guardrails.rules.access.incident as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["access/incident"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
