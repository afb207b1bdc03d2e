package guardrails.rules.operations.alarms_on_test

import data.guardrails.rules.operations.alarms_on as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["operations/alarms-on"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
