package guardrails.rules.identity.enforced_policies_test

import data.guardrails.rules.identity.enforced_policies as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["identity/enforced-policies"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
