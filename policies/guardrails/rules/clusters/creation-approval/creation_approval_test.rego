package guardrails.rules.clusters.creation_approval_test

import data.guardrails.rules.clusters.creation_approval as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["clusters/creation-approval"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
