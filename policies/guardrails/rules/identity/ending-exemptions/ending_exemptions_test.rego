package guardrails.rules.identity.ending_exemptions_test

import data.guardrails.rules.identity.ending_exemptions as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["identity/ending-exemptions"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
