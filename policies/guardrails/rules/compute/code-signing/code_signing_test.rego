package guardrails.rules.compute.code_signing_test

import data.guardrails.rules.compute.code_signing as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["compute/code-signing"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
