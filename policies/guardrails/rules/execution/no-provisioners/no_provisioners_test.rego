package guardrails.rules.execution.no_provisioners_test

import data.guardrails.rules.execution.no_provisioners as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["execution/no-provisioners"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
